"""Several processes on one PostgreSQL, and what can happen to it and to them."""

import random
import subprocess
import threading

from firing import Gun, Log, Shot, replay_unanswered
from harness.postgres import Postgres
from harness.server import Server, binary, wait_until
from oracle import RULES

TRIGGERED = """
    SELECT jobs.id, path, COUNT(*) FROM jobs JOIN audit_events ON entity_id = jobs.id
    WHERE event_type = 'ingestion.trigger' GROUP BY jobs.id, path"""


class PatientGun(Gun):
    """While its database is away a server answers 503: then nothing was promised."""

    def fire(self, shot):
        try:
            return super().fire(shot)
        except AssertionError as refused:
            if not str(refused).startswith("503"):
                raise
            self.log.note_silence(shot)
            return True


class Fleet:
    """Two servers and three workers."""

    def __init__(self, folder, workers=3):
        self.folder = folder
        self.postgres = Postgres().make().start()
        self.database = self.postgres.make_database()
        self.url = self.postgres.url(self.database)
        self.servers = [
            Server(folder / name, "--workers", "0", database=self.url) for name in ("a", "b")
        ]
        self.servers[1].resumes = self.servers[0].resumes
        for server in self.servers:
            server.environment["VITAE_KEY_FILE"] = str(folder / "blob.key")
        self.workers = []
        self.log = Log()
        self.shots = 0
        self.dice = random.Random(7)
        for server in self.servers:
            server.start()
        self.servers[0].add_account("admin", "ADMIN")
        self.servers[0].add_account("power", "POWER_USER")
        self.callers = [self.caller(server) for server in self.servers]
        for _ in range(workers):
            self.start_worker()

    def caller(self, server):
        power = self.servers[0]["power"]
        return type(power)(server.address, token=power.token)

    def start_worker(self):
        ready = self.folder / f"worker-{len(self.workers)}"
        with (self.folder / "workers.txt").open("ab") as output:
            worker = subprocess.Popen(
                [binary(), "worker", "--workers", "2", "--ready-file", ready],
                env=self.servers[0].environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        wait_until(ready.exists, "start of a worker")
        self.workers.append(worker)
        return worker

    def scalar(self, sql):
        return int(self.postgres.sql(sql, self.database) or 0)

    def fire(self, count=25):
        """Threads that fire at both servers; join them."""

        def run(caller, first):
            gun = PatientGun(caller, self.log)
            for number in range(first, first + count):
                key = f"key-{number}" if number % 2 else None
                if not gun.fire(Shot(f"/{number}", key)):
                    gun = PatientGun(caller, self.log)

        threads = []
        for caller in self.callers:
            threads.append(threading.Thread(target=run, args=(caller, self.shots)))
            self.shots += count
            threads[-1].start()
        return threads

    def settle(self):
        wait_until(self.is_up, "both servers to answer", 60)
        replay_unanswered(self.callers[0], self.log)
        open_jobs = "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')"
        wait_until(lambda: self.scalar(open_jobs) == 0, "end of all jobs", 120)
        self.check()

    def is_up(self):
        return all(caller.get("/readyz").status == 200 for caller in self.callers)

    def check(self):
        for fault, sql in RULES.items():
            assert self.scalar(sql) == 0, fault
        triggered = set(self.postgres.sql(TRIGGERED, self.database).splitlines())
        for promise in self.log.acknowledged:
            once = f"{promise.job_id}|{promise.shot.path}|1"
            assert once in triggered, f"not once: {promise}"
        doubled = "SELECT COUNT(*) FROM (SELECT path FROM jobs WHERE kind = 'ingest' AND path <> '/'"
        assert self.scalar(doubled + " GROUP BY path HAVING COUNT(*) > 1) AS twice") == 0
        assert '"whole":true' in self.servers[0].command("audit", "verify", "--json")

    def close(self):
        for worker in self.workers:
            worker.kill()
            worker.wait()
        for server in self.servers:
            server.stop()
        self.postgres.close()
