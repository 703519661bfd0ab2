"""Resumes as PDF, by ReportLab."""
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, HRFlowable, PageBreak, PageTemplate, Paragraph,
                                SimpleDocTemplate, Spacer, Table)

from . import words

rl_config.invariant = 1  # no time stamps: the same bytes whenever it runs

DEJAVU = "/usr/share/fonts/truetype/dejavu/"


class Type:
    """The paragraph styles of one resume."""

    def __init__(self, regular, bold, size=10, color=colors.black, **name):
        self.body = ParagraphStyle("body", fontName=regular, fontSize=size, leading=size * 1.3)
        self.bold = ParagraphStyle("bold", parent=self.body, fontName=bold)
        self.right = ParagraphStyle("right", parent=self.body, alignment=TA_RIGHT)
        self.bullet = ParagraphStyle("bullet", parent=self.body, leftIndent=12, bulletIndent=2)
        self.heading = ParagraphStyle("heading", parent=self.bold, fontSize=size + 3, leading=size + 8, spaceBefore=8, textColor=color)
        self.name = ParagraphStyle("name", parent=self.bold, **{"fontSize": size * 2.2, "leading": size * 2.8, **name})
        self.center = ParagraphStyle("center", parent=self.body, alignment=TA_CENTER)


def linked(person):
    return [f'<link href="{target}">{text}</link>' if target else text for text, target in words.contacts(person)]


def bullets(job, kind):
    return [Paragraph(text, kind.bullet, bulletText="•") for text in job["highlights"]]


def rest(person, kind):
    story = []
    for title, lines in words.others(person):
        story += [Paragraph(title, kind.heading)] + [Paragraph(line, kind.body) for line in lines]
    return story


def skill_lines(person, kind):
    return [Paragraph(f"<b>{group}:</b> {text}" if group else text, kind.body) for group, text in words.skills(person)]


def beside(left, right, kind, widths):
    table = Table([[Paragraph(left, kind.bold), Paragraph(right, kind.right)]], colWidths=widths, hAlign="LEFT")
    table.setStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)])
    return table


def centered(person, path):
    """One column in Times: organization first, dates in the line below."""
    kind = Type("Times-Roman", "Times-Bold", 10.5, alignment=TA_CENTER)
    basics = person["basics"]
    story = [Paragraph(basics["name"], kind.name), Paragraph(" · ".join(linked(person)), kind.center), HRFlowable(width="100%")]
    story += [Paragraph(words.heading(person, "summary").upper(), kind.heading), Paragraph(basics["summary"], kind.body)]
    story.append(Paragraph(words.heading(person, "work").upper(), kind.heading))
    for job in person["work"]:
        story += [Paragraph(f"{job['name']}, {job['location']}", kind.bold), Paragraph(f"<i>{job['position']}</i>, {words.dates(person, job)}", kind.body)]
        story += bullets(job, kind) + [Spacer(1, 4)]
    story.append(Paragraph(words.heading(person, "education").upper(), kind.heading))
    for entry in person["education"]:
        story += [Paragraph(entry["institution"], kind.bold), Paragraph(f"{words.degree(entry)}, {words.dates(person, entry)}", kind.body)]
    story += [Paragraph(words.heading(person, "skills").upper(), kind.heading)] + skill_lines(person, kind) + rest(person, kind)
    SimpleDocTemplate(str(path), pagesize=letter, leftMargin=60, rightMargin=60, topMargin=50, title="Resume").build(story)


def right_dates(person, path):
    """One column in Helvetica: dates at the right margin, links behind words."""
    kind = Type("Helvetica", "Helvetica-Bold", 9.5, colors.HexColor("#1f4e79"))
    basics = person["basics"]
    widths = [350, 142]
    story = [Paragraph(basics["name"], kind.name), Paragraph(basics["label"], kind.body), Paragraph(" | ".join(linked(person)), kind.body)]
    story += [Paragraph(words.heading(person, "summary"), kind.heading), Paragraph(basics["summary"], kind.body)]
    story.append(Paragraph(words.heading(person, "work"), kind.heading))
    for job in person["work"]:
        story += [beside(job["position"], words.dates(person, job), kind, widths), Paragraph(f"{job['name']}, {job['location']}", kind.body)]
        story += bullets(job, kind)
    story.append(Paragraph(words.heading(person, "education"), kind.heading))
    for entry in person["education"]:
        story += [beside(entry["institution"], words.dates(person, entry), kind, widths), Paragraph(words.degree(entry), kind.body)]
    story += [Paragraph(words.heading(person, "skills"), kind.heading)] + skill_lines(person, kind) + rest(person, kind)
    SimpleDocTemplate(str(path), pagesize=letter, leftMargin=60, rightMargin=60, topMargin=50, title="Resume").build(story)


