"""Figures of Vitae on PostgreSQL, beside BullMQ's own client on the same PostgreSQL. For bench/run."""

import contextlib
import http.client
import json
import pathlib
import statistics
import subprocess
import time

from harness.postgres import Postgres
from harness.server import Server, binary, wait_until

HERE = pathlib.Path(__file__).resolve().parent
TRIGGERS = 10_000
ADDS = 5_000
JOBS = 2_000
CLAIMS = 100
ROUNDS = 3


def peer(what, postgres, count):
    command = ["node", HERE / "bullmq_postgres.mjs", what, postgres.folder, "peer", count, 50]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["perSecond"]


@contextlib.contextmanager
def running(folder, url, *options):
    server = Server(folder, *options, database=url)
    server.start()
    try:
        server.add_account("power", "POWER_USER")
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def working(server, threads):
    ready = server.folder / "worker-ready"
    command = [binary(), "worker", "--workers", str(threads), "--ready-file", ready]
    worker = subprocess.Popen(command, env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(ready.exists, "start of the worker")
        yield
    finally:
        worker.terminate()
        worker.wait()
        ready.unlink()


def jobs_per_second(server, postgres, database):
    """Empty folders, queued beforehand: a job is claimed, listed, settled and audited. From the first claim to the last
    end, by the database's own times, as looking on costs the workers their processor."""
    still_open = "SELECT EXISTS (SELECT 1 FROM jobs WHERE state IN ('queued', 'running'))"
    rate = "SELECT COUNT(*) * 1000000 / (MAX(finished_at) - MIN(started_at)) FROM jobs WHERE path LIKE '/jobs/%'"
    with working(server, 50):
        deadline = time.monotonic() + 600
        while postgres.sql(still_open, database) == "t":
            assert time.monotonic() < deadline, "the jobs do not end"
            time.sleep(0.5)
        return float(postgres.sql(rate, database))


def claim_latencies(server):
    """Milliseconds from sending a trigger to the first answer that shows it claimed elsewhere."""
    connection = http.client.HTTPConnection(server.address)
    headers = server["power"].credentials() | {"Content-Type": "application/json"}

    def send(method, path, body=None):
        connection.request(method, path, body, headers)
        return json.loads(connection.getresponse().read())["data"]

    for _ in range(CLAIMS):
        begin = time.perf_counter()
        path = "/api/ingestion/jobs/" + send("POST", "/api/ingestion/trigger", "{}")["jobId"]
        while send("GET", path)["state"] == "queued":
            pass
        yield (time.perf_counter() - begin) * 1000
        wait_until(lambda: send("GET", path)["state"] == "succeeded", "end of the job")


def measure(folder, load):
    """`load(server, connections, name, count)` fires triggers. Yields the rows of the table."""
    postgres = Postgres().make().start()
    try:
        postgres.sql("CREATE DATABASE peer")
        rates, adds = [], []
        database = postgres.make_database()
        with running(folder / "triggers", postgres.url(database), "--workers", "0") as server:
            load(server, 64, "warm", 1_000)
            for turn in range(ROUNDS):
                rates.append(load(server, 64, f"p{turn}", TRIGGERS)["perSecond"])
                adds.append(peer("add", postgres, ADDS))
        database = postgres.make_database()
        with running(folder / "claims", postgres.url(database), "--workers", "0") as server:
            with working(server, 2):
                latencies = list(claim_latencies(server))
            for number in range(JOBS):
                (server.resumes / "jobs" / f"{number:010}").mkdir(parents=True)
            load(server, 64, "jobs", JOBS)
            ours = jobs_per_second(server, postgres, database)
            theirs = peer("work", postgres, JOBS)
    finally:
        postgres.close()
    rate, add = statistics.median(rates), statistics.median(adds)
    yield "PostgreSQL: triggers, 64 connections", f"{rate:,.0f}/s", ""
    yield "  BullMQ Queue.add on it, 50 in flight", f"{add:,.0f}/s", ""
    yield "  triggers beside it", f"{rate / add:.2f} x", ">= 3 x"
    yield "PostgreSQL: no-op jobs worked off", f"{ours:,.0f}/s", ""
    yield "  a Node worker, concurrency 50", f"{theirs:,.0f}/s", ""
    yield "  jobs beside it", f"{ours / theirs:.2f} x", ">= 1 x"
    yield "PostgreSQL: trigger to claimed elsewhere, p50", f"{statistics.median(latencies):.1f} ms", "< 30 ms"
