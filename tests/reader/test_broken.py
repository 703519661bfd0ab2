"""Broken and hostile documents: each is refused with one plain reason, soon, and nothing dies of it."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parents[2]
VITAE = os.environ["VITAE_BIN"]
# A document may take a minute; hardly any takes a second.
SECONDS = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("broken")


@pytest.fixture(scope="module")
def expected(folder):
    """File name → the reasons that may be given."""
    made = subprocess.run(
        [ROOT / "tools/make_broken", folder], check=True, capture_output=True, text=True
    )
    lines = [line.split("\t") for line in made.stdout.splitlines()]
    return {name: reasons.split("|") for name, reasons in lines}


def read(files, out):
    """File name → reason, of those that one pool of readers refused; the records go to `out`."""
    done = subprocess.run(
        [VITAE, "extract", "--json", "--out", out, *files],
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    failures = [json.loads(line.removeprefix("vitae: ")) for line in done.stderr.splitlines()]
    assert done.returncode == (1 if failures else 0)
    return {pathlib.Path(failure["file"]).name: failure["reason"] for failure in failures}


def test_each_broken_document_is_refused_with_its_reason(folder, expected, tmp_path):
    assert len(expected) >= 60
    sample = ROOT / "samples/engineer.pdf"
    given = read([*(folder / name for name in expected), sample], tmp_path)
    wrong = {
        name: given.get(name, "read")
        for name, reasons in expected.items()
        if given.get(name, "read") not in reasons
    }
    assert wrong == {}
    assert (tmp_path / "engineer.json").exists(), "the pool reads on after them all"


def test_a_sample_with_a_byte_changed_anywhere_is_read_or_refused(tmp_path):
    sample = (ROOT / "samples/engineer.pdf").read_bytes()
    files = []
    for at in range(0, len(sample), len(sample) // 40):
        files.append(tmp_path / f"{at}.pdf")
        files[-1].write_bytes(sample[:at] + b"\xff" + sample[at + 1 :])
    refused = read(files, tmp_path / "out")
    assert set(refused.values()) <= {"pdf_damaged", "pdf_encrypted", "text_missing"}
    assert len(refused) + len(list((tmp_path / "out").iterdir())) == len(files)
