"""A stand-in Dropbox, and a server that is its app."""

import subprocess
import urllib.parse
import urllib.request

import pytest

from harness.server import Server, binary
from standin import Standin

HOSTS = ("API", "CONTENT", "NOTIFY", "WWW")


@pytest.fixture
def dropbox():
    """The account is `dropbox.account`."""
    standin = Standin()
    yield standin
    standin.stop()


def app_of(standin):
    """The environment that makes a server the stand-in's app."""
    environment = {f"VITAE_DROPBOX_{host}_URL": standin.url for host in HOSTS}
    return environment | {
        "VITAE_DROPBOX_APP_KEY": standin.grants.app_key,
        "VITAE_DROPBOX_APP_SECRET": standin.grants.app_secret,
        "VITAE_DROPBOX_POLL_SECONDS": "30",
    }


def consent(url):
    """The code that Dropbox shows to a person who allows access."""
    page = urllib.request.urlopen(url).read().decode()
    return page.partition("<code>")[2].partition("</code>")[0]


def connect_by_command(server, *options):
    """`vitae sources connect dropbox`, with the code pasted."""
    command = [binary(), "sources", "connect", "dropbox", "--data", str(server.data), *options]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=server.full_environment(),
    )
    lines = [process.stderr.readline() for _ in range(2)]
    output, rest = process.communicate(consent(lines[1].strip()) + "\n", timeout=30)
    assert process.returncode == 0, rest
    return output


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
