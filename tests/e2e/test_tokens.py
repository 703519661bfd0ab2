"""API tokens: everyone has their own, and a revoked one counts no more."""

import pytest

from harness.client import Client
from harness.table import Row, name_of, run

UNKNOWN = "01890000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module", autouse=True)
def created(idle_server):
    """Rows name a token of the account `power` {token}."""
    token = idle_server["power"].post("/api/tokens", {"name": "row"}).data
    idle_server.ids["token"] = token["id"]


def row(name, method, status, audit, path="/api/tokens", **more):
    more = {"caller": "power"} | more
    return Row(name=name, method=method, path=path, status=status, audit=audit, **more)


# In this order: the last revokes.
ROWS = [
    row("tokens", "GET", 200, []),
    row("tokens, anonymous", "GET", 401, [], caller="anonymous"),
    row("a new token", "POST", 201, ["token.create success"], body={"name": "laptop"},
        answer={"data": {"name": "laptop", "userId": "{power}", "token": ...}}),
    row("a new token in a browser", "POST", 201, ["token.create success"], body={"name": "web"},
        caller="power_session"),
    row("no name", "POST", 400, [], body={}, answer={"error": {"details": {"field": "name"}}}),
    row("an empty name", "POST", 400, [], body={"name": ""}),
    row("an unknown field", "POST", 400, [], body={"name": "x", "role": "ADMIN"},
        answer={"error": {"details": {"field": "role"}}}),
    row("a new token, anonymous", "POST", 401, [], body={"name": "x"}, caller="anonymous"),
    row("a new token without the CSRF token", "POST", 403, ["access.denied denied"],
        body={"name": "x"}, caller="power_session", headers={"X-Vitae-CSRF": None}),
    row("a token for someone else, even by an administrator", "POST", 403, ["access.denied denied"],
        body={"name": "x"}, path="/api/users/{other}/tokens", caller="admin"),
    row("a token for someone else, not an administrator", "POST", 403, ["access.denied denied"],
        body={"name": "x"}, path="/api/users/{other}/tokens"),
    row("a token for someone else, anonymous", "POST", 401, [], body={"name": "x"},
        path="/api/users/{other}/tokens", caller="anonymous"),
    row("revoking someone else's", "DELETE", 404, [], path="/api/tokens/{token}", caller="other"),
    row("revoking an unknown one", "DELETE", 404, [], path=f"/api/tokens/{UNKNOWN}"),
    row("revoking an id that is none", "DELETE", 400, [], path="/api/tokens/laptop"),
    row("revoking, anonymous", "DELETE", 401, [], path="/api/tokens/{token}", caller="anonymous"),
    row("an administrator revokes it", "DELETE", 204, ["token.revoke success"],
        path="/api/tokens/{token}", caller="admin"),
    row("revoking it again", "DELETE", 404, [], path="/api/tokens/{token}"),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_tokens(row, idle_server):
    run(row, idle_server)


def test_a_revoked_token_counts_no_more(idle_server):
    created = idle_server["power"].post("/api/tokens", {"name": "short-lived"}).data
    caller = Client(idle_server.address, token=created["token"])
    assert caller.get("/api/me").status == 200
    assert idle_server["power"].delete(f"/api/tokens/{created['id']}").status == 204
    assert caller.get("/api/me").status == 401


def test_a_list_shows_the_own_tokens_without_their_secrets(idle_server):
    secret = idle_server["power"].post("/api/tokens", {"name": "secret"}).data["token"]
    answer = idle_server["power"].get("/api/tokens?limit=200")
    assert secret.encode() not in answer.body
    assert {token["userId"] for token in answer.items} == {idle_server.ids["power"]}


def test_an_administrator_sees_everyones(idle_server):
    owners = {token["userId"] for token in idle_server["admin"].get("/api/tokens?limit=200").items}
    assert {idle_server.ids["admin"], idle_server.ids["power"]} <= owners
