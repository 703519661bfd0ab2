"""Pages that were printed and scanned or photographed: askew, gray, stained, now and then turned."""
import io, random, subprocess, tempfile
from pathlib import Path

from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

RESOLUTION = 200


def pages_of(pdf):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", pdf, Path(folder) / "page"], check=True)
        return [Image.open(path).convert("L").copy() for path in sorted(Path(folder).glob("*.pgm"))]


def scanned(page, chance):
    # The glass is larger than the paper: no corner is cut off.
    page = page.rotate(chance.uniform(-1.5, 1.5), resample=Image.BICUBIC, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    for _ in range(600):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.randrange(60, 200))
    return page.point(lambda gray: 20 + gray * 225 // 255)


def save_pdf(pages, path):
    sheet = canvas.Canvas(str(path), invariant=1)
    for page in pages:
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=60)
        size = (page.width * 72 / RESOLUTION, page.height * 72 / RESOLUTION)
        sheet.setPageSize(size)
        sheet.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), 0, 0, *size)
        sheet.showPage()
    sheet.save()


def scan(pdf, path, seed, first=1):
    """`path` ends in what it shall be: .pdf, .tiff, .png or .jpg; the last two hold one page. Pages before `first` are left out."""
    chance = random.Random(seed)
    pages = [scanned(page, chance) for page in pages_of(pdf)[first - 1 :]]
    if seed % 5 == 4:
        pages = [page.transpose(Image.ROTATE_90 if seed % 2 else Image.ROTATE_180) for page in pages]
    if path.suffix == ".pdf":
        save_pdf(pages, path)
    elif path.suffix == ".tiff":
        pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(RESOLUTION, RESOLUTION))
    else:
        pages[0].save(path, dpi=(RESOLUTION, RESOLUTION), quality=70)
    return len(pages)
