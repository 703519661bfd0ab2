"""POST /api/ingestion/trigger: every status, and what each leaves in the audit trail."""

import pytest

from harness.table import Row, name_of, run

TRIGGER = "/api/ingestion/trigger"
ACCEPTED = {"data": {"jobId": ...}}
TRIGGERED = ["ingestion.trigger success"]
DENIED = ["access.denied denied"]


def row(name, body, status, audit, **more):
    more = {"caller": "power"} | more
    return Row(
        name=name, method="POST", path=TRIGGER, body=body, status=status, audit=audit, **more
    )


def refusal(name, body, field, reason=..., **more):
    details = {"field": field, "reason": reason}
    return row(name, body, 400, [], answer={"error": {"details": details}}, **more)


ROWS = [
    row("an empty body means the default folder", None, 202, TRIGGERED, answer=ACCEPTED),
    row("a path", {"dropboxPath": "/a path"}, 202, TRIGGERED, answer=ACCEPTED),
    row("a path that is not there", {"dropboxPath": "/not there"}, 202, TRIGGERED),
    row("a path and a source", {"dropboxPath": "/b", "source": "{source}"}, 202, TRIGGERED),
    row("a path of 1,024 bytes", {"dropboxPath": "/" + "x" * 1023}, 202, TRIGGERED),
    row("an administrator", {"dropboxPath": "/c"}, 202, TRIGGERED, caller="admin"),
    row("a browser", {"dropboxPath": "/d"}, 202, TRIGGERED, caller="power_session"),
    row("a key", {"dropboxPath": "/e"}, 202, TRIGGERED, headers={"Idempotency-Key": "k" * 255}),
    row("a type with a charset", {"dropboxPath": "/f"}, 202, TRIGGERED,
        headers={"Content-Type": "application/json; charset=utf-8"}),
    # 400: the body
    refusal("an unknown field", {"dropboxPath": "/g", "priority": 1}, "priority"),
    refusal("a path of the wrong type", {"dropboxPath": 7}, "dropboxPath"),
    refusal("a null path", {"dropboxPath": None}, "dropboxPath"),
    refusal("a source of the wrong type", {"source": ["x"]}, "source"),
    row("a body that is not JSON", b'{"dropboxPath":', 400, []),
    row("a body that is not an object", ["/a"], 400, []),
    row("a member twice", b'{"dropboxPath":"/a","dropboxPath":"/b"}', 400, []),
    row("a body that is not UTF-8", b'{"dropboxPath":"/\xff"}', 400, []),
    row("a body nested too deep", b"[" * 1_000, 400, []),
    # 400: the path
    refusal("an empty path", {"dropboxPath": ""}, "dropboxPath", "path_not_absolute"),
    refusal("a relative path", {"dropboxPath": "a/b"}, "dropboxPath", "path_not_absolute"),
    refusal("a path upwards", {"dropboxPath": "/a/../b"}, "dropboxPath", "path_has_dots"),
    refusal("a path with a dot", {"dropboxPath": "/./b"}, "dropboxPath", "path_has_dots"),
    refusal("a path with NUL", {"dropboxPath": "/a\0b"}, "dropboxPath",
            "path_has_control_character"),
    refusal("a path of 1,025 bytes", {"dropboxPath": "/" + "x" * 1024}, "dropboxPath",
            "path_too_long"),
    refusal("a path of 1,025 bytes in 513 letters", {"dropboxPath": "/" + "ø" * 512},
            "dropboxPath", "path_too_long"),
    # 400: the key
    refusal("an empty key", {}, "Idempotency-Key", headers={"Idempotency-Key": ""}),
    refusal("a key of 256 letters", {}, "Idempotency-Key", headers={"Idempotency-Key": "k" * 256}),
    refusal("a key that is not ASCII", {}, "Idempotency-Key", headers={"Idempotency-Key": "ø"}),
    # 401
    row("no credential", {}, 401, [], caller="anonymous"),
    row("an unknown token", {}, 401, [], headers={"Authorization": "Bearer nobody"}),
    row("another scheme", {}, 401, [], headers={"Authorization": "Basic cG93ZXI6cG93ZXI="}),
    # 403: a browser that may have been led here by another site
    row("no CSRF token", {}, 403, DENIED, caller="power_session", headers={"X-Vitae-CSRF": None}),
    row("a wrong CSRF token", {}, 403, DENIED, caller="power_session",
        headers={"X-Vitae-CSRF": "x" * 43}),
    row("no origin", {}, 403, DENIED, caller="power_session", headers={"Origin": None}),
    row("another origin", {}, 403, DENIED, caller="power_session",
        headers={"Origin": "http://attacker.example.com"}),
    # 404, 405, 413, 415
    row("an unknown source", {"source": "nowhere"}, 404, [],
        answer={"error": {"details": {"field": "source"}}}),
    Row(name="another method", method="GET", path=TRIGGER, caller="power", status=405, audit=[]),
    row("a body too large", b'{"dropboxPath":"/' + b"x" * 70_000 + b'"}', 413, []),
    row("a form", b"dropboxPath=/a", 415, [],
        headers={"Content-Type": "application/x-www-form-urlencoded"}),
    row("no type", b'{"dropboxPath":"/h"}', 415, [], headers={"Content-Type": None}),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_trigger(row, idle_server):
    answer = run(row, idle_server)
    if answer.status == 202:
        assert answer.headers["Location"] == f"/api/ingestion/jobs/{answer.data['jobId']}"
        assert idle_server.job(answer.data["jobId"])["state"] == "queued"
    if answer.status == 405:
        assert answer.headers["Allow"] == "POST"


def send(server, path, key=None, caller="power"):
    headers = {"Idempotency-Key": key} if key else {}
    return server[caller].post(TRIGGER, {"dropboxPath": path}, headers=headers)


def test_a_path_whose_job_is_still_queued_gives_that_job(idle_server):
    first, second = send(idle_server, "/twice"), send(idle_server, "/twice", caller="other")
    assert second.status == 202
    assert second.data == {"jobId": first.data["jobId"], "deduplicated": True}
    assert idle_server.audit_of(second.request_id) == ["ingestion.trigger_repeat success"]


def test_two_spellings_of_a_path_are_one_path(idle_server):
    composed, decomposed = send(idle_server, "/José"), send(idle_server, "//Jose\u0301/")
    assert decomposed.data == {"jobId": composed.data["jobId"], "deduplicated": True}


def test_the_same_key_gives_the_same_job(idle_server):
    first, second = send(idle_server, "/keyed", "key-1"), send(idle_server, "/keyed", "key-1")
    assert second.status == 202
    assert second.data["jobId"] == first.data["jobId"]
    assert second.headers["Location"] == first.headers["Location"]
    assert idle_server.audit_of(second.request_id) == ["ingestion.trigger_repeat success"]


def test_the_same_key_with_another_body_is_a_conflict(idle_server):
    send(idle_server, "/keyed-first", "key-2")
    second = send(idle_server, "/keyed-second", "key-2")
    assert second.status == 409
    assert second.error["details"]["field"] == "Idempotency-Key"
    assert idle_server.audit_of(second.request_id) == []


def test_the_same_key_of_another_caller_is_another_key(idle_server):
    first = send(idle_server, "/mine", "key-3")
    second = send(idle_server, "/yours", "key-3", caller="other")
    assert second.data["jobId"] != first.data["jobId"]
    assert idle_server.audit_of(second.request_id) == ["ingestion.trigger success"]


def test_a_trigger_survives_a_kill(own_server):
    job_id = send(own_server, "/survives").data["jobId"]
    own_server.kill()
    own_server.restart()
    assert own_server.job(job_id)["state"] == "queued"
    events = own_server.audit(f"&entity={job_id}&eventType=ingestion.trigger")
    assert [(e["entityType"], e["outcome"]) for e in events] == [("ingestion", "success")]
