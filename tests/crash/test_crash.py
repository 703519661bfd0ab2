"""The server is killed, at random instants and at each fail point; every 202 is kept, and once.

VITAE_CRASH_ROUNDS=full is the long run of `make crash`; else there are a few rounds.
"""

import concurrent.futures
import os

import pytest

from series import POINTS, Series

FULL = os.environ.get("VITAE_CRASH_ROUNDS") == "full"
RANDOM_ROUNDS, POINT_ROUNDS = (50, 20) if FULL else (5, 2)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """All series at once: most of their time they wait for jobs to be tried again."""
    with concurrent.futures.ThreadPoolExecutor(len(POINTS) + 1) as pool:
        runs = {"random": pool.submit(Series(tmp_path_factory.mktemp("random")).run, RANDOM_ROUNDS)}
        for point in POINTS:
            series = Series(tmp_path_factory.mktemp(point), point)
            runs[point] = pool.submit(series.run, POINT_ROUNDS)
        yield runs


@pytest.mark.parametrize("name", ["random", *POINTS])
def test_every_acknowledged_trigger_is_kept_and_done_once(name, runs, capsys):
    summary = runs[name].result()
    with capsys.disabled():
        print(f"\ncrash {summary}")
