"""Stock BullMQ clients on the queue that Vitae uses: who adds, who works and who watches may be either."""

import json
import os
import pathlib
import subprocess

import pytest

from harness.server import Server, wait_until

FOLDER = pathlib.Path(__file__).parent


class StockClient:
    def __init__(self, postgres, database):
        self.environment = os.environ | {
            "VITAE_SOCKET": str(postgres.folder),
            "VITAE_DATABASE": database,
        }

    def start(self, *arguments):
        return subprocess.Popen(
            ["node", FOLDER / "stock_client.mjs", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments):
        process = self.start(*arguments)
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        return [json.loads(line) for line in output.splitlines()]


class Installation:
    def __init__(self, folder, postgres, workers):
        self.database = postgres.make_database()
        self.server = Server(folder, "--workers", str(workers), database=postgres.url(self.database))
        self.server.put_resume("ada.txt", "Ada Example\nada.example@example.com\n")
        self.server.start()
        self.server.add_account("admin", "ADMIN")
        self.server.add_account("power", "POWER_USER")
        self.stock = StockClient(postgres, self.database)


@pytest.fixture
def working(tmp_path, postgres):
    installation = Installation(tmp_path, postgres, workers=2)
    yield installation
    assert installation.server.stop() == 0


@pytest.fixture
def idle(tmp_path, postgres):
    installation = Installation(tmp_path, postgres, workers=0)
    yield installation
    assert installation.server.stop() == 0


def test_a_job_that_a_stock_producer_adds_is_run_and_audited(working):
    [outcome] = working.stock.run("add", '{"dropboxPath": "/"}')
    job = working.server.job(outcome["value"]["jobId"])
    assert job["state"] == "succeeded"
    assert job["progress"]["found"] == 1
    assert outcome["value"]["progress"]["done"] == 1
    [event] = working.server.audit(f"&entity={job['id']}&eventType=ingestion.trigger")
    assert event["actor"]["type"] == "system"
    assert event["authMethod"] == "queue"


def test_a_malformed_job_is_failed_with_a_reason_and_not_run(working):
    [wrong, unknown] = working.stock.run("add", '{"path": 7}', '{"dropboxPath": "/", "source": "x"}')
    assert "path" in wrong["error"] or "field" in wrong["error"], wrong
    assert "no source" in unknown["error"]
    assert working.server["power"].get("/api/ingestion/jobs").items == []


def test_a_stock_worker_gets_our_trigger_and_its_outcome_counts(idle):
    worker = idle.stock.start("work", "2")
    assert json.loads(worker.stdout.readline()) == {"ready": True}
    good = idle.server.trigger("/good")
    bad = idle.server.trigger("/fail")
    lines = [json.loads(line) for line in worker.communicate(timeout=60)[0].splitlines()]
    source = idle.server["admin"].get("/api/sources").items[0]["name"]
    seen = {line["id"]: line["data"] for line in lines}
    assert seen[good] == {"jobId": good, "source": source, "dropboxPath": "/good"}

    def state(job_id):
        return idle.server.job(job_id)["state"]

    wait_until(lambda: state(good) == "succeeded", "taking over the good outcome")
    assert [e["authMethod"] for e in idle.server.audit(f"&entity={good}&eventType=ingestion.scan")] == ["queue"]
    assert bad in seen


def test_a_stock_watcher_sees_our_outcome(working):
    good = working.server.trigger("/")
    [outcome] = working.stock.run("wait", good)
    assert outcome["value"]["state"] == "succeeded"
    bad = working.server.trigger("/nowhere")
    [outcome] = working.stock.run("wait", bad)
    assert outcome["error"] == "path_not_found"


def test_a_board_shows_our_queue(idle):
    idle.server.trigger("/a")
    idle.server.trigger("/b")
    [shown] = idle.stock.run("board")
    assert shown["name"] == "ingest-dropbox"
    assert shown["counts"]["waiting"] == 2
