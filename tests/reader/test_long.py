"""A long document is read to its end within the limits."""

import os
import pathlib
import subprocess

from reportlab.pdfgen import canvas

PAGES = 200
LINES = 45


def test_a_document_of_two_hundred_pages_is_read(tmp_path: pathlib.Path):
    document = tmp_path / "long.pdf"
    sheet = canvas.Canvas(str(document), invariant=1)
    for page in range(PAGES):
        for line in range(LINES):
            sheet.drawString(72, 760 - 15 * line, f"Page {page}, line {line}, of many publications since 2001")
        sheet.showPage()
    sheet.save()
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", "--format", "text", document],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split("\n")[PAGES * LINES - 1].startswith(f"Page {PAGES - 1}, line {LINES - 1}")
