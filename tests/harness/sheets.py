"""Pages of text set by hand: words at places, in Helvetica, on sheets of 612 by 792 points."""

import json
import os
import pathlib
import subprocess

from harness.pdf import write_pdf


class Sheets:
    def __init__(self):
        self.texts: list[str] = []
        self.links: list[list[str]] = []
        self.turn_page()

    def turn_page(self):
        self.texts.append("")
        self.links.append([])

    def put(self, x: float, y: float, text: str, bold: bool = False, size: float = 10):
        """`y` is measured from the top of the page."""
        escaped = text.replace("(", r"\(").replace(")", r"\)")
        font = "B" if bold else "F"
        self.texts[-1] += f" /{font} {size} Tf 1 0 0 1 {x} {792 - y} Tm ({escaped}) Tj"

    def link(self, x: float, y: float, target: str, width: float = 20, height: float = 12):
        box = f"[{x} {792 - y} {x + width} {792 - y + height}]"
        self.links[-1].append(
            f"<< /Type /Annot /Subtype /Link /Rect {box} /Border [0 0 0] /A << /S /URI /URI ({target}) >> >>"
        )

    def write(self, path: pathlib.Path):
        fonts = "<< /Font << /F 3 0 R /B 4 0 R >> >>"
        kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(self.texts)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.texts)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        ]
        for i, (text, links) in enumerate(zip(self.texts, self.links, strict=True)):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {6 + 2 * i} 0 R"
                f" /Resources {fonts} /Annots [{' '.join(links)}] >>"
            )
            objects.append(f"<< /Length {len(text) + 6} >> stream\nBT{text} ET\nendstream")
        write_pdf(path, objects)


def begin(heading: str = "") -> Sheets:
    """The head of a resume, and the heading of its first section."""
    sheets = Sheets()
    sheets.put(40, 50, "Ada Example", bold=True, size=22)
    sheets.put(40, 75, "ada@example.com")
    if heading:
        sheets.put(40, 120, heading, bold=True, size=16)
    return sheets


def read(sheets: Sheets, folder: pathlib.Path) -> dict:
    """What Vitae says stands on the sheets."""
    path = folder / "sheets.pdf"
    sheets.write(path)
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", path], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)
