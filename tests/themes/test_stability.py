"""How much of themes, terms, papers and pairs comes back: of what is canned, worked out by hand; and what must hold of any."""

import numpy as np
import pandas as pd
import pytest

from nine_papers import PAPERS
from studies import study_fields, study_papers, study_units
from themeloom.tables import SCHEMAS, check_table, make_empty
from themeloom.themes.partitions import Partition
from themeloom.themes.replicates import Again, compare_themes, find_again
from themeloom.themes.stability import measure_stability

DRAWN = {"samples": 12, "halves": 0, "clouds": 2, "processes": 1}


def make_partition(members, papers, quadrants, *, lacking="", left_out=()):
    present = np.array([term not in lacking for term in "abcdef"])
    drawn = np.array([paper not in left_out for paper in PAPERS])
    return Partition(np.array(members), np.array(papers), None, np.array(quadrants, dtype=object), present, drawn)


KNOWN = make_partition([0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1, 1, 0], ["basic", "motor"])
# the first sample gives them again by other numbers; in the second no drawn paper holds d, which goes by its name to the theme of
# ab; d3 and c are with ef, and d7, which was not drawn, with ab; in the third cd and d4 have left their themes
SAMPLES = [
    make_partition([1, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 1], ["motor", "basic"]),
    make_partition([0, 0, 1, 0, 1, 1], [0, 0, 1, 1, 1, 1, 0, 1, 0], ["motor", "motor"], lacking="d", left_out=["d3", "d7", "d8"]),
    make_partition([0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 2, 2, 2, 2, 0], ["basic", "motor", "niche"]),
]


def measure_by_hand(number, *, by, clouds=()):
    recoveries = [{number: compare_themes(KNOWN, again, by=by)} for again in SAMPLES]
    again = Again({number: KNOWN}, recoveries, [], [{number: np.array(jaccards)} for jaccards in clouds])
    return measure_stability(again, number, pd.Series(list(PAPERS)), list("abcdef"))


def test_themes_of_papers_are_judged_by_their_papers():
    themes = measure_by_hand(2, by="papers", clouds=[[0.2, 0.8]]).themes
    pd.testing.assert_frame_equal(themes, check_table(themes, "themes.stability"))
    assert list(themes) == list(SCHEMAS["themes.stability"].columns)
    # of the papers drawn: whole, then d1 d2 d9 and d4 d5 d6 whole, then 4 of 4 and 4 of 5
    assert themes["jaccard"].tolist() == pytest.approx([1, (1 + 1 + 0.8) / 3], abs=1e-6)
    assert themes["paper_jaccard"].tolist() == themes["jaccard"].tolist()
    assert themes["low"].tolist() == pytest.approx([1, 0.81], abs=1e-6)
    assert themes["high"].tolist() == [1, 1]
    # of d3 nothing, of d7 and d8 one: d8 is with d3 now, d7 alone; once only some were not drawn
    assert themes["left_out"].tolist() == [0.5, 0.5]
    # ab of abc, and ef of efc, where d is not there; then ab of abc and ef of def
    assert themes["term_jaccard"].tolist() == pytest.approx([(1 + 2 / 3 + 2 / 3) / 3] * 2, abs=1e-6)
    assert themes["quadrant_recovery"].tolist() == pytest.approx([2 / 3, 2 / 3], abs=1e-6)
    assert themes["samples"].tolist() == [3, 3]
    # 95 % of the cloud's two groups
    assert themes["cloud"].tolist() == pytest.approx([0.77, 0.77])
    assert themes["stability"].tolist() == ["stable", "stable"]


def test_themes_of_the_network_are_judged_by_their_terms():
    themes = measure_by_hand(0, by="network").themes
    assert themes["jaccard"].tolist() == themes["term_jaccard"].tolist() == pytest.approx([0.777778] * 2)
    assert themes["paper_jaccard"].tolist() == pytest.approx([1, 0.933333])
    assert themes["cloud"].isna().all()
    assert themes["stability"].tolist() == ["stable", "stable"]


def test_what_a_cloud_gives_too_is_no_more_than_shape():
    themes = measure_by_hand(2, by="papers", clouds=[[0.9, 0.96], [0.96, 0.96]]).themes
    assert themes["stability"].tolist() == ["stable", "no more than shape"]


