"""A stand-in Dropbox, and a server that is its app."""

import pytest

from connecting import app_of, connect_by_command
from harness.server import Server
from standin import Standin


@pytest.fixture
def dropbox():
    """The account is `dropbox.account`."""
    standin = Standin()
    yield standin
    standin.stop()


@pytest.fixture
def server(tmp_path, dropbox):
    """A server with accounts, whose only source is a folder."""
    started = Server(tmp_path)
    started.environment |= app_of(dropbox)
    started.start()
    started.add_account("admin", "ADMIN")
    started.add_account("power", "POWER_USER")
    yield started
    assert started.stop() == 0


@pytest.fixture
def connected(server, dropbox):
    """The server with the account as its default source."""
    connect_by_command(server, "--name", "box")
    sources = {s["name"]: s for s in server["admin"].get("/api/sources").items}
    server.ids["box"] = sources["box"]["id"]
    server["admin"].patch(f"/api/sources/{server.ids['box']}", {"default": True})
    return server
