"""What the layouts print: headings, months and ranges in the language of each person."""

HEADINGS = {
    "en": dict(summary="Summary", work="Experience", education="Education", skills="Skills", languages="Languages",
               certificates="Certifications", publications="Publications", awards="Awards", contact="Contact", now="Present"),
    "de": dict(summary="Profil", work="Berufserfahrung", education="Ausbildung", skills="Kenntnisse", languages="Sprachen",
               certificates="Zertifikate", contact="Kontakt", now="heute"),
    "fr": dict(summary="Profil", work="Expérience professionnelle", education="Formation", skills="Compétences",
               languages="Langues", certificates="Certifications", contact="Coordonnées", now="aujourd’hui"),
    "pt": dict(summary="Perfil", work="Experiência profissional", education="Formação", skills="Competências",
               languages="Idiomas", certificates="Cursos", contact="Contactos", now="presente"),
    "zh": dict(summary="自我评价", work="工作经历", education="教育背景", skills="专业技能", languages="语言能力",
               certificates="证书", contact="联系方式", now="至今"),
}

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}


def heading(person, part):
    return HEADINGS[person["meta"]["language"]][part]


def date(person, text):
    """2019-03 as the person's language prints it."""
    language = person["meta"]["language"]
    year, month = (text.split("-") + [""])[:2]
    if not month:
        return f"{year}年" if language == "zh" else year
    if language in MONTHS:
        return f"{MONTHS[language][int(month) - 1]} {year}"
    return f"{year}年{int(month)}月" if language == "zh" else f"{month}/{year}"


def dates(person, entry):
    start = date(person, entry["startDate"]) if entry.get("startDate") else ""
    end = date(person, entry["endDate"]) if entry.get("endDate") else heading(person, "now")
    return f"{start} – {end}" if start else end


def location(person):
    place = person["basics"]["location"]
    country = {"IT": "Italy", "GB": "United Kingdom", "AU": "Australia", "NG": "Nigeria", "PT": "Portugal"}
    town = " ".join(filter(None, [place.get("postalCode"), place.get("city")]))
    parts = [place.get("address"), town, place.get("region"), country.get(place.get("countryCode"))]
    return ", ".join(filter(None, parts))


def bare(url):
    return url.replace("https://", "").replace("www.", "")


def links(person):
    basics = person["basics"]
    return list(filter(None, [basics.get("url")])) + [profile["url"] for profile in basics.get("profiles", [])]


def contacts(person):
    """(text, target) of each contact; the target is None for what is no link."""
    basics = person["basics"]
    mail = (basics["email"], "mailto:" + basics["email"])
    return [(location(person), None), (basics["phone"], None), mail] + [(bare(url), url) for url in links(person)]


def degree(entry):
    joint = ", " if entry.get("area") else ""
    return entry["studyType"] + joint + entry.get("area", "")


def skills(person):
    """(group or "", "a, b, c") of each group of skills."""
    return [(group["name"], ", ".join(group["keywords"])) for group in person["skills"]]


def others(person):
    """(heading, lines) of the sections that come last."""
    sections = []
    if "languages" in person:
        sections.append(("languages", [f"{x['language']} ({x['fluency']})" for x in person["languages"]]))
    if "certificates" in person:
        sections.append(("certificates", [f"{x['name']}, {x['issuer']}, {date(person, x['date'])}" for x in person["certificates"]]))
    if "publications" in person:
        sections.append(("publications", [f"{x['name']}. {x['publisher']}, {x['releaseDate']}." for x in person["publications"]]))
    if "awards" in person:
        sections.append(("awards", [f"{x['title']}, {x['awarder']}, {x['date']}" for x in person["awards"]]))
    return [(heading(person, part), lines) for part, lines in sections]
