"""Resumes as DOCX, by python-docx."""
import io, zipfile
from datetime import datetime

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from . import words


def add_link(paragraph, text, target):
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    content = OxmlElement("w:t")
    content.text = text
    run.append(content)
    link.append(run)
    paragraph._p.append(link)


def add_contacts(person, paragraph):
    for index, (text, target) in enumerate(words.contacts(person)):
        if index:
            paragraph.add_run(" | ")
        add_link(paragraph, text, target) if target else paragraph.add_run(text)


def save(document, path):
    """Word's format is a ZIP archive, which dates its files: set all to one date."""
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "", datetime(2026, 1, 1), datetime(2026, 1, 1)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))


def rest(person, document):
    for title, lines in words.others(person):
        document.add_heading(title, 1)
        for line in lines:
            document.add_paragraph(line)


def plain(person, path):
    """Word's own styles, bullets as lists, dates after a tab."""
    document = docx.Document()
    basics = person["basics"]
    document.add_heading(basics["name"], 0)
    document.add_paragraph(basics["label"])
    add_contacts(person, document.add_paragraph())
    document.add_heading(words.heading(person, "summary"), 1)
    document.add_paragraph(basics["summary"])
    document.add_heading(words.heading(person, "work"), 1)
    for job in person["work"]:
        line = document.add_paragraph()
        line.add_run(job["position"]).bold = True
        line.add_run("\t" + words.dates(person, job))
        document.add_paragraph(f"{job['name']}, {job['location']}")
        for text in job["highlights"]:
            document.add_paragraph(text, style="List Bullet")
    document.add_heading(words.heading(person, "education"), 1)
    for entry in person["education"]:
        document.add_paragraph(f"{words.degree(entry)}, {entry['institution']}\t{words.dates(person, entry)}")
    document.add_heading(words.heading(person, "skills"), 1)
    for _, text in words.skills(person):
        document.add_paragraph(text)
    rest(person, document)
    save(document, path)


def table(person, path):
    """Contacts in the page header, work and education in tables."""
    document = docx.Document()
    basics = person["basics"]
    header = document.sections[0].header.paragraphs[0]
    name = header.add_run(basics["name"])
    name.bold, name.font.size = True, Pt(20)
    add_contacts(person, document.sections[0].header.add_paragraph())
    document.add_paragraph(basics["label"]).runs[0].bold = True
    document.add_paragraph(basics["summary"])
    for part in ("work", "education"):
        document.add_heading(words.heading(person, part), 1)
        grid = document.add_table(rows=0, cols=2)
        for entry in person[part]:
            left, right = grid.add_row().cells
            left.text = words.dates(person, entry)
            top = right.paragraphs[0]
            top.add_run(entry["position"] if part == "work" else words.degree(entry)).bold = True
            right.add_paragraph(f"{entry['name']}, {entry['location']}" if part == "work" else entry["institution"])
            for text in entry.get("highlights", []):
                right.add_paragraph(text, style="List Bullet")
    document.add_heading(words.heading(person, "skills"), 1)
    for _, text in words.skills(person):
        document.add_paragraph(text)
    rest(person, document)
    save(document, path)


LAYOUTS = {"docx_plain": (".docx", plain), "docx_table": (".docx", table)}
