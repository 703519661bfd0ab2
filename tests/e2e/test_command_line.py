"""The commands, beside a running server and without one."""

import contextlib
import http.client
import json
import ssl
import subprocess

import pytest

from harness.server import PASSWORD, Server, binary


def run(*words, data, stdin=""):
    return subprocess.run(
        [binary(), *map(str, words), "--data", str(data)],
        input=stdin, capture_output=True, text=True, timeout=120,
    )


def test_a_folder_is_ingested_without_a_server(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.txt").write_text("Ada Example\nada@example.com\n", encoding="utf-8")
    first = run("ingest", tmp_path / "in", "--local", "--json", data=tmp_path / "data")
    assert first.returncode == 0, first.stderr
    assert json.loads(first.stdout)["progress"]["done"] == 1
    again = run("ingest", tmp_path / "in", "--local", "--json", data=tmp_path / "data")
    assert json.loads(again.stdout)["progress"] | {"unchanged": 1, "new": 0} == json.loads(again.stdout)["progress"]
    whole = run("audit", "verify", data=tmp_path / "data")
    assert whole.returncode == 0 and "whole" in whole.stdout


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    done = run("ingest", tmp_path / "nowhere", "--local", data=tmp_path / "data")
    assert done.returncode == 1
    assert "no such folder" in done.stderr


def test_jobs_are_listed_and_cancelled_beside_a_server(idle_server):
    job_id = idle_server.trigger("/by command")
    assert job_id in idle_server.command("jobs", "list", "--state", "queued")
    idle_server.command("jobs", "cancel", job_id)
    assert idle_server.job(job_id)["state"] == "cancelled"
    events = idle_server.audit(f"&entity={job_id}&eventType=ingestion.cancel")
    assert [event["actor"]["type"] for event in events] == ["operator"]


def test_a_second_server_on_the_same_data_is_refused(idle_server):
    second = run("serve", "--listen", "127.0.0.1:0", data=idle_server.data)
    assert second.returncode == 1
    assert "Another Vitae server" in second.stderr


def test_it_does_not_listen_beyond_loopback_without_tls(tmp_path):
    refused = run("serve", "--listen", "0.0.0.0:0", data=tmp_path / "data")
    assert refused.returncode == 1
    assert "--tls-certificate" in refused.stderr


def test_a_wrong_command_is_a_usage_error(tmp_path):
    assert run("ingest", data=tmp_path).returncode == 2


def test_over_tls_a_session_cookie_is_for_tls_only(tmp_path):
    certificate, key = make_certificate(tmp_path)
    server = Server(tmp_path, "--workers", "0", "--tls-certificate", certificate, "--tls-key", key)
    server.start()
    try:
        address = server.address.removeprefix("https://")
        server.command(
            *("users", "add", "ada@example.com", "--role", "ADMIN", "--password-stdin"),
            stdin=PASSWORD + "\n",
        )
        trust = ssl.create_default_context(cafile=certificate)
        with contextlib.closing(http.client.HTTPSConnection(address, context=trust)) as browser:
            body = json.dumps({"email": "ada@example.com", "password": PASSWORD})
            origin = {"Origin": f"https://{address}", "Content-Type": "application/json"}
            browser.request("POST", "/api/auth/login", body, origin)
            answer = browser.getresponse()
            assert answer.status == 200, answer.read()
            assert "; Secure" in answer.headers["Set-Cookie"]
        with contextlib.closing(http.client.HTTPConnection(address)) as plain:
            plain.request("GET", "/healthz")
            with pytest.raises((http.client.HTTPException, ConnectionError)):
                plain.getresponse()
    finally:
        assert server.stop() == 0


def make_certificate(folder):
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )
    return str(certificate), str(key)
