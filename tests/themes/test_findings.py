"""All tables of what was found, of clear fields and of the nine papers' network."""

import pandas as pd
import pytest

import toys
from nine_papers import PAPERS
from studies import study_fields, study_papers
from themeloom.tables import SCHEMAS, check_table
from themeloom.themes.findings import tabulate_findings
from themeloom.themes.numbers import compare_numbers
from themeloom.themes.replicates import find_again

SCHEMA = {"themes": "themes", **{name: f"themes.{name}" for name in ("terms", "papers", "stability", "pairs", "coarser")}}
DRAWN = {"samples": 6, "halves": 1, "clouds": 1, "processes": 1}


def tabulate(studied, *, number=0, **drawn):
    again = find_again(studied.study, number=number, **{**DRAWN, **drawn})
    numbers = compare_numbers(again, number=number)
    return again, tabulate_findings(again, numbers, studied.doc_ids, studied.graph, studied.occurrences)


def check_whole(findings):
    for name, table in findings._asdict().items():
        pd.testing.assert_frame_equal(table, check_table(table, SCHEMA[name]))
        assert list(table) == list(SCHEMAS[SCHEMA[name]].columns)


def test_the_chosen_themes_and_the_coarser_ones():
    studied = study_fields(noise=0.08, papers=60)
    again, findings = tabulate(studied, number=3)
    check_whole(findings)
    assert findings.themes["papers"].tolist() == [20, 20, 20]
    assert findings.papers["theme"].tolist() == (again.known[3].papers + 1).tolist()
    assert findings.papers["coarser"].tolist() == (again.known[2].papers + 1).tolist()
    assert findings.coarser["papers"].sum() == 60
    # two of three fields are one coarser theme
    assert sorted(findings.coarser["holds"].str.len().tolist()) == [1, 4]
    held = [theme for text in findings.coarser["holds"] for theme in text.split("; ")]
    assert sorted(held) == ["1", "2", "3"]
    for coarser in findings.coarser.itertuples():
        for theme in coarser.holds.split("; "):
            assert (findings.papers.loc[findings.papers["theme"] == int(theme), "coarser"] == coarser.theme).mean() > 0.5
    assert findings.themes["stability"].tolist() == findings.stability["stability"].tolist()
    assert findings.themes["jaccard"].tolist() == findings.stability["paper_jaccard"].tolist()
    # each theme is named by its own field's terms
    assert [len({name[0] for name in label.split(", ")}) for label in findings.themes["label"]] == [1, 1, 1]


def test_themes_of_the_network_are_marked_by_their_terms_and_have_no_coarser_ones():
    again, findings = tabulate(study_papers(PAPERS, themes="network", min_size=1), samples=20)
    check_whole(findings)
    assert findings.themes["terms"].tolist() == [3, 3]
    assert findings.stability["jaccard"].tolist() == findings.stability["term_jaccard"].tolist()
    assert findings.stability["jaccard"].tolist() != findings.stability["paper_jaccard"].tolist()
    assert findings.coarser.empty
    assert findings.papers["coarser"].isna().all()
    assert len(again.recoveries) == 20


@pytest.mark.parametrize("options", [{"samples": 0, "halves": 0, "clouds": 0}, {}])
def test_without_samples_and_without_themes_the_tables_are_whole(options):
    _, findings = tabulate(study_fields(papers=30), **options)
    check_whole(findings)
    assert (findings.themes["stability"] == "").all() == bool(options)
    _, findings = tabulate(study_papers({"p": "ab", "q": "bc"}), **options)
    check_whole(findings)
    assert findings.themes.empty
    assert findings.papers["theme"].isna().all()


def test_the_toy_tables_are_such_tables():
    made = {"themes": toys.THEMES, "terms": toys.MEMBERS, "papers": toys.PAPERS, "stability": toys.STABILITY}
    made |= {"coarser": toys.COARSER, "pairs": toys.PAIRS}
    for name, table in made.items():
        pd.testing.assert_frame_equal(table, check_table(table, SCHEMA[name]))
        assert list(table) == list(SCHEMAS[SCHEMA[name]].columns)
    pd.testing.assert_frame_equal(toys.NUMBERS, check_table(toys.NUMBERS, "themes.numbers"))
