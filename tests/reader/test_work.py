"""Employers and positions in rows of their own."""

import json
import os
import pathlib
import subprocess

from harness.sheets import begin, read


def test_an_employer_without_dates_stands_above_its_position(tmp_path: pathlib.Path):
    sheets = begin()
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


def test_employer_and_dates_may_stand_apart_from_the_position(tmp_path: pathlib.Path):
    sheets = begin("WORK EXPERIENCE")
    jobs = [
        ("Musical Marshes", "Nantes", "February 2021 - Present", "Press officer"),
        ("Blue Paper Agency", "Rennes", "September 2017 - January 2021", "Project lead"),
    ]
    for number, (employer, town, dates, position) in enumerate(jobs):
        y = 150 + 110 * number
        sheets.put(40, y, employer, bold=True, size=13)
        sheets.put(40, y + 16, town, bold=True, size=13)
        sheets.put(40, y + 31, dates)
        sheets.put(40, y + 60, position, bold=True, size=13)
        sheets.put(60, y + 80, "- Wrote a letter to nine thousand readers each month")
    found = read(sheets, tmp_path)["work"]
    assert [(job["name"], job["position"]) for job in found] == [
        (employer, position) for employer, _, _, position in jobs
    ]
    assert [job["startDate"] for job in found] == ["2021-02", "2017-09"]


def test_each_employer_heads_the_positions_below_it(tmp_path: pathlib.Path):
    sheets = begin()
    sheets.put(40, 115, "Work", bold=True, size=20)
    jobs = [
        ("Coldridge Ltd", "Site Manager", "Sep 2019 - Present", "Bristol"),
        ("", "Assistant Site Manager", "Jan 2017 - Aug 2019", "Bathwick"),
        ("Sunnskjer Verft", "Carpenter", "Jul 2010 - Dec 2016", "Exmouth"),
    ]
    y = 145
    for employer, position, dates, town in jobs:
        if employer:
            sheets.put(40, y, employer, bold=True, size=16)
            y += 30
        sheets.put(40, y, position, size=13)
        sheets.put(40, y + 17, dates)
        sheets.put(40, y + 33, town)
        sheets.put(52, y + 54, "Delivered forty homes four weeks early, without an accident")
        y += 85
    found = read(sheets, tmp_path)["work"]
    assert [(job["name"], job["position"]) for job in found] == [
        ("Coldridge Ltd", "Site Manager"),
        ("Coldridge Ltd", "Assistant Site Manager"),
        ("Sunnskjer Verft", "Carpenter"),
    ]


def test_rows_of_joining_and_leaving_are_one_job(tmp_path: pathlib.Path):
    path = tmp_path / "form.txt"
    path.write_text(
        "沈若溪\nshen@example.com\n\n工作经历\n"
        "2017年6月 南星软件有限公司 入职 产品助理\n"
        "2018年6月 南星软件有限公司 离职\n"
        "2018年7月 锦帆网络有限公司 入职 产品经理\n"
        "2013年1月 - 2016年12月 旧港贸易有限公司 销售助理\n"
    )
    done = subprocess.run(
        [os.environ["VITAE_BIN"], "extract", path], check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout)["work"]
    assert [(job["name"], job["startDate"], job.get("endDate")) for job in found] == [
        ("南星软件有限公司", "2017-06", "2018-06"),
        ("锦帆网络有限公司", "2018-07", None),
        ("旧港贸易有限公司", "2013-01", "2016-12"),
    ]
