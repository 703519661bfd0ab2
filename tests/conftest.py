"""Servers for all tests that drive the real program."""

import pytest

from harness.server import Server

RESUMES = {
    "ada.txt": """Ada Example
ada.example@example.com
+1 202-555-0143
https://ada.example.com

Experience
2019-2024 Engineer, Northwind Trading
""",
    "team/ben.txt": """Ben Sample
Springfield
E-mail: ben.sample@example.com
Phone: (202) 555-0177

Education
2012 BSc Mathematics, Example University
""",
}


def start_server(folder, *options):
    server = Server(folder, *options)
    for name, text in RESUMES.items():
        server.put_resume(name, text)
    server.start()
    server.add_account("admin", "ADMIN")
    server.add_account("power", "POWER_USER")
    server.add_account("other", "POWER_USER")
    server.ids["source"] = server["admin"].get("/api/sources").items[0]["name"]
    return server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server that works, with two resumes in its folder."""
    started = start_server(tmp_path_factory.mktemp("server"))
    yield started
    assert started.stop() == 0


@pytest.fixture(scope="module")
def idle_server(tmp_path_factory):
    """A server without workers: its jobs stay queued."""
    started = start_server(tmp_path_factory.mktemp("idle"), "--workers", "0")
    yield started
    assert started.stop() == 0


@pytest.fixture
def own_server(tmp_path):
    """A server for one test alone, without workers."""
    started = start_server(tmp_path, "--workers", "0")
    yield started
    assert started.stop() == 0


@pytest.fixture
def empty_server(tmp_path):
    """A server at its first start: no account yet."""
    started = Server(tmp_path, "--workers", "0").start()
    yield started
    assert started.stop() == 0
