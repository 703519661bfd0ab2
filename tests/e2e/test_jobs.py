"""Jobs: what a run of the two resumes shows, and what may be done to a job."""

import pytest

from harness.table import Row, name_of, run

JOBS = "/api/ingestion/jobs"
UNKNOWN = "01890000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module", autouse=True)
def finished(server):
    """Two ingested resumes, and a job that failed: rows name them {done} and {failed}."""
    server.ids["done"] = server.trigger()
    assert server.finish(server.ids["done"])["state"] == "succeeded"
    server.ids["failed"] = server.trigger("/not there")
    server.finish(server.ids["failed"])


def row(name, method, path, status, audit, **more):
    more = {"caller": "power"} | more
    return Row(name=name, method=method, path=JOBS + path, status=status, audit=audit, **more)


NEW = {"found": 2, "new": 2, "unchanged": 0, "done": 2, "failed": 0, "skipped": 0}
NOT_FOUND = {"error": {"code": "path_not_found", "message": ...}}
ROWS = [
    row("a job that succeeded", "GET", "/{done}", 200, [],
        answer={"data": {"state": "succeeded", "path": "/", "attempts": 1, "progress": NEW,
                         "source": "{source}", "createdBy": {"type": "token", "name": "Power"},
                         "startedAt": ..., "finishedAt": ...}}),
    row("a job whose path is not there", "GET", "/{failed}", 200, [],
        answer={"data": {"state": "failed", "attempts": 1} | NOT_FOUND}),
    row("an unknown job", "GET", f"/{UNKNOWN}", 404, []),
    row("an id that is none", "GET", "/latest", 400, []),
    row("a job, anonymous", "GET", "/{done}", 401, [], caller="anonymous"),
    row("jobs", "GET", "", 200, []),
    row("jobs of an administrator", "GET", "", 200, [], caller="admin"),
    row("jobs of an unknown state", "GET", "?state=done", 400, [],
        answer={"error": {"details": {"field": "state"}}}),
    row("jobs, none a page", "GET", "?limit=0", 400, [],
        answer={"error": {"details": {"field": "limit"}}}),
    row("jobs, too many a page", "GET", "?limit=201", 400, []),
    row("jobs from a broken cursor", "GET", "?cursor=%00", 400, []),
    row("jobs, anonymous", "GET", "", 401, [], caller="anonymous"),
    row("files of an unknown job", "GET", f"/{UNKNOWN}/files", 404, []),
    row("files, anonymous", "GET", "/{done}/files", 401, [], caller="anonymous"),
    row("a retry of a job that succeeded", "POST", "/{done}/retry", 409, []),
    row("a retry of an unknown job", "POST", f"/{UNKNOWN}/retry", 404, []),
    row("a retry, anonymous", "POST", "/{failed}/retry", 401, [], caller="anonymous"),
    row("a retry without the CSRF token", "POST", "/{failed}/retry", 403, ["access.denied denied"],
        caller="power_session", headers={"X-Vitae-CSRF": None}),
    row("cancelling a job that succeeded", "POST", "/{done}/cancel", 409, []),
    row("cancelling an unknown job", "POST", f"/{UNKNOWN}/cancel", 404, []),
    row("cancelling, anonymous", "POST", "/{done}/cancel", 401, [], caller="anonymous"),
]


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_jobs(row, server):
    run(row, server)


def test_the_ledger_names_every_file_and_what_became_of_it(server):
    files = server["power"].get(f"{JOBS}/{server.ids['done']}/files").items
    assert {file["path"]: file["state"] for file in files} == {
        "/ada.txt": "done",
        "/team/ben.txt": "done",
    }
    assert all(file["documentId"] and file["candidateId"] for file in files)


def test_the_same_folder_again_brings_nothing_new(server):
    candidates = server["power"].get("/api/candidates").items
    job = server.finish(server.trigger())
    assert job["progress"] == dict.fromkeys(NEW, 0) | {"found": 2, "unchanged": 2}
    assert server["power"].get("/api/candidates").items == candidates


def test_a_file_of_another_type_is_skipped_with_a_reason(server):
    server.put_resume("odd/program.exe", "MZ\0\0")
    job_id = server.trigger("/odd")
    assert server.finish(job_id)["progress"]["skipped"] == 1
    (file,) = server["power"].get(f"{JOBS}/{job_id}/files").items
    assert file["state"] == "skipped"
    assert file["reason"]["code"] == "type_unsupported"


def test_a_failed_job_can_be_retried(server):
    answer = server["power"].post(f"{JOBS}/{server.trigger_and_finish('/late')}/retry")
    assert answer.status == 200
    assert answer.data["state"] in ("queued", "running", "failed")
    assert server.audit_of(answer.request_id) == ["ingestion.retry success"]
    assert server.finish(answer.data["id"])["error"]["code"] == "path_not_found"


def test_a_queued_job_can_be_cancelled_once(idle_server):
    job_id = idle_server.trigger("/cancelled")
    answer = idle_server["power"].post(f"{JOBS}/{job_id}/cancel")
    assert answer.status == 200
    assert answer.data["state"] == "cancelled"
    assert idle_server.audit_of(answer.request_id) == ["ingestion.cancel success"]
    again = idle_server["power"].post(f"{JOBS}/{job_id}/cancel")
    assert again.status == 409
    assert idle_server.audit_of(again.request_id) == []


def test_pages_hold_every_job_once_newest_first(server):
    paged, query = [], "?limit=1"
    while query:
        page = server["power"].get(JOBS + query).data
        paged += [job["id"] for job in page["items"]]
        query = f"?limit=1&cursor={page['nextCursor']}" if "nextCursor" in page else None
    assert paged == [job["id"] for job in server["power"].get(JOBS + "?limit=200").items]
    assert paged == sorted(paged, reverse=True)


def test_jobs_of_one_state(server):
    failed = server["power"].get(f"{JOBS}?state=failed").items
    assert server.ids["failed"] in [job["id"] for job in failed]
    assert {job["state"] for job in failed} == {"failed"}
