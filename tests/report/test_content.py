"""What a report says of a corpus small enough to check by head: the books balance, each theme has what is its own."""

import re
import sys
from types import SimpleNamespace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.evidence import locate_terms
from themeloom.report.content import _cut_sentence, count_kept, describe_sections, list_versions
from toys import find_mentions

# p1 and p2 are of the theme of maps, p3 of that of seeds; p4 mentions what is on no map, and p5 nothing
RECORDS = pd.DataFrame(
    {
        "doc_id": ["p1", "p2", "p3", "p4", "p5"],
        "title": ["On maps", "Looms", "Seeds", "Yarn", "Nothing"],
        "abstract": ["We draw. A map and Atlas.", "A loom and a map by Atlas.", "A seed on a map.", "Yarn.", ""],
        "lines": [3, 2, 2, 2, 1],
        "doi": ["10.1/p1", None, None, None, None],
        "url": None,
    }
)
FORMS = {"map": "map", "maps": "map", "loom": "loom", "Atlas": "atlas", "seed": "seed", "Yarn": "yarn", "draw": "draw"}
SPELLINGS = pd.DataFrame(
    [
        ("map", "map", True, ""),
        ("loom", "loom", True, ""),
        ("atlas", "Atlas", True, ""),
        ("seed", "seed", True, ""),
        ("yarn", "yarn", True, ""),
        ("draw", "draw", False, "generic"),
        ("chart", "map", False, "rare"),
        ("thing", "thing", False, "generic"),
    ],
    columns=["key", "term", "kept", "reason"],
)
KIND_OF = {"map": "task", "loom": "method", "Atlas": "dataset", "seed": "term", "yarn": "term", "draw": "system", "thing": "term"}
TERMS = pd.DataFrame(KIND_OF.items(), columns=["term", "kind"])
TERMS["kept"] = TERMS["term"].isin(SPELLINGS.loc[SPELLINGS["kept"], "term"])
PLACES = locate_terms(find_mentions(RECORDS, FORMS), SPELLINGS)
OCCURRENCES = PLACES.value_counts(["doc_id", "term"], sort=False).rename("occurrences").reset_index()
MEMBERS = pd.DataFrame(
    {
        "term": ["map", "Atlas", "seed", "loom"],
        "theme": pd.array([0, 0, 1, None], "Int64"),
        "documents": [3, 2, 1, 1],
        "recovery": [1.0, 0.5, np.nan, np.nan],
    }
)
THEMES = pd.DataFrame(
    {
        "theme": [0, 1],
        "label": ["map; Atlas", "seed"],
        "home": [0.75, 1.0],
        "centrality": [2.5, 0.0],
        "density": [50.0, 0.0],
        "quadrant": ["motor", "niche"],
        "stability": ["stable", "dissolved"],
    }
)
PAPERS = pd.DataFrame(
    {"doc_id": ["p1", "p2", "p3", "p4"], "theme": pd.array([0, 0, 1, None], "Int64"), "share": [1.0, 0.9, 0.6, np.nan]}
)
STABILITY = pd.DataFrame({"theme": [0, 1], "samples": 9, "jaccard": [0.8, 0.3]})
REJECTED = pd.DataFrame(
    [
        ("furniture", "page number", "2"),
        ("note", "read as cp1252", "0"),
        ("furniture", "page number", "1"),
        ("entry", "<b>", "4"),
    ],
    columns=["kind", "reason", "lines"],
)
CORES = pd.DataFrame({"theme": [0], "terms": [2], "coassignment": [0.8], "about": ["map; Atlas"]})


def count(
    rejected=REJECTED, records=RECORDS, terms=TERMS, spellings=SPELLINGS, occurrences=OCCURRENCES, members=MEMBERS, papers=PAPERS
):
    return count_kept(rejected, records, terms, spellings, occurrences, members, papers)


def describe(strongest=9, things=9, typical=9, themes=THEMES, members=MEMBERS):
    view = View(Vocabulary(TERMS, PLACES, OCCURRENCES, pd.DataFrame()), nx.Graph(), themes, members, PAPERS)
    options = {"strongest": strongest, "things": things, "typical": typical}
    return describe_sections(RECORDS, view, STABILITY, CORES, **options)


# ---------------------------------------------------------------- what each step kept


def test_each_step_says_what_was_kept_and_left_out_and_why():
    steps = count()
    assert steps[["kept", "left_out"]].to_numpy().tolist() == [[10, 7], [4, 1], [5, 3], [4, 1], [3, 1], [3, 1]]
    assert steps["why"].tolist()[:3] == [
        "entry: <b> (4), furniture: page number (3)",
        "without terms",
        "generic (2), rare (1)",
    ]


def test_nothing_left_out_needs_no_reason():
    steps = count(
        REJECTED.head(0),
        RECORDS.head(4),
        TERMS[TERMS["kept"] & (TERMS["term"] != "yarn")],
        SPELLINGS[SPELLINGS["kept"] & (SPELLINGS["key"] != "yarn")],
        members=MEMBERS.assign(theme=pd.array([0] * 4, "Int64")),
        papers=PAPERS.head(3),
    )
    assert steps["left_out"].tolist() == [0] * 6
    assert steps["why"].tolist() == [""] * 6


def test_a_corpus_of_which_nothing_was_used_is_counted_too():
    tables = (RECORDS, TERMS, SPELLINGS, OCCURRENCES, MEMBERS, PAPERS)
    none = count(REJECTED, *(table.head(0) for table in tables))
    assert none[["kept", "left_out"]].to_numpy().tolist() == [[0, 7]] + [[0, 0]] * 5


