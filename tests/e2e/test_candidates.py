"""Candidates, their records and their documents. Whoever reads one is in the audit trail."""

import hashlib

import pytest

from harness.table import Row, name_of, run

UNKNOWN = "01890000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module", autouse=True)
def ingested(server):
    """Both resumes; rows name one of them {candidate} and {document}."""
    server.finish(server.trigger())
    ada = find_candidate(server, "Ada Example")
    server.ids["candidate"] = ada["id"]
    server.ids["document"] = ada["documents"][0]["id"]


def find_candidate(server, name):
    rows = server["power"].get("/api/candidates").items
    (candidate,) = [row for row in rows if row["name"] == name]
    return server["power"].get(f"/api/candidates/{candidate['id']}").data


def row(name, path, status, audit, **more):
    more = {"caller": "power", "method": "GET"} | more
    return Row(name=name, path=path, status=status, audit=audit, **more)


VIEWED = ["data_record.view success"]
OPENED = ["document.view success"]
BASICS = {"name": "Ada Example", "email": "ada.example@example.com", "phone": "+1 202-555-0143"}
ROWS = [
    row("candidates", "/api/candidates", 200, VIEWED),
    row("candidates of an administrator", "/api/candidates", 200, VIEWED, caller="admin"),
    row("candidates, anonymous", "/api/candidates", 401, [], caller="anonymous"),
    row("candidates, a wrong limit", "/api/candidates?limit=many", 400, []),
    row("a candidate", "/api/candidates/{candidate}", 200, VIEWED,
        answer={"data": {"name": "Ada Example", "lifecycle": "ACTIVE", "version": 1,
                         "suggestions": 0, "record": {"basics": BASICS}}}),
    row("a candidate in a browser", "/api/candidates/{candidate}", 200, VIEWED,
        caller="power_session"),
    row("an unknown candidate", f"/api/candidates/{UNKNOWN}", 404, []),
    row("an id that is none", "/api/candidates/ada", 400, []),
    row("a candidate, anonymous", "/api/candidates/{candidate}", 401, [], caller="anonymous"),
    row("a resume", "/api/candidates/{candidate}/resume", 200, ["record.export success"],
        answer={"basics": BASICS}),
    row("a resume of nobody", f"/api/candidates/{UNKNOWN}/resume", 404, []),
    row("a resume, anonymous", "/api/candidates/{candidate}/resume", 401, [], caller="anonymous"),
    row("versions", "/api/candidates/{candidate}/versions", 200, VIEWED),
    row("versions of nobody", f"/api/candidates/{UNKNOWN}/versions", 404, []),
    row("versions, anonymous", "/api/candidates/{candidate}/versions", 401, [],
        caller="anonymous"),
    row("a document", "/api/documents/{document}", 200, OPENED,
        answer={"data": {"path": "/ada.txt", "mediaType": "text/plain"}}),
    row("an unknown document", f"/api/documents/{UNKNOWN}", 404, []),
    row("a document, anonymous", "/api/documents/{document}", 401, [], caller="anonymous"),
    row("an original", "/api/documents/{document}/content", 200, OPENED),
    row("an unknown original", f"/api/documents/{UNKNOWN}/content", 404, []),
    row("an original, anonymous", "/api/documents/{document}/content", 401, [],
        caller="anonymous"),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_candidates(row, server):
    run(row, server)


def test_an_original_comes_back_byte_for_byte(server):
    original = server["power"].get(f"/api/documents/{server.ids['document']}/content").body
    assert original == (server.resumes / "ada.txt").read_bytes()


def test_every_value_cites_the_text_that_holds_it(server):
    resume = server["power"].get(f"/api/candidates/{server.ids['candidate']}/resume").json
    text = (server.resumes / "ada.txt").read_text(encoding="utf-8")
    fields = resume["meta"]["vitae"]["fields"]
    assert {"/basics/name", "/basics/email", "/basics/phone"} <= set(fields)
    for pointer in ("/basics/name", "/basics/email", "/basics/phone"):
        (evidence,) = fields[pointer]["evidence"]
        assert text[evidence["start"] : evidence["end"]] == BASICS[pointer.rpartition("/")[2]]
        assert evidence["document"] == hashlib.sha256(text.encode()).hexdigest()


def test_the_first_version_is_the_work_of_the_system(server):
    (version,) = server["power"].get(f"/api/candidates/{server.ids['candidate']}/versions").items
    assert version["version"] == 1
    assert version["createdBy"]["type"] == "system"
    assert version["documentId"] == server.ids["document"]
