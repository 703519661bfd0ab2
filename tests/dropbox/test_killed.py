"""The server is killed in the middle of a drain, many times: no file lost, none ingested twice, and
the cursor never ahead of the jobs that it led to. VITAE_CRASH_ROUNDS=full for the long series."""

import json
import base64
import os
import random
import sqlite3

from connecting import app_of, connect_by_command
from harness.server import Server, wait_until
from standin import Standin

ROUNDS = 50 if os.environ.get("VITAE_CRASH_ROUNDS") == "full" else 3
POINTS = {"after_page": 5, "before_commit": 30, "after_claim": 6, "before_settle": 5, "after_settle": 5}


def rows(server, query):
    with sqlite3.connect(f"file:{server.data / 'vitae.db'}?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


def check_cursor(server, account):
    """Everything that the stored cursor has passed is in the ledger."""
    known = {key for key, in rows(server, "SELECT file_key FROM files")}
    for (cursor,) in rows(server, "SELECT cursor FROM listings"):
        state = json.loads(base64.urlsafe_b64decode(cursor))
        keys = account.snapshots[state["snapshot"]][: state["offset"]]
        passed = [account.entries.get(key) for key in keys]
        passed += [entry for _, entry in account.journal[: state["seq"]]]
        ids = {e.id for e in passed if e and not e.is_folder and account.by_id.get(e.id) is e}
        assert ids <= known, "the cursor is ahead of its jobs"


def check_records(server, account):
    """Each file was read once, as it is now."""
    files = [e for e in account.entries.values() if not e.is_folder]
    states = dict(rows(server, "SELECT file_key, state FROM files WHERE removed_at IS NULL"))
    assert states == {e.id: "done" for e in files}
    contents = {e.hash for e in account.by_rev.values()}
    assert rows(server, "SELECT COUNT(*) FROM documents")[0][0] == len(contents)
    assert rows(server, "SELECT COUNT(*) FROM candidates")[0][0] == len(files)
    assert rows(server, "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')") == [(0,)]


def change(account, number):
    """Seven new files, and one of the earlier ones changed."""
    for i in range(7):
        account.put(f"/r{number}/{i}.txt", number * 100 + i)
    if number:
        account.put(f"/r{number - 1}/0.txt", 50_000 + number)


def crash(server, dice):
    """Starts the server so that it dies, and triggers until it has."""
    point = dice.choice(list(POINTS))
    server.environment["VITAE_FAIL_POINT"] = f"{point}:{dice.randint(1, POINTS[point])}"
    try:
        server.restart()
        server.trigger()
    except (AssertionError, OSError):
        pass  # it died before it could answer
    finally:
        del server.environment["VITAE_FAIL_POINT"]
    try:
        wait_until(lambda: server.process.poll() is not None, "the crash", 10)
    except AssertionError:
        server.kill()  # the point was not passed often enough
    return point


def test_a_killed_server_loses_no_file_and_reads_none_twice(tmp_path):
    standin = Standin(page_size=3)
    server = Server(tmp_path)
    server.environment |= app_of(standin)
    server.start()
    server.add_account("admin", "ADMIN")
    server.add_account("power", "POWER_USER")
    connect_by_command(server, "--name", "box")
    source = next(s for s in server["admin"].get("/api/sources").items if s["name"] == "box")
    server["admin"].patch(f"/api/sources/{source['id']}", {"default": True})
    server.stop()
    dice = random.Random(9)
    for number in range(ROUNDS):
        change(standin.account, number)
        crash(server, dice)
        check_cursor(server, standin.account)
        server.restart()
        server.finish(server.trigger())
        wait_until(
            lambda: rows(server, "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')") == [(0,)],
            "the end of all jobs",
            120,
        )
        check_records(server, standin.account)
        assert server.stop() == 0
    standin.stop()
