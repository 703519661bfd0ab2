"""Spans of time as people write them."""


def _month(words, style, month):
    return words["months" if style == "long" else "short"][month - 1]


def point(words, style, date):
    year, month = date
    if "months" not in words:  # Chinese, Japanese, Korean
        return {"long": f"{year}年{month}月", "short": f"{year}.{month:02}", "digits": f"{year}/{month:02}", "iso": f"{year}-{month:02}", "year": f"{year}",
                "quote": f"{year}.{month}"}[style] if words["to"] != " ~ " else {"long": f"{year}년 {month}월", "year": f"{year}"}.get(style, f"{year}.{month:02}")
    return {"long": f"{_month(words, 'long', month)} {year}", "short": f"{_month(words, 'short', month)} {year}", "digits": f"{month:02}/{year}",
            "iso": f"{year}-{month:02}", "year": f"{year}", "quote": f"{_month(words, 'short', month)} '{year % 100:02}"}[style]


STYLES = ["short", "short", "long", "digits", "year", "iso", "quote"]
DASHES = [" – ", " - ", "–", " — ", "-", None, " -- "]


def span(words, style, dash, start, end, now):
    """`dash` is None where a word stands for it."""
    if end is None and dash is None and words["since"]:
        return words["since"] + point(words, style, start)
    joint = dash if dash is not None else words["to"]
    if style == "iso" and joint in ("-", "–"):
        joint = " – "
    return point(words, style, start) + joint + (point(words, style, end) if end else now)


def length(start, end):
    months = (end or (2025, 1))[0] * 12 + (end or (2025, 1))[1] - start[0] * 12 - start[1] + 1
    years, rest = divmod(max(months, 1), 12)
    return " ".join(filter(None, [f"{years} yr{'s' * (years > 1)}" if years else "", f"{rest} mo{'s' * (rest > 1)}" if rest else ""]))
