"""How much of the nine-paper corpus' themes is recovered, worked out by hand; what clear fields and pure chance give."""

import numpy as np
import pandas as pd
import pytest

from nine_papers import PAPERS, make_tables
from themeloom.network.cooccurrence import build_network
from themeloom.tables import SCHEMAS, check_table, make_empty
from themeloom.themes import stability
from themeloom.themes.finding import find_themes
from themeloom.themes.replicates import Partition
from themeloom.themes.stability import measure_stability, name_stability

OPTIONS = {"resolution": 1.0, "min_size": 1, "seed": 1}
REPLICATES = {"samples": 12, "seeds": 2, "resolutions": [0.5, 2.0], "processes": 1}
ONCE = {"samples": 0, "seeds": 0, "resolutions": [], "processes": 1}
SHARES = ["jaccard", "low", "high", "quadrant_recovery", "paper_recovery"]


def make_study(papers, *, counting="binary", similarity="association_strength", min_size=1):
    """Ids, occurrences, words, graph and members."""
    doc_ids, occurrences, terms, words = make_tables(papers)
    graph = build_network(doc_ids, occurrences, terms, min_documents=1, counting=counting, similarity=similarity)
    return doc_ids, occurrences, words, graph, find_themes(graph, min_size=min_size)


def measure(study, **options):
    return measure_stability(*study, **{**OPTIONS, **REPLICATES, **options})


def check_same(one, other):
    for table, expected in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(table, expected)


def make_fields(seed, *, fields):
    """Eighty papers with three of the terms of their field, of as many fields, in turn; sixteen terms in all."""
    chance, names = np.random.default_rng(seed), np.array([f"{letter}{number}" for letter in "xy" for number in range(8)])
    pools = np.array_split(names, fields)
    return {f"d{number:02}": chance.choice(pools[number % fields], 3, replace=False).tolist() for number in range(80)}


def make_partition(members, papers, quadrants, lacking=""):
    present = np.array([term not in lacking for term in "abcdef"])
    return Partition(np.array(members), np.array(papers), np.array(quadrants, dtype=object), present)


# in the second sample no drawn paper holds d, c and d3 have gone to ef, d7 to ab; in the third cd and d4 have left their themes
CANNED = {
    ("bootstrap", 0): make_partition([1, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 1], ["motor", "basic"]),
    ("bootstrap", 1): make_partition([0, 0, 1, -1, 1, 1], [0, 0, 1, 1, 1, 1, 0, 1, 0], ["motor", "motor"], lacking="d"),
    ("bootstrap", 2): make_partition([0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 2, 2, 2, 2, 0], ["basic", "motor", "niche"]),
    ("seed", None): make_partition([0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 2, 1, 1, 0], ["basic", "niche", "niche"]),
}


@pytest.fixture
def by_hand(monkeypatch):
    """What is measured of the halves abc (basic) and def (motor) where the replicates give what is canned."""
    monkeypatch.setattr(stability, "find_again", lambda _, replicate: CANNED[replicate.perturbation, replicate.sample])
    return measure(make_study(PAPERS), samples=3, seeds=1, resolutions=[])


def test_shares_of_themes_by_hand(by_hand):
    known = ["theme", "perturbation", "replicates"]
    rows = by_hand.themes[known].to_numpy().tolist()
    assert rows == [[0, "bootstrap", 3], [1, "bootstrap", 3], [0, "seed", 1], [1, "seed", 1]]
    # jaccard, low, high, quadrant_recovery, paper_recovery
    samples, seeds = by_hand.themes.drop(columns=known).to_numpy().reshape(2, 2, 5).tolist()
    recovery = [(1 + 2 / 3 + 2 / 3) / 3, 2 / 3, 2 / 3 + 0.95 / 3]  # both themes: whole once, twice two of three terms
    assert samples[0] == pytest.approx([*recovery, 2 / 3, (3 + 2 / 3) / 4], abs=1e-6)
    assert samples[1] == pytest.approx([*recovery, 2 / 3, (3 + 2 / 3 + 2 / 3) / 5], abs=1e-6)
    assert seeds == [[1, 1, 1, 1, 1], pytest.approx([2 / 3, 2 / 3, 2 / 3, 0, 0.8], abs=1e-6)]


def test_shares_of_terms_papers_and_pairs_are_of_the_samples_by_hand(by_hand):
    third, thirds = 0.333333, 0.666667
    assert dict(by_hand.terms.to_numpy().tolist()) == {"a": 1, "b": 1, "c": third, "d": 0.5, "e": 1, "f": 1}
    assert by_hand.papers["doc_id"].tolist() == list(PAPERS)
    assert by_hand.papers["recovery"].tolist() == [1, 1, thirds, thirds, 1, 1, thirds, 1, 1]
    pairs = {one + other: coassignment for one, other, coassignment in by_hand.pairs.to_numpy().tolist()}
    both = {"ab": 1, "ac": third, "bc": third, "cd": 0.5, "ce": third, "cf": third, "de": 0.5, "df": 0.5, "ef": 1}
    assert list(pairs.items()) == list(both.items())


