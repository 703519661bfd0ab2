"""Two servers and three workers on one PostgreSQL, as a team runs them: each answers for all, and they are replaced one
by one while people go on."""

import itertools
import signal
import threading

import pytest

from firing import Shot
from harness.events import EventStream
from harness.server import wait_until
from shared import Fleet, PatientGun


@pytest.fixture(scope="module")
def fleet(tmp_path_factory):
    fleet = Fleet(tmp_path_factory.mktemp("fleet"))
    fleet.servers[0].put_resume("ada.txt", "Ada Example\nada@example.com\n")
    yield fleet
    fleet.close()


def test_any_server_answers_for_any_job(fleet):
    here, there = fleet.callers
    job = here.post("/api/ingestion/trigger", {}).data["jobId"]
    wait_until(lambda: there.get(f"/api/ingestion/jobs/{job}").data["state"] == "succeeded", "end of the job")
    assert there.get(f"/api/ingestion/jobs/{job}").data == here.get(f"/api/ingestion/jobs/{job}").data
    (document,) = [file["documentId"] for file in there.get(f"/api/ingestion/jobs/{job}/files").items]
    assert here.get(f"/api/documents/{document}").status == there.get(f"/api/documents/{document}").status == 200


def test_a_stream_of_one_server_shows_what_was_triggered_at_the_other(fleet):
    here, there = fleet.callers
    with EventStream(there) as stream:
        job = here.post("/api/ingestion/trigger", {}).data["jobId"]
        states = [e.data["state"] for e in stream.until_job(job, "succeeded") if e.data["id"] == job]
    assert states[-1] == "succeeded"


class CarefulClient(threading.Thread):
    """Sends each trigger to one server, and, when that goes away, the same trigger to the other."""

    def __init__(self, fleet, number):
        super().__init__()
        self.fleet, self.number, self.over, self.sent = fleet, number, threading.Event(), 0

    def run(self):
        place = self.number
        gun = PatientGun(self.fleet.callers[place % 2], self.fleet.log)
        for count in itertools.count():
            if self.over.is_set():
                return
            shot = Shot(f"/rolling/{self.number}/{count}", f"rolling-{self.number}-{count}")
            acknowledged = len(self.fleet.log.acknowledged)
            while not gun.fire(shot) or not self.is_acknowledged(shot, acknowledged):
                place += 1
                gun = PatientGun(self.fleet.callers[place % 2], self.fleet.log)
            self.sent += 1

    def is_acknowledged(self, shot, since):
        return any(promise.shot == shot for promise in self.fleet.log.acknowledged[since:])


def replace_server(fleet, at):
    server = fleet.servers[at]
    assert server.stop() == 0, "it drains and ends well"
    server.restart()
    fleet.callers[at] = fleet.caller(server)


def replace_worker(fleet):
    worker = fleet.workers.pop(0)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=60) == 0, "it gives back what it holds and ends well"
    fleet.start_worker()


def test_all_are_replaced_one_by_one_under_load_and_nothing_is_lost(fleet):
    clients = [CarefulClient(fleet, number) for number in range(4)]
    for client in clients:
        client.start()
    try:
        for at in (0, 1):
            replace_server(fleet, at)
        for _ in range(3):
            replace_worker(fleet)
    finally:
        for client in clients:
            client.over.set()
        for client in clients:
            client.join()
    fleet.settle()
    sent = sum(client.sent for client in clients)
    assert sent > 0
    assert fleet.scalar("SELECT COUNT(*) FROM jobs WHERE path LIKE '/rolling/%'") == sent
