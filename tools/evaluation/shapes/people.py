"""What an invented person has to tell, before any of it is set: jobs, schools, skills and the rest, in one of twelve languages."""
import json, re, unicodedata
from pathlib import Path

WORDS = Path(__file__).parent / "words"
COUNTS = {"en": 72, "de": 15, "fr": 12, "es": 10, "it": 7, "pt": 7, "nl": 7, "ru": 8, "zh": 10, "ja": 6, "ko": 5, "ar": 5}


def words_in(language):
    return json.loads((WORDS / f"{language}.json").read_text())


def handle_of(name, number):
    plain = unicodedata.normalize("NFKD", name.replace("ø", "o")).encode("ascii", "ignore").decode().lower()
    parts = re.findall("[a-z]+", plain)
    return ".".join(parts[:1] + parts[-1:]) if len(parts) > 1 else f"kandidat{number}"


def jobs_of(rng, words, count):
    year, month = rng.randint(2020, 2024), rng.randint(1, 12)
    employers, titles = rng.sample(words["employers"], min(count, len(words["employers"]))), rng.sample(words["positions"], min(count, len(words["positions"])))
    jobs = []
    for index, (employer, title) in enumerate(zip(employers, titles)):
        end = None if index == 0 and rng.random() < 0.7 else (year, month)
        months = year * 12 + month - rng.randint(4, 50)
        start = (months // 12, months % 12 + 1)
        jobs.append({"by": employer, "title": title, "place": rng.choice(words["job_places"]) if rng.random() < 0.8 else "", "start": start,
                     "end": end, "did": rng.sample(words["bullets"], rng.randint(1, min(4, len(words["bullets"]))))})
        months -= rng.choice([1, 1, 3, 8])
        year, month = months // 12, months % 12 + 1
    return jobs


def schools_of(rng, words, year):
    degrees = rng.sample(words["degrees"], rng.choice([1, 1, 2, 2, 2, 3]))
    schools = rng.sample(words["schools"], min(len(degrees), len(words["schools"])))
    out = []
    for (degree, field), school in zip(degrees, schools):
        start = year - rng.randint(2, 4)
        out.append({"by": school, "degree": degree, "field": field, "start": (start, 9), "end": (year, 6),
                    "place": rng.choice(words["job_places"]) if rng.random() < 0.5 else ""})
        year = start
    return out


def contacts_of(rng, words, number, name):
    handle = handle_of(name, number)
    place, town = rng.choice(words["places"])
    bare = handle.replace(".", "")
    sites = [f"linkedin.com/in/{bare}", f"github.com/{bare}", f"{bare}.example.com", f"www.{bare}.example.org"]
    return {"email": f"{handle}@example.com", "phone": rng.choice(words["phones"]).format(n=rng.randint(10, 99)), "place": place, "town": town,
            "links": rng.sample(sites, rng.choice([0, 1, 1, 2, 3]))}


def person(rng, language, index, number):
    words = words_in(language)
    name = words["names"][index % len(words["names"])]
    jobs = jobs_of(rng, words, rng.choice([1, 2, 3, 3, 4, 5]))
    first = min(job["start"][0] for job in jobs)
    groups = rng.sample(list(words["skills"]), rng.randint(2, len(words["skills"])))
    return {
        "language": language, "words": words, "name": name, "label": rng.choice(words["labels"]), "contacts": contacts_of(rng, words, number, name),
        "jobs": jobs, "schools": schools_of(rng, words, first + rng.choice([0, 0, 1])), "skills": {group: words["skills"][group] for group in groups},
        "languages": words["language_levels"][: rng.randint(1, len(words["language_levels"]))],
    }
