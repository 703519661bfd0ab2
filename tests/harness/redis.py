"""A Redis server of its own for one test: on loopback, on a free port, deleted at the end."""

import pathlib
import shutil
import socket
import subprocess
import tempfile

from .server import wait_until


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Redis:
    """`options` are those of redis-server; without any it keeps nothing on disk."""

    def __init__(self, *options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="vitae-redis-"))
        self.port = free_port()
        self.options = [str(option) for option in options]
        self.password = None
        self.process = None

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"

    def start(self):
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--dir", str(self.folder), "--save", "", "--logfile", "log", *self.options]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        wait_until(self.answers, "start of Redis")
        return self

    def answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0 and self.call("PING") == "PONG"

    def call(self, *arguments):
        """What redis-cli prints."""
        command = ["redis-cli", "-p", str(self.port)]
        if self.password:
            command += ["--no-auth-warning", "-a", self.password]
        command += map(str, arguments)
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def kill(self):
        """Nothing is written any more."""
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder)
