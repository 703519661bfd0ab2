"""Resumes as plain text and Markdown."""
from . import words


def plain(person, path):
    basics = person["basics"]
    lines = [basics["name"].upper(), basics["label"], " | ".join(text for text, _ in words.contacts(person)), ""]

    def section(title, body):
        lines.extend([title.upper(), "-" * len(title), *body, ""])

    section(words.heading(person, "summary"), [basics["summary"]])
    work = []
    for job in person["work"]:
        work.append(f"{job['position']}, {job['name']}, {job['location']}".ljust(60) + words.dates(person, job))
        work.extend(f"  * {text}" for text in job["highlights"])
    section(words.heading(person, "work"), work)
    section(words.heading(person, "education"),
            [f"{words.degree(x)}, {x['institution']}".ljust(60) + words.dates(person, x) for x in person["education"]])
    section(words.heading(person, "skills"), [text for _, text in words.skills(person)])
    for title, body in words.others(person):
        section(title, body)
    path.write_text("\n".join(lines), encoding="utf-8", newline="\r\n")


def markdown(person, path):
    basics = person["basics"]
    lines = [f"# {basics['name']}", "", f"**{basics['label']}**", ""]
    lines += [f"- {text}" for text, _ in words.contacts(person)]
    lines += ["", f"## {words.heading(person, 'summary')}", "", basics["summary"], "", f"## {words.heading(person, 'work')}", ""]
    for job in person["work"]:
        lines += [f"### {job['position']} at {job['name']}", "", f"*{words.dates(person, job)}*, {job['location']}", ""]
        lines += [f"- {text}" for text in job["highlights"]] + [""]
    lines += [f"## {words.heading(person, 'education')}", ""]
    lines += [f"- {words.degree(x)}, {x['institution']} ({words.dates(person, x)})" for x in person["education"]]
    lines += ["", f"## {words.heading(person, 'skills')}", ""]
    lines += [f"- {text}" for _, group in words.skills(person) for text in group.split(", ")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


LAYOUTS = {"text": (".txt", plain), "markdown": (".md", markdown)}
