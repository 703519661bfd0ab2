"""Fields of study that stand in rows of their own, before the degree."""

import pathlib

from harness.sheets import Sheets, read

SCHOOLS = [
    ("Tern University", "2015-09 - 2019-06", "Marine Ecology", "Master"),
    ("Marlow College", "2012-09 - 2015-06", "", "Abitur"),
]


def test_the_field_may_stand_above_the_degree(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 50, "Ada Example", bold=True, size=22)
    sheets.put(40, 75, "ada@example.com")
    sheets.put(530, 120, "Education", bold=True, size=16)
    y = 150
    for school, dates, area, degree in SCHOOLS:
        sheets.put(40, y, school, bold=True, size=12)
        sheets.put(480, y, dates, bold=True)
        sheets.put(50, y + 22, area)
        sheets.put(60, y + 34, degree)
        y += 47
    found = read(sheets, tmp_path)["education"]
    assert [(one["institution"], one.get("area"), one["studyType"]) for one in found] == [
        (school, area or None, degree) for school, _, area, degree in SCHOOLS
    ]


def test_a_school_alone_in_its_row_goes_on_with_the_name_above(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 50, "Ada Example", bold=True, size=22)
    sheets.put(40, 75, "ada@example.com")
    sheets.put(40, 120, "Education", bold=True, size=16)
    for y, rows in ((140, ["Cumber Ridge", "University"]), (210, ["Marlow College"])):
        sheets.put(40, y, "MSc Botany", bold=True)
        for row in rows:
            y += 12
            sheets.put(40, y, row)
        sheets.put(40, y + 12, "2015 - 2017")
    found = read(sheets, tmp_path)["education"]
    assert [one["institution"] for one in found] == ["Cumber Ridge University", "Marlow College"]


def test_years_in_two_rows_are_one_span_with_the_field_below_the_degree(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 50, "Ada Example", bold=True, size=22)
    sheets.put(40, 75, "ada@example.com")
    sheets.put(40, 120, "Education", bold=True, size=16)
    rows = [
        ("2015", "2017", "Tern University", "Master", "Modern letters"),
        ("2012", "2015", "Marlow College", "Bachelor", "History"),
    ]
    for number, (start, end, school, degree, area) in enumerate(rows):
        y = 150 + 120 * number
        sheets.put(40, y, start, bold=True)
        sheets.put(40, y + 13, end, bold=True)
        sheets.put(40, y + 40, school, bold=True, size=13)
        sheets.put(40, y + 54, degree)
        sheets.put(40, y + 78, area)
    found = read(sheets, tmp_path)["education"]
    fields = ("startDate", "endDate", "institution", "studyType", "area")
    assert [tuple(one[field] for field in fields) for one in found] == rows


def test_a_mark_is_no_field_and_a_field_may_sound_like_a_degree(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 50, "Ada Example", bold=True, size=22)
    sheets.put(40, 75, "ada@example.com")
    sheets.put(40, 120, "Education", bold=True, size=16)
    rows = [
        ("Universidad del Tern", "Ingenieria del Software, Grado", "2011 - 2015"),
        ("Instituto Marlow", "Bachillerato", "2009 - 2011"),
    ]
    for number, (school, degree, dates) in enumerate(rows):
        y = 150 + 90 * number
        sheets.put(40, y, school, bold=True, size=13)
        sheets.put(40, y + 18, degree, bold=True)
        sheets.put(40, y + 33, "Grade: B", bold=True)
        sheets.put(40, y + 48, dates)
    first, second = read(sheets, tmp_path)["education"]
    assert {first["studyType"], first.get("area")} & {"Ingenieria del Software", rows[0][1]}
    assert second["studyType"] == "Bachillerato" and "area" not in second
