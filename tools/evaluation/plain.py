"""Resumes as plain text, as Markdown, and as the JSON Resumes that they were made from."""
import json


def entries(part, mark, bullet):
    out = []
    for entry in part["entries"]:
        out += [f"{mark}{entry['title']}{mark}, {entry['by']} ({entry['dates']})", *[bullet + line for line in entry["lines"]], ""]
    return out


def txt(plan):
    out = [plan["name"], plan["label"], *[text for text, _ in plan["contacts"]], ""]
    for name in ("summary", "work", "education", "skills", "languages"):
        part = plan[name]
        out += [part["heading"].upper(), "-" * len(part["heading"]), *(entries(part, "", "  * ") if "entries" in part else part["lines"] + [""])]
    return "\n".join(out)


def md(plan):
    contacts = " | ".join(f"[{text}]({target})" if target else text for text, target in plan["contacts"])
    out = ["# " + plan["name"], plan["label"], "", contacts, ""]
    for name in ("summary", "work", "education", "skills", "languages"):
        part = plan[name]
        out += ["## " + part["heading"], *(entries(part, "**", "- ") if "entries" in part else ["- " + line for line in part["lines"]] + [""])]
    return "\n".join(out)


def json_resume(resume):
    return json.dumps({key: value for key, value in resume.items() if key != "meta"}, ensure_ascii=False, indent=2)
