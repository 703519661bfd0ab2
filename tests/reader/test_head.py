"""The head of a resume: names in greetings, links under icons, rows of dates that are no places."""

import pathlib

from harness.sheets import Sheets, begin, read


def test_greetings_are_no_part_of_the_name(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 60, "Hi, I'm Ada Example.", bold=True, size=26)
    sheets.put(40, 90, "ada@example.com")
    sheets.put(40, 130, "Education", bold=True, size=14)
    sheets.put(40, 150, "Tern University, MSc Botany, 2019")
    assert read(sheets, tmp_path)["basics"]["name"] == "Ada Example"


def test_icons_below_the_contacts_link_to_profiles(tmp_path: pathlib.Path):
    sheets = begin()
    sheets.link(40, 108, "https://www.linkedin.com/in/ada-example")
    sheets.link(70, 108, "https://example.com/how-this-page-was-made")
    sheets.put(40, 160, "Skills", bold=True, size=14)
    sheets.put(40, 180, "Botany, Excel, QGIS")
    basics = read(sheets, tmp_path)["basics"]
    assert [one["url"] for one in basics["profiles"]] == ["https://www.linkedin.com/in/ada-example"]
    assert "url" not in basics


def test_a_name_may_take_three_rows(tmp_path: pathlib.Path):
    sheets = Sheets()
    for row, word in enumerate(["Ada", "Okoro-", "Example"]):
        sheets.put(40, 60 + 22 * row, word, bold=True, size=20)
    sheets.put(40, 130, "ada@example.com")
    sheets.put(40, 170, "Skills", bold=True, size=14)
    sheets.put(40, 190, "Botany, Excel, QGIS")
    assert read(sheets, tmp_path)["basics"]["name"] == "Ada Okoro-Example"


def test_neither_dates_nor_buttons_are_places(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 60, "Ada Example", bold=True, size=22)
    sheets.put(40, 85, "ada@example.com")
    sheets.put(40, 110, "Download CV")
    sheets.put(40, 150, "Work", bold=True, size=14)
    sheets.put(40, 170, "Tern Works Ltd, Surveyor, May 2014 - Jan 2019")
    sheets.turn_page()
    sheets.put(40, 30, "Larkspur Partners", bold=True)
    sheets.put(400, 30, "May 2012 - Jan 2014")
    sheets.put(40, 100, "Assistant")
    assert "location" not in read(sheets, tmp_path)["basics"]


def test_a_map_is_no_page_and_the_postal_code_may_stand_last(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 60, "Ada Example", bold=True, size=22)
    sheets.put(40, 85, "ada@example.com")
    sheets.put(40, 105, "Mill Lane 5, Bremen, Lower Weser, DE, 28195")
    sheets.link(40, 105, "https://www.google.com/maps?q=Mill%20Lane%205", width=200)
    sheets.put(40, 150, "Skills", bold=True, size=14)
    sheets.put(40, 170, "Botany, Excel, QGIS")
    basics = read(sheets, tmp_path)["basics"]
    assert "url" not in basics and "profiles" not in basics
    place = basics["location"]
    assert (place["city"], place["countryCode"], place["postalCode"]) == ("Bremen", "DE", "28195")


def test_the_number_of_a_supervisor_is_not_the_owners(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 60, "Ada Example", bold=True, size=22)
    sheets.put(40, 85, "ada@example.com | Phone: (617) 555-0192")
    sheets.put(40, 130, "Work", bold=True, size=14)
    sheets.put(40, 150, "Surveyor, Tern Works Ltd, May 2014 - Jan 2019")
    sheets.put(40, 165, "Supervisor: Joan Petrakis, (202) 555-0160; may contact")
    assert read(sheets, tmp_path)["basics"]["phone"] == "(617) 555-0192"


def test_what_follows_a_bar_is_no_part_of_a_name_over_two_rows(tmp_path: pathlib.Path):
    sheets = Sheets()
    sheets.put(40, 60, "Ada Example | Marketing", bold=True, size=22)
    sheets.put(40, 86, "Strategist", bold=True, size=22)
    sheets.put(40, 110, "ada@example.com")
    sheets.put(40, 150, "Skills", bold=True, size=14)
    sheets.put(40, 170, "Botany, Excel, QGIS")
    assert read(sheets, tmp_path)["basics"]["name"] == "Ada Example"
