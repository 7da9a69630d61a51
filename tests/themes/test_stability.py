"""What comes back of the nine-paper corpus' themes, worked out by hand; what is told of clear fields and of pure chance."""

import numpy as np
import pandas as pd
import pytest

from themeloom.network.cooccurrence import build_network
from themeloom.network.similarity import measure_chance
from themeloom.tables import SCHEMAS, check_table
from themeloom.themes import stability
from themeloom.themes.finding import find_themes
from themeloom.themes.replicates import Themes
from themeloom.themes.stability import Stability, mark_themes, measure_stability

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
KNOBS = {"resolution": 1.0, "min_size": 1, "seed": 1}
WAYS = {"samples": 12, "seeds": 2, "resolutions": [0.5, 2.0], "processes": 1}
ONCE = {"samples": 0, "seeds": 0, "resolutions": [], "processes": 1}


def make_tables(papers):
    mentions = pd.DataFrame([(paper, key) for paper, keys in papers.items() for key in keys], columns=["doc_id", "key"])
    documents = mentions.drop_duplicates()["key"].value_counts().sort_index()
    terms = pd.DataFrame({"key": documents.index, "term": documents.index, "documents": documents.to_numpy()})
    return mentions, terms.assign(kind="term", relevance=0.5, kept=True)


def make_study(papers, *, counting="binary", similarity="association_strength", min_size=1):
    """Mentions, terms, graph and themes."""
    mentions, terms = make_tables(papers)
    knobs = {"max_terms": 99, "min_documents": 1, "min_shared": 1, "counting": counting, "similarity": similarity}
    graph = build_network(mentions, terms, **knobs)
    themes = find_themes(graph, resolution=measure_chance(graph), min_size=min_size, seed=1)
    return mentions, terms, graph, themes


def measure(study, **knobs):
    return measure_stability(*study, **{**KNOBS, **WAYS, **knobs})


def check_same(one, other):
    for table, expected in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(table, expected)


def make_fields(seed, *, fields):
    """Eighty papers with three of the terms of their field, of as many fields, in turn; sixteen terms in all."""
    chance, names = np.random.default_rng(seed), np.array([f"{letter}{number}" for letter in "xy" for number in range(8)])
    pools = np.array_split(names, fields)
    return {f"d{number:02}": chance.choice(pools[number % fields], 3, replace=False).tolist() for number in range(80)}


def make_found(members, papers, quadrants, lacking=""):
    present = np.array([term not in lacking for term in "abcdef"])
    return Themes(np.array(members), np.array(papers), np.array(quadrants, dtype=object), present)


# in the second sample no drawn paper holds d, c and d3 have gone to ef, d7 to ab; in the third cd and d4 have left their themes
CANNED = {
    ("sample", 0): make_found([1, 1, 1, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 1], ["motor", "basic"]),
    ("sample", 1): make_found([0, 0, 1, -1, 1, 1], [0, 0, 1, 1, 1, 1, 0, 1, 0], ["motor", "motor"], lacking="d"),
    ("sample", 2): make_found([0, 0, 1, 1, 2, 2], [0, 0, 0, 1, 2, 2, 2, 2, 0], ["basic", "motor", "niche"]),
    ("seed", None): make_found([0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 2, 1, 1, 0], ["basic", "niche", "niche"]),
}


@pytest.fixture
def by_hand(monkeypatch):
    """What is told of the halves abc (basic) and def (motor) where the replicates give what is canned."""
    monkeypatch.setattr(stability, "find_again", lambda _, replicate: CANNED[replicate.way, replicate.sample])
    return measure(make_study(TOY), samples=3, seeds=1, resolutions=[])


