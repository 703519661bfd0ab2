"""POST /api/uploads: every status, what each leaves in the audit trail, and what comes of the files."""

import pytest

from harness.form import FORM, archive, form, form_of, message, part
from harness.table import Row, name_of, run

UPLOAD = "/api/uploads"
ACCEPTED = {"data": {"jobId": ...}}
DENIED = ["access.denied denied"]
ADA = b"Ada Example\nada.example@example.com\n+1 202-555-0143\n"
BEN = b"Ben Sample\nben.sample@example.com\n(202) 555-0177\n"


def uploaded(files):
    return ["ingestion.trigger success"] + ["document.upload success"] * files


def row(name, body, status, audit, **more):
    more = {"caller": "power", "headers": {}} | more
    more["headers"] = {"Content-Type": FORM} | more["headers"]
    return Row(
        name=name, method="POST", path=UPLOAD, body=body, status=status, audit=audit, **more
    )


def refusal(name, body, status, reason, **more):
    return row(name, body, status, [], answer={"error": {"details": {"reason": reason}}}, **more)


ONE = form({"ada.txt": ADA})

ROWS = [
    row("one file", ONE, 202, uploaded(1), answer=ACCEPTED),
    row("two files", form({"ada.txt": ADA, "ben.txt": BEN}), 202, uploaded(2)),
    row("a hundred files", form({f"{i}.txt": b"x" for i in range(100)}), 202, uploaded(100)),
    row("an administrator", ONE, 202, uploaded(1), caller="admin"),
    row("a browser", ONE, 202, uploaded(1), caller="power_session"),
    row("a key", ONE, 202, uploaded(1), headers={"Idempotency-Key": "upload-1"}),
    row("a name with a path", form({"C:\\Users\\ada\\ada.txt": ADA}), 202, uploaded(1)),
    row("a name with letters", form({"Résumé – Ada.txt": ADA}), 202, uploaded(1)),
    row("an empty file", form({"empty.txt": b""}), 202, uploaded(1)),
    row("a preamble", b"hello\r\n" + ONE, 202, uploaded(1)),
    # 400
    refusal("no file", form({}), 400, "files_missing"),
    refusal("no body", b"", 400, "multipart_malformed"),
    refusal("a field that is no file", form_of([part("files", b"x")]), 400, "form_field_unknown"),
    refusal("another field", form_of([part("resume", b"x", "a.txt")]), 400, "form_field_unknown"),
    refusal("no name", form({"": ADA}), 400, "file_name_malformed"),
    refusal("a name of dots", form({"..": ADA}), 400, "file_name_malformed"),
    refusal("a name with a line end", form({"a%0D%0Ab.txt": ADA}), 400, "file_name_malformed"),
    refusal("a name that is not UTF-8", form({"a.txt": ADA}).replace(b"a.txt", b"\xff.txt"), 400,
            "file_name_malformed"),
    refusal("a body that was cut off", ONE[:-10], 400, "multipart_malformed"),
    refusal("no disposition", form_of([b"X: y\r\n\r\nz"]), 400, "multipart_malformed"),
    refusal("a bad key", ONE, 400, "idempotency_key_malformed", headers={"Idempotency-Key": "ø"}),
    # 401 and 403
    refusal("no credential", ONE, 401, "credential_missing", caller="anonymous"),
    refusal("no credential, and large", form({"a": bytes(9_000_000)}), 401, "credential_missing",
            caller="anonymous"),
    row("no CSRF token", ONE, 403, DENIED, caller="power_session",
        headers={"X-Vitae-CSRF": None}),
    row("another origin", ONE, 403, DENIED, caller="power_session",
        headers={"Origin": "http://attacker.example.com"}),
    # 405, 413, 415
    Row(name="another method", method="GET", path=UPLOAD, caller="power", status=405, audit=[]),
    refusal("too many files", form({f"{i}": b"x" for i in range(101)}), 413, "too_many_parts"),
    refusal("a file too large", form({"a": bytes(50_000_001)}), 413, "file_too_large"),
    refusal("JSON", b"{}", 415, "multipart_expected",
            headers={"Content-Type": "application/json"}),
    refusal("no boundary", ONE, 415, "multipart_expected",
            headers={"Content-Type": "multipart/form-data"}),
    refusal("no type", ONE, 415, "multipart_expected", headers={"Content-Type": None}),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_upload(row, idle_server):
    if row.status == 202:  # the first upload also makes the source
        idle_server["admin"].send("POST", UPLOAD, form({"first.txt": b"x"}), {"Content-Type": FORM})
    answer = run(row, idle_server)
    if answer.status == 202:
        assert answer.headers["Location"] == f"/api/ingestion/jobs/{answer.data['jobId']}"
        assert idle_server.job(answer.data["jobId"])["source"] == "uploads"


def upload(server, files, key=None):
    headers = {"Content-Type": FORM} | ({"Idempotency-Key": key} if key else {})
    return server["power"].send("POST", UPLOAD, form(files), headers)


def ingest(server, files):
    """The job's counts and, by path, its lines."""
    job_id = upload(server, files).data["jobId"]
    job = server.finish(job_id)
    assert job["state"] == "succeeded"
    lines = server["power"].get(f"/api/ingestion/jobs/{job_id}/files?limit=200").items
    return job["progress"], {line["path"]: line for line in lines}


def names(server):
    return {c.get("name") for c in server["power"].get("/api/candidates?limit=200").items}


def test_uploads_become_records_and_the_same_bytes_are_unchanged(server):
    progress, lines = ingest(server, {"cleo.txt": b"Cleo Invented\ncleo@example.com\n", "no.txt": b""})
    assert (progress["new"], progress["done"], progress["skipped"]) == (1, 1, 1)
    assert lines["/no.txt"]["reason"]["code"] == "file_empty"
    assert "Cleo Invented" in names(server)
    again, _ = ingest(server, {"cleo.txt": b"Cleo Invented\ncleo@example.com\n"})
    assert (again["found"], again["new"], again["unchanged"]) == (1, 0, 1)


def test_two_people_whose_files_have_one_name_are_two_candidates(server):
    ingest(server, {"resume.pdf": b"Dora Pretend\ndora@example.com\n"})
    ingest(server, {"resume.pdf": b"Emil Makebelieve\nemil@example.com\n"})
    assert {"Dora Pretend", "Emil Makebelieve"} <= names(server)


def test_the_source_of_uploads_is_listed_and_says_why(server):
    ingest(server, {"fay.txt": b"Fay Fiction\nfay@example.com\n"})
    source = {s["name"]: s for s in server["power"].get("/api/sources").items}["uploads"]
    assert (source["kind"], source["default"], source["state"]) == ("uploads", False, "ok")
    why = server["power"].get(f"/api/sources/{source['id']}/why?path=/fay.txt").data
    assert why["verdict"] == "ingested"
    folders = server["power"].get(f"/api/sources/{source['id']}/folders")
    assert folders.error["details"]["reason"] == "source_without_folders"
    body = {"source": "uploads"}
    job = server.finish(server["power"].post("/api/ingestion/trigger", body).data["jobId"])
    assert (job["state"], job["progress"]["new"]) == ("succeeded", 0)


def test_the_same_key_gives_the_same_job(server):
    files = {"gus.txt": b"Gus Imaginary\ngus@example.com\n"}
    first, second = upload(server, files, "key-a"), upload(server, files, "key-a")
    assert second.data["jobId"] == first.data["jobId"]
    assert server.audit_of(second.request_id) == ["ingestion.trigger_repeat success"]
    other = upload(server, {"gus.txt": b"Gus Other\n"}, "key-a")
    assert (other.status, other.error["details"]["reason"]) == (409, "idempotency_key_reused")


def test_an_archive_is_opened_and_each_file_inside_stands_for_itself(server):
    files = {
        "team/hal.txt": b"Hal Dreamt\nhal@example.com\n",
        "ivy.txt": b"Ivy Unreal\nivy@example.com\n",
        "empty.txt": b"",
        "photo.mp4": b"not a film",
    }
    progress, lines = ingest(server, {"batch.zip": archive(files)})
    assert lines["/batch.zip"]["inside"] == {"found": 4, "read": 2}
    assert lines["/batch.zip/team/hal.txt"]["state"] == "done"
    assert lines["/batch.zip/empty.txt"]["reason"]["code"] == "file_empty"
    assert (progress["found"], progress["done"], progress["skipped"]) == (5, 3, 2)
    assert {"Hal Dreamt", "Ivy Unreal"} <= names(server)
    source = {s["name"]: s["id"] for s in server["power"].get("/api/sources").items}["uploads"]
    why = server["power"].get(f"/api/sources/{source}/why?path=/batch.zip").data
    assert why["message"].startswith("2 of 4 files inside were taken up.")
    why = server["power"].get(f"/api/sources/{source}/why?path=/batch.zip/ivy.txt").data
    assert why["verdict"] == "ingested"


def test_a_message_gives_its_attachments(server):
    mail = message({"Lebenslauf Jörg.txt": b"Joerg Ausgedacht\njoerg@example.com\n"})
    _, lines = ingest(server, {"mail.eml": mail})
    assert lines["/mail.eml"]["inside"] == {"found": 1, "read": 1}
    assert lines["/mail.eml/Lebenslauf Jörg.txt"]["state"] == "done"
    assert "Joerg Ausgedacht" in names(server)


def test_an_archive_inside_an_archive_is_not_opened(server):
    inner = archive({"kim.txt": b"Kim Nobody\n"})
    _, lines = ingest(server, {"outer.zip": archive({"inner.zip": inner})})
    assert lines["/outer.zip/inner.zip"]["reason"]["code"] == "container_inside"


def test_an_upload_survives_a_kill(own_server):
    job_id = upload(own_server, {"ada.txt": ADA}).data["jobId"]
    own_server.kill()
    own_server.options = ("--workers", "2")
    own_server.restart()
    assert own_server.finish(job_id)["progress"]["done"] == 1
