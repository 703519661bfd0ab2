"""Pictures of text that were pasted into pages of text are read; photographs and hostile pictures are not."""

import json
import os
import pathlib
import random
import re
import subprocess
import zlib

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
DOTS = 200 / 72
WIDTH, HEIGHT = 612, 792
BODY = [
    "Work",
    "Surveyor, Tern Works Ltd, March 2019 - June 2023",
    "Mapped forty bogs and wrote a report on each of them",
    "Clerk, Globex Ltd, May 2015 - February 2019",
    "Kept letters and records at the front desk",
    "Education",
    "MSc Botany, Tern University, 2015",
    "Languages",
    "English (native), Welsh (good)",
]
HEAD = ["Ada Example", "ada@example.com", "(617) 555-0192"]


def picture_of(lines: list[str], size: float = 14, width: float = 330) -> Image.Image:
    """Black on white, at 200 dots an inch."""
    font = ImageFont.truetype(FONT, round(size * DOTS))
    step = 1.5 * size * DOTS
    picture = Image.new("L", (round(width * DOTS), round(step * (len(lines) + 0.5))), 255)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((10, step * (number + 0.3)), line, 0, font)
    return picture


def paste(sheet: canvas.Canvas, picture: Image.Image, x: float, y: float):
    """`y` is measured from the top of the page."""
    width, height = picture.width / DOTS, picture.height / DOTS
    sheet.drawImage(ImageReader(picture), x, HEIGHT - y - height, width, height)


def write_body(sheet: canvas.Canvas, top: float = 200):
    for number, line in enumerate(BODY):
        bold = len(line.split()) == 1
        sheet.setFont("Helvetica-Bold" if bold else "Helvetica", 14 if bold else 10)
        sheet.drawString(72, HEIGHT - top - 22 * number, line)


def begin(path: pathlib.Path) -> canvas.Canvas:
    return canvas.Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)


def extract(path: pathlib.Path, form: str = "jsonresume") -> str:
    # A document that takes longer than a minute is refused.
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", "--format", form, path],
        check=True,
        capture_output=True,
        text=True,
        timeout=90,
    )
    return done.stdout


def findings(path: pathlib.Path) -> list[str]:
    return [one["code"] for one in json.loads(extract(path))["meta"]["vitae"].get("findings", [])]


def turn(path: pathlib.Path, degrees: int):
    """Has the page shown with that clockwise turn, without moving anything in the file."""
    old = re.search(rb"/Rotate 0 /Trans <<\s*>>", path.read_bytes())
    new = b"/Rotate %d" % degrees
    path.write_bytes(path.read_bytes().replace(old[0], new.ljust(len(old[0]))))


def turned(box: list[float], degrees: int) -> list[float]:
    """Where a box of the upright page comes to lie by that turn."""
    height, width = HEIGHT, WIDTH
    for _ in range(degrees // 90):
        box = [height - box[3], box[0], height - box[1], box[2]]
        height, width = width, height
    return box


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_head_that_is_a_picture_is_read_where_the_page_shows_it(tmp_path: pathlib.Path, degrees: int):
    document = tmp_path / "head.pdf"
    sheet = begin(document)
    paste(sheet, picture_of(HEAD, 20, 400), 72, 50)
    write_body(sheet)
    sheet.save()
    turn(document, degrees)
    record = json.loads(extract(document))
    basics = record["basics"]
    assert (basics["name"], basics["email"], basics["phone"]) == tuple(HEAD)
    assert [job["name"] for job in record["work"]] == ["Tern Works Ltd", "Globex Ltd"]
    assert "text_from_picture" in findings(document)
    values = json.loads(extract(document, "evidence"))
    (cited,) = next(one["evidence"] for one in values if one["value"] == HEAD[1])
    # The second of three lines of 30 points, which begin 50 points below the top.
    shown = turned([72, 80, 300, 115], degrees)
    x, y = (cited["box"][0] + cited["box"][2]) / 2, (cited["box"][1] + cited["box"][3]) / 2
    assert shown[0] < x < shown[2] and shown[1] < y < shown[3]


def test_a_pasted_half_that_lies_askew_is_read_in_lines(tmp_path: pathlib.Path):
    document = tmp_path / "half.pdf"
    sheet = begin(document)
    for number, line in enumerate(HEAD):
        sheet.drawString(72, HEIGHT - 60 - 18 * number, line)
    part = picture_of(BODY, 10, 450).rotate(0.9, resample=Image.BICUBIC, expand=True, fillcolor=255)
    paste(sheet, part, 60, 150)
    sheet.save()
    assert extract(document, "text").split("\n")[: len(HEAD + BODY)] == HEAD + BODY


def test_what_the_file_says_counts_where_a_picture_says_the_same(tmp_path: pathlib.Path):
    document = tmp_path / "searchable.pdf"
    sheet = begin(document)
    skills = ["Botany, Excel, QGIS", "Bog coring, pollen counts", "Surveys of wide land", "Maps of it"]
    paste(sheet, picture_of(["Ada Exannple", *skills]), 72, 50)
    text = sheet.beginText(76, HEIGHT - 71)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 14)
    text.textOut("Ada Example")
    sheet.drawText(text)
    write_body(sheet)
    sheet.save()
    lines = extract(document, "text").split("\n")
    assert lines[:5] == ["Ada Example", *skills]


