"""What those who run the server look at, and what any route does with odd requests."""

import pytest

from harness.contract import CONTRACT
from harness.table import Row, name_of, run


def row(name, path, status, method="GET", **more):
    more = {"caller": "anonymous"} | more
    return Row(name=name, method=method, path=path, status=status, audit=[], **more)


ROWS = [
    row("health", "/healthz", 200, answer={"data": {"status": "ok"}}),
    row("readiness", "/readyz", 200, answer={"data": {"status": "ready"}}),
    row("metrics", "/metrics", 200),
    row("the contract", "/api/openapi.json", 200, answer={"openapi": CONTRACT["openapi"]}),
    row("sources", "/api/sources", 200, caller="power"),
    row("sources, anonymous", "/api/sources", 401),
    row("no such route", "/api/nothing", 404),
    row("no such route for a caller", "/api/nothing", 404, caller="admin"),
    row("a method that the route does not have", "/healthz", 405, method="POST"),
    row("another host", "/api/me", 400, caller="power", headers={"Host": "attacker.example.com"},
        answer={"error": {"details": {"field": "Host"}}}),
    row("a path with NUL", "/api/%00", 400),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_operation(row, idle_server):
    run(row, idle_server)


def test_the_contract_that_is_served_is_the_one_in_the_repository(idle_server):
    assert idle_server["anonymous"].get("/api/openapi.json").json == CONTRACT


def test_metrics_count_requests_and_name_nobody(idle_server):
    idle_server["power"].get("/api/me")
    text = idle_server["anonymous"].get("/metrics").body.decode()
    assert "vitae_" in text
    assert "example.com" not in text


def test_the_log_holds_one_line_a_request_and_names_nobody(own_server):
    answer = own_server["power"].post("/api/ingestion/trigger", {"dropboxPath": "/secret name"})
    lines = own_server.output.read_text().splitlines()
    assert len([line for line in lines if answer.request_id in line]) == 1
    assert not [line for line in lines if "secret name" in line or "example.com" in line]


def test_answers_are_not_cached(idle_server):
    assert idle_server["power"].get("/api/me").headers["Cache-Control"] == "no-store"
