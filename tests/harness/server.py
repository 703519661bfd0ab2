"""Starts the real program on a free port, with a data folder and resumes of its own."""

import dataclasses
import os
import pathlib
import re
import signal
import subprocess
import time

from .client import Client

PASSWORD = "correct horse battery staple"
START_SECONDS = 20


def binary():
    path = os.environ.get("VITAE_BIN", "build/release/src/vitae")
    return str(pathlib.Path(path).resolve())


def wait_until(condition, what, seconds=30):
    """Returns the first true value of `condition`. Waits no longer than needed, and not forever."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds} s"
        time.sleep(0.002)
    return value


class Server:
    """The program `vitae serve`. Its accounts are made by the command line beside it."""

    def __init__(self, folder, *options, database=None):
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.resumes = self.folder / "resumes"
        self.resumes.mkdir(parents=True, exist_ok=True)
        self.options = options
        self.environment = {"VITAE_KEY_FILE": str(self.folder / "blob.key")}
        if database:
            self.environment["VITAE_DATABASE_URL"] = database
        self.output = self.folder / "output.txt"
        self.process = None
        self.address = None
        self.ids = {}
        self.callers = {}

    def start(self):
        ready = self.folder / "ready"
        ready.unlink(missing_ok=True)
        command = [binary(), "serve", "--data", self.data, "--folder", self.resumes]
        command += ["--listen", "127.0.0.1:0", "--ready-file", ready, *self.options]
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.full_environment(),
            )
        wait_until(lambda: self.is_ready(ready), "start of the server", START_SECONDS)
        self.address = ready.read_text().strip().removeprefix("http://").rstrip("/")
        self.callers["anonymous"] = Client(self.address)
        return self

    def full_environment(self):
        return os.environ | self.environment

    def is_ready(self, ready):
        assert self.process.poll() is None, f"the server ended: {self.output.read_text()}"
        return ready.exists() and ready.read_text().strip()

    def stop(self):
        """Asks the server to drain, and returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def restart(self):
        """Starts again on the same data, and gives the callers the new address."""
        self.start()
        for name, caller in self.callers.items():
            self.callers[name] = dataclasses.replace(caller, address=self.address)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def command(self, *arguments, stdin=""):
        """Runs another `vitae` command on the same data, and returns its standard output."""
        done = subprocess.run(
            [binary(), *arguments, "--data", self.data],
            env=self.full_environment(),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, f"{arguments[:2]}: {done.stderr}"
        return done.stdout

    def add_account(self, caller, role):
        """An account with a token, for `caller`, and with a session, for `caller`_session."""
        address = f"{caller}@example.com"
        self.command(
            *("users", "add", address, "--role", role, "--name", caller.title()),
            "--password-stdin",
            stdin=PASSWORD + "\n",
        )
        token = self.command("tokens", "create", address, "--name", "tests").strip()
        self.callers[caller] = Client(self.address, token=token)
        self.callers[f"{caller}_session"] = self["anonymous"].sign_in(address, PASSWORD)
        self.ids[caller] = self[caller].get("/api/me").data["user"]["id"]

    def __getitem__(self, caller):
        return self.callers[caller]

    def setup_token(self):
        """The one-time token out of the link that the first start prints."""
        link = re.search(r"http://\S+#(\S+)", self.output.read_text())
        return link[1].rpartition("=")[2]

    def put_resume(self, name, text):
        path = self.resumes / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def trigger(self, path=None):
        body = {} if path is None else {"dropboxPath": path}
        return self["power"].post("/api/ingestion/trigger", body).data["jobId"]

    def job(self, job_id):
        return self["power"].get(f"/api/ingestion/jobs/{job_id}").data

    def finish(self, job_id, seconds=60):
        """Waits until that job has ended, and returns it."""

        def ended():
            job = self.job(job_id)
            return job if job["state"] not in ("queued", "running") else None

        return wait_until(ended, f"end of job {job_id}", seconds)

    def trigger_and_finish(self, path=None):
        job_id = self.trigger(path)
        self.finish(job_id)
        return job_id

    def audit_of(self, request_id):
        """What one request wrote into the audit trail, as "type outcome", in order.

        A credential that does not count is told once a minute and address, not for each request.
        """
        events = [e for e in self.audit() if e["requestId"] == request_id]
        events = [e for e in events if e["eventType"] != "auth.rejected"]
        return [f"{e['eventType']} {e['outcome']}" for e in reversed(events)]

    def audit(self, query=""):
        return self["admin"].get(f"/api/audit?limit=200{query}").items