def photograph(seed: int) -> Image.Image:
    """Blurred patches, with grain."""
    chance = random.Random(seed)
    small = Image.new("L", (24, 24))
    small.putdata([chance.randrange(256) for _ in range(24 * 24)])
    large = small.resize((600, 600), Image.BICUBIC)
    return large.effect_spread(6)


def test_photographs_are_not_taken_for_text(tmp_path: pathlib.Path):
    document = tmp_path / "photograph.pdf"
    sheet = begin(document)
    paste(sheet, photograph(1), 350, 20)
    write_body(sheet)
    sheet.save()
    assert extract(document, "text").split("\n")[: len(BODY)] == BODY
    assert "text_from_picture" not in findings(document)


def with_pictures(draw: str, width: int, height: int, data: bytes) -> bytes:
    """A page of text that draws one picture, of which the file states the size."""
    lines = enumerate(line.replace("(", "[").replace(")", "]") for line in BODY)
    shown = "".join(f"BT /F 10 Tf 72 {600 - 20 * n} Td ({line}) Tj ET\n" for n, line in lines) + draw
    packed = zlib.compress(data)
    head = (
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >>"
        " /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
        f"4 0 obj\n<< /Length {len(shown)} >>\nstream\n{shown}\nendstream\nendobj\n"
        f"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
        f" /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    )
    return head.encode() + packed + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n"


NOISE = random.Random(3).randbytes(1200 * 900)
HOSTILE = {
    "one of 30,000 by 30,000 dots": ("300 0 0 100 72 650 cm /I Do", 30_000, 30_000, b""),
    "the same 500 times": ("".join(f"q 200 0 0 150 {n % 20 * 20} {n // 20 * 25} cm /I Do Q\n" for n in range(500)), 1200, 900, NOISE),
    "one of nothing": ("300 0 0 100 72 650 cm /I Do", 0, -5, b""),
    "on a place that is none": ("1e9 0 0 1e9 -1e9 1e30 cm /I Do", 1200, 900, NOISE),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_pictures_made_to_exhaust_do_not_keep_the_text_from_being_read(tmp_path: pathlib.Path, name: str):
    document = tmp_path / "hostile.pdf"
    document.write_bytes(with_pictures(*HOSTILE[name]))
    text = extract(document, "text")
    assert "Mapped forty bogs" in text and "MSc Botany, Tern University, 2015" in text


def test_of_hundreds_of_pictures_of_text_some_are_read(tmp_path: pathlib.Path):
    document = tmp_path / "many.pdf"
    sheet = begin(document)
    for page in range(20):
        for number in range(10):
            sheet.drawString(40, HEIGHT - 60 - 70 * number, f"Page {page}, number {number}")
            words = [f"Picture of words on page {page}", f"and its number is {number}"]
            paste(sheet, picture_of(words, 12, 260), 200, 40 + 70 * number)
        sheet.showPage()
    sheet.save()
    text = extract(document, "text")
    assert text.count("Picture of words") >= 4
    assert "Page 19, number 9" in text
