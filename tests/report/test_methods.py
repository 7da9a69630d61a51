"""The methods that a report names: those that were used, each with works that are there, and all works with a use."""

import re
from pathlib import Path

import pytest

from themeloom.lexicon import read_knowledge
from themeloom.network.similarity import SIMILARITIES
from themeloom.records.values.identifiers import normalize_doi
from themeloom.report.methods import list_methods

DOCS = (Path(__file__).parents[2] / "docs" / "formulas.md").read_text(encoding="utf-8")
USUAL = {"counting": "binary", "similarity": "association_strength", "themes": "papers", "meaning": "minilm"}


@pytest.mark.parametrize("similarity", sorted(SIMILARITIES))
def test_every_similarity_has_its_formula_and_source(similarity):
    methods, references = list_methods(USUAL | {"similarity": similarity}, dated=False)
    [method] = [method for method in methods if method["step"] == "Similarity"]
    assert method["formula"].startswith("w = ")
    assert all(references[number - 1]["number"] == number for number in method["numbers"])
    assert method["numbers"]


@pytest.mark.parametrize(
    ("changed", "steps"),
    [
        ({}, ["Words", "Meaning", "Themes"]),
        ({"meaning": "none"}, ["Words", "Themes"]),
        ({"themes": "network"}, ["Themes"]),
        ({"network_of": "authors"}, ["Nodes", "Words", "Meaning", "Themes"]),
    ],
)
def test_only_what_was_done_is_told(changed, steps):
    methods, references = list_methods(USUAL | changed, dated=False)
    told = [method["step"] for method in methods]
    assert [step for step in told if step in ("Nodes", "Words", "Meaning", "Themes")] == steps
    assert "Bursts" not in told
    assert sorted({number for method in methods for number in method["numbers"]}) == [work["number"] for work in references]


def test_over_time_more_is_told():
    methods, _ = list_methods(USUAL, dated=True)
    assert [method["step"] for method in methods][-4:] == ["Shares over time", "Trends of terms", "Bursts", "Evolution"]


def test_every_work_is_known_is_used_and_is_in_the_documentation():
    works = read_knowledge("references", room="report").set_index("key")
    named = set(read_knowledge("methods", room="report")["references"].str.split("; ").explode()) - {""}
    assert named == set(works.index)
    assert works["doi"].tolist() == [normalize_doi(doi) if doi == doi.lower() else doi for doi in works["doi"]]
    years = works["reference"].str.extract(r"\((\d{4})\)")[0]
    families = works["reference"].str.extract(r"^(?:van |von )?([\w-]+)")[0]
    unnamed = [key for key in works.index if not re.search(rf"{families[key]}[^\n]*{years[key]}", DOCS)]
    assert unnamed == []
