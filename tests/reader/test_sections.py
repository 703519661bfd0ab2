"""Which section rows belong to: headings at the right edge, at the foot of a page, above a grid."""

import pathlib

from harness.sheets import Sheets, begin, read

GROUPS = [("Fieldwork", ["Bog coring", "Pollen counts"]), ("Office", ["Excel", "QGIS"])]


def put_job(sheets: Sheets, y: float):
    sheets.put(40, y, "Tern Works Ltd", bold=True)
    sheets.put(470, y, "2019-02 - 2023-05")
    sheets.put(40, y + 16, "Surveyor", bold=True)
    sheets.put(70, y + 36, "Mapped forty bogs")


def put_groups(sheets: Sheets, y: float):
    for name, items in GROUPS:
        sheets.put(40, y, name, bold=True)
        for item in items:
            y += 18
            sheets.put(70, y, item)
        y += 30


def keywords(record: dict) -> list[list[str]]:
    return [group.get("keywords", []) for group in record["skills"]]


def test_headings_at_the_right_edge_head_what_is_below_them(tmp_path: pathlib.Path):
    sheets = begin()
    sheets.put(530, 120, "Work", bold=True, size=16)
    put_job(sheets, 150)
    sheets.put(530, 230, "Skills", bold=True, size=16)
    put_groups(sheets, 260)
    sheets.put(490, 420, "Languages", bold=True, size=16)
    sheets.put(40, 450, "English", bold=True)
    sheets.put(40, 464, "Native")
    record = read(sheets, tmp_path)
    assert keywords(record) == [items for _, items in GROUPS]
    assert [job["name"] for job in record["work"]] == ["Tern Works Ltd"]
    assert [language["language"] for language in record["languages"]] == ["English"]


def test_what_a_heading_at_the_foot_heads_begins_the_next_page(tmp_path: pathlib.Path):
    sheets = begin()
    sheets.put(530, 120, "Work", bold=True, size=16)
    put_job(sheets, 150)
    sheets.put(530, 760, "Skills", bold=True, size=16)
    sheets.turn_page()
    put_groups(sheets, 40)
    record = read(sheets, tmp_path)
    assert keywords(record) == [items for _, items in GROUPS]


def test_columns_of_a_grid_belong_to_the_heading_above_it(tmp_path: pathlib.Path):
    sheets = begin()
    sheets.put(40, 120, "Work experience with survey teams", bold=True, size=16)
    sheets.put(40, 120, "", size=16)
    sheets.turn_page()
    sheets.put(40, 60, "SKILLS", size=16)
    for column, (name, items) in enumerate(GROUPS):
        x = 40 + 220 * column
        sheets.put(x, 90, name, size=12)
        for row, item in enumerate([*items, "Levelling" if column == 0 else "Word"]):
            sheets.put(x + 30, 130 + 17 * row, item)
    found = str(read(sheets, tmp_path)["skills"])
    for item in ("Bog coring", "Pollen counts", "Excel", "QGIS", "Word"):
        assert item in found
