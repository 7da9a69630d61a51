"""What a report opens with: themes, what rose and fell, and what is not sure, of a corpus small enough to check by head."""

import pandas as pd
import pytest

from themeloom.project.files import render_csv
from themeloom.report.findings import describe_findings, list_moving_themes

RECORDS = pd.DataFrame({"abstract": ["a", "b", "", "d"], "year": pd.array([2019, 2020, 2021, None], "Int64")})
PAPERS = pd.DataFrame({"theme": pd.array([1, 1, 2, None], "Int64")})
SECTIONS = [
    {"number": number, "label": label, "color": "#000", "mark": "●", "stability": stability, "papers": papers}
    for number, label, stability, papers in ((1, "map", "stable", 2), (2, "loom", "doubtful", 1))
]
NUMBERS = pd.DataFrame({"choice": ["", "chosen"], "halves_papers": [0.9, 0.3]})
SPREAD = pd.DataFrame({"theme": [1, 1], "label": "map", "period": [0, 1], "name": [2019, 2021], "papers": [15, 3], "of": 30})
TRENDS = pd.DataFrame(
    [("loom", "emerging", 0.0, 0.5), ("map", "steady", 0.2, 0.2), ("yarn", "fading", 0.4, 0.1), ("wool", "fading", 0.5, 0.0)],
    columns=["term", "trend", "first", "last"],
)


def describe(records=RECORDS, trends=TRENDS, **changed):
    arguments = {"papers": PAPERS, "sections": SECTIONS, "numbers": NUMBERS} | changed
    figures = {"10_theme_spread": (render_csv(SPREAD),), "15_term_trends": (render_csv(trends),)}
    return describe_findings(records, **arguments, figures=figures)


def test_themes_have_their_share_of_all_papers_and_are_counted_by_their_marks():
    findings = describe()
    assert [(theme["label"], theme["papers"], theme["share"]) for theme in findings["themes"]] == [
        ("map", 2, 0.5),
        ("loom", 1, 0.25),
    ]
    assert findings["marks"] == {"stable": 1, "doubtful": 1}
    assert (findings["papers"], findings["period"]) == (4, "2019 to 2021")


def test_terms_that_rise_and_fade_come_the_surest_first():
    findings = describe()
    assert findings["tested"] == 4
    assert findings["rising"] == [{"name": "loom", "first": 0.0, "last": 0.5}]
    assert [term["name"] for term in findings["fading"]] == ["wool", "yarn"]  # trends end with what fades most surely


# Wilson's intervals of 15, 10 and 3 of 30: .33 to .67, .19 to .51, .03 to .26
@pytest.mark.parametrize(("papers", "moves"), [([15, 3], True), ([10, 3], False)])
def test_a_theme_has_moved_where_intervals_do_not_reach_each_other(papers, moves):
    moving = list_moving_themes(SPREAD.assign(papers=papers))
    assert [(theme["label"], theme["start"], theme["end"]) for theme in moving] == [("map", "2019", "2021")] * moves


def test_few_papers_are_no_rise_and_no_fall():
    few = pd.DataFrame({"theme": 1, "label": "map", "period": range(4), "name": ["1974\u20131977", "1990", "2025", "2026"]})
    few = few.assign(papers=[13, 0, 1, 0], of=[13, 20, 25, 14])
    [moved] = list_moving_themes(few)
    assert (moved["start"], moved["end"]) == ("1974\u20131990", "2025\u20132026")
    assert (round(13 / 33, 9), round(1 / 39, 9)) == (round(moved["first"], 9), round(moved["last"], 9))
    assert list_moving_themes(few.assign(of=[13, 16, 16, 13])) == []  # 29 papers at either end, or 45 of 58
    assert list_moving_themes(few.head(0)) == []


def test_what_is_not_sure_is_said_with_its_numbers():
    borders, number, untold, undated, apart = describe()["doubts"]
    assert borders.startswith("The borders of 1 of 2 themes")
    assert "agree with those of the other at .30 (" in number
    assert untold == "Papers without an abstract, read by their titles only: 1 of 4."
    assert undated == "Papers without a year, which say nothing of what rose or fell: 1 of 4."
    assert apart == "Papers in no theme, for they share no word with any: 1 of 4."


def test_nothing_is_doubted_that_is_sure():
    sure = {
        "records": RECORDS.assign(abstract="a", year=2020),
        "papers": PAPERS.fillna(1),
        "sections": SECTIONS[:1],
        "numbers": NUMBERS.assign(halves_papers=0.9),
    }
    findings = describe(**sure)
    assert findings["doubts"] == []
    assert findings["period"] == "2020"


def test_without_years_nothing_rose_and_no_paper_is_blamed():
    findings = describe(RECORDS.assign(year=pd.array([None] * 4, "Int64")), TRENDS.head(0))
    assert (findings["period"], findings["rising"], findings["fading"]) == ("", [], [])
    assert not any("year" in doubt for doubt in findings["doubts"])