READ = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([0, 1, None, "silent"])), max_size=5)  # a paper's lines and theme
ASIDE = st.lists(st.integers(0, 9), max_size=4)
REASONS = st.lists(st.sampled_from(["", "generic", "rare"]), max_size=8)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(READ, ASIDE, REASONS, st.lists(st.sampled_from([0, 1, None]), max_size=3))
def test_the_books_balance(read, aside, reasons, numbers):
    records = RECORDS.head(len(read)).assign(lines=[lines for lines, _ in read])
    placed = [(doc_id, theme) for doc_id, (_, theme) in zip(records["doc_id"], read, strict=True) if theme != "silent"]
    papers = pd.DataFrame(placed, columns=["doc_id", "theme"]).astype({"theme": "Int64"})
    rows = [("entry", f"r{number % 2}", str(lines)) for number, lines in enumerate(aside)]
    rejected = pd.DataFrame(rows, columns=["kind", "reason", "lines"], dtype="str")
    keys = [(f"t{number // 2}", reason, not reason) for number, reason in enumerate(reasons)]
    spellings = pd.DataFrame(keys, columns=["term", "reason", "kept"]).astype({"term": "str", "reason": "str", "kept": bool})
    terms = spellings.groupby("term", as_index=False)["kept"].any()
    mapped = terms.loc[terms["kept"], "term"].head(len(numbers))
    members = pd.DataFrame({"term": mapped, "theme": pd.array(numbers[: len(mapped)], "Int64")})
    steps = count(rejected, records, terms, spellings, pd.concat([papers, papers]), members, papers)
    kept = steps["kept"].tolist()
    left = steps["left_out"].tolist()
    lines = sum(lines for lines, _ in read) + sum(aside)
    whole = [lines, len(read), len(spellings), terms["kept"].sum(), kept[3], kept[1]]
    assert [one + other for one, other in zip(kept, left, strict=True)] == whole
    assert (steps["why"] != "").tolist() == [number > 0 for number in left]
    for row in (0, 2):  # those that list their reasons
        assert sum(map(int, re.findall(r"\((\d+)\)", steps.loc[row, "why"]))) == left[row]


# ---------------------------------------------------------------- themes


def test_each_theme_has_its_number_mark_papers_and_measures():
    maps, seeds = describe()
    names = ["number", "label", "home", "mark", "stability", "papers", "size", "quadrant", "centrality", "density"]
    assert [maps[name] for name in names] == [0, "map; Atlas", 0.75, "●", "stable", 2, 2, "motor", 2.5, 50.0]
    assert [seeds[name] for name in names] == [1, "seed", 1.0, "○", "dissolved", 1, 1, "niche", 0.0, 0.0]
    assert maps["color"] != seeds["color"]
    assert [[row["jaccard"] for row in theme["bootstrap"]] for theme in (maps, seeds)] == [[0.8], [0.3]]


@pytest.mark.parametrize(("strongest", "rows"), [(1, [["map", 3, 1.0]]), (9, [["map", 3, 1.0], ["Atlas", 2, 0.5]])])
def test_its_strongest_terms_are_named_in_the_order_of_the_members(strongest, rows):
    assert [list(row.values()) for row in describe(strongest=strongest)[0]["terms"]] == rows


def test_named_things_are_those_of_its_papers_on_the_map_or_not_and_of_no_dropped_key():
    maps, seeds = describe()
    assert maps["things"] == {"datasets": "Atlas (2)", "tasks": "map (2)", "methods": "loom (1)"}
    assert seeds["things"] == {"datasets": "", "tasks": "map (1)", "methods": ""}
    assert describe(things=0)[0]["things"] == dict.fromkeys(["datasets", "tasks", "methods"], " and 1 more")


def test_typical_papers_have_their_sentence_in_pieces():
    papers = describe()[0]["typical"]
    assert [paper["title"] for paper in papers] == ["On maps", "Looms"]
    assert papers[0] == {
        "title": "On maps",
        "address": "https://doi.org/10.1/p1",
        "share": 1.0,
        "sentence": [("A ", ""), ("map", "map"), (" and ", ""), ("Atlas", "Atlas"), (".", "")],
    }
    assert len(describe(typical=1)[0]["typical"]) == 1


def test_a_corpus_without_themes_has_no_section():
    assert describe(themes=THEMES.head(0), members=MEMBERS.assign(theme=pd.array([None] * 4, "Int64"))) == []


def test_cores_of_a_theme_and_papers_that_hold_none_of_its_terms():
    first, second = describe()
    assert [core["about"] for core in first["cores"]] == ["map; Atlas"]
    assert second["cores"] == []
    assert second["silent"] == 0
    assert describe(members=MEMBERS.replace({"term": {"seed": "yarn"}}))[1]["silent"] == 1


def test_versions_name_python_the_packages_and_the_model_once():
    versions = list_versions().set_index("package")["version"]
    assert versions.index.is_unique
    assert versions["python"] == ".".join(map(str, sys.version_info[:3]))
    assert {"themeloom", "pandas", "plotly"} <= set(versions.index)
    assert len([name for name in versions.index if name.lower().startswith("en")]) == 1


@pytest.mark.parametrize(
    ("sentence", "marks", "pieces"),
    [
        ("On maps", [(0, 0, "Cat, A.")], []),
        ("On maps", [(3, 7, "map")], [("On ", ""), ("maps", "map")]),
        ("A map.", [(0, 0, "Cat, A.")], [("A map.", "")]),
    ],
)
def test_a_title_is_not_said_twice(sentence, marks, pieces):
    assert _cut_sentence(SimpleNamespace(title="On maps", sentence=sentence, marks=marks)) == pieces
