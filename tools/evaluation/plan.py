"""What Vitae's own layouts print of a resume: its lines, in its language, before any of them is set on a page."""
from . import people

COUNTRIES = {"US": "", "GB": "United Kingdom", "AU": "Australia", "CA": "Canada", "NG": "Nigeria", "SG": "", "DE": "Deutschland", "AT": "Österreich",
             "CH": "", "FR": "France", "ES": "España", "MX": "México", "CO": "Colombia", "IT": "Italia", "PT": "Portugal", "BR": "Brasil",
             "NL": "Nederland", "BE": "België", "RU": "", "KZ": "", "CN": "", "JP": "日本", "EG": "مصر", "AE": ""}


def date(words, text, style):
    """2019-03 as March 2019, Mar 2019 or 03/2019; East Asia has one form."""
    year, month = (text.split("-") + [""])[:2]
    if words["months"][0] == "1月":
        return f"{year}年{int(month)}月" if month else f"{year}年"
    if not month:
        return year
    name = words["months"][int(month) - 1]
    return {"long": f"{name} {year}", "short": f"{name[:3]} {year}", "digits": f"{month}/{year}"}[style]


def dates(words, entry, style, dash):
    end = date(words, entry["endDate"], style) if entry.get("endDate") else words["headings"]["now"]
    return date(words, entry["startDate"], style) + dash + end


def place(resume):
    where = resume["basics"]["location"]
    town = " ".join(filter(None, [where.get("postalCode"), where.get("city")]))
    return ", ".join(filter(None, [where.get("address"), town, where.get("region"), COUNTRIES[where["countryCode"]]]))


def plan(resume, style="long", dash=" – "):
    """Contacts as (text, target or None); sections of entries, each with `title`, `by`, `dates` and `lines`."""
    words, basics = people.words_of(resume), resume["basics"]
    urls = list(filter(None, [basics.get("url")])) + [profile["url"] for profile in basics["profiles"]]
    contacts = [(place(resume), None), (basics["phone"], None), (basics["email"], "mailto:" + basics["email"])]
    contacts += [(url.replace("https://", "").replace("www.", ""), url) for url in urls]
    jobs = [{"title": job["position"], "by": job["name"], "dates": dates(words, job, style, dash), "lines": job["highlights"]} for job in resume["work"]]
    schools = [{"title": ", ".join(filter(None, [school["studyType"], school["area"]])), "by": school["institution"],
                "dates": dates(words, school, style, dash), "lines": []} for school in resume["education"]]
    skills = [f"{group['name']}: {', '.join(group['keywords'])}" for group in resume["skills"]]
    languages = [f"{item['language']} ({item['fluency']})" for item in resume["languages"]]
    names = words["headings"]
    return {
        "name": basics["name"], "label": basics["label"], "contacts": contacts, "contact": names["contact"], "language": resume["meta"]["language"],
        "summary": {"heading": names["summary"], "lines": [basics["summary"]]},
        "work": {"heading": names["work"], "entries": jobs}, "education": {"heading": names["education"], "entries": schools},
        "skills": {"heading": names["skills"], "lines": skills}, "languages": {"heading": names["languages"], "lines": languages},
    }
