"""What must hold after each restart, read from the database past the server."""

import collections
import contextlib
import json
import sqlite3

# Each query counts rows that break a rule.
RULES = {
    "a job is stuck": "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')",
    "a lease outlived its job": "SELECT COUNT(*) FROM jobs WHERE lease_until IS NOT NULL",
    "a job has not exactly one ingestion.trigger event": """
        SELECT COUNT(*) FROM jobs WHERE kind = 'ingest' AND 1 <> (
            SELECT COUNT(*) FROM audit_events
            WHERE event_type = 'ingestion.trigger' AND entity_id = jobs.id)""",
    "an ingestion.trigger event has no job": """
        SELECT COUNT(*) FROM audit_events WHERE event_type = 'ingestion.trigger'
        AND entity_id NOT IN (SELECT id FROM jobs WHERE kind = 'ingest')""",
    "found is not new + unchanged + skipped": """
        SELECT COUNT(*) FROM jobs WHERE found <> fresh + unchanged + skipped""",
    "the counts are not those of the files": """
        SELECT COUNT(*) FROM jobs WHERE kind = 'ingest' AND (fresh, done, failed) <> (
            SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'done'),
                   COUNT(*) FILTER (WHERE state = 'failed')
            FROM job_files WHERE job_id = jobs.id AND state <> 'skipped')""",
    "a document has two records or none": """
        SELECT COUNT(*) FROM documents WHERE 1 <> (
            SELECT COUNT(*) FROM record_versions WHERE document_id = documents.id)""",
    "two documents share a candidate": """
        SELECT COUNT(*) FROM documents GROUP BY candidate_id HAVING COUNT(*) > 1""",
    "a candidate has no document": """
        SELECT COUNT(*) FROM candidates WHERE id NOT IN (SELECT candidate_id FROM documents)""",
    "versions are not contiguous": """
        SELECT COUNT(*) FROM candidates WHERE (1, version, version) <> (
            SELECT MIN(version), MAX(version), COUNT(*) FROM record_versions
            WHERE candidate_id = candidates.id)""",
    "a file that was read has no document": """
        SELECT COUNT(*) FROM files WHERE state = 'done' AND document_id IS NULL""",
}


def open_jobs(server):
    return scalar(server, "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')")


def scalar(server, sql):
    with connect(server) as database:
        row = database.execute(sql).fetchone()
    return row[0] if row else 0


@contextlib.contextmanager
def connect(server):
    database = sqlite3.connect(f"file:{server.data / 'vitae.db'}?mode=ro", uri=True, timeout=30)
    with contextlib.closing(database):
        yield database


def check(server, log):
    """Fails when a promise was broken, or anything was done twice."""
    for fault, sql in RULES.items():
        assert scalar(server, sql) == 0, fault
    with connect(server) as database:
        jobs = dict(database.execute("SELECT id, path FROM jobs WHERE kind = 'ingest'"))
        events = collections.defaultdict(list)
        for request, event, job in database.execute(
            "SELECT request_id, event_type, entity_id FROM audit_events"
            " WHERE event_type LIKE 'ingestion.trigger%'"
        ):
            events[request].append((event, job))
    check_acknowledged(log, jobs, events)
    check_paths(log, jobs)
    verdict = json.loads(server.command("audit", "verify", "--json"))
    assert verdict["whole"], verdict


def check_acknowledged(log, jobs, events):
    for promise in log.acknowledged:
        assert jobs.get(promise.job_id) == promise.shot.path, f"lost: {promise}"
        found = events[promise.request_id]
        assert [job for _, job in found] == [promise.job_id], f"{promise} has events {found}"


def check_paths(log, jobs):
    """Nothing comes of nothing, and one trigger makes one job, acknowledged or not."""
    sent = {shot.path for shot in log.sent}
    made = collections.Counter(jobs.values())
    assert set(made) <= sent, set(made) - sent
    doubled = [path for path, count in made.items() if path != "/" and count > 1]
    assert not doubled, f"jobs were made twice: {doubled}"
