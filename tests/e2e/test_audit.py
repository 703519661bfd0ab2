"""The audit trail: who may read it, and that it is whole."""

import pytest

from harness.table import Row, name_of, run

VIEWED = ["audit.view success"]
DENIED = ["access.denied denied"]


def row(name, query, status, audit, **more):
    more = {"caller": "admin"} | more
    return Row(
        name=name, method="GET", path="/api/audit" + query, status=status, audit=audit, **more
    )


ROWS = [
    row("events", "", 200, VIEWED),
    row("events in a browser", "", 200, VIEWED, caller="admin_session"),
    row("events, not an administrator", "", 403, DENIED, caller="power"),
    row("events, anonymous", "", 401, [], caller="anonymous"),
    row("events of a type", "?eventType=token.create", 200, VIEWED),
    row("events of an unknown type", "?eventType=token.steal", 400, [],
        answer={"error": {"details": {"field": "eventType"}}}),
    row("events from a time", "?from=2020-01-01T00:00:00Z", 200, VIEWED),
    row("events from a time that is none", "?from=yesterday", 400, [],
        answer={"error": {"details": {"field": "from"}}}),
    row("events, too many a page", "?limit=201", 400, []),
    row("a check", "/verify", 200, VIEWED, answer={"data": {"whole": True, "head": ...}}),
    row("a check, not an administrator", "/verify", 403, DENIED, caller="power"),
    row("a check, anonymous", "/verify", 401, [], caller="anonymous"),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_audit(row, idle_server):
    run(row, idle_server)


def test_events_are_numbered_without_gaps_and_chained(idle_server):
    idle_server.trigger("/chained")
    newest_first = idle_server.audit()
    for newer, older in zip(newest_first, newest_first[1:]):
        assert newer["seq"] == older["seq"] + 1
        assert newer["prevHash"] == older["hash"]


def test_filters_narrow(idle_server):
    job_id = idle_server.trigger("/filtered")
    (event,) = idle_server.audit(f"&entity={job_id}")
    assert event["eventType"] == "ingestion.trigger"
    assert event["actor"]["type"] == "token"
    assert event["authMethod"] == "token"
    assert event["sourceAddress"] == "127.0.0.1"
    of_actor = idle_server.audit(f"&actor={event['actor']['id']}")
    assert {e["actor"]["id"] for e in of_actor} == {event["actor"]["id"]}
    assert idle_server.audit(f"&from={event['time']}&entity={job_id}") == [event]
    assert idle_server.audit(f"&to={event['time']}&entity={job_id}") == []


def test_pages_hold_every_event_once(idle_server):
    last = idle_server.audit()[0]
    first_page = f"/api/audit?limit=7&to={last['time']}"
    paged, path = [], first_page
    while path:
        page = idle_server["admin"].get(path).data
        paged += [event["seq"] for event in page["items"]]
        path = f"{first_page}&cursor={page['nextCursor']}" if "nextCursor" in page else None
    assert paged == list(range(last["seq"] - 1, 0, -1))


def test_a_denial_names_what_was_denied_and_to_whom(idle_server):
    answer = idle_server["power"].get("/api/users")
    (denial,) = [e for e in idle_server.audit() if e["requestId"] == answer.request_id]
    assert denial["outcome"] == "denied"
    assert denial["entityType"] == "action"
    assert denial["actor"]["type"] == "token"
    assert denial["actor"]["name"] == "Power"


def test_nothing_personal_stands_in_the_chain(idle_server):
    for event in idle_server.audit():
        del event["actor"]["name"]  # joined on reading, not part of the chain
        assert "example.com" not in str(event)


def test_the_command_line_finds_the_chain_whole(idle_server):
    assert idle_server.command("audit", "verify")
