"""The official SDK takes the stand-in for Dropbox: that is the proof that it is faithful."""

import json
import pathlib
import subprocess

from standin import Standin

HERE = pathlib.Path(__file__).parent


def test_the_official_sdk_runs_against_the_stand_in():
    standin = Standin()
    command = ["node", str(HERE / "sdk.mjs"), standin.url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    standin.stop()
    assert done.returncode == 0, done.stderr
    paths = ["/Resumes", "/Resumes/ada.txt", "/Resumes/ben.txt", "/Resumes/zoë.txt"]
    assert json.loads(done.stdout) == {
        "account": "user",
        "listed": paths,
        "continued": 1,
        "changes": True,
        "changed": ["/Resumes/ada.txt"],
        "downloaded": "Ada Example, again\n",
        "sameRev": True,
        "latest": "string",
        "metadata": "zoë.txt",
        "missing": [409, "path/not_found"],
        "refreshed": True,
    }
