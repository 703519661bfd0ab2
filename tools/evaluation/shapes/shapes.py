"""Documents as people write them, each of its own shape, and what stands in them. Every third is held back while rules are written."""
import html, random, re

from . import dates, forms, look, people

WORK, GROUPS, EDUCATION = forms.forms(forms.WORK), forms.forms(forms.GROUPS), forms.forms(forms.EDUCATION)
EXTRAS = ["projects", "awards", "certificates", "publications", "volunteer", "interests", "references"]


class Shape:
    def __init__(self, number, person, rng):
        self.number, self.person, self.rng, self.words = number, person, rng, person["words"]
        self.date_style, self.dash = rng.choice(dates.STYLES), rng.choice(dates.DASHES)
        self.now = rng.choice(self.words["now"])
        self.work, self.education = WORK[number % len(WORK)], EDUCATION[(number * 7 + number // 3) % len(EDUCATION)]
        self.body = rng.choice(["bullets", "bullets", "bullets", "text", "dashes", "none"])
        self.truth = {"work": [], "education": []}

    def heading(self, kind):
        return self.rng.choice(self.words["headings"][kind])

    def span(self, start, end, style=None):
        return dates.span(self.words, style or self.date_style, self.dash, start, end, self.now)

    def values(self, item, names):
        place = item["place"] or "∅"
        when = self.span(item["start"], item["end"])
        return {**names, "by": item["by"], "BY": item["by"].upper(), "place": place, "dates": when, "DATES": when.upper(),
                "length": dates.length(item["start"], item["end"]), "at": self.words["at"], "expected": ""}

    def jobs(self):
        jobs = [dict(job) for job in self.person["jobs"]]
        if len(jobs) > 2 and self.rng.random() < 0.25:
            return self.grouped_jobs(jobs)
        out = []
        for job in jobs:
            values = self.values(job, {"title": job["title"], "TITLE": job["title"].upper()})
            out.append((forms.fill(self.work, values), self.body_of(job)))
            self.add_job(job)
        return out

    def body_of(self, job):
        if self.body == "none":
            return ("text", [])
        did = list(job["did"])
        if self.rng.random() < 0.2:
            did.append("Technologies: " + ", ".join(self.rng.choice(list(self.words["skills"].values()))))
        return (self.body, did)

    def add_job(self, job):
        truth = {"organization": job["by"], "title": job["title"], "start": _iso(job["start"]), "end": _iso(job["end"]) if job["end"] else "present"}
        self.truth["work"].append(truth)

    def grouped_jobs(self, jobs):
        """The first two positions are at one employer."""
        form = self.rng.choice(GROUPS)
        cut = form.index("---")
        jobs[1].update(by=jobs[0]["by"], place=jobs[0]["place"])
        out = []
        groups = [jobs[:2], *([job] for job in jobs[2:])]
        for group in groups:
            whole = self.span(group[-1]["start"], group[0]["end"])
            for index, job in enumerate(group):
                values = self.values(job, {"title": job["title"], "whole": whole})
                lines = (forms.fill(form[:cut], values) if index == 0 else []) + forms.fill(form[cut + 1:], values)
                out.append((lines, self.body_of(job)))
                self.add_job(job)
        return out

    def schools(self):
        notes, out = self.words["notes"], []
        for index, school in enumerate(self.person["schools"]):
            degree, field = school["degree"], school["field"]
            mark = self.rng.choice(notes["gpa"])
            names = {"degree_in": degree + (self.words["in"] + field if field else ""), "degree_after": f"{degree} {field}".strip(),
                     "degree_comma": ", ".join(filter(None, [degree, field])), "degree_brackets": degree + (f" ({field})" if field else ""),
                     "degree_colon": ": ".join(filter(None, [degree, field])), "field_first": ", ".join(filter(None, [field, degree])),
                     "mark": mark, "end": dates.point(self.words, self.rng.choice(["year", self.date_style]), school["end"])}
            values = self.values(school, names)
            if index == 0 and self.number % 5 == 0:
                values["expected"] = notes["expected"]
            body = []
            if "{mark}" not in "".join(self.education) and self.rng.random() < 0.4:
                body.append(mark)
            if self.rng.random() < 0.3:
                body.append(self.rng.choice([notes["course"], notes["thesis"]]))
            out.append((forms.fill(self.education, values), (self.rng.choice(["bullets", "text", "lines"]), body)))
            truth = {"institution": school["by"], "degree": f"{degree} {field}".strip(), "end": _iso(school["end"])}
            self.truth["education"].append(truth)
        return [(lines + body, ("text", [])) if kind == "lines" else (lines, (kind, body)) for lines, (kind, body) in out]

    def skills(self):
        groups, style = self.person["skills"], self.rng.choice(["labels", "labels", "list", "bullets", "chips", "table", "levels", "under", "halves", "bold"])
        self.truth["skills"] = [word for words in groups.values() for word in words]
        every = self.truth["skills"]
        esc = html.escape
        level = self.rng.choice(["Advanced", "●●●●○", "5 years", "80%"])
        return {
            "labels": ["".join(f"<div>{esc(g)}: {esc(', '.join(w))}</div>" for g, w in groups.items())],
            "bold": ["".join(f"<div><b>{esc(g)}</b> {esc(', '.join(w))}</div>" for g, w in groups.items())],
            "list": [f"<p>{esc(self.rng.choice([', ', ' • ', ' | ', '; ']).join(every))}</p>"],
            "bullets": ["<ul>" + "".join(f"<li>{esc(w)}</li>" for w in every) + "</ul>"],
            "chips": ['<div class="chips">' + " ".join(f"<span>{esc(w)}</span>" for w in every) + "</div>"],
            "table": ["<table>" + "".join(f"<tr><td><b>{esc(g)}</b></td><td>{esc(', '.join(w))}</td></tr>" for g, w in groups.items()) + "</table>"],
            "levels": ["".join(f"<div>{esc(w)} – {level}</div>" for w in every)],
            "under": ["".join(f"<div><b>{esc(g)}</b></div><div>{esc(', '.join(w))}</div>" for g, w in groups.items())],
            "halves": ['<ul class="halves">' + "".join(f"<li>{esc(w)}</li>" for w in every) + "</ul>"],
        }[style]

    def languages(self):
        joint = self.rng.choice([" ({})", ": {}", " – {}"])
        return ["".join(f"<div>{html.escape(l + joint.format(f))}</div>" for l, f in self.person["languages"])]

    def extra(self, kind):
        items = self.words[kind]
        if kind == "projects":
            return [([f"**{name}**"], ("text", [line])) for name, line in items]
        if kind == "references":
            return [([f"**{name}**", role, f"{mail} | {phone}"], ("text", [])) for name, role, mail, phone in items]
        if kind == "volunteer":
            return [([f"**{role}**, {by} >> {when}"], ("text", [])) for by, role, when in items]
        return ["<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>"]


def _iso(date):
    return f"{date[0]}-{date[1]:02}"


def contact_lines(shape, as_text):
    """Contacts as they are printed, and the truth about them."""
    contacts, rng = shape.person["contacts"], shape.rng
    labels = shape.words["labels_of"]
    style = rng.choice(["row", "row", "stack", "labels", "icons"])
    shape.truth.update(emails=[contacts["email"]], phones=[contacts["phone"]], links=contacts["links"], location=contacts["town"])
    place = contacts["place"].replace("\n", ", ")
    pairs = [("address", place), ("phone", contacts["phone"]), ("email", contacts["email"]), *(("web", link) for link in contacts["links"])]
    if rng.random() < 0.3:
        pairs = pairs[1:] + pairs[:1]
    if style == "labels":
        return "stack", [f"{labels[kind]}: {value}" for kind, value in pairs]
    if style == "icons":
        icons = {"address": "⌂", "phone": "☎", "email": "✉", "web": "🔗"}
        return "stack", [f"{icons[kind] if not as_text else '*'} {value}" for kind, value in pairs]
    values = [value for _, value in pairs]
    if style == "row":
        joint = rng.choice([" | ", " • ", " · ", "  |  ", ", ", " / ", " – "])
        half = len(values) // 2 if len(values) > 4 else len(values)
        return "row", [joint.join(values[:half]), *([joint.join(values[half:])] if values[half:] else [])]
    return "stack", values


def fonts_of(language):
    cjk = {"zh": "'Noto Sans CJK SC'", "ja": "'Noto Sans CJK JP'", "ko": "'Noto Sans CJK KR'", "ar": "'Noto Sans Arabic'"}.get(language)
    return [cjk + ", sans-serif"] if cjk else ["Carlito, sans-serif", "'Liberation Serif', serif", "'Liberation Sans', sans-serif", "'DejaVu Sans', sans-serif", "Caladea, serif"]


def look_of(shape):
    rng = shape.rng
    return {
        "size": rng.choice([9, 9.5, 10, 10.5, 11]), "font": rng.choice(fonts_of(shape.person["language"])), "margin": rng.choice(["14mm", "18mm", "22mm 25mm"]),
        "heading_size": rng.choice([11, 12, 13, 14]), "gap": rng.choice([4, 7, 10]), "direction": "rtl" if shape.person["language"] == "ar" else "ltr",
        "name": rng.choice(["", "", "text-transform: uppercase", "font-weight: 300", "letter-spacing: 4px"]),
        "heading": rng.choice(["", "text-transform: uppercase", "border-bottom: 1px solid #444", "color: #1b5e8c", "text-transform: uppercase; letter-spacing: 2px; font-weight: 400", "font-weight: 400"]),
        "right": rng.choice(["", "color: #777", "white-space: nowrap"]), "at": rng.choice(["", "text-align: right", "font-weight: bold", "color: #666"]),
        "side": rng.choice(["", "background: #eef1f5; padding: 8pt", "font-size: 90%"]),
    }


def sections_of(shape, layout):
    rng, named = shape.rng, shape.heading
    work, education = (named("work"), shape.jobs()), (named("education"), shape.schools())
    skills = (named("skills"), shape.skills())
    main = [work, education] if rng.random() < 0.75 else [education, work]
    if rng.random() < 0.5:
        main.insert(0, (named("profile"), [f"<p>{html.escape(rng.choice(shape.words['summary']))}</p>"]))
    side = [skills]
    if rng.random() < 0.6:
        side.append((named("languages"), shape.languages()))
    for kind in rng.sample(EXTRAS, rng.randint(0, 3)):
        if shape.words[kind]:
            (main if kind in ("projects", "publications", "volunteer", "references") or rng.random() < 0.5 else side).append((named(kind), shape.extra(kind)))
    if layout in ("one", "bar") and rng.random() < 0.3:
        main.insert(rng.randint(0, 1), side.pop(0))
    return main, side


def name_of(shape, as_text):
    name = shape.person["name"]
    return name.upper() if as_text and shape.rng.random() < 0.3 else name


def document(number, language, index):
    """(kind, content, truth): kind is "html", to be printed, or "txt"."""
    rng = random.Random(f"shape {language} {index}")
    shape = Shape(number, people.person(rng, language, index, number), rng)
    as_text = number % 7 == 3
    layout = rng.choice(["one", "one", "one", "left", "right", "bar"]) if not as_text else "one"
    style, contacts = contact_lines(shape, as_text)
    main, side = sections_of(shape, layout)
    name, label = name_of(shape, as_text), shape.person["label"] if rng.random() < 0.6 else ""
    shape.truth["name"] = shape.person["name"]
    if as_text:
        return "txt", look.text([name, *filter(None, [label]), *contacts], main, side, rng.random() < 0.5), shape.truth
    rows = "".join(f"<div>{html.escape(line)}</div>" for line in contacts)
    title = f"<h1>{html.escape(name)}</h1>" + (f'<div class="label">{html.escape(label)}</div>' if label else "")
    if layout in ("left", "right") and style == "stack":
        side.insert(0, (shape.heading("contact"), [rows]))
        head = f"<header>{title}</header>"
    else:
        head = f'<header class="{rng.choice(["head", "center", ""])}"><div>{title}</div><div>{rows}</div></header>'
    return "html", look.page(layout, head, main, side, look_of(shape)), shape.truth


def all_documents():
    """(id, held, kind, content, truth) of each."""
    number = 0
    for language, count in people.COUNTS.items():
        for index in range(count):
            yield f"shape-{language}-{number:03}", number % 3 == 2, *document(number, language, index)
            number += 1
