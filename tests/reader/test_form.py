"""Forms with labels at the left of everything, flush right, as the Europass had them."""

import json
import os
import pathlib
import subprocess

import pytest
from harness.pdf import write_pdf

EDGE = 250
SIZE = 9
JOBS = [
    ("March 2019 - June 2023", "Senior clerk", "Tern Works Ltd, Bristol"),
    ("May 2015 - February 2019", "Clerk", "Globex Ltd, Leeds"),
    ("2012 - 2015", "Junior clerk", "Hooli Ltd, York"),
]


def rows(activities: str):
    yield "First name / Surname", "Ada Example"
    yield "E-mail", "ada@example.com"
    yield "Work experience", ""
    for dates, position, employer in JOBS:
        yield "Dates", dates
        yield "Occupation or position held", position
        yield "Main activities and responsibilities", activities
        yield "Name and address of employer", employer


def write_form(path: pathlib.Path, activities: str):
    text = "BT"
    for number, (label, value) in enumerate(rows(activities)):
        y = 760 - 20 * number
        font = "B" if label == "Work experience" else "F"
        x = EDGE - 0.6 * SIZE * len(label)  # each letter of Courier is 0.6 of its size wide
        text += f" /{font} {SIZE} Tf 1 0 0 1 {x:.2f} {y} Tm ({label}) Tj 1 0 0 1 {EDGE + 25} {y} Tm ({value}) Tj"
    text += " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R"
        " /B 6 0 R >> >> >>",
        f"<< /Length {len(text)} >> stream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>",
    ]
    write_pdf(path, objects)


@pytest.mark.parametrize(
    "activities", ["Filing", "Keeping of letters and records at the front desk, and filing"]
)
def test_labels_of_a_form_are_no_values(tmp_path: pathlib.Path, activities: str):
    document = tmp_path / "form.pdf"
    write_form(document, activities)
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", document], check=True, capture_output=True, text=True
    )
    work = json.loads(done.stdout)["work"]
    assert [(job["position"], job["name"]) for job in work] == [
        ("Senior clerk", "Tern Works Ltd"),
        ("Clerk", "Globex Ltd"),
        ("Junior clerk", "Hooli Ltd"),
    ]
    assert [job.get("summary") for job in work] == 3 * [activities]
    assert [(job["startDate"], job["endDate"]) for job in work] == [
        ("2019-03", "2023-06"),
        ("2015-05", "2019-02"),
        ("2012", "2015"),
    ]
