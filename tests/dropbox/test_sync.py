"""Changes in Dropbox reach the records by themselves; people see what happened and why."""

import hashlib
import hmac
import json

import pytest

from connecting import connect_by_command
from harness.server import wait_until


def candidates(server):
    return {c["id"] for c in server["power"].get("/api/candidates?limit=200").items}


def why(server, path):
    return server["power"].get(f"/api/sources/{server.ids['box']}/why?path={path}").data


def system_triggers(server):
    events = server.audit("&eventType=ingestion.trigger")
    return [e for e in events if e["actor"]["type"] == "system"]


def test_a_change_is_ingested_by_itself(connected, dropbox):
    dropbox.account.put("/a.txt", 1)
    connected.finish(connected.trigger())
    wait_until(lambda: dropbox.calls.get("files/list_folder/longpoll"), "a long poll", 40)
    dropbox.account.put("/b.txt", 2)
    wait_until(lambda: len(candidates(connected)) == 2, "the new file")
    assert len(system_triggers(connected)) == 1
    calls = dict(dropbox.calls)
    assert calls["files/list_folder"] == 1
    assert calls["files/download"] == 2


def test_a_drain_ends_a_long_poll_at_once(connected, dropbox):
    connected.finish(connected.trigger())
    wait_until(lambda: dropbox.calls.get("files/list_folder/longpoll"), "a long poll", 40)
    assert connected.stop() == 0  # the harness gives it 30 s, the poll would take longer
    connected.restart()


def sign(body, secret):
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def test_a_webhook_proves_its_address(connected):
    answer = connected["anonymous"].get("/webhooks/dropbox?challenge=abc-123")
    assert (answer.status, answer.body) == (200, b"abc-123")
    assert connected["anonymous"].get("/webhooks/dropbox").status == 400


def test_a_webhook_triggers_the_account_that_changed(dropbox, connected):
    dropbox.account.put("/a.txt", 1)
    dropbox.webhook = f"http://{connected.address}/webhooks/dropbox"
    assert dropbox.notify() == 200
    wait_until(lambda: len(candidates(connected)) == 1, "the file")
    assert len(system_triggers(connected)) == 1


@pytest.mark.parametrize("signature", [None, "", "00", sign(b"other", "standin-secret")])
def test_a_webhook_that_dropbox_did_not_sign_is_refused(connected, dropbox, signature):
    body = json.dumps({"list_folder": {"accounts": [dropbox.account.id]}}).encode()
    headers = {"X-Dropbox-Signature": signature}
    answer = connected["anonymous"].post("/webhooks/dropbox", body, headers=headers)
    assert answer.status == 401
    assert system_triggers(connected) == []


def test_every_file_has_an_answer_to_why(connected, dropbox):
    dropbox.account.put("/team/a.txt", 1)
    dropbox.account.put("/team/empty.txt", b"")
    dropbox.account.put("/team/locked.txt", 2)
    dropbox.account.put("/team/gone.txt", 3)
    dropbox.faults.arm(route="files/download", kind="locked", path=dropbox.account.entries["/team/locked.txt"].rev)
    connected.finish(connected.trigger())
    dropbox.account.delete("/team/gone.txt")
    connected.finish(connected.trigger())
    verdicts = {name: why(connected, f"/team/{name}.txt")["verdict"] for name in ("a", "empty", "gone", "other")}
    assert verdicts == {"a": "ingested", "empty": "skipped", "gone": "removed", "other": "unknown"}
    assert why(connected, "/team/a.txt")["file"]["documentId"]
    assert "no bytes" in why(connected, "/team/empty.txt")["message"]
    assert "removed" in connected.command("sources", "why", "/team/gone.txt")


def test_a_locked_file_says_so_until_it_is_tried_again(connected, dropbox):
    dropbox.account.put("/locked.txt", 2)
    dropbox.faults.arm(route="files/download", kind="locked")
    connected.finish(connected.trigger())
    assert why(connected, "/locked.txt")["reason"] == "file_locked"
    assert "Unlock it" in connected.command("sources", "why", "/locked.txt")
    connected.finish(connected.trigger())
    assert why(connected, "/locked.txt")["verdict"] == "ingested"


def test_folders_can_be_browsed_and_a_dry_run_counts(connected, dropbox):
    dropbox.account.put("/team/a.txt", 1)
    dropbox.account.put("/team/b.txt", b"")
    dropbox.account.put("/c.txt", 2)
    source = f"/api/sources/{connected.ids['box']}"
    answer = connected["power"].get(f"{source}/folders")
    assert [(e["kind"], e["path"]) for e in answer.items] == [("folder", "/team"), ("file", "/c.txt")]
    assert connected.audit_of(answer.request_id) == ["dropbox.list_folder success"]
    preview = connected["power"].get(f"{source}/preview?path=/team").data
    assert (preview["found"], preview["new"], preview["skippedByReason"]) == (2, 1, {"file_empty": 1})
    assert "files/download" not in dropbox.calls
    connected.finish(connected.trigger())
    preview = connected["power"].get(f"{source}/preview").data
    assert (preview["new"], preview["unchanged"], preview["skipped"]) == (0, 2, 1)


def test_a_revoked_grant_asks_for_reconnection(connected, dropbox):
    dropbox.account.put("/a.txt", 1)
    dropbox.grants.revoke_all()
    job = connected.finish(connected.trigger())
    assert job["error"]["code"] == "source_reconnect"
    source = connected["power"].get("/api/sources").items[0]
    assert (source["state"], source["reason"]["code"]) == ("reconnect", "source_reconnect")


def test_a_path_outside_the_root_is_denied_and_audited(server, dropbox):
    connect_by_command(server, "--name", "box", "--root", "/Resumes")
    body = {"source": "box", "dropboxPath": "/Private"}
    answer = server["power"].post("/api/ingestion/trigger", body)
    assert (answer.status, answer.error["details"]["reason"]) == (403, "path_outside_root")
    assert server.audit_of(answer.request_id) == ["access.denied denied"]
    assert "files/list_folder" not in dropbox.calls
