"""Resumes typed by hand, each with the truth about it: a page of HTML, or text. Those whose names begin with `h_` are held back."""
import json
from pathlib import Path

HERE = Path(__file__).parent
MARK = '<script type="application/json">'


def all_documents():
    """(name, set, family, kind, content, truth) of each."""
    for file in sorted(HERE.glob("*.html")) + sorted(HERE.glob("*.txt")):
        is_text = file.suffix == ".txt"
        content, _, truth = file.read_text().partition("###TRUTH " if is_text else MARK)
        kind = "txt" if is_text else "docx" if "name=form content=docx" in content else "html"
        group = "written-held" if file.stem.startswith("h_") else "written"
        page = content if is_text else f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{content}</body></html>'
        yield f"written-{file.stem}", group, kind, kind, page, json.loads(truth.partition("</script>")[0])
