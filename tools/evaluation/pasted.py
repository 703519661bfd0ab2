"""Pages of which a part is a picture: a head from a design program, a half scanned from an older resume, a sidebar as a screenshot."""
import io, random, subprocess, tempfile
from pathlib import Path

from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

WIDTH, HEIGHT = A4
SIDE = 180
for name, file in (("Plain", "LiberationSans-Regular"), ("Bold", "LiberationSans-Bold")):
    pdfmetrics.registerFont(TTFont(name, f"/usr/share/fonts/truetype/liberation/{file}.ttf"))


class Column:
    """Lines one under the other, which go on at the top of another page."""

    def __init__(self, sheet, left, right, top, color=0):
        self.sheet, self.left, self.right, self.y, self.color = sheet, left, right, HEIGHT - top, color

    def put(self, text, font="Plain", size=10, after=2):
        for line in simpleSplit(text, font, size, self.right - self.left):
            if self.y < 50:
                self.sheet.showPage()
                self.y = HEIGHT - 60
            self.y -= 1.25 * size
            self.sheet.setFillGray(self.color)
            self.sheet.setFont(font, size)
            self.sheet.drawString(self.left, self.y, line)
        self.y -= after

    def section(self, part):
        self.put(part["heading"], "Bold", 13, 4)
        for entry in part.get("entries", []):
            self.put(entry["title"], "Bold")
            self.put(entry["by"])
            self.put(entry["dates"])
            for line in entry["lines"]:
                self.put("• " + line)
            self.y -= 6
        for line in part.get("lines", []):
            self.put(line)
        self.y -= 8


def head(column, plan, joint=" | "):
    column.put(plan["name"], "Bold", 22, 4)
    column.put(plan["label"], size=12, after=4)
    column.put(joint.join(text for text, _ in plan["contacts"]), after=14)


def picture_of(draw, box, resolution):
    """What `draw` draws of a page, within the box (left, top, right, bottom, in points from the top)."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = canvas.Canvas(f"{folder}/part.pdf", pagesize=A4, invariant=1)
        draw(sheet)
        sheet.save()
        subprocess.run(["pdftoppm", "-r", str(resolution), "-png", "-singlefile", f"{folder}/part.pdf", f"{folder}/part"], check=True)
        return Image.open(f"{folder}/part.png").convert("RGB").crop([round(edge * resolution / 72) for edge in box])


def paste(sheet, picture, box, kind):
    buffer = io.BytesIO()
    picture.save(buffer, kind, quality=75)
    left, top, right, bottom = box
    sheet.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), left, HEIGHT - bottom, right - left, bottom - top)


def pasted_head(sheet, plan, chance):
    at = []

    def draw(part):
        column = Column(part, 50, WIDTH - 50, 40)
        head(column, plan)
        at.append(HEIGHT - column.y)

    draw(canvas.Canvas(io.BytesIO(), pagesize=A4))
    box = (40, 35, WIDTH - 40, at[0])
    paste(sheet, picture_of(draw, box, chance.choice([150, 200, 300])), box, chance.choice(["PNG", "JPEG"]))
    column = Column(sheet, 50, WIDTH - 50, at[0] + 10)
    for name in ("summary", "work", "education", "skills", "languages"):
        column.section(plan[name])


def pasted_half(sheet, plan, chance):
    column = Column(sheet, 50, WIDTH - 50, 40)
    head(column, plan)
    for name in ("summary", "work"):
        column.section(plan[name])
    at = []

    def draw(part):
        below = Column(part, 50, WIDTH - 50, 60)
        for name in ("education", "skills", "languages"):
            below.section(plan[name])
        at.append(HEIGHT - below.y)

    draw(canvas.Canvas(io.BytesIO(), pagesize=A4))
    picture = picture_of(draw, (30, 40, WIDTH - 30, at[0]), 200).convert("L")
    picture = picture.rotate(chance.uniform(-0.9, 0.9), resample=Image.BICUBIC, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    width, height = WIDTH - 60, (WIDTH - 60) * picture.height / picture.width
    if HEIGHT - column.y + height > HEIGHT - 40:
        sheet.showPage()
        column.y = HEIGHT - 40
        column.put(plan["name"], size=9)
    top = HEIGHT - column.y
    paste(sheet, picture.point(lambda gray: 20 + gray * 225 // 255), (30, top, 30 + width, top + height), "JPEG")


def pasted_side(sheet, plan, chance):
    def draw(part):
        part.setFillGray(0.2)
        part.rect(0, 0, SIDE, HEIGHT, stroke=0, fill=1)
        column = Column(part, 20, SIDE - 12, 60, color=1)
        column.put(plan["contact"], "Bold", 13, 4)
        for text, _ in plan["contacts"]:
            column.put(text)
        column.y -= 10
        for name in ("skills", "languages"):
            column.section(plan[name])

    box = (0, 0, SIDE, HEIGHT)
    paste(sheet, picture_of(draw, box, chance.choice([144, 200])), box, "PNG")
    column = Column(sheet, SIDE + 25, WIDTH - 40, 50)
    column.put(plan["name"], "Bold", 22, 4)
    column.put(plan["label"], size=12, after=14)
    for name in ("summary", "work", "education"):
        column.section(plan[name])


LAYOUTS = {"head": pasted_head, "half": pasted_half, "side": pasted_side}


def write(plan, layout, path, seed):
    sheet = canvas.Canvas(str(path), pagesize=A4, invariant=1)
    LAYOUTS[layout](sheet, plan, random.Random(seed))
    sheet.save()
