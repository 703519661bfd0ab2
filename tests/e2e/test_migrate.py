"""An installation moves from SQLite to PostgreSQL."""

import subprocess

from harness.form import FORM, archive, form
from harness.server import Server, binary

PEOPLE = {"admin": "ADMIN", "power": "POWER_USER"}


BATCH = form({"batch.zip": archive({"ben.txt": b"Ben Sample\nben.sample@example.com\n"})})


def upload_and_finish(server):
    """The counts of a job that took an archive with one resume inside."""
    answer = server["power"].send("POST", "/api/uploads", BATCH, {"Content-Type": FORM})
    return server.finish(answer.data["jobId"])["progress"]


def test_an_installation_moves_to_postgresql_and_goes_on_there(tmp_path, postgres):
    before = Server(tmp_path)
    before.put_resume("ada.txt", "Ada Example\nada.example@example.com\n")
    before.start()
    for name, role in PEOPLE.items():
        before.add_account(name, role)
    job = before.trigger_and_finish()
    assert upload_and_finish(before)["new"] == 2
    candidates = before["power"].get("/api/candidates").items
    events = before.audit()
    assert before.stop() == 0

    url = postgres.url(postgres.make_database())
    moved = subprocess.run(
        [binary(), "migrate", f"sqlite:{before.data / 'vitae.db'}", url],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "The audit chain is whole" in moved.stdout
    again = subprocess.run(
        [binary(), "migrate", f"sqlite:{before.data / 'vitae.db'}", url], capture_output=True, text=True
    )
    assert again.returncode == 1
    assert "holds data already" in again.stderr

    before.environment["VITAE_DATABASE_URL"] = url
    before.restart()
    assert before.job(job)["state"] == "succeeded"
    assert before["power"].get("/api/candidates").items == candidates
    assert before.audit()[-len(events) :] == events
    document = before["power"].get(f"/api/candidates/{candidates[-1]['id']}").data["documents"][0]
    original = before["power"].get(f"/api/documents/{document['id']}/content").body
    assert original.startswith(b"Ada Example")
    progress = before.job(before.trigger_and_finish())["progress"]
    assert (progress["new"], progress["unchanged"]) == (0, 1)
    progress = upload_and_finish(before)
    assert (progress["new"], progress["unchanged"]) == (0, 2)
    body = {"source": "uploads"}
    assert before["power"].post("/api/ingestion/trigger", body).status == 202
    assert before.stop() == 0


def test_a_password_on_the_command_line_is_refused(tmp_path):
    refused = subprocess.run(
        [binary(), "users", "list", "--database", "postgres://me:secret@127.0.0.1/vitae"],
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 2
    assert "VITAE_DATABASE_URL" in refused.stderr
    assert "secret" not in refused.stderr
