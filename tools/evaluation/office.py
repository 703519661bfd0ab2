"""Resumes as people write them in a word processor: DOCX by python-docx, and what LibreOffice makes of it."""
import subprocess, tempfile
from pathlib import Path

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from samples.docx_layouts import add_link, save


def add_contacts(document, plan, joint):
    paragraph = document.add_paragraph()
    for index, (text, target) in enumerate(plan["contacts"]):
        if index:
            paragraph.add_run(joint)
        add_link(paragraph, text, target) if target else paragraph.add_run(text)


def add_lines(target, part):
    target.add_paragraph().add_run(part["heading"]).bold = True
    for line in part["lines"]:
        target.add_paragraph(line)


def tabs(plan, path):
    """Word's styles; dates at a right tab stop."""
    document = docx.Document()
    document.add_heading(plan["name"], 0)
    document.add_paragraph(plan["label"])
    add_contacts(document, plan, " | ")
    for part in (plan["summary"], plan["work"], plan["education"], plan["skills"], plan["languages"]):
        document.add_heading(part["heading"], 1)
        for line in part.get("lines", []):
            document.add_paragraph(line)
        for entry in part.get("entries", []):
            head = document.add_paragraph()
            head.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT)
            head.add_run(entry["title"]).bold = True
            head.add_run("\t" + entry["dates"])
            document.add_paragraph().add_run(entry["by"]).italic = True
            for line in entry["lines"]:
                document.add_paragraph(line, style="List Bullet")
    save(document, path)


def rail(plan, path):
    """A table whose left column holds the dates, as in tabular resumes of German-speaking countries."""
    document = docx.Document()
    title = document.add_paragraph().add_run(plan["name"])
    title.font.size, title.bold = Pt(22), True
    document.add_paragraph(plan["label"])
    add_contacts(document, plan, " · ")
    add_lines(document, plan["summary"])
    for part in (plan["work"], plan["education"]):
        document.add_paragraph().add_run(part["heading"]).bold = True
        table = document.add_table(len(part["entries"]), 2)
        table.autofit = False
        for row, entry in zip(table.rows, part["entries"]):
            row.cells[0].width, row.cells[1].width = Cm(4), Cm(12)
            row.cells[0].text = entry["dates"]
            first = row.cells[1].paragraphs[0]
            first.add_run(entry["title"]).bold = True
            row.cells[1].add_paragraph(entry["by"])
            for line in entry["lines"]:
                row.cells[1].add_paragraph("– " + line)
    for part in (plan["skills"], plan["languages"]):
        add_lines(document, part)
    save(document, path)


def sidebar(plan, path):
    """One table of two cells: contacts and skills at the left, the career at the right."""
    document = docx.Document()
    title = document.add_paragraph().add_run(plan["name"].upper())
    title.font.size, title.bold = Pt(26), True
    table = document.add_table(1, 2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    side, main = table.rows[0].cells
    side.width, main.width = Cm(5), Cm(11)
    add_lines(side, {"heading": plan["contact"], "lines": [text for text, _ in plan["contacts"]]})
    for part in (plan["skills"], plan["languages"]):
        add_lines(side, part)
    main.paragraphs[0].add_run(plan["label"])
    add_lines(main, plan["summary"])
    for part in (plan["work"], plan["education"]):
        main.add_paragraph().add_run(part["heading"]).bold = True
        for entry in part["entries"]:
            main.add_paragraph().add_run(f"{entry['title']} – {entry['by']}").bold = True
            main.add_paragraph(entry["dates"]).runs[0].italic = True
            for line in entry["lines"]:
                main.add_paragraph("• " + line)
    save(document, path)


def letterhead(plan, path):
    """Name and contacts in the page's header, links in its footer; one line an entry."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].add_run(plan["name"]).font.size = Pt(20)
    for text, target in plan["contacts"][:3]:
        section.header.add_paragraph(text)
    for text, target in plan["contacts"][3:]:
        add_link(section.footer.add_paragraph(), text, target)
    document.add_paragraph().add_run(plan["label"]).bold = True
    add_lines(document, plan["summary"])
    for part in (plan["work"], plan["education"]):
        document.add_heading(part["heading"], 2)
        for entry in part["entries"]:
            document.add_paragraph(f"{entry['dates']}: {entry['title']}, {entry['by']}")
            for line in entry["lines"]:
                document.add_paragraph(line, style="List Bullet 2")
    for part in (plan["skills"], plan["languages"]):
        add_lines(document, part)
    save(document, path)


LAYOUTS = {"tabs": tabs, "rail": rail, "sidebar": sidebar, "letterhead": letterhead}
FILTERS = {"odt": "odt", "rtf": "rtf", "doc": "doc:MS Word 97", "pdf": "pdf", "html": "html:XHTML Writer File"}


def convert(paths, extension, folder):
    """What LibreOffice makes of the documents, all in one start of it."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", FILTERS[extension],
                        "--outdir", folder, *paths], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [Path(folder) / (Path(path).stem + "." + extension) for path in paths]
