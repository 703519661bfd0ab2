"""Accounts: who may change what, and what may never be."""

import pytest

from harness.server import PASSWORD
from harness.table import Row, name_of, run

UNKNOWN = "01890000-0000-7000-8000-000000000000"
NEW = {"email": "new@example.com", "name": "New", "role": "POWER_USER", "password": PASSWORD}
DENIED = ["access.denied denied"]


def row(name, method, path, status, audit, body=None, **more):
    more = {"caller": "admin"} | more
    return Row(
        name=name, method=method, path=path, body=body, status=status, audit=audit, **more
    )


def create(name, status, audit, body, **more):
    return row(name, "POST", "/api/users", status, audit, body, **more)


def change(name, status, audit, body, user="{other}", **more):
    return row(name, "PATCH", f"/api/users/{user}", status, audit, body, **more)


def wrong(field):
    return {"error": {"details": {"field": field}}}


# In this order: later rows stand on earlier ones.
ROWS = [
    row("accounts", "GET", "/api/users", 200, []),
    row("accounts, not an administrator", "GET", "/api/users", 403, DENIED, caller="power"),
    row("accounts, anonymous", "GET", "/api/users", 401, [], caller="anonymous"),
    create("an account", 201, ["admin.user.create success"], NEW,
           answer={"data": {"email": "new@example.com", "role": "POWER_USER", "disabled": False}}),
    create("the same address", 409, [], NEW, answer=wrong("email")),
    create("the same address in capitals", 409, [], NEW | {"email": "NEW@example.com"}),
    create("an address that is none", 400, [], NEW | {"email": "new"}, answer=wrong("email")),
    create("a short password", 400, [], NEW | {"email": "b@example.com", "password": "short"},
           answer=wrong("password")),
    create("an unknown role", 400, [], NEW | {"role": "OWNER"}, answer=wrong("role")),
    create("an unknown field", 400, [], NEW | {"admin": True}, answer=wrong("admin")),
    create("no role", 400, [], {"email": "c@example.com", "name": "C", "password": PASSWORD},
           answer=wrong("role")),
    create("not an administrator", 403, DENIED, NEW | {"email": "d@example.com"}, caller="power"),
    create("anonymous", 401, [], NEW | {"email": "e@example.com"}, caller="anonymous"),
    create("a browser without the CSRF token", 403, DENIED, NEW | {"email": "f@example.com"},
           caller="admin_session", headers={"X-Vitae-CSRF": None}),
    change("a name", 200, ["admin.user.rename success"], {"name": "Renamed"},
           answer={"data": {"name": "Renamed"}}),
    change("a role", 200, ["admin.user.role_change success"], {"role": "ADMIN"},
           answer={"data": {"role": "ADMIN"}}),
    change("the same role", 200, [], {"role": "ADMIN"}),
    change("a role back", 200, ["admin.user.role_change success"], {"role": "POWER_USER"}),
    change("disabled", 200, ["admin.user.disable success"], {"disabled": True},
           answer={"data": {"disabled": True}}),
    change("enabled", 200, ["admin.user.enable success"], {"disabled": False}),
    change("a password", 200, ["admin.user.password_reset success"], {"password": PASSWORD}),
    change("nothing", 400, [], {}),
    change("a short password for an account", 400, [], {"password": "short"},
           answer=wrong("password")),
    change("an unknown account", 404, [], {"name": "X"}, user=UNKNOWN),
    change("an id that is none", 400, [], {"name": "X"}, user="other"),
    change("of oneself, not an administrator", 403, DENIED, {"role": "ADMIN"}, user="{power}",
           caller="power"),
    change("of an account, anonymous", 401, [], {"role": "ADMIN"}, caller="anonymous"),
    change("the last administrator demoted", 409, [], {"role": "POWER_USER"}, user="{admin}"),
    change("the last administrator disabled", 409, [], {"disabled": True}, user="{admin}"),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_users(row, idle_server):
    answer = run(row, idle_server)
    if answer.status == 201:
        assert answer.headers["Location"] == f"/api/users/{answer.data['id']}"


def test_two_changes_at_once_are_two_events(own_server):
    change = {"name": "Both", "role": "ADMIN"}
    answer = own_server["admin"].patch(f"/api/users/{own_server.ids['other']}", change)
    assert sorted(own_server.audit_of(answer.request_id)) == [
        "admin.user.rename success",
        "admin.user.role_change success",
    ]


def test_a_demoted_administrator_is_one_no_more_at_once(own_server):
    other = f"/api/users/{own_server.ids['other']}"
    own_server["admin"].patch(other, {"role": "ADMIN"})
    assert own_server["other"].get("/api/users").status == 200
    own_server["admin"].patch(other, {"role": "POWER_USER"})
    assert own_server["other"].get("/api/users").status == 403


def test_the_command_line_leaves_the_same_rows(own_server):
    added = own_server.audit("&eventType=admin.user.create")
    accounts = {own_server.ids[name] for name in ("admin", "power", "other")}
    assert {event["entityId"] for event in added} == accounts
    for event in added:
        assert event["actor"]["type"] == "operator"
        assert event["authMethod"] == "control_socket"
