"""Pages that lie on a side are read as if they stood upright, whatever their fonts are made of."""

import os
import pathlib
import subprocess

import pytest

from harness.pdf import write_pdf

# Browsers write Chinese in fonts of drawings, whose vertical axis points down.
WORDS = ["BA", "AB", "AAB"]


def write_turned(path: pathlib.Path, degrees: int):
    lines = "".join(f"1 0 0 1 72 {700 - 20 * i} Tm ({word}) Tj " for i, word in enumerate(WORDS))
    text = f"BT /F 12 Tf {lines} ET"
    glyph = "600 0 0 -700 600 0 d1 0 -700 500 700 re f"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {degrees} /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(text)} >> stream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -700 600 0] /FontMatrix [0.001 0 0 -0.001 0 0] /FirstChar 65"
        " /LastChar 66 /Widths [600 600] /Encoding << /Differences [65 /A /B] >> /CharProcs << /A 6 0 R /B 6 0 R >>"
        " /Resources << >> >>",
        f"<< /Length {len(glyph)} >> stream\n{glyph}\nendstream",
    ]
    write_pdf(path, objects)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_letters_that_are_drawings_come_in_their_order(tmp_path: pathlib.Path, degrees: int):
    document = tmp_path / "turned.pdf"
    write_turned(document, degrees)
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", "--format", "text", document],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == WORDS
