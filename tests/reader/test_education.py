"""Fields of study that stand in rows of their own, before the degree."""

import pathlib

from harness.sheets import begin, read

SCHOOLS = [
    ("Tern University", "2015-09 - 2019-06", "Marine Ecology", "Master"),
    ("Marlow College", "2012-09 - 2015-06", "", "Abitur"),
]


def test_the_field_may_stand_above_the_degree(tmp_path: pathlib.Path):
    sheets = begin()
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
    sheets = begin("Education")
    for y, rows in ((140, ["Cumber Ridge", "University"]), (210, ["Marlow College"])):
        sheets.put(40, y, "MSc Botany", bold=True)
        for row in rows:
            y += 12
            sheets.put(40, y, row)
        sheets.put(40, y + 12, "2015 - 2017")
    found = read(sheets, tmp_path)["education"]
    assert [one["institution"] for one in found] == ["Cumber Ridge University", "Marlow College"]


def test_years_in_two_rows_are_one_span_with_the_field_below_the_degree(tmp_path: pathlib.Path):
    sheets = begin("Education")
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
    sheets = begin("Education")
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


def test_words_that_introduce_a_date_are_no_school(tmp_path: pathlib.Path):
    sheets = begin("Education")
    sheets.put(40, 145, "Master of Arts, completed in 2012", bold=True)
    sheets.put(40, 159, "University of Marlow")
    sheets.put(40, 185, "Bachelor of Arts, Class of 2010", bold=True)
    sheets.put(40, 199, "Tern College")
    sheets.put(40, 240, "Certifications", bold=True, size=16)
    sheets.put(40, 265, "Certified Scrum Master, Scrum Society, 2019")
    sheets.put(40, 300, "Security Clearance", bold=True, size=16)
    sheets.put(40, 325, "Top Secret")
    record = read(sheets, tmp_path)
    assert [
        (one["studyType"], one["institution"], one["endDate"]) for one in record["education"]
    ] == [
        ("Master of Arts", "University of Marlow", "2012"),
        ("Bachelor of Arts", "Tern College", "2010"),
    ]
    scrum, clearance = record["certificates"]
    assert (scrum["name"], scrum["issuer"], scrum["date"]) == (
        "Certified Scrum Master",
        "Scrum Society",
        "2019",
    )
    assert clearance["name"] == "Top Secret"


def test_cards_side_by_side_are_entries(tmp_path: pathlib.Path):
    sheets = begin("Education")
    cards = [
        ("Severn Vale College", "HNC, Construction Management", "2015 - 2017"),
        ("Ottermouth University", "BSc, Surveying of Land and Sea", "2012 - 2015"),
    ]
    for number, (school, degree, dates) in enumerate(cards):
        x = 50 + 260 * number
        sheets.put(x, 150, school, bold=True, size=12)
        sheets.put(x, 168, degree)
        sheets.put(x, 184, dates, size=9)
    sheets.put(40, 230, "Skills", bold=True, size=16)
    sheets.put(40, 255, "Botany, Excel, QGIS")
    found = read(sheets, tmp_path)["education"]
    assert [
        (one["institution"], f"{one['studyType']}, {one['area']}", one["endDate"]) for one in found
    ] == [(school, degree, dates[-4:]) for school, degree, dates in cards]


def test_years_and_months_may_have_columns_of_their_own(tmp_path: pathlib.Path):
    sheets = begin("Education")
    for number, (year, month, school) in enumerate(
        [("2012", "3", "Marlow High School"), ("2016", "11", "Tern University, MSc Botany")]
    ):
        y = 150 + 20 * number
        sheets.put(50, y, year)
        sheets.put(110, y, month)
        sheets.put(160, y, school)
    found = read(sheets, tmp_path)["education"]
    assert [(one["institution"], one["endDate"]) for one in found] == [
        ("Marlow High School", "2012-03"),
        ("Tern University", "2016-11"),
    ]