def test_shares_of_themes_by_hand(by_hand):
    known = ["theme", "label", "way", "times"]
    labels = [[0, "a, b, c"], [1, "e, f, d"]]
    told = by_hand.themes[known].to_numpy().tolist()
    assert told == [[*label, *way] for way in (["sample", 3], ["seed", 1]) for label in labels]
    # jaccard, low, high, quadrant, papers
    samples, seeds = by_hand.themes.drop(columns=known).to_numpy().reshape(2, 2, 5).tolist()
    returns = [(1 + 2 / 3 + 2 / 3) / 3, 2 / 3, 2 / 3 + 0.95 / 3]  # both themes: whole once, twice two of three terms
    assert samples[0] == pytest.approx([*returns, 2 / 3, (3 + 2 / 3) / 4], abs=1e-6)
    assert samples[1] == pytest.approx([*returns, 2 / 3, (3 + 2 / 3 + 2 / 3) / 5], abs=1e-6)
    assert seeds == [[1, 1, 1, 1, 1], pytest.approx([2 / 3, 2 / 3, 2 / 3, 0, 0.8], abs=1e-6)]


def test_shares_of_terms_papers_and_pairs_are_of_the_samples_by_hand(by_hand):
    third, thirds = 0.333333, 0.666667
    assert dict(by_hand.terms.to_numpy().tolist()) == {"a": 1, "b": 1, "c": third, "d": 0.5, "e": 1, "f": 1}
    assert by_hand.papers["doc_id"].tolist() == list(TOY)
    assert by_hand.papers["stays"].tolist() == [1, 1, thirds, thirds, 1, 1, thirds, 1, 1]
    pairs = {one + other: together for one, other, together in by_hand.pairs.to_numpy().tolist()}
    both = {"ab": 1, "ac": third, "bc": third, "cd": 0.5, "ce": third, "cf": third, "de": 0.5, "df": 0.5, "ef": 1}
    assert list(pairs.items()) == list(both.items())


def test_what_is_tried(monkeypatch):
    tried, find = [], stability.find_again
    monkeypatch.setattr(stability, "find_again", lambda *asked: tried.append(asked) or find(*asked))
    measure(make_study(TOY), resolution=0.8, min_size=2, seed=7, samples=2, seeds=2, resolutions=[0.5, 2])
    assert {study.min_size for study, _ in tried} == {2}
    assert [(again.way, again.resolution, again.seed, again.sample) for _, again in tried] == [
        *[("sample", 0.8, 7, 0), ("sample", 0.8, 7, 1)],
        *[("seed", 0.8, 8, None), ("seed", 0.8, 9, None)],
        *[("resolution", 0.4, 7, None), ("resolution", 1.6, 7, None)],
    ]


def test_dropped_keys_tell_nothing_and_what_has_no_theme_cannot_stay():
    mentions, terms, graph, themes = make_study(TOY)
    dropped = pd.DataFrame({"doc_id": ["d4", "d6"], "key": "A"})
    known = pd.concat([terms, terms.head(1).assign(key="A", kept=False)], ignore_index=True)
    found = measure((pd.concat([mentions, dropped], ignore_index=True), known, graph, themes))
    check_same(found, measure((mentions, terms, graph, themes)))
    alone = make_study({**TOY, "d0": "z"})
    found = measure(alone)
    assert found.terms.loc[found.terms["stays"].isna(), "term"].tolist() == ["z"]
    assert found.papers.loc[found.papers["stays"].isna(), "doc_id"].tolist() == ["d0"]
    assert mark_themes(alone[3], found).set_index("term")["stability"]["z"] == ""


SOME = [("binary", "npmi"), ("full", "association_strength"), ("fractional", "association_strength")]


@pytest.mark.parametrize(("counting", "similarity"), SOME)
def test_tables_and_shares(counting, similarity):
    study = make_study(TOY, counting=counting, similarity=similarity)
    before = [table.copy() for table in study]
    found = measure(study, resolution=measure_chance(study[2]))
    pd.testing.assert_frame_equal(found.themes, check_table(found.themes, "stability"))
    assert list(found.themes) == list(SCHEMAS["stability"])
    assert found.themes["way"].unique().tolist() == ["sample", "seed", "resolution"]
    shares = [found.themes[["jaccard", "low", "high", "quadrant", "papers"]], found.terms["stays"], found.papers["stays"]]
    assert all(((share >= 0) & (share <= 1)).to_numpy().all() for share in [*shares, found.pairs["together"]])
    assert (found.themes["low"] <= found.themes["high"]).all()
    assert (found.pairs["a"] < found.pairs["b"]).all()
    assert sorted(found.terms["term"]) == sorted(study[2])
    for table, copy in zip((*study[:2], study[3]), (*before[:2], before[3]), strict=True):
        pd.testing.assert_frame_equal(table, copy)
    assert list(study[2].edges(data=True)) == list(before[2].edges(data=True))


