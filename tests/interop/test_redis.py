"""Vitae and the stock Node packages on one Redis: each takes the other's jobs, and both show them."""

import contextlib
import json
import os
import pathlib
import subprocess

import pytest

from harness.people import start_server
from harness.redis import Redis, free_port
from harness.server import Server, wait_until

PEER = pathlib.Path(__file__).with_name("peer.mjs")


@pytest.fixture(scope="module")
def redis():
    server = Redis()
    yield server.start()
    server.close()


@pytest.fixture
def serve(redis, make_database, tmp_path):
    """Calls start a server on the queue, with these options."""
    with contextlib.ExitStack() as servers:

        def start(*options):
            redis.call("FLUSHALL")
            os.environ["VITAE_REDIS_URL"] = redis.url
            try:
                server = start_server(tmp_path, make_database(), *options)
            finally:
                del os.environ["VITAE_REDIS_URL"]
            servers.callback(server.stop)
            return server

        yield start


def peer(redis, *arguments):
    """Runs a peer to its end. What it printed."""
    command = ["node", PEER, str(redis.port), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@contextlib.contextmanager
def node_worker(redis, *arguments):
    """A stock worker meanwhile. The lines that it prints."""
    command = ["node", PEER, str(redis.port), "work", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert json.loads(process.stdout.readline()) == {"ready": True}
        yield process.stdout
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def events_of(server, job_id):
    found = [e for e in server.audit() if e["entityId"] == job_id]
    return [(e["eventType"], e["outcome"], e["authMethod"]) for e in reversed(found)]


def test_our_worker_runs_a_job_that_node_added(redis, serve):
    server = serve()
    (outcome,) = peer(redis, "add", '{"dropboxPath": "/"}')
    assert outcome["value"]["state"] == "succeeded"
    assert outcome["value"]["progress"]["done"] == 2
    job = server.job(outcome["value"]["jobId"])
    assert (job["state"], job["path"], job["attempts"]) == ("succeeded", "/", 1)
    assert events_of(server, job["id"]) == [
        ("ingestion.trigger", "success", "queue"),
        ("ingestion.scan", "success", "internal"),
    ]


def test_a_job_that_makes_no_sense_is_failed_with_a_plain_reason(redis, serve):
    server = serve()
    outcomes = peer(redis, "add", '{"dropboxPath": 7}', '"/"', '{"source": "none", "dropboxPath": "/"}')
    assert all(outcome["reason"].endswith(".") for outcome in outcomes), outcomes
    assert redis.call("ZCARD", "bull:ingest-dropbox:failed") == "3"
    assert server["power"].get("/api/ingestion/jobs").items == []


def test_node_sees_how_a_job_of_ours_goes(redis, serve):
    server = serve()
    job_id = server.trigger()
    server.finish(job_id)
    key = f"bull:ingest-dropbox:{job_id}"
    wait_until(lambda: redis.call("HGET", key, "finishedOn"), "end of the job in Redis")
    assert json.loads(redis.call("HGET", key, "returnvalue"))["progress"]["done"] == 2
    data = json.loads(redis.call("HGET", key, "data"))
    assert data == {"jobId": job_id, "source": server.ids["source"], "dropboxPath": "/"}
    missing = server.trigger("/nowhere")
    server.finish(missing)
    wait_until(lambda: redis.call("ZSCORE", "bull:ingest-dropbox:failed", missing), "its failure")
    assert redis.call("HGET", f"bull:ingest-dropbox:{missing}", "failedReason").endswith(".")
    (shown,) = peer(redis, "board")
    assert shown["name"] == "ingest-dropbox" and shown["workers"] == 1
    assert (shown["counts"]["completed"], shown["counts"]["failed"]) == (1, 1)


def test_a_node_worker_does_a_job_of_ours(redis, serve):
    server = serve("--workers", "0")
    server["power"].get("/api/ingestion/jobs")
    with node_worker(redis) as taken:
        job_id = server.trigger("/team")
        line = json.loads(taken.readline())
        assert line["id"] == job_id and line["data"]["dropboxPath"] == "/team"
        job = server.finish(job_id)
    assert job["state"] == "succeeded"
    assert events_of(server, job_id) == [
        ("ingestion.trigger", "success", "token"),
        ("ingestion.scan", "success", "queue"),
    ]


def test_a_job_that_a_node_worker_failed_can_be_retried(redis, serve):
    server = serve("--workers", "0")
    with node_worker(redis, "no luck") as taken:
        job_id = server.trigger("/team")
        taken.readline()
        job = server.finish(job_id)
    assert (job["state"], job["error"]["code"]) == ("failed", "foreign_worker_failed")
    with node_worker(redis):
        server["power"].post(f"/api/ingestion/jobs/{job_id}/retry")
        assert server.finish(job_id)["state"] == "succeeded"


def test_a_cancelled_job_leaves_the_queue(redis, serve):
    server = serve("--workers", "0")
    job_id = server.trigger()
    wait_until(lambda: redis.call("LLEN", "bull:ingest-dropbox:wait") == "1", "the job in Redis")
    server["power"].post(f"/api/ingestion/jobs/{job_id}/cancel")
    wait_until(lambda: redis.call("EXISTS", f"bull:ingest-dropbox:{job_id}") == "0", "its end")


@pytest.mark.parametrize("loss", ["flush", "restart"])
def test_what_redis_loses_is_put_back(redis, serve, loss):
    server = serve("--workers", "0")
    jobs = [server.trigger(f"/{number}") for number in range(5)]
    wait_until(lambda: redis.call("LLEN", "bull:ingest-dropbox:wait") == "5", "the jobs in Redis")
    if loss == "flush":
        redis.call("FLUSHALL")
    else:
        redis.kill()
        jobs.append(server.trigger("/while-it-is-away"))
        redis.start()
    total = str(len(jobs))
    wait_until(lambda: redis.call("LLEN", "bull:ingest-dropbox:wait") == total, "all of them back")


def test_redis_over_tls_is_trusted_only_with_its_authority(make_database, tmp_path):
    certificate, key = tmp_path / "redis.pem", tmp_path / "redis.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=redis"]
        + ["-addext", "subjectAltName=IP:127.0.0.1", "-days", "1"]
        + ["-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    port = free_port()
    options = ("--tls-port", str(port), "--tls-cert-file", certificate, "--tls-key-file", key)
    secure = Redis(*options, "--tls-auth-clients", "no", "--requirepass", "secret")
    secure.password = "secret"
    secure.start()
    server = Server(tmp_path, database=make_database())
    server.environment["VITAE_REDIS_URL"] = f"rediss://:secret@127.0.0.1:{port}"
    try:
        server.start()
        server.add_account("power", "POWER_USER")
        job_id = server.trigger()
        wait_until(lambda: '"redis_tls"' in server.output.read_text(), "the refusal")
        assert server.job(job_id)["state"] == "queued"
        server.stop()
        server.environment["SSL_CERT_FILE"] = str(certificate)
        server.restart()
        assert server.finish(job_id)["state"] == "succeeded"
    finally:
        server.stop()
        secure.close()


def test_a_queue_of_another_major_version_is_left_alone(redis, serve):
    server = serve("--workers", "1")
    redis.call("HSET", "bull:ingest-dropbox:meta", "version", "bullmq:5.60.0")
    redis.call("CLIENT", "KILL", "TYPE", "normal")
    wait_until(lambda: "bullmq_version" in server.output.read_text(), "the refusal")
    job_id = server.trigger()
    assert server.job(job_id)["state"] == "queued"
    assert redis.call("EXISTS", f"bull:ingest-dropbox:{job_id}") == "0"
