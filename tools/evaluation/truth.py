"""What a reader can find in a document that was made from a resume: the resume without what the layout left out."""
import re, unicodedata


def squeezed(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


class Printed:
    """What stands in a document: `shown` is its text as the file has it, without what lies beyond the edge of the page."""

    def __init__(self, text, targets=(), shown=None):
        self.raw = text
        self.text = squeezed(text)
        # "ada.example@…" squeezed is "adaexample…", which may be a site's address as well.
        self.without_mail = squeezed(re.sub(r"\S+@\S+", " ", text))
        self.targets = squeezed(" ".join(target for target in targets if not target.startswith("mailto:")))
        self.mails = squeezed(" ".join(target for target in targets if target.startswith("mailto:")))
        self.shown = None if shown is None else squeezed(shown)
        # Styles for paper print the address of a link after it, which is no part of the page's text.
        self.unspaced = shown and re.sub(r"\s", "", shown)

    def shows(self, value):
        return self.shown is None or all(squeezed(word) in self.shown for word in value.split())

    def has(self, value):
        return bool(value) and squeezed(value) in self.text and self.shows(value)

    def has_place(self, value):
        """A code of two letters stands in many a word."""
        alone = rf"(?<!\w){re.escape(value)}(?!\w)" if value else ""
        return self.has(value) and (len(value) > 3 or re.search(alone, self.raw, re.IGNORECASE) is not None)

    def on_paper(self):
        """The same without what only a program sees."""
        return Printed(self.raw, (), self.unspaced)

    def has_link(self, url):
        address = re.sub(r"^https?://(www\.)?", "", url)
        bare = squeezed(address)
        return bare in self.without_mail or bare in self.targets or address in (self.unspaced or "")

    def has_profile(self, profile):
        """Its address, or "LinkedIn: ada-example" or "ada-example (LinkedIn)", which say as much."""
        network, user = profile["network"], profile["username"]
        return self.has_link(profile["url"]) or self.has(network + user) or self.has(user + network)

    def has_mail(self, mail):
        return self.has(mail) or squeezed(mail) in self.mails


def year(printed, text):
    return text if text and printed.has(text[:4]) else ""


def entry(printed, item, names):
    """The item's values under the names of the truth, as far as they are printed."""
    kept = {ours: item.get(theirs) for ours, theirs in names.items() if printed.has(item.get(theirs))}
    if kept and year(printed, item.get("startDate")):
        kept["start"] = item["startDate"]
    if kept:
        kept["end"] = year(printed, item.get("endDate")) if item.get("endDate") else "present"
    return kept


def place_of(location, printed):
    """Town and region, and the country's code where it stands behind one of them."""
    place = [location[part] for part in ("city", "region") if location.get(part) and printed.has_place(location[part])]
    code = location["countryCode"]
    return place + [code] if any(printed.has(part + code) for part in place) else place


def truth_of(resume, printed):
    basics = resume["basics"]
    urls = [basics["url"]] if basics.get("url") and printed.has_link(basics["url"]) else []
    urls += [profile["url"] for profile in basics["profiles"] if printed.has_profile(profile)]
    mail = basics["email"]
    schools = [(school, entry(printed, school, {"institution": "institution"})) for school in resume["education"]]
    for school, kept in schools:
        degree = " ".join(value for value in (school["studyType"], school["area"]) if printed.has(value))
        if kept and degree:
            kept["degree"] = degree
    place = place_of(basics["location"], printed)
    jobs = [entry(printed, job, {"organization": "name", "title": "position"}) for job in resume["work"]]
    return {
        "name": basics["name"],
        "emails": [mail] if printed.has_mail(mail) else [],
        "phones": [basics["phone"]] if printed.has(basics["phone"]) else [],
        "links": urls,
        "location": ", ".join(place),
        "work": [job for job in jobs if job],
        "education": [kept for _, kept in schools if kept],
        "skills": [word for group in resume["skills"] for word in group["keywords"] if printed.has(word)],
        "languages_of_document": resume["meta"]["language"],
    }
