"""Small PDFs, written object by object."""

import pathlib


def write_pdf(path: pathlib.Path, objects: list[str]):
    """The objects are numbered from 1; the first is the catalog."""
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj {content} endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    path.write_text(
        f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\n"
        f"startxref\n{len(body)}\n%%EOF\n"
    )
