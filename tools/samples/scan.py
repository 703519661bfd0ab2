"""A resume that was printed and scanned: a picture of a page, a little askew and stained."""
import io, random, subprocess, tempfile
from pathlib import Path

from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from . import pdf_layouts


def scan(person, path):
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        pdf_layouts.centered(person, printed)
        subprocess.run(["pdftoppm", "-r", "200", "-gray", "-singlefile", printed, Path(folder) / "page"], check=True)
        page = Image.open(Path(folder) / "page.pgm").convert("L")
    page = page.rotate(0.4, resample=Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    stains = random.Random(7)
    for _ in range(400):
        page.putpixel((stains.randrange(page.width), stains.randrange(page.height)), 90)
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=45)
    sheet = canvas.Canvas(str(path), pagesize=letter, invariant=1)
    sheet.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), 0, 0, *letter)
    sheet.save()


LAYOUTS = {"scan": (".pdf", scan)}
