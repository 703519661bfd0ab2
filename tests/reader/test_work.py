"""Employers and positions in rows of their own."""

import pathlib

from harness.sheets import Sheets, read


def test_an_employer_without_dates_stands_above_its_position(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 50, "Ada Example", bold=True, size=22)
    sheets.put(40, 75, "ada@example.com")
    sheets.put(40, 120, "WORK EXPERIENCE", size=16)
    sheets.put(40, 150, "Bramble Coffee Roasters", size=12)
    sheets.put(40, 185, "Barista and Social Media Assistant")
    sheets.put(40, 206, "2022-06 - 2024-08", size=11)
    sheets.put(60, 236, "- Trained new staff on the till")
    sheets.put(60, 252, "- Ordered the beans")
    (job,) = read(sheets, tmp_path)["work"]
    assert (job["name"], job["position"]) == (
        "Bramble Coffee Roasters",
        "Barista and Social Media Assistant",
    )
    assert job["startDate"] == "2022-06"
