"""Pages of a PDF that lie on a side or upside down, and documents of which a part was scanned."""
import re, subprocess
from pathlib import Path

from . import scans


def turn(pdf, path, degrees):
    """The same pages, to be shown with that clockwise turn. For files with a plain table of objects, as browsers write them."""
    old = pdf.read_bytes()
    new = re.sub(rb"(/Type */Page)(?=[\s/>])(?!s)", rb"\1 /Rotate %d" % degrees, old)
    body = new[: new.rindex(b"xref\n", 0, new.rindex(b"startxref"))]
    places = {int(found[1]): found.start(1) for found in re.finditer(rb"(?:^|\n)(\d+) 0 obj\b", body)}
    count = max(places) + 1
    table = [b"xref\n0 %d\n0000000000 65535 f \n" % count]
    table += [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, count)]
    trailer = new[new.rindex(b"trailer") : new.rindex(b"startxref")]
    path.write_bytes(body + b"".join(table) + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body))


def scan_from(pdf, path, first, seed):
    """The pages before `first` (from 1) as they are, the others scanned."""
    scanned, kept = path.with_suffix(".scan.pdf"), [path.with_suffix(f".{page}.pdf") for page in range(1, first)]
    scans.scan(pdf, scanned, seed, first)
    for page, one in enumerate(kept, 1):
        subprocess.run(["pdfseparate", "-f", str(page), "-l", str(page), pdf, one], check=True)
    subprocess.run(["pdfunite", *kept, scanned, path], check=True)