def test_what_is_tried(monkeypatch):
    tried, find = [], stability.find_again
    monkeypatch.setattr(stability, "find_again", lambda *pair: tried.append(pair) or find(*pair))
    measure(make_study(PAPERS), resolution=0.8, min_size=2, seed=7, samples=2, seeds=2, resolutions=[0.5, 2])
    assert {study.min_size for study, _ in tried} == {2}
    assert [(again.perturbation, again.resolution, again.seed, again.sample) for _, again in tried] == [
        *[("bootstrap", 0.8, 7, 0), ("bootstrap", 0.8, 7, 1)],
        *[("seed", 0.8, 8, None), ("seed", 0.8, 9, None)],
        *[("resolution", 0.4, 7, None), ("resolution", 1.6, 7, None)],
    ]


def test_what_has_no_theme_cannot_be_recovered():
    recovered = measure(make_study({**PAPERS, "d0": "z"}))
    assert recovered.terms.loc[recovered.terms["recovery"].isna(), "term"].tolist() == ["z"]
    assert recovered.papers.loc[recovered.papers["recovery"].isna(), "doc_id"].tolist() == ["d0"]


SOME = [("binary", "npmi"), ("full", "association_strength"), ("fractional", "association_strength")]


@pytest.mark.parametrize(("counting", "similarity"), SOME)
def test_tables_and_shares(counting, similarity):
    study = make_study(PAPERS, counting=counting, similarity=similarity)
    before = [table.copy() for table in study]
    measured = measure(study)
    pd.testing.assert_frame_equal(measured.themes, check_table(measured.themes, "themes.stability"))
    pd.testing.assert_frame_equal(measured.pairs, check_table(measured.pairs, "themes.pairs"))
    assert list(measured.themes) == list(SCHEMAS["themes.stability"].columns)
    assert measured.themes["perturbation"].unique().tolist() == ["bootstrap", "seed", "resolution"]
    shares = [measured.themes[SHARES], measured.terms["recovery"], measured.papers["recovery"], measured.pairs["coassignment"]]
    assert all(((share >= 0) & (share <= 1)).to_numpy().all() for share in shares)
    assert (measured.themes["low"] <= measured.themes["high"]).all()
    assert (measured.pairs["a"] < measured.pairs["b"]).all()
    assert sorted(measured.terms["term"]) == sorted(study[3])
    for table, copy in zip((*study[1:3], study[4]), (*before[1:3], before[4]), strict=True):
        pd.testing.assert_frame_equal(table, copy)
    assert list(study[3].edges(data=True)) == list(before[3].edges(data=True))


def test_seeds_agree_on_a_clear_network():
    themes = measure(make_study(PAPERS), samples=0, seeds=3).themes
    assert (themes.loc[themes["perturbation"] == "seed", SHARES] == 1).all(axis=None)


def test_the_number_of_processes_and_the_order_of_rows_change_nothing():
    doc_ids, occurrences, words, graph, members = make_study(PAPERS)
    totals = []
    expected = measure((doc_ids, occurrences, words, graph, members))
    measured = measure(
        (doc_ids, occurrences, words, graph, members),
        processes=2,
        progress=lambda replicates, total: totals.append(total) or replicates,
    )
    check_same(measured, expected)
    assert totals == [12 + 2 + 2]
    shuffled = [table.sample(frac=1, random_state=3) for table in (occurrences, words, members)]
    check_same(measure((doc_ids, *shuffled[:2], graph, shuffled[2])), expected)


def test_the_ids_of_papers_change_nothing_but_their_names():
    ids = dict(zip(PAPERS, ["d5", "d3", "d9", "d1", "d8", "d2", "d7", "d4", "d6"], strict=True))
    one = measure(make_study(PAPERS))
    other = measure(make_study({ids[doc_id]: text for doc_id, text in PAPERS.items()}))
    check_same(other, one._replace(papers=one.papers.assign(doc_id=one.papers["doc_id"].map(ids))))


def test_the_order_of_papers_matters_to_samples_only():
    one = measure(make_study(PAPERS)).themes
    other = measure(make_study(dict(reversed(PAPERS.items())))).themes
    pd.testing.assert_frame_equal(one.query("perturbation != 'bootstrap'"), other.query("perturbation != 'bootstrap'"))


def test_without_replicates_nothing_is_measured():
    measured = measure(make_study(PAPERS), **ONCE)
    pd.testing.assert_frame_equal(measured.themes, make_empty("themes.stability"))
    assert measured.pairs.empty
    assert measured.terms["recovery"].isna().all()
    assert measured.papers["recovery"].isna().all()


@pytest.mark.parametrize("papers", [{"p": "a", "q": "b"}, {"p": "a"}])
def test_without_themes_nothing_is_measured(papers):
    measured = measure(make_study(papers))
    assert measured.themes.empty
    assert measured.terms["recovery"].isna().all()


def test_marks_at_the_borders():
    jaccard = pd.Series([0.75, 0.749999, 0.500001, 0.5, 0.9, None])
    assert name_stability(jaccard).tolist() == ["stable", "doubtful", "doubtful", "dissolved", "stable", ""]


def name_all(measured):
    """The marks of all themes."""
    return set(name_stability(measured.themes["jaccard"]).tolist())


@pytest.mark.parametrize("seed", range(2))
def test_two_fields_are_stable_and_chance_is_not(seed):
    options = {"samples": 25, "seeds": 0, "resolutions": [], "min_size": 3}
    clear = measure(make_study(make_fields(seed, fields=2), min_size=3), **options)
    assert len(clear.themes) == 2
    assert name_all(clear) == {"stable"}
    assert (clear.terms["recovery"] > 0.95).all()
    chance = measure(make_study(make_fields(seed, fields=1), min_size=3), **options)
    assert len(chance.themes) > 1
    assert "stable" not in name_all(chance)