def two_columns(person, path, left_side):
    """A sidebar with contacts, skills and languages beside the work history."""
    pdfmetrics.registerFont(TTFont("DejaVu", DEJAVU + "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("DejaVu-Bold", DEJAVU + "DejaVuSans-Bold.ttf"))
    kind = Type("DejaVu", "DejaVu-Bold", 8.5, colors.HexColor("#7a1f3d"))
    basics = person["basics"]
    narrow, wide = 165, 350
    side = Frame(30 if left_side else 40 + wide, 30, narrow, 770, id="side")
    main = Frame(40 + narrow if left_side else 30, 30, wide, 770, id="main")
    about = [Paragraph(words.heading(person, "contact"), kind.heading)] + [Paragraph(text, kind.body) for text in linked(person)]
    about += [Paragraph(words.heading(person, "skills"), kind.heading)]
    about += [Paragraph(text, kind.body) for _, group in words.skills(person) for text in group.split(", ")] + rest(person, kind)
    story = [Paragraph(basics["name"], kind.name), Paragraph(basics["label"], kind.body)]
    story += [Paragraph(words.heading(person, "summary"), kind.heading), Paragraph(basics["summary"], kind.body)]
    story.append(Paragraph(words.heading(person, "work"), kind.heading))
    for job in person["work"]:
        story += [Paragraph(job["position"], kind.bold), Paragraph(f"{job['name']} – {job['location']}", kind.body), Paragraph(words.dates(person, job), kind.body)]
        story += bullets(job, kind) + [Spacer(1, 4)]
    story.append(Paragraph(words.heading(person, "education"), kind.heading))
    for entry in person["education"]:
        story += [Paragraph(words.degree(entry), kind.bold), Paragraph(f"{entry['institution']}, {words.dates(person, entry)}", kind.body)]
    document = BaseDocTemplate(str(path), pagesize=A4, title="Resume")

    def shade(canvas, _):
        canvas.setFillColor(colors.HexColor("#f3ecef"))
        canvas.rect(20 if left_side else 30 + wide, 0, narrow + 20, A4[1], stroke=0, fill=1)

    document.addPageTemplates(PageTemplate(frames=[side, main] if left_side else [main, side], onPage=shade, pagesize=A4))
    document.build(about + [FrameBreak()] + story if left_side else story + [FrameBreak()] + about)


def date_column(person, path):
    """A table: dates on the left, what was done then on the right."""
    kind = Type("Helvetica", "Helvetica-Bold", 10)
    basics = person["basics"]
    story = [Paragraph("Lebenslauf", kind.heading), Paragraph(basics["name"], kind.name)]
    story += [Paragraph(text, kind.body) for text in linked(person)] + [Paragraph(words.heading(person, "summary"), kind.heading), Paragraph(basics["summary"], kind.body)]

    def rows(entries, cells):
        table = Table([[Paragraph(words.dates(person, x), kind.body), cells(x)] for x in entries], colWidths=[110, 380], hAlign="LEFT")
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
        return table

    story.append(Paragraph(words.heading(person, "work"), kind.heading))
    story.append(rows(person["work"], lambda x: [Paragraph(x["position"], kind.bold), Paragraph(f"{x['name']}, {x['location']}", kind.body)] + bullets(x, kind)))
    story.append(Paragraph(words.heading(person, "education"), kind.heading))
    story.append(rows(person["education"], lambda x: [Paragraph(words.degree(x), kind.bold), Paragraph(x["institution"], kind.body)]))
    story += [Paragraph(words.heading(person, "skills"), kind.heading)] + skill_lines(person, kind) + rest(person, kind)
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=55, rightMargin=55, topMargin=50, title="Lebenslauf").build(story)


def two_pages(person, path):
    """An academic's: a page for work and education, a page for the rest, and a running footer."""
    kind = Type("Times-Roman", "Times-Bold", 11)
    basics = person["basics"]

    def footer(canvas, document):
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(60, 30, f"{basics['name']} – {basics['email']}")
        canvas.drawRightString(550, 30, f"Page {document.page} of 2")

    story = [Paragraph(basics["name"], kind.name), Paragraph(basics["label"], kind.body)] + [Paragraph(text, kind.body) for text in linked(person)]
    story += [Paragraph("Research interests", kind.heading), Paragraph(basics["summary"], kind.body), Paragraph("Appointments", kind.heading)]
    for job in person["work"]:
        story += [Paragraph(f"{words.dates(person, job)}. <b>{job['position']}</b>, {job['name']}, {job['location']}.", kind.body)] + bullets(job, kind)
    story.append(Paragraph(words.heading(person, "education"), kind.heading))
    story += [Paragraph(f"{words.dates(person, x)}. {words.degree(x)}, {x['institution']}", kind.body) for x in person["education"]]
    story += [PageBreak()] + rest(person, kind) + [Paragraph(words.heading(person, "skills"), kind.heading)] + skill_lines(person, kind)
    SimpleDocTemplate(str(path), pagesize=letter, leftMargin=60, rightMargin=60, topMargin=50, title="CV").build(story, onFirstPage=footer, onLaterPages=footer)


def chinese(person, path):
    """Chinese in a font that the file names and does not hold."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    kind = Type("STSong-Light", "STSong-Light", 11)
    basics = person["basics"]
    story = [Paragraph(basics["name"], kind.name), Paragraph(basics["label"], kind.body), Paragraph("　|　".join(linked(person)), kind.body)]
    story += [Paragraph(words.heading(person, "summary"), kind.heading), Paragraph(basics["summary"], kind.body), Paragraph(words.heading(person, "work"), kind.heading)]
    for job in person["work"]:
        story += [Paragraph(f"{words.dates(person, job)}　{job['name']}　{job['position']}", kind.body)] + bullets(job, kind)
    story.append(Paragraph(words.heading(person, "education"), kind.heading))
    story += [Paragraph(f"{words.dates(person, x)}　{x['institution']}　{x['area']}　{x['studyType']}", kind.body) for x in person["education"]]
    story += [Paragraph(words.heading(person, "skills"), kind.heading)] + skill_lines(person, kind) + rest(person, kind)
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=60, rightMargin=60, topMargin=50, title="Resume").build(story)


LAYOUTS = {
    "centered": (".pdf", centered),
    "right_dates": (".pdf", right_dates),
    "sidebar_left": (".pdf", lambda person, path: two_columns(person, path, True)),
    "sidebar_right": (".pdf", lambda person, path: two_columns(person, path, False)),
    "date_column": (".pdf", date_column),
    "two_pages": (".pdf", two_pages),
    "chinese": (".pdf", chinese),
}
