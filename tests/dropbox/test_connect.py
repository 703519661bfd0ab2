"""Connecting accounts: from the page's routes and from the command line."""

import sqlite3
import urllib.error
import urllib.parse
import urllib.request

import pytest

from connecting import connect_by_command, consent
from harness.server import Server
from harness.table import Row, name_of, run

SOURCES = "/api/sources"
INVITE = f"{SOURCES}/dropbox/authorizations"
CONNECT = f"{SOURCES}/dropbox"


def invite(server, **body):
    return server["admin"].post(INVITE, body).data


def connect(server, **more):
    invitation = invite(server)
    body = {"authorization": invitation["authorization"], "code": consent(invitation["url"])}
    return server["admin"].post(CONNECT, body | more)


def test_an_admin_connects_an_account_by_a_pasted_code(server):
    answer = connect(server, name="team", root="/Resumes")
    assert answer.status == 201
    source = answer.data
    assert (source["kind"], source["state"], source["root"]) == ("dropbox", "ok", "/Resumes")
    assert source["defaultPath"] == "/Resumes"
    assert server.audit_of(answer.request_id) == ["source.create success"]


def test_a_browser_comes_back_with_code_and_state(server):
    back = "http://127.0.0.1:9/sources"
    invitation = invite(server, redirectUri=back)

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    with pytest.raises(urllib.error.HTTPError) as redirected:
        urllib.request.build_opener(Stay).open(invitation["url"])
    location = urllib.parse.urlsplit(redirected.value.headers["Location"])
    query = dict(urllib.parse.parse_qsl(location.query))
    assert location.netloc == "127.0.0.1:9" and query["state"]
    body = {"authorization": invitation["authorization"], "code": query["code"]}
    assert server["admin"].post(CONNECT, body).status == 201


def test_the_same_account_is_connected_again_and_stays_one_source(server):
    first = connect(server)
    second = connect(server, name="another")
    assert (first.status, second.status) == (201, 200)
    assert first.data["id"] == second.data["id"]
    assert server.audit_of(second.request_id) == ["source.update success"]


def test_two_accounts_are_two_sources(server, dropbox):
    first = connect(server)
    dropbox.add_account(home="/Ada Example")
    second = connect(server)
    assert second.status == 201
    assert [first.data["name"], second.data["name"]] == ["dropbox", "dropbox-2"]


def test_a_code_counts_once_and_only_with_its_authorization(server):
    invitation = invite(server)
    body = {"authorization": invitation["authorization"], "code": consent(invitation["url"])}
    other = invite(server)["authorization"]
    wrong = server["admin"].post(CONNECT, body | {"authorization": other})
    assert (wrong.status, wrong.error["details"]["reason"]) == (400, "code_refused")
    again = server["admin"].post(CONNECT, body)
    assert (again.status, again.error["details"]["reason"]) == (400, "code_refused")


ROWS = [
    Row(name="a power user may not invite", method="POST", path=INVITE, caller="power", body={},
        status=403, audit=["access.denied denied"]),
    Row(name="a power user may not connect", method="POST", path=CONNECT, caller="power",
        body={"authorization": "00", "code": "x"}, status=403, audit=["access.denied denied"]),
    Row(name="a forged authorization", method="POST", path=CONNECT, caller="admin",
        body={"authorization": "00ff", "code": "x"}, status=400, audit=[],
        answer={"error": {"details": {"reason": "authorization_ended"}}}),
    Row(name="an unknown field", method="POST", path=CONNECT, caller="admin",
        body={"authorization": "00", "code": "x", "token": "y"}, status=400, audit=[]),
    Row(name="a source that is not there", method="PATCH", caller="admin", status=404, audit=[],
        path=f"{SOURCES}/01900000-0000-7000-8000-000000000000", body={"name": "x"}),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_refusals(row, server):
    run(row, server)


def test_the_command_line_connects_beside_a_running_server(server):
    assert connect_by_command(server, "--name", "mine").startswith("mine\tdropbox\tok\t/")
    assert "mine\tdropbox\tok" in server.command("sources", "list")


def test_the_command_line_connects_without_a_server(server):
    server.stop()
    connect_by_command(server, "--name", "mine")
    server.restart()
    assert "mine" in [s["name"] for s in server["admin"].get(SOURCES).items]


def test_tokens_are_sealed_and_nothing_prints_them(connected, dropbox):
    dropbox.account.put("/a.txt", 1)
    connected.finish(connected.trigger())
    tokens = [*dropbox.grants.refresh_tokens, *dropbox.grants.access_tokens]
    assert tokens
    stored = b"".join(p.read_bytes() for p in connected.data.rglob("*") if p.is_file())
    shown = stored + connected.output.read_bytes()
    shown += str(connected["admin"].get(SOURCES).json).encode()
    assert not [token for token in tokens if token.encode() in shown]
    rows = sqlite3.connect(connected.data / "vitae.db").execute("SELECT credential FROM sources WHERE kind = 'dropbox'")
    assert len(rows.fetchone()[0]) > 60


def test_disconnecting_ends_the_grant_and_keeps_the_records(connected, dropbox):
    dropbox.account.put("/a.txt", 1)
    connected.finish(connected.trigger())
    answer = connected["admin"].post(f"{SOURCES}/{connected.ids['box']}/disconnect")
    assert answer.data["state"] == "disconnected"
    assert connected.audit_of(answer.request_id) == ["source.update success"]
    assert not dropbox.grants.refresh_tokens
    assert len(connected["power"].get("/api/candidates").items) == 1
    job = connected.finish(connected.trigger())
    assert job["error"]["code"] == "source_disconnected"


def test_a_server_without_an_app_key_says_so(tmp_path):
    plain = Server(tmp_path, "--workers", "0").start()
    plain.add_account("admin", "ADMIN")
    refused = plain["admin"].post(INVITE, {})
    assert (refused.status, refused.error["details"]["reason"]) == (503, "dropbox_not_set_up")
    assert plain.stop() == 0
