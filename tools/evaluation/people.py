"""Invented people as JSON Resumes, put together from words/*.json: the same people whenever it runs."""
import json, random, re, unicodedata
from pathlib import Path

WORDS = Path(__file__).parent / "words"
PEOPLE_IN = {"en": 18, "de": 6, "fr": 4, "es": 4, "it": 2, "pt": 2, "nl": 2, "ru": 2, "zh": 2, "ja": 2, "ar": 2}


def latin(name):
    """A name as it would stand in an address; empty where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("ß", "ss")).encode("ascii", "ignore").decode()
    return ".".join(re.findall("[a-z]+", plain.lower()))


def past(rng, year, month):
    """A month some time before the given one."""
    months = year * 12 + month - rng.choice([1, 1, 2, 5, 11])
    return divmod(months, 12) if months % 12 else (months // 12 - 1, 12)


def work(rng, trade, jobs, whole_years):
    entries = []
    now = rng.random() < 0.75
    year, month = rng.randint(2021, 2025), rng.randint(1, 12)
    employers = rng.sample(trade["employers"], len(trade["employers"]))
    for index in range(jobs):
        end = None if index == 0 and now else (year, month)
        year, month = year - rng.randint(1, 5), rng.randint(1, 12)
        # Now and then two positions at one employer follow each other.
        employer = employers[0] if index == 1 and rng.random() < 0.2 else employers[index % len(employers)]
        entry = {"name": employer, "position": trade["positions"][min(index, len(trade["positions"]) - 1)],
                 "startDate": f"{year}" if whole_years else f"{year}-{month:02}"}
        if end:
            entry["endDate"] = f"{end[0]}" if whole_years else f"{end[0]}-{end[1]:02}"
        entry["highlights"] = rng.sample(trade["did"], rng.randint(1, min(4, len(trade["did"]))))
        entries.append(entry)
        year, month = past(rng, year, month)
    return entries, year


def education(rng, trade, year, whole_years):
    entries = []
    for index, (study, area) in enumerate(trade["degrees"]):
        start = year - rng.randint(2, 4)
        entry = {"institution": trade["schools"][index % len(trade["schools"])], "studyType": study, "area": area,
                 "startDate": f"{start}" if whole_years else f"{start}-09", "endDate": f"{year}" if whole_years else f"{year}-06"}
        entries.append(entry)
        year = start
    return entries


def basics(rng, words, name, trade, number):
    place = rng.choice(words["places"])
    handle = latin(name) or f"person{number}"
    out = {"name": name, "label": trade["label"], "email": f"{handle}@example.com",
           "phone": words["phones"][place["countryCode"]].format(n=rng.randint(10, 99)), "location": dict(place)}
    if rng.random() < 0.5:
        out["url"] = f"https://www.{handle.replace('.', '')}.example.com"
    networks = rng.sample(["LinkedIn", "GitHub", "Xing"], rng.randint(0, 2))
    sites = {"LinkedIn": "https://www.linkedin.com/in/", "GitHub": "https://github.com/", "Xing": "https://www.xing.com/profile/"}
    out["profiles"] = [{"network": n, "username": handle.replace(".", "-"), "url": sites[n] + handle.replace(".", "-")} for n in networks]
    out["summary"] = f"{trade['label']}. {'. '.join(rng.sample(trade['did'], 2))}."
    return out


def person(language, index, number):
    rng = random.Random(f"{language} {index}")
    words = json.loads((WORDS / f"{language}.json").read_text())
    trade = words["trades"][index % len(words["trades"])]
    whole_years = rng.random() < 0.2
    jobs, year = work(rng, trade, rng.randint(1, 5), whole_years)
    return {
        "basics": basics(rng, words, words["names"][index], trade, number),
        "work": jobs,
        "education": education(rng, trade, year, whole_years),
        "skills": [{"name": group, "keywords": keywords} for group, keywords in trade["skills"].items()],
        "languages": [{"language": l, "fluency": f} for l, f in words["languages"][: rng.randint(1, 3)]],
        # Every third person is held back while rules are written.
        "meta": {"id": f"p{number:02}", "language": language, "held": number % 3 == 2},
    }


def all_people():
    people = []
    for language, count in PEOPLE_IN.items():
        people += [person(language, index, len(people) + index) for index in range(count)]
    return people


def words_of(resume):
    return json.loads((WORDS / f"{resume['meta']['language']}.json").read_text())
