"""Two servers on one database: one of them polls the account, and each change is ingested once."""

import pytest

from connecting import app_of, connect_by_command
from harness.server import Server, wait_until


@pytest.fixture
def pair(tmp_path, dropbox, postgres):
    """Both have the account as their default source, and the same key file."""
    database = postgres.url(postgres.make_database())
    first, second = (Server(tmp_path / name, database=database) for name in ("first", "second"))
    for server in (first, second):
        server.environment |= app_of(dropbox) | {"VITAE_KEY_FILE": str(tmp_path / "blob.key")}
    first.start()
    first.add_account("admin", "ADMIN")
    first.add_account("power", "POWER_USER")
    connect_by_command(first, "--name", "box")
    sources = {s["name"]: s["id"] for s in first["admin"].get("/api/sources").items}
    first["admin"].patch(f"/api/sources/{sources['box']}", {"default": True})
    first.finish(first.trigger())
    second.start()
    yield first, second
    for server in (first, second):
        if server.process.poll() is None:
            assert server.stop() == 0


def polls(dropbox):
    return dropbox.calls.get("files/list_folder/longpoll", 0)


def system_triggers(server):
    events = server.audit("&eventType=ingestion.trigger")
    return [e for e in events if e["actor"]["type"] == "system"]


def documents(server):
    jobs = server["power"].get("/api/ingestion/jobs?limit=200").items
    return sum(job["progress"]["new"] for job in jobs)


def put_and_await(server, dropbox, path, seed, wanted):
    dropbox.account.put(path, seed)
    wait_until(lambda: documents(server) == wanted, f"the ingestion of {path}", 60)


def test_each_change_is_ingested_once(pair, dropbox):
    first, _ = pair
    wait_until(lambda: polls(dropbox) > 0, "a long poll", 60)
    for number in range(1, 4):
        put_and_await(first, dropbox, f"/{number}.txt", number, number)
    assert len(system_triggers(first)) == 3
    assert first.audit("&eventType=ingestion.trigger_repeat") == []
    assert dropbox.calls["files/download"] == 3


def test_the_other_takes_over_when_the_first_stops(pair, dropbox):
    first, second = pair
    wait_until(lambda: polls(dropbox) > 0, "a long poll", 60)
    second.callers |= {n: first[n] for n in ("admin", "power")}
    second.callers = {n: type(c)(second.address, c.token) for n, c in second.callers.items()}
    assert first.stop() == 0
    before = polls(dropbox)
    wait_until(lambda: polls(dropbox) > before, "the other's long poll", 100)
    put_and_await(second, dropbox, "/late.txt", 7, 1)


def test_a_folder_beside_a_default_account_is_a_source_of_its_own(connected, dropbox):
    """`serve --folder` again, after the account was made the default source."""
    assert connected.stop() == 0
    connected.restart()
    sources = {s["name"]: s for s in connected["admin"].get("/api/sources").items}
    assert (sources["box"]["kind"], sources["box"]["default"]) == ("dropbox", True)
    assert (sources["resumes"]["kind"], sources["resumes"]["default"]) == ("folder", False)
    connected.put_resume("ada.txt", "Ada Example\nada.example@example.com\n")
    dropbox.account.put("/b.txt", 2)
    assert connected.finish(connected.trigger())["progress"]["found"] == 1
    body = {"source": "resumes"}
    job = connected["power"].post("/api/ingestion/trigger", body).data["jobId"]
    assert connected.finish(job)["progress"]["found"] == 1
