"""A fleet on one PostgreSQL: whatever is cut, every 202 is kept, once, and the chain stays whole.

VITAE_CRASH_ROUNDS=full is the long run of `make crash`.
"""

import concurrent.futures
import os
import signal
import time

import pytest

from firing import Log, Shot
from shared import Fleet, PatientGun

FULL = os.environ.get("VITAE_CRASH_ROUNDS") == "full"
ROUNDS, STOPS, KEYS, CLIENTS = 30, 50, 1000, 64
# Not in `make test` before the long run was seen whole.
pytestmark = pytest.mark.skipif(not FULL, reason="a part of `make crash`")

KILL = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'vitae' AND pid <> pg_backend_pid()"


@pytest.fixture(scope="module")
def fleet(tmp_path_factory):
    fleet = Fleet(tmp_path_factory.mktemp("fleet"))
    fleet.servers[0].put_resume("ada.txt", "Ada Example\nada@example.com\n")
    yield fleet
    fleet.close()


def strike(fleet, blow):
    for _ in range(ROUNDS):
        threads = fleet.fire()
        time.sleep(0.3 * fleet.dice.random())
        blow()
        for thread in threads:
            thread.join()
        fleet.settle()


def test_the_database_stops_at_once_and_starts_again(fleet):
    def blow():
        fleet.postgres.stop_at_once()
        fleet.postgres.start()

    strike(fleet, blow)


def test_every_session_is_killed(fleet):
    strike(fleet, lambda: fleet.postgres.sql(KILL))


def test_only_the_listening_sessions_are_killed(fleet):
    strike(fleet, lambda: fleet.postgres.sql(KILL + " AND query LIKE 'LISTEN%'"))
    begin = time.monotonic()
    for thread in fleet.fire(count=1):
        thread.join()
    fleet.settle()  # word of new work still gets through
    assert time.monotonic() - begin < 20


def test_a_worker_that_slept_past_its_lease_writes_nothing(fleet):
    for _ in range(STOPS):
        threads = fleet.fire(count=5)
        sleeper = fleet.workers[0]
        sleeper.send_signal(signal.SIGSTOP)
        for thread in threads:
            thread.join()
        fleet.postgres.sql(
            "UPDATE jobs SET lease_until = 0 WHERE lease_until IS NOT NULL", fleet.database
        )
        fleet.settle()
        sleeper.send_signal(signal.SIGCONT)
        fleet.settle()


def test_one_key_from_many_clients_is_one_job(fleet):
    log = Log()

    def fire(client):
        gun = PatientGun(fleet.callers[client % 2], log)
        for number in range(KEYS):
            assert gun.fire(Shot(f"/storm/{number}", f"storm-{number}"))

    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(fire, range(CLIENTS)))
    assert len(log.acknowledged) == KEYS * CLIENTS
    assert len({a.job_id for a in log.acknowledged}) == KEYS
    assert fleet.scalar("SELECT COUNT(*) FROM jobs WHERE path LIKE '/storm/%'") == KEYS
    fleet.settle()
