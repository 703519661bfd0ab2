"""One server that is killed and restarted many times on the same data, and checked each time."""

import dataclasses
import random
import time
import zlib

from firing import Log, Volley, replay_unanswered
from harness.server import Server, wait_until
from oracle import check, open_jobs, scalar

# Name of a fail point → the most often that it may be passed before it strikes.
POINTS = {
    "before_commit": 60,
    "after_commit_before_answer": 60,
    "after_claim": 8,
    "before_settle": 3,
    "after_settle": 3,
}


@dataclasses.dataclass
class Summary:
    name: str
    rounds: int = 0
    struck: int = 0  # died at the fail point itself
    sent: int = 0
    acknowledged: int = 0
    replayed: int = 0
    jobs: int = 0
    documents: int = 0

    def __str__(self):
        died = f", {self.struck} at the point itself" if self.name in POINTS else ""
        return (
            f"{self.name}: {self.rounds} kills{died}; {self.sent} triggers sent,"
            f" {self.acknowledged} acknowledged, {self.replayed} replayed by key;"
            f" {self.jobs} jobs, {self.documents} documents; nothing lost, nothing twice"
        )


class Series:
    """`point` names a fail point; without one the server is killed at random instants."""

    def __init__(self, folder, point=None):
        self.name = point or "random"
        self.point = point
        self.dice = random.Random(zlib.crc32(self.name.encode()))
        self.server = Server(folder, "--workers", "2")
        self.log = Log()
        self.summary = Summary(self.name)
        self.contents = 0

    def run(self, rounds):
        self.put_resumes()
        self.server.start()
        self.server.add_account("admin", "ADMIN")
        self.server.add_account("power", "POWER_USER")
        for number in range(rounds):
            self.crash(number)
            self.recover()
        self.read_all()
        assert self.server.stop() == 0
        return self.finished_summary()

    def put_resumes(self):
        """Three new files with two new contents: a resume, another, and a copy of it."""
        names = [f"{self.contents}-{i}" for i in range(2)]
        self.contents += 2
        for name in names:
            text = f"Ada Example\nada.{name}@example.com\n+1 202-555-0143\n"
            self.server.put_resume(f"{name}.txt", text)
        self.server.put_resume(f"copies/{name}.txt", text)

    def crash(self, number):
        """Starts the server so that it will die, and fires at it until it has."""
        self.put_resumes()
        if self.point:
            assert self.server.stop() == 0
            passes = self.dice.randint(1, POINTS[self.point])
            self.server.environment["VITAE_FAIL_POINT"] = f"{self.point}:{passes}"
            if not self.restart():
                return  # it passed the point before it was ready
        volley = Volley(
            self.server["power"], self.log, self.dice.randrange(2**32), f"{self.name}-{number}"
        )
        self.wait_for_death()
        volley.join()
        self.summary.rounds += 1

    def restart(self):
        """False when the server died before it was ready."""
        try:
            self.server.restart()
            return True
        except AssertionError:
            assert self.server.process.wait() == -9, self.server.output.read_text()
            self.summary.rounds += 1
            self.summary.struck += 1
            return False

    def wait_for_death(self):
        """Waits for the fail point; kills at a random instant, or when that was not passed."""
        process = self.server.process
        patience = 4 if self.point else self.dice.choice([0.05, 0.3, 1.5]) * self.dice.random()
        deadline = time.monotonic() + patience
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.001)
        if process.poll() is None:
            self.server.kill()
        else:
            assert process.returncode == -9, self.server.output.read_text()
            self.summary.struck += 1

    def recover(self):
        self.server.environment.pop("VITAE_FAIL_POINT", None)
        self.server.restart()
        self.summary.replayed += replay_unanswered(self.server["power"], self.log)
        wait_until(lambda: open_jobs(self.server) == 0, "end of all jobs", 120)
        check(self.server, self.log)

    def read_all(self):
        """At last every resume is read, each content once; a file that a kill failed thrice too."""
        self.server.finish(self.server.trigger("/"))
        documents = scalar(self.server, "SELECT COUNT(*) FROM documents")
        assert documents == self.contents
        assert scalar(self.server, "SELECT COUNT(*) FROM files WHERE state <> 'done'") == 0
        candidates = scalar(self.server, "SELECT COUNT(*) FROM candidates")
        assert candidates == documents

    def finished_summary(self):
        self.summary.sent = len(self.log.sent)
        self.summary.acknowledged = len(self.log.acknowledged)
        self.summary.jobs = scalar(self.server, "SELECT COUNT(*) FROM jobs WHERE kind = 'ingest'")
        self.summary.documents = scalar(self.server, "SELECT COUNT(*) FROM documents")
        return self.summary
