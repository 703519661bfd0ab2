"""A PostgreSQL server of its own for one run of tests: on a Unix socket, durable, deleted at the end."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

START_SECONDS = 30


def programs():
    """The newest server that Debian has installed."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    assert folders, "PostgreSQL's server is not installed: run tools/setup --all"
    return folders[-1]


class Postgres:
    """`settings` are lines of postgresql.conf."""

    def __init__(self, *settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="vitae-postgres-"))
        # The server refuses to run as root.
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user, self.user)
        self.folder.chmod(0o755)
        self.settings = settings
        self.process = None
        self.databases = 0

    def run(self, program, *arguments):
        return subprocess.run(
            [programs() / program, *arguments],
            check=True,
            user=self.user,
            group=self.user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
        )

    def make(self):
        """Its data folder, before the first start."""
        self.run(
            "initdb", "--pgdata", "data", "--username", "vitae", "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
        )
        configuration = self.folder / "data" / "postgresql.conf"
        lines = (
            "listen_addresses = ''",
            f"unix_socket_directories = '{self.folder}'",
            "max_connections = 200",
            *self.settings,
        )
        with configuration.open("a") as file:
            file.write("\n".join(lines) + "\n")
        return self

    def start(self):
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [programs() / "postgres", "-D", "data"],
                user=self.user,
                group=self.user,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < deadline, "the database server does not start"
            time.sleep(0.02)
        return self

    def is_ready(self):
        ready = [programs() / "pg_isready", "--quiet", "--host", self.folder]
        return subprocess.run(ready, check=False).returncode == 0

    def url(self, database="postgres"):
        return f"postgres://vitae@/{database}?host={self.folder}"

    def sql(self, statement, database="postgres"):
        """Runs it and returns what psql prints: one line a row."""
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement]
        return subprocess.run(
            [programs() / command[0], *command[1:], self.url(database)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def make_database(self):
        """A fresh, empty one. Its name."""
        self.databases += 1
        name = f"vitae_{self.databases}"
        self.sql(f"CREATE DATABASE {name}")
        return name

    def stop_at_once(self):
        """As a crash or a pulled plug: nothing is written any more, clients are cut off."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=30)

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=60)
        shutil.rmtree(self.folder)
