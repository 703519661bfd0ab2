"""What people do to make a Vitae server read an account of the stand-in."""

import subprocess
import urllib.request

from harness.server import binary

HOSTS = ("API", "CONTENT", "NOTIFY", "WWW")


def app_of(standin):
    """The environment that makes a server the stand-in's app."""
    environment = {f"VITAE_DROPBOX_{host}_URL": standin.url for host in HOSTS}
    return environment | {
        "VITAE_DROPBOX_APP_KEY": standin.grants.app_key,
        "VITAE_DROPBOX_APP_SECRET": standin.grants.app_secret,
        "VITAE_DROPBOX_POLL_SECONDS": "30",
    }


def consent(url):
    """The code that Dropbox shows to a person who allows access."""
    page = urllib.request.urlopen(url).read().decode()
    return page.partition("<code>")[2].partition("</code>")[0]


def connect_by_command(server, *options):
    """`vitae sources connect dropbox`, with the code pasted."""
    command = [binary(), "sources", "connect", "dropbox", "--data", str(server.data), *options]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=server.full_environment(),
    )
    lines = [process.stderr.readline() for _ in range(2)]
    output, rest = process.communicate(consent(lines[1].split()[-1]) + "\n", timeout=30)
    assert process.returncode == 0, rest
    return output
