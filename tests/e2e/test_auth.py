"""Signing in and out, and what ends a credential."""

import pytest

from harness.client import Client
from harness.server import PASSWORD
from harness.table import Row, name_of, run

LOGIN = "/api/auth/login"
POWER = {"email": "power@example.com", "password": PASSWORD}


def row(name, body, status, audit, **more):
    more = {"path": LOGIN, "caller": "anonymous"} | more
    return Row(name=name, method="POST", body=body, status=status, audit=audit, **more)


SIGNED_IN = {"data": {"user": {"email": "power@example.com", "role": "POWER_USER"}}}
ROWS = [
    row("the right password", POWER, 200, ["auth.sign_in success"], answer=SIGNED_IN),
    row("an address in capitals", POWER | {"email": "Power@Example.com"}, 200,
        ["auth.sign_in success"], answer=SIGNED_IN),
    row("a wrong password", POWER | {"password": "wrong"}, 401, ["auth.sign_in_failed failure"]),
    row("an unknown address", POWER | {"email": "nobody@example.com"}, 401,
        ["auth.sign_in_failed failure"]),
    row("no password", {"email": "power@example.com"}, 400, [],
        answer={"error": {"details": {"field": "password"}}}),
    row("an unknown field", POWER | {"remember": True}, 400, [],
        answer={"error": {"details": {"field": "remember"}}}),
    row("an empty body", None, 400, []),
    row("a form", b"email=power", 415, [],
        headers={"Content-Type": "application/x-www-form-urlencoded"}),
    row("a body too large", b'"' + b"x" * 70_000 + b'"', 413, []),
    row("a page of another site", POWER, 403, ["access.denied denied"],
        headers={"Origin": "http://attacker.example.com"}),
    row("a session that ended is no hindrance", POWER, 200, ["auth.sign_in success"],
        headers={"Cookie": "vitae_session=ended"}),
    row("signing out without a session", None, 401, [], path="/api/auth/logout"),
    row("signing out without the CSRF token", None, 403, ["access.denied denied"],
        path="/api/auth/logout", caller="power_session", headers={"X-Vitae-CSRF": None}),
    row("setting up once there are users", {"token": "x" * 43, "email": "late@example.com",
        "name": "Late", "password": PASSWORD}, 409, [], path="/api/auth/setup"),
    Row(name="who am I, with a token", method="GET", path="/api/me", caller="power", status=200,
        audit=[], answer={"data": {"user": {"id": "{power}"}}}),
    Row(name="who am I, in a browser", method="GET", path="/api/me", caller="power_session",
        status=200, audit=[], answer={"data": {"csrfToken": ...}}),
    Row(name="who am I, anonymous", method="GET", path="/api/me", caller="anonymous", status=401,
        audit=[]),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_auth(row, idle_server):
    run(row, idle_server)


def test_a_refusal_does_not_tell_which_addresses_exist(idle_server):
    anonymous = idle_server["anonymous"]
    wrong = anonymous.post(LOGIN, POWER | {"password": "wrong"})
    unknown = anonymous.post(LOGIN, POWER | {"email": "nobody@example.com"})
    assert wrong.error == unknown.error


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(idle_server):
    cookie = idle_server["anonymous"].post(LOGIN, POWER).headers["Set-Cookie"]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= attributes


def test_signing_out_ends_the_session(idle_server):
    session = idle_server["anonymous"].sign_in(POWER["email"], PASSWORD)
    answer = session.post("/api/auth/logout")
    assert answer.status == 204
    assert idle_server.audit_of(answer.request_id) == ["auth.sign_out success"]
    assert session.get("/api/me").status == 401


def test_a_disabled_account_is_out_at_once(own_server):
    assert own_server["other"].get("/api/me").status == 200
    own_server["admin"].patch(f"/api/users/{own_server.ids['other']}", {"disabled": True})
    assert own_server["other"].get("/api/me").status == 401
    assert own_server["other_session"].get("/api/me").status == 401
    other = {"email": "other@example.com", "password": PASSWORD}
    answer = own_server["anonymous"].post(LOGIN, other)
    assert answer.status == 401
    assert own_server.audit_of(answer.request_id) == ["auth.sign_in_failed failure"]


def test_a_new_password_of_an_administrator_ends_the_sessions(own_server):
    change = {"password": "another battery staple"}
    own_server["admin"].patch(f"/api/users/{own_server.ids['other']}", change)
    assert own_server["other_session"].get("/api/me").status == 401
    signed_in = own_server["anonymous"].sign_in("other@example.com", change["password"])
    assert signed_in.get("/api/me").status == 200


def test_changing_the_own_password(own_server):
    session = own_server["power_session"]
    change = {"currentPassword": "wrong", "newPassword": "another battery staple"}
    refused = session.post("/api/me/password", change)
    assert refused.status == 400
    assert refused.error["details"]["field"] == "currentPassword"
    assert own_server.audit_of(refused.request_id) == ["auth.sign_in_failed failure"]
    answer = session.post("/api/me/password", change | {"currentPassword": PASSWORD})
    assert answer.status == 204
    assert own_server.audit_of(answer.request_id) == ["admin.user.password_reset success"]
    assert session.get("/api/me").status == 200
    assert own_server["anonymous"].post(LOGIN, POWER).status == 401
    again = own_server["anonymous"].sign_in(POWER["email"], change["newPassword"])
    assert again.get("/api/me").status == 200


def test_guessing_passwords_is_slowed_down(own_server):
    guess = POWER | {"password": "guess"}
    answers = [own_server["anonymous"].post(LOGIN, guess) for _ in range(30)]
    throttled = [answer for answer in answers if answer.status == 429]
    assert answers[0].status == 401 and throttled
    assert int(throttled[0].headers["Retry-After"]) > 0
    assert own_server.audit_of(answers[0].request_id) == ["auth.sign_in_failed failure"]
    assert own_server.audit_of(throttled[0].request_id) == ["auth.sign_in_failed denied"]
    # Who has the right password waits too: else the answer would tell a good guess.
    assert own_server["anonymous"].post(LOGIN, POWER).status == 429


def test_callers_without_a_credential_leave_one_row_a_minute(own_server):
    for _ in range(5):
        Client(own_server.address, token="nobody").get("/api/me")
    rejected = own_server.audit("&eventType=auth.rejected")
    assert 1 <= len(rejected) <= 2  # two when the minute turns
    assert rejected[0]["actor"]["type"] == "anonymous"


def test_the_first_administrator_signs_up_once(empty_server):
    body = {"email": "first@example.com", "name": "First", "password": PASSWORD}
    anonymous = empty_server["anonymous"]
    assert anonymous.post("/api/auth/setup", body | {"token": "x" * 43}).status == 401
    body["token"] = empty_server.setup_token()
    answer = anonymous.post("/api/auth/setup", body)
    assert answer.status == 201
    assert answer.data["user"]["role"] == "ADMIN"
    empty_server.callers["admin"] = anonymous.with_session_of(answer)
    (created,) = empty_server.audit("&eventType=admin.user.create")
    assert created["authMethod"] == "setup_link"
    assert created["requestId"] == answer.request_id
    again = anonymous.post("/api/auth/setup", body | {"email": "second@example.com"})
    assert again.status == 409
