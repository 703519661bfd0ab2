"""`vitae serve --watch`: what changes in a folder is ingested by itself, once it is whole."""

import pytest

from harness.form import archive, message
from harness.people import start_server
from harness.server import wait_until


@pytest.fixture
def watching(tmp_path, make_database):
    server = start_server(tmp_path, make_database(), "--watch")
    yield server
    assert server.stop() == 0


def names(server):
    return {c.get("name") for c in server["power"].get("/api/candidates?limit=200").items}


def test_what_lies_there_and_what_comes_is_ingested(watching):
    wait_until(lambda: len(names(watching)) == 2, "the resumes that were there")
    watching.put_resume("new/gus.txt", "Gus Imaginary\ngus@example.com\n")
    wait_until(lambda: "Gus Imaginary" in names(watching), "the new file")
    triggers = watching.audit("&eventType=ingestion.trigger")
    assert {e["actor"]["type"] for e in triggers} == {"system"}


def test_a_folder_of_mails_is_a_mail_drop(watching):
    mail = message({"hal.txt": b"Hal Dreamt\nhal@example.com\n"})
    (watching.resumes / "mail.eml").write_bytes(mail)
    wait_until(lambda: "Hal Dreamt" in names(watching), "the attachment")


def test_a_file_is_read_once_it_is_whole(watching):
    wait_until(lambda: len(names(watching)) == 2, "the resumes that were there")
    with (watching.resumes / "slow.zip").open("wb") as slow:
        content = archive({"ivy.txt": b"Ivy Unreal\nivy@example.com\n"})
        slow.write(content[:50])
        slow.flush()
        slow.write(content[50:])
    wait_until(lambda: "Ivy Unreal" in names(watching), "the archive")
    assert [e for e in watching.audit("&eventType=extract.run") if e["outcome"] != "success"] == []


def test_a_server_that_does_not_watch_waits_for_a_trigger(server):
    server.put_resume("unasked.txt", "Kim Unasked\nkim@example.com\n")
    assert server.audit("&eventType=ingestion.trigger") == []
