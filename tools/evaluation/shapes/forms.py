"""How people set an entry: one template a form.

`**bold**`, `*italic*`; `>>` sets the rest of the line flush right, `<<` sets what stands before it in a rail at the left of all lines,
`||` parts the cells of a table. A place that a job does not name takes its separator with it.
"""
WORK = """
**{title}** >> {dates}
*{by}* >> *{place}*

**{by}** >> {place}
*{title}* >> *{dates}*

**{by}** — {place}
{title} >> {dates}

{title}{at}{by} ({dates})

**{title}**{at}**{by}**
{dates} | {place}

**{title}**, {by}, {place} >> {dates}

**{by}** | *{title}* | {place} | {dates}

{by} | {title}
{dates}

**{title}** | {by} >> {dates} | {place}

{dates} << **{title}**
*{by}*, {place}

{dates} << **{by}**, {place}
{title}

{dates} << **{title}**, *{by}*, {place}.

{dates}
**{title}**
{by}, {place}

**{title}**
{by}
{dates}
{place}

**{TITLE}**
{by} · {dates}

**{by}**
{title} | {dates}

**{by}** ({place}) >> {dates}
*{title}*

{dates}: {title}, {by} ({place})

{by}: {title} ({dates})

**{title}**
{by} · Full-time
{dates} · {length}
{place}

**{by}, {place}** — *{title}*
{DATES}

**{title}** — **{by}**
*{dates}, {place}*

{title} • {by} • {place} • {dates}

**{BY}** | {TITLE}
{dates} | {place}

{title}, {by} >> {dates}

**{title}** ({dates})
{by}, {place}

{dates} | {place}
**{title}**
*{by}*

{dates} || **{by}**, {place} || {title}

{by}, {place} >> {dates}
{title}

**{title}**
*{by}* / {place} / {dates}

{dates}, {by}, {title}

**{title}** >> {by}
{place} >> {dates}

{by} – {title} – {dates}

{dates} << {by}
**{title}**
{place}

{place}, {dates} << **{title}**
{by}

**{title}** [{dates}]
{by} - {place}
"""

# An employer's own lines, and those of each position there.
GROUPS = """
**{by}** >> {place}
---
*{title}* >> {dates}

**{by}**
---
{title} ({dates})

**{by}**, {place}
---
*{title}*
{dates}

**{by}** >> {whole}
---
**{title}** >> {dates}

{by}
{whole} · {length}
---
{title}
{dates} · {length}
"""

EDUCATION = """
**{by}** >> {place}
{degree_in} >> {dates}

**{degree_in}** >> {dates}
{by}, {place}

{degree_in}, {by} >> {end}

**{by}** — {degree_after} ({dates})

{dates} << **{degree_after}**, {by}

{dates} << {by}
{degree_comma}

{dates} << **{degree_after}**, *{by}*, {place}, {mark}.

{by}
{degree_comma}
{dates}

{by} | {degree_comma} | {dates}

**{degree_comma}**
{by} | {end}

**{degree_brackets}**
*{by}*, {place} >> {dates}

{end} {degree_in}, {by}

**{by}**, {place} — *{degree_comma}*
{DATES}

**{BY}**
{degree_in}
{expected}{end} | {place}

{degree_colon}
{by} ({dates})

**{degree_in}**
{by}
{dates}
{place}

**{degree_in}** | {mark} >> {dates}
{by}

{by} ({dates}): {degree_in}

{dates} || {by}, {place} || {degree_comma}

**{by}** >> {end}
*{degree_in}* • {mark}

{degree_in} – {by} – {end}

{dates}
**{degree_after}**
{by}, {place}

**{field_first}** >> {dates}
{by}, {place}

{degree_in}, {by}, {place}, {end}

{by} >> {end}
{degree_comma}, {mark}

{degree_in} ({end}), {by}
"""


def forms(text):
    return [form.split("\n") for form in text.strip().split("\n\n")]


def _clean(text):
    """Drops what is missing, marked ∅, with the separator or brackets about it."""
    for pattern in (" (∅)", " [∅]", ", ∅", " — ∅", " | ∅", " · ∅", " • ∅", " - ∅", " / ∅", "∅ / ", "∅, ", "∅ | ", " *∅*", ": ∅", "∅"):
        text = text.replace(pattern, "")
    return text


def fill(form, values):
    """The lines of an entry, none of them empty."""
    lines = [_clean(line.format(**values)) for line in form]
    lines = [line.removesuffix(" >> ").removesuffix(" >>") for line in lines if line.strip(" *.>|<")]
    return [line.removeprefix(" >> ").strip() if not line.startswith(" <<") else line for line in lines]
