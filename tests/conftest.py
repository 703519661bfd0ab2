"""Servers for all tests that drive the real program."""

import pytest

from harness.postgres import Postgres
from harness.people import start_server
from harness.server import Server

def pytest_addoption(parser):
    parser.addoption(
        "--postgres", action="store_true", help="keep all data in a PostgreSQL of its own"
    )


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for this run."""
    server = Postgres()
    yield server.make().start()
    server.close()


@pytest.fixture(scope="session")
def make_database(request):
    """Calls give the URL of a fresh database each, or None for SQLite in the data folder."""
    if not request.config.getoption("--postgres"):
        return lambda: None
    server = request.getfixturevalue("postgres")
    return lambda: server.url(server.make_database())


@pytest.fixture(scope="module")
def server(tmp_path_factory, make_database):
    """A server that works, with two resumes in its folder."""
    started = start_server(tmp_path_factory.mktemp("server"), make_database())
    yield started
    assert started.stop() == 0


@pytest.fixture(scope="module")
def idle_server(tmp_path_factory, make_database):
    """A server without workers: its jobs stay queued."""
    started = start_server(tmp_path_factory.mktemp("idle"), make_database(), "--workers", "0")
    yield started
    assert started.stop() == 0


@pytest.fixture
def own_server(tmp_path, make_database):
    """A server for one test alone, without workers."""
    started = start_server(tmp_path, make_database(), "--workers", "0")
    yield started
    assert started.stop() == 0


@pytest.fixture
def empty_server(tmp_path, make_database):
    """A server at its first start: no account yet."""
    started = Server(tmp_path, "--workers", "0", database=make_database()).start()
    yield started
    assert started.stop() == 0
