"""Pictures inside documents of word processors: pages that an app scanned, a head that was pasted in."""

import io
import json
import os
import pathlib
import struct
import subprocess
import zipfile
import zlib

import docx
import pytest
from docx.shared import Inches
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
PAGE = [
    "Ada Example",
    "ada@example.com",
    "Work",
    "Surveyor, Tern Works Ltd, 2019 - 2023",
    "Clerk, Globex Ltd, 2015 - 2019",
    "Education",
    "MSc Botany, Tern University, 2015",
]


def picture_of(lines: list[str], width: int = 1650, height: int = 2200) -> bytes:
    """A page of 200 dots an inch as an app saves it."""
    picture = Image.new("L", (width, height), 250)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((150, 100 + 70 * number), line, 20, ImageFont.truetype(FONT, 36))
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.6)).save(out, "JPEG", quality=80, dpi=(200, 200))
    return out.getvalue()


def read(path: pathlib.Path) -> dict:
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", path], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def write_docx(path: pathlib.Path, pages: list[bytes]):
    document = docx.Document()
    for page in pages:
        document.add_picture(io.BytesIO(page), width=Inches(6))
    document.save(path)


def write_odt(path: pathlib.Path, pages: list[bytes]):
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    frames = "".join(
        f'<text:p><draw:frame><draw:image xlink:href="Pictures/{number}.jpg"/></draw:frame></text:p>'
        for number in range(len(pages))
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            f"{frames}</office:text></office:body></office:document-content>",
        )
        for number, page in enumerate(pages):
            archive.writestr(f"Pictures/{number}.jpg", page)


@pytest.mark.parametrize(("suffix", "write"), [(".docx", write_docx), (".odt", write_odt)])
def test_a_document_of_scanned_pages_is_read(tmp_path: pathlib.Path, suffix: str, write):
    path = tmp_path / f"scanned{suffix}"
    write(path, [picture_of(PAGE), picture_of(["Languages", "English (native)", "Welsh (good)"])])
    record = read(path)
    assert (record["basics"]["name"], record["basics"]["email"]) == tuple(PAGE[:2])
    assert [job["name"] for job in record["work"]] == ["Tern Works Ltd", "Globex Ltd"]
    assert [one["language"] for one in record["languages"]] == ["English", "Welsh"]
    codes = [one["code"] for one in record["meta"]["vitae"]["findings"]]
    assert "text_from_picture" in codes and "pages_without_text" not in codes


def test_a_head_that_is_a_picture_comes_before_the_text(tmp_path: pathlib.Path):
    path = tmp_path / "head.docx"
    document = docx.Document()
    document.add_picture(io.BytesIO(picture_of(PAGE[:2], 1650, 300)), width=Inches(6))
    for line in PAGE[2:]:
        document.add_heading(line, 1) if len(line.split()) == 1 else document.add_paragraph(line)
    document.save(path)
    record = read(path)
    assert (record["basics"]["name"], record["basics"]["email"]) == tuple(PAGE[:2])
    assert [job["name"] for job in record["work"]] == ["Tern Works Ltd", "Globex Ltd"]


def png_that_states(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_pictures_that_cannot_be_decoded_do_not_keep_the_text_from_being_read(tmp_path: pathlib.Path):
    path = tmp_path / "hostile.docx"
    document = docx.Document()
    document.add_picture(io.BytesIO(png_that_states(30_000, 30_000)), width=Inches(6))
    document.add_picture(io.BytesIO(picture_of(PAGE)[:3000]), width=Inches(6))
    for line in PAGE:
        document.add_paragraph(line)
    document.save(path)
    assert read(path)["basics"]["name"] == "Ada Example"
