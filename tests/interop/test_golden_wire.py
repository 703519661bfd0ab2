"""Vitae's calls of BullMQ's scripts are those of the stock client, byte for byte."""

import ast
import hashlib
import json
import pathlib
import re
import socket
import struct
import subprocess
import threading

import pytest

from harness.redis import Redis
from harness.server import binary

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEER = pathlib.Path(__file__).with_name("peer.mjs")
WIRE_CALLS = pathlib.Path(binary()).parents[1] / "tests" / "interop" / "wire_calls"
SCRIPTS = ROOT / "node_modules" / "bullmq" / "dist" / "cjs" / "scripts"
PREFIX = b"bull:ingest-dropbox:"
QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"')


class Recorder(threading.Thread):
    """Every command that the server runs, as MONITOR tells it."""

    def __init__(self, port):
        super().__init__()
        self.connection = socket.create_connection(("127.0.0.1", port))
        self.connection.sendall(b"MONITOR\r\n")
        self.lines = self.connection.makefile("rb")
        assert self.lines.readline() == b"+OK\r\n"
        self.commands = []

    def run(self):
        for line in self.lines:
            words = [ast.literal_eval(f'b"{word.decode()}"') for word in QUOTED.findall(line)]
            self.commands.append(words)
            if words[:2] == [b"ECHO", b"end"]:
                return


def sha1_of(script):
    """Of the script as the package has it: what EVALSHA names."""
    name = script.rpartition("-")[0]
    code = f"process.stdout.write(require('{SCRIPTS}/{script}.js').{name}.content)"
    text = subprocess.run(["node", "-e", code], capture_output=True, check=True).stdout
    return hashlib.sha1(text).hexdigest()


@pytest.fixture(scope="module")
def recorded():
    """The stock client's calls, as sha1 → lists of keys and arguments."""
    redis = Redis().start()
    try:
        recorder = Recorder(redis.port)
        recorder.start()
        subprocess.run(["node", PEER, str(redis.port), "golden"], check=True, timeout=60)
        redis.call("ECHO", "end")
        recorder.join(timeout=10)
    finally:
        redis.close()
    calls = {}
    for words in recorder.commands:
        command = words[0].lower() if words else b""
        if command == b"eval":
            calls.setdefault(hashlib.sha1(words[1]).hexdigest(), []).append(words[3:])
        if command == b"evalsha":
            calls.setdefault(words[1].decode(), []).append(words[3:])
    return calls


def ours(script, job="-", token="-", milliseconds=0, data="-"):
    line = f"{script} {job} {token} {milliseconds} {data}\n"
    done = subprocess.run(
        [WIRE_CALLS, "golden"], input=line, capture_output=True, text=True, check=True
    )
    call = json.loads(done.stdout)
    return call["sha1"], [bytes.fromhex(argument) for argument in call["arguments"]]


def token_in(packed):
    return re.search(rb"[0-9a-f-]{36}:[0-9]+", packed)[0].decode()


def time_in(packed):
    """The one double in it."""
    return int(struct.unpack(">d", packed[packed.index(b"\xcb") + 1 :][:8])[0])


def find(recorded, script, chosen=lambda call: True):
    calls = [call for call in recorded.get(sha1_of(script), []) if chosen(call)]
    assert calls, f"the stock client never called {script}"
    return calls[0]


@pytest.mark.parametrize("script, job", [("addStandardJob-9", "standard"), ("addDelayedJob-6", "later")])
def test_adding(recorded, script, job):
    theirs = find(recorded, script)
    data = '{"dropboxPath":"/cv"}'
    assert ours(script, job, milliseconds=time_in(theirs[-3]), data=data) == (sha1_of(script), theirs)


def test_taking(recorded):
    theirs = find(recorded, "moveToActive-11")
    call = ours("moveToActive-11", token=token_in(theirs[-1]), milliseconds=int(theirs[-2]))
    assert call == (sha1_of("moveToActive-11"), theirs)


def test_finishing(recorded):
    theirs = find(recorded, "moveToFinished-14", lambda call: call[14] == b"standard")
    call = ours("moveToFinished-14", "standard", token_in(theirs[21]), int(theirs[15]), '{"found":1}')
    assert call == (sha1_of("moveToFinished-14"), theirs)


def test_trying_again_later(recorded):
    """The stock client also stores the failure's stack and asks for the next job."""
    theirs = find(recorded, "moveToDelayed-11", lambda call: call[13] == b"failing")
    sha1, call = ours("moveToDelayed-11", "failing", theirs[14].decode(), int(theirs[12]))
    assert (sha1, call[:17]) == (sha1_of("moveToDelayed-11"), theirs[:17])
    assert len(call) == len(theirs)


def test_giving_back(recorded):
    theirs = find(recorded, "moveJobFromActiveToWait-9")
    call = ours("moveJobFromActiveToWait-9", "limited", theirs[10].decode())
    assert call == (sha1_of("moveJobFromActiveToWait-9"), theirs)


def test_keeping_locks(recorded):
    theirs = find(recorded, "extendLocks-1")
    call = ours("extendLocks-1", "long", token_in(theirs[2]))
    assert call == (sha1_of("extendLocks-1"), theirs)


def test_freeing_stalled_jobs(recorded):
    theirs = find(recorded, "moveStalledJobsToWait-9")
    call = ours("moveStalledJobsToWait-9", milliseconds=int(theirs[11]))
    assert call == (sha1_of("moveStalledJobsToWait-9"), theirs)


def test_telling_progress(recorded):
    theirs = find(recorded, "updateProgress-3", lambda call: call[3] == b"standard")
    call = ours("updateProgress-3", "standard", data='{"found":1}')
    assert call == (sha1_of("updateProgress-3"), theirs)


def test_removing(recorded):
    """The stock client removes children too; Vitae's jobs have none."""
    theirs = find(recorded, "removeJob-2")
    sha1, call = ours("removeJob-2", "later")
    assert (sha1, call[:3], call[4:]) == (sha1_of("removeJob-2"), theirs[:3], theirs[4:])