def test_shares_of_terms_papers_and_pairs_by_hand():
    by_hand = measure_by_hand(2, by="papers")
    third = 0.333333
    thirds = 0.666667
    # c is back once of three times, d once of the two samples that hold it
    assert dict(by_hand.terms.to_numpy().tolist()) == {"a": 1, "b": 1, "c": third, "d": 0.5, "e": 1, "f": 1}
    assert by_hand.papers["doc_id"].tolist() == list(PAPERS)
    # d3, d4 and d7 are elsewhere once
    assert by_hand.papers["recovery"].tolist() == [1, 1, thirds, thirds, 1, 1, thirds, 1, 1]
    pairs = {one + other: coassignment for one, other, coassignment in by_hand.pairs.to_numpy().tolist()}
    # d with ab counts not, where no paper drawn mentions it
    both = {"ab": 1, "ac": third, "bc": third, "cd": 0.5, "ce": third, "cf": third, "de": 0.5, "df": 0.5, "ef": 1}
    assert list(pairs.items()) == list(both.items())


def test_what_has_no_theme_cannot_be_recovered():
    studied = study_papers({**PAPERS, "d0": "z"}, themes="network", min_size=1)
    recovered = measure_stability(find_again(studied.study, **DRAWN), 0, studied.doc_ids, sorted(studied.graph))
    assert recovered.terms.loc[recovered.terms["recovery"].isna(), "term"].tolist() == ["z"]
    assert recovered.papers.loc[recovered.papers["recovery"].isna(), "doc_id"].tolist() == ["d0"]


@pytest.mark.parametrize(("themes", "number"), [("papers", 3), ("network", 0)])
@pytest.mark.parametrize("counting", ["full", "fractional"])
def test_tables_and_shares(themes, number, counting):
    studied = study_fields(papers=40, themes=themes, min_size=1, network={"counting": counting})
    measured = measure_stability(find_again(studied.study, **DRAWN), number, studied.doc_ids, sorted(studied.graph))
    pd.testing.assert_frame_equal(measured.themes, check_table(measured.themes, "themes.stability"))
    pd.testing.assert_frame_equal(measured.pairs, check_table(measured.pairs, "themes.pairs"))
    numbers = measured.themes.select_dtypes("float").drop(columns="cloud" if themes == "network" else [])
    shares = [
        numbers.stack(),
        measured.terms["recovery"].dropna(),
        measured.papers["recovery"].dropna(),
        measured.pairs["coassignment"],
    ]
    assert all(((share >= 0) & (share <= 1)).all() for share in shares)
    assert (measured.themes["low"] <= measured.themes["high"]).all()
    assert (measured.pairs["a"] < measured.pairs["b"]).all()
    assert measured.terms["term"].tolist() == sorted(studied.graph)
    assert measured.papers["doc_id"].tolist() == studied.doc_ids.tolist()


@pytest.mark.parametrize("papers", [PAPERS, {"p": "a", "q": "b"}])
def test_without_samples_or_themes_nothing_is_measured(papers):
    studied = study_papers(papers, themes="network", min_size=1)
    samples = 0 if papers is PAPERS else 3
    again = find_again(studied.study, samples=samples, halves=0, clouds=0, processes=1)
    measured = measure_stability(again, 0, studied.doc_ids, sorted(studied.graph))
    pd.testing.assert_frame_equal(measured.themes, make_empty("themes.stability"))
    assert measured.pairs.empty
    assert measured.terms["recovery"].isna().all()
    assert measured.papers["recovery"].isna().all()


def couple_fields(seed):
    """Papers of three fields, each of which cites eight of its field's twenty works."""
    chance = np.random.default_rng(seed)
    return {f"d{number:02}": [f"{number % 3} {work}" for work in chance.choice(20, 8, replace=False)] for number in range(45)}


def shuffle_references(held, seed):
    """The same papers with as many references, and the same works as often cited, but by anybody."""
    works = np.random.default_rng(seed).permutation([work for cited in held.values() for work in cited])
    ends = np.cumsum([len(cited) for cited in held.values()])
    return dict(zip(held, (sorted(set(part)) for part in np.split(works, ends[:-1])), strict=True))


@pytest.mark.parametrize("seed", range(3))
def test_papers_of_fields_are_stable_by_their_references_and_on_shuffled_references_nothing_is(seed):
    held = couple_fields(seed)
    drawn = {"samples": 30, "halves": 0, "clouds": 0, "processes": 1}
    marks = []
    for cited in (held, shuffle_references(held, seed)):
        studied = study_units(cited)
        again = find_again(studied.study, **drawn)
        marks.append(measure_stability(again, 0, studied.doc_ids, sorted(studied.graph)).themes["stability"].tolist())
    assert marks[0] == ["stable"] * 3
    assert "stable" not in marks[1]
    assert marks[1]
