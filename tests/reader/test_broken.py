"""Broken and hostile documents: each is refused with one plain reason, soon, and nothing dies of it."""

import json
import os
import pathlib
import struct
import subprocess
import threading

import pytest

ROOT = pathlib.Path(__file__).parents[2]
READER = pathlib.Path(os.environ["VITAE_BIN"]).with_name("vitae-extract")
# Far more than any of them takes on an idle machine; a machine with other work is slower.
SECONDS = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("broken")


@pytest.fixture(scope="module")
def expected(folder):
    """File name → the reasons that may be given."""
    made = subprocess.run(
        [ROOT / "tools/make_broken", folder], check=True, capture_output=True, text=True
    )
    lines = [line.split("\t") for line in made.stdout.splitlines()]
    return {name: reasons.split("|") for name, reasons in lines}


def read(content):
    """The answer of one vitae-extract, which is started and spoken to as the server does it."""
    environment = {"LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([READER], env=environment, **pipes) as child:
        watchdog = threading.Timer(SECONDS, child.kill)
        watchdog.start()
        # It ends when its input is closed, so that stays open until it has answered.
        assert child.stdout.read(1) == b"R"
        child.stdin.write(struct.pack("<Q", len(content)) + content)
        child.stdin.flush()
        answer = child.stdout.read()
        watchdog.cancel()
        assert (child.wait(), child.stderr.read()) == (0, b"")
    assert struct.unpack("<Q", answer[:8])[0] == len(answer) - 8
    return json.loads(answer[8:])


def test_each_broken_document_is_refused_with_its_reason(folder, expected):
    assert len(expected) >= 60
    given = {}
    for name in expected:
        answer = read((folder / name).read_bytes())
        given[name] = answer.get("error", {}).get("reason", "read")
    assert {name: reason for name, reason in given.items() if reason not in expected[name]} == {}


def test_a_sample_with_a_byte_changed_anywhere_is_read_or_refused():
    sample = (ROOT / "samples/engineer.pdf").read_bytes()
    for at in range(0, len(sample), len(sample) // 40):
        answer = read(sample[:at] + b"\xff" + sample[at + 1 :])
        assert "error" in answer or "record" in answer
