"""A folder with broken and hostile files: each has one plain reason, and the rest is read."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess

import pytest

from harness.server import Server

ROOT = pathlib.Path(__file__).parents[2]


def make_broken(folder):
    """File name → the reasons that may be given."""
    made = subprocess.run(
        [ROOT / "tools/make_broken", folder], check=True, capture_output=True, text=True
    )
    lines = [line.split("\t") for line in made.stdout.splitlines()]
    return {name: reasons.split("|") for name, reasons in lines}


@pytest.fixture
def server(tmp_path):
    started = Server(tmp_path, "--workers", "2").start()
    started.add_account("power", "POWER_USER")
    yield started
    assert started.stop() == 0


def files_of(server, job):
    return {
        file["path"].removeprefix("/"): file
        for file in server["power"].get(f"/api/ingestion/jobs/{job}/files?limit=200").items
    }


def test_each_broken_file_has_a_reason_and_the_others_are_read(server):
    expected = make_broken(server.resumes)
    samples = [shutil.copy(path, server.resumes) for path in (ROOT / "samples").iterdir()]
    job = server.finish(server.trigger(), seconds=240)
    files = files_of(server, job["id"])
    assert job["state"] == "succeeded"
    assert job["progress"]["done"] == len(samples)
    assert job["progress"]["failed"] + job["progress"]["skipped"] == len(expected)
    assert {pathlib.Path(path).name for path in samples} == {
        name for name, file in files.items() if file["state"] == "done"
    }
    reasons = {name: files[name]["reason"]["code"] for name in expected}
    assert {name: code for name, code in reasons.items() if code not in expected[name]} == {}
    assert all(len(files[name]["reason"]["message"].split()) > 3 for name in expected)


def busiest_reader(server):
    """The reader that works the most, and its processor time in ticks."""
    threads = pathlib.Path(f"/proc/{server.process.pid}/task").iterdir()
    readers = [pid for thread in threads for pid in (thread / "children").read_text().split()]

    def ticks(pid):
        try:
            stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
        except OSError:  # it has just ended
            return 0
        return int(stat.rpartition(")")[2].split()[11])

    return max(((ticks(pid), int(pid)) for pid in readers), default=(0, 0))


def test_a_reader_that_is_killed_from_outside_is_replaced_and_the_file_tried_again(server):
    make_broken(server.folder / "broken")
    shutil.copy(server.folder / "broken/doubling.pdf", server.resumes)
    job = server.trigger()
    killed = set()
    while server.job(job)["state"] in ("queued", "running"):
        ticks, pid = busiest_reader(server)
        if ticks > 50 and pid not in killed:  # half a second: more than a start takes
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed.add(pid)
    (file,) = files_of(server, job).values()
    assert len(killed) > 1
    assert (file["state"], file["reason"]["code"]) == ("failed", "extract_killed")
    server.put_resume("ada.txt", "Ada Example\nada.example@example.com\n")
    assert server.finish(server.trigger("/ada.txt"))["progress"]["done"] == 1
