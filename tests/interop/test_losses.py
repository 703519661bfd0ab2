"""Redis loses what it holds, again and again, under Vitae's and Node's workers; no trigger is lost or done twice.

VITAE_CRASH_ROUNDS=full is the long run of `make crash`.
"""

import contextlib
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import time

import pytest

from harness.people import start_server
from harness.redis import Redis
from harness.server import wait_until

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "crash"))
from oracle import RULES  # noqa: E402

PEER = pathlib.Path(__file__).with_name("peer.mjs")
FULL = os.environ.get("VITAE_CRASH_ROUNDS") == "full"
ROUNDS = 30
# The stock worker sometimes does not end when it is told to, so this is not in `make test`.
pytestmark = pytest.mark.skipif(not FULL, reason="a part of `make crash`")
BURST = 20
DURABLE = ("--appendonly", "yes", "--appendfsync", "no", "--auto-aof-rewrite-percentage", "0")


def flush(redis):
    redis.call("FLUSHALL")


def flush_scripts(redis):
    redis.call("SCRIPT", "FLUSH")


def cut_clients(redis):
    redis.call("CLIENT", "KILL", "TYPE", "normal")


def kill(redis):
    """It comes back empty, or with what its file has."""
    redis.kill()
    redis.start()


def cut_power(redis):
    """Only what was synced survives: somewhere behind the last sync, the file ends."""
    redis.kill()
    (file,) = redis.folder.glob("appendonlydir/*.incr.aof")
    size = file.stat().st_size
    os.truncate(file, random.randint(min(redis.synced, size), size))
    redis.start()


LOSSES = {
    "flush": (flush, ()),
    "script flush": (flush_scripts, ()),
    "client kill": (cut_clients, ()),
    "kill": (kill, ()),
    "power cut": (cut_power, DURABLE),
}


class Run:
    """A server, a Node worker and a Redis that fails them."""

    def __init__(self, folder, name):
        self.lose, options = LOSSES[name]
        self.redis = Redis(*options).start()
        self.redis.synced = 0
        os.environ["VITAE_REDIS_URL"] = self.redis.url
        try:
            self.server = start_server(folder, None, "--workers", "2")
        finally:
            del os.environ["VITAE_REDIS_URL"]
        self.worker = subprocess.Popen(
            ["node", PEER, str(self.redis.port), "work"], stdout=subprocess.DEVNULL
        )
        self.jobs = {}

    def round(self, number):
        with contextlib.suppress(ValueError):
            (file,) = self.redis.folder.glob("appendonlydir/*.incr.aof")
            self.redis.synced = file.stat().st_size
        instant = random.randrange(BURST)
        for shot in range(BURST):
            path = ("/", "/team")[shot] if shot < 2 else f"/nowhere/{number}-{shot}"
            self.jobs[self.server.trigger(path)] = path
            if shot == instant:
                self.lose(self.redis)
        for job in self.jobs:
            self.server.finish(job, 120)

    def check(self):
        database = f"file:{self.server.data / 'vitae.db'}?mode=ro"
        with contextlib.closing(sqlite3.connect(database, uri=True)) as sql:
            for fault, query in RULES.items():
                row = sql.execute(query).fetchone()
                assert not row or row[0] == 0, fault
            rows = dict(sql.execute("SELECT id, path FROM jobs WHERE kind = 'ingest'"))
        assert rows == self.jobs
        self.server.command("audit", "verify")

    def close(self):
        self.worker.terminate()
        self.worker.wait(timeout=30)
        code = self.server.stop()
        self.redis.close()
        assert code == 0, self.server.output.read_text()


@pytest.mark.parametrize("name", LOSSES)
def test_every_acknowledged_trigger_is_done_once(name, tmp_path, capsys):
    run = Run(tmp_path, name)
    begin = time.monotonic()
    try:
        for number in range(ROUNDS):
            run.round(number)
        run.check()
    finally:
        run.close()
    with capsys.disabled():
        seconds = time.monotonic() - begin
        print(f"\nredis {name}: {ROUNDS} rounds, {len(run.jobs)} triggers, {seconds:.1f} s")
