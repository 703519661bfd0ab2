"""GET /api/events: progress as it happens, and after a lost connection."""

from harness.events import EventStream
from harness.server import PASSWORD
from harness.table import Row, run

EVENTS = "/api/events"


def test_a_stream_shows_a_job_to_its_end(server):
    with EventStream(server["power"]) as stream:
        job_id = server.trigger()
        events = stream.until_job(job_id, "succeeded")
    states = [e.data["state"] for e in events if e.type == "job" and e.data["id"] == job_id]
    assert states[-1] == "succeeded"
    assert all(event.id for event in events)


def test_a_new_file_has_events_of_its_own(server):
    server.put_resume("news/cleo.txt", "Cleo Invented\ncleo.invented@example.com\n")
    with EventStream(server["power"]) as stream:
        job_id = server.trigger("/news")
        events = stream.until_job(job_id, "succeeded")
    files = [e.data["file"] for e in events if e.type == "file" and e.data["jobId"] == job_id]
    assert files[-1]["path"] == "/news/cleo.txt"
    assert files[-1]["state"] == "done"


def test_a_stream_that_was_lost_goes_on_where_it_was(server):
    with EventStream(server["power"]) as stream:
        seen = stream.until_job(server.trigger(), "succeeded")[-1]
    missed = server.trigger("/not there, missed")
    server.finish(missed)
    with EventStream(server["power"], last_event_id=seen.id) as stream:
        assert stream.until_job(missed, "failed")


def test_a_stream_ends_when_its_caller_is_disabled(own_server):
    with EventStream(own_server["other"]) as stream:
        own_server["admin"].patch(f"/api/users/{own_server.ids['other']}", {"disabled": True})
        assert list(stream) == []  # the stream's time limit fails this if it stays open


def test_a_stream_ends_when_its_session_does(own_server):
    session = own_server["anonymous"].sign_in("other@example.com", PASSWORD)
    with EventStream(session) as stream:
        assert session.post("/api/auth/logout").status == 204
        assert list(stream) == []


def test_nobody_watches_without_a_credential(server):
    row = Row(name="watching", method="GET", path=EVENTS, caller="anonymous", status=401, audit=[])
    run(row, server)
