"""Clients that fire triggers at a server until it dies, and keep their own log of every answer."""

import dataclasses
import http.client
import itertools
import json
import random
import threading

TRIGGER = "/api/ingestion/trigger"


@dataclasses.dataclass(frozen=True)
class Shot:
    """A trigger as it was sent. A path other than "/" is sent once, but for replays of its key."""

    path: str
    key: str | None = None


@dataclasses.dataclass(frozen=True)
class Acknowledged:
    """A 202 that a client has in its hands."""

    shot: Shot
    job_id: str
    request_id: str


class Log:
    """What clients sent and what they were promised: the truth that the server is held to."""

    def __init__(self):
        self.lock = threading.Lock()
        self.sent = []
        self.acknowledged = []
        self.unanswered = []

    def note_sent(self, shot):
        with self.lock:
            self.sent.append(shot)

    def note_answer(self, shot, response, body):
        assert response.status == 202, f"{response.status}: {body.decode()}"
        job_id = json.loads(body)["data"]["jobId"]
        with self.lock:
            self.acknowledged.append(Acknowledged(shot, job_id, response.headers["X-Request-Id"]))

    def note_silence(self, shot):
        with self.lock:
            self.unanswered.append(shot)

    def take_unanswered(self):
        with self.lock:
            taken, self.unanswered = self.unanswered, []
            return taken


class Gun:
    """One client: a connection that is kept alive, with a token."""

    def __init__(self, caller, log):
        self.connection = http.client.HTTPConnection(caller.address, timeout=30)
        self.headers = caller.credentials() | {"Content-Type": "application/json"}
        self.log = log

    def fire(self, shot):
        """False when the server died before it answered."""
        headers = self.headers | ({"Idempotency-Key": shot.key} if shot.key else {})
        self.log.note_sent(shot)
        try:
            body = json.dumps({"dropboxPath": shot.path})
            self.connection.request("POST", TRIGGER, body, headers)
            response = self.connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException):
            self.log.note_silence(shot)
            return False
        self.log.note_answer(shot, response, body)
        return True


def shots(seed, name):
    """Triggers without end: of the folder, and of paths of their own, with and without a key."""
    dice = random.Random(seed)
    for number in itertools.count():
        path = "/" if dice.random() < 0.2 else f"/{name}-{number}"
        key = f"{name}-{number}" if path != "/" and dice.random() < 0.5 else None
        yield Shot(path, key)


class Volley:
    """Some clients at once, each until the server dies or it has fired `most` times."""

    def __init__(self, caller, log, seed, name, clients=3, most=40):
        self.faults = []
        self.threads = [
            threading.Thread(target=self.run, args=(caller, log, seed + i, f"{name}-{i}", most))
            for i in range(clients)
        ]
        for thread in self.threads:
            thread.start()

    def run(self, caller, log, seed, name, most):
        try:
            gun = Gun(caller, log)
            for shot in itertools.islice(shots(seed, name), most):
                if not gun.fire(shot):
                    return
        except AssertionError as fault:
            self.faults.append(fault)

    def join(self):
        for thread in self.threads:
            thread.join()
        if self.faults:
            raise self.faults[0]


def replay_unanswered(caller, log):
    """Sends again what had a key and no answer, as a careful client does; the number of those."""
    gun = Gun(caller, log)
    again = [shot for shot in log.take_unanswered() if shot.key]
    for shot in again:
        assert gun.fire(shot), "the server died without being killed"
    return len(again)