def test_seeds_agree_on_a_clear_network():
    found = measure(make_study(TOY), samples=0, seeds=3).themes
    assert (found.loc[found["way"] == "seed", ["jaccard", "low", "high", "quadrant", "papers"]] == 1).all(axis=None)


def test_processes_side_by_side_and_the_order_of_rows_change_nothing():
    (mentions, terms, graph, themes), totals = make_study(TOY), []
    expected = measure((mentions, terms, graph, themes))
    progress = {"progress": lambda replicates, total: totals.append(total) or replicates}
    check_same(measure((mentions, terms, graph, themes), processes=2, **progress), expected)
    assert totals == [12 + 2 + 2]
    shuffled = [table.sample(frac=1, random_state=3) for table in (mentions, terms, themes)]
    check_same(measure((*shuffled[:2], graph, shuffled[2])), expected)


def test_the_names_of_papers_matter_to_samples_only():
    papers = dict(zip(["d5", "d3", "d9", "d1", "d8", "d2", "d7", "d4", "d6"], TOY.values(), strict=True))
    one, other = (measure(make_study(papers)).themes.query("way != 'sample'") for papers in (TOY, papers))
    pd.testing.assert_frame_equal(one, other)


def test_without_replicates_nothing_is_told():
    study = make_study(TOY)
    found = measure(study, **ONCE)
    assert found.themes.empty
    assert found.pairs.empty
    assert found.terms["stays"].isna().all()
    assert found.papers["stays"].isna().all()
    marked = mark_themes(study[3], found)
    assert set(marked["stability"]) == {""}
    pd.testing.assert_frame_equal(marked[list(study[3])], study[3])
    pd.testing.assert_frame_equal(check_table(found.themes, "stability"), found.themes)


@pytest.mark.parametrize("papers", [{"p": "a", "q": "b"}, {"p": "a"}])
def test_without_themes_nothing_is_told(papers):
    study = make_study(papers)
    found = measure(study)
    assert found.themes.empty
    assert set(mark_themes(study[3], found)["stability"]) == {""}


def test_marks_at_the_borders():
    jaccard = [0.75, 0.749999, 0.500001, 0.5, 0.9]
    sampled = pd.DataFrame({"theme": pd.array([1, 2, 3, 4, 8], "Int64"), "way": "sample", "jaccard": jaccard})
    others = sampled.assign(way="seed", jaccard=1.0)
    stays = pd.DataFrame({"term": list("uvwxy"), "stays": [0.1, 0.2, 0.3, 0.4, 0.5]})
    themes = pd.DataFrame({"term": list("yxwvuz"), "theme": pd.array([1, 2, 3, 4, 8, None], "Int64")})
    marked = mark_themes(themes, Stability(pd.concat([others, sampled]), stays, None, None))
    assert marked["stability"].tolist() == ["stable", "doubtful", "doubtful", "dissolved", "stable", ""]
    assert marked["stays"].fillna(-1).tolist() == [0.5, 0.4, 0.3, 0.2, 0.1, -1]
    assert list(themes) == ["term", "theme"]


@pytest.mark.parametrize("seed", range(2))
def test_two_fields_are_stable_and_chance_is_not(seed):
    ways = {"samples": 25, "seeds": 0, "resolutions": [], "min_size": 3}
    clear, chance = (make_study(make_fields(seed, fields=fields), min_size=3) for fields in (2, 1))
    marked = mark_themes(clear[3], measure(clear, **ways))
    assert marked.groupby("stability")["theme"].nunique().to_dict() == {"stable": 2}
    assert (marked["stays"] > 0.95).all()
    marked = mark_themes(chance[3], measure(chance, **ways))
    assert marked["theme"].nunique() > 1
    assert "stable" not in set(marked["stability"])
