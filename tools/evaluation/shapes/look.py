"""Sets a person's sections in HTML, in one of several layouts, or as plain text."""
import html, re


def _inline(text):
    text = html.escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)


def _row(line):
    left, _, right = line.partition(" >> ")
    return f'<div class="row"><span>{_inline(left)}</span><span class="right">{_inline(right)}</span></div>' if right else f"<div>{_inline(line)}</div>"


def _body(body):
    kind, lines = body
    if not lines:
        return ""
    if kind == "bullets":
        return "<ul>" + "".join(f"<li>{_inline(line)}</li>" for line in lines) + "</ul>"
    if kind == "dashes":
        return "".join(f"<div>- {_inline(line)}</div>" for line in lines)
    return f"<p>{_inline(kind_text(lines))}</p>"


def kind_text(lines):
    return " ".join(line if line.endswith((".", "。")) else line + ("。" if re.search("[\u3040-\u9fff]", line) else ".") for line in lines)


def entry_html(entry):
    """An entry is its heading's lines and a body: ("bullets" | "dashes" | "text", lines)."""
    lines, body = entry
    if lines and " || " in lines[0]:
        cells = "".join(f"<td>{_inline(cell)}</td>" for cell in lines[0].split(" || "))
        return f'<table class="entry"><tr>{cells}</tr></table>{_body(body)}'
    if lines and " << " in lines[0]:
        rail, _, first = lines[0].partition(" << ")
        inner = "".join(_row(line) for line in [first, *lines[1:]]) + _body(body)
        return f'<div class="rail"><div class="at">{_inline(rail)}</div><div>{inner}</div></div>'
    return '<div class="entry">' + "".join(_row(line) for line in lines) + _body(body) + "</div>"


def section_html(section):
    heading, parts = section
    inner = "".join(part if isinstance(part, str) else entry_html(part) for part in parts)
    return f"<section><h2>{html.escape(heading)}</h2><div class=\"in\">{inner}</div></section>" if heading else f'<section><div class="in">{inner}</div></section>'


STYLE = """
body {{ font: {size}pt/1.32 {font}; margin: 0; color: #222 }} @page {{ margin: {margin} }}
h1 {{ font-size: 22pt; margin: 0 0 2pt; {name} }} h2 {{ font-size: {heading_size}pt; margin: 12pt 0 4pt; {heading} }}
ul {{ margin: 2pt 0 4pt; padding-left: 14pt }} p {{ margin: 2pt 0 5pt }} .entry {{ margin-bottom: {gap}pt }} table {{ border-collapse: collapse; width: 100% }}
.row {{ display: flex; justify-content: space-between; gap: 12pt }} .right {{ text-align: right; {right} }}
.rail {{ display: grid; grid-template-columns: 92pt 1fr; gap: 12pt; margin-bottom: {gap}pt }} .at {{ {at} }} td {{ vertical-align: top; padding: 1pt 8pt 1pt 0 }}
.chips span {{ display: inline-block; background: #e8edf3; padding: 1pt 6pt; margin: 2pt }} .halves {{ columns: 2 }}
.head {{ display: flex; justify-content: space-between }} .center {{ text-align: center }} .label {{ font-size: 12pt; color: #555 }}
.page {{ display: grid; {columns} gap: 22pt }} .side {{ {side} }} .bar section {{ display: grid; grid-template-columns: 96pt 1fr; gap: 14pt }}
"""


def page(layout, head, main, side, look):
    """The whole document. `layout` is one, left, right, or bar: headings in a column of their own."""
    columns = {"left": "grid-template-columns: 150pt 1fr;", "right": "grid-template-columns: 1fr 150pt;"}.get(layout, "")
    style = STYLE.format(columns=columns, **look)
    main_html, side_html = ("".join(section_html(s) for s in part) for part in (main, side))
    if layout in ("left", "right"):
        pair = [f'<div class="side">{side_html}</div>', f"<div>{main_html}</div>"]
        inner = f'{head}<div class="page">{"".join(pair if layout == "left" else pair[::-1])}</div>'
    else:
        inner = f'{head}<div class="{layout}">{main_html}{side_html}</div>'
    return f'<!DOCTYPE html><html dir="{look["direction"]}"><head><meta charset="utf-8"><style>{style}</style></head><body>{inner}</body></html>'


def _plain(text):
    return re.sub(r"\*+", "", text)


def _plain_part(part):
    if isinstance(part, str):
        text = re.sub(r"</(li|div|p|tr|span)>", "\n", part).replace("</td>", "  ")
        text = re.sub(r"<li>", "- ", text)
        return [line for line in html.unescape(re.sub(r"<[^>]+>", "", text)).split("\n") if line.strip()]
    lines, (kind, body) = part
    out = []
    for line in lines:
        for mark in (" >> ", " << ", " || "):
            line = line.replace(mark, "    ")
        out.append(_plain(line))
    if kind == "text" and body:
        return out + [kind_text(body), ""]
    return out + [("• " if kind == "bullets" else "- ") + line for line in body] + [""]


def text(head, main, side, upper):
    out = [*head, ""]
    for heading, parts in [*main, *side]:
        if heading:
            out.append(heading.upper() if upper else heading)
        for part in parts:
            out += _plain_part(part)
        out.append("")
    return "\n".join(out)
