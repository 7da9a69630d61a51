"""What a map keeps of the last run: names as make gives them, and stability only where it is true."""

from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.explorer.last_run import add_stability, match_kept
from toys import MEMBERS, OCCURRENCES, PAPERS, PLACES, TERMS, THEMES, WORDS

UNKNOWN = {"jaccard": float("nan"), "low": float("nan"), "high": float("nan"), "stability": ""}


@pytest.fixture
def made():
    return View(Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS), nx.Graph(), THEMES, MEMBERS.assign(recovery=0.7), PAPERS)


def draw_again(made, numbers):
    """The view of another network of the same papers, with other numbers of the themes; a term is gone and one is new."""
    tables = {name: getattr(made, name) for name in ("themes", "members", "papers")}
    tables = {name: table.assign(theme=table["theme"].replace(numbers)) for name, table in tables.items()}
    new = MEMBERS.tail(1).assign(term="delta", theme=numbers[2])
    members = pd.concat([tables["members"].iloc[1:], new], ignore_index=True).drop(columns="recovery")
    return replace(made, graph=nx.Graph(), **tables | {"members": members, "themes": tables["themes"].assign(**UNKNOWN)})


def test_of_the_same_groups_of_papers_the_stability_is_known(made):
    view = add_stability(draw_again(made, {1: 2, 2: 1}), made)
    assert view.themes.set_index("theme")["stability"].to_dict() == {2: "stable", 1: "doubtful"}
    assert view.themes.set_index("theme")["jaccard"].to_dict() == {2: 0.9, 1: 0.6}
    assert [*view.themes] == [*THEMES]
    assert view.members.set_index("term")["recovery"].dropna().index.tolist() == ["Beta map", "Gamma", "Map", "Zeta", "Upsilon"]


def test_of_other_groups_other_terms_and_an_unmeasured_run_nothing_is_known(made):
    view = draw_again(made, {1: 1, 2: 2})
    moved = replace(view, papers=view.papers.assign(theme=pd.array([1, 1, 2, 2, 2, 2], "Int64")))
    fewer = replace(view, papers=view.papers.assign(theme=pd.array([1] * 6, "Int64")))
    none = replace(view, papers=view.papers.assign(theme=pd.array([1, 1, 1, 2, 2, None], "Int64")))
    renamed = replace(view, vocabulary=made.vocabulary._replace(terms=TERMS.copy()))
    for other in (moved, fewer, none, renamed):
        assert add_stability(other, made) is other
    unmeasured = replace(made, members=made.members.drop(columns="recovery"))
    assert add_stability(view, unmeasured) is view


def test_numbers_and_names_are_those_that_make_gives(made):
    kept = pd.DataFrame({"number": [1, 7], "name": ["", "Weaving"], "terms": ["Zeta; Map", "Alpha"]})
    view = match_kept(made, kept)
    assert view.themes[["theme", "label"]].to_numpy().tolist() == [
        [1, "Map; Zeta; Upsilon"],
        [7, "Weaving; Alpha; Beta map; Gamma"],
    ]
    assert view.papers["theme"].tolist() == [7, 7, 7, 1, 1, 1]
    assert view.papers["shares"].tolist() == ["0.000; 1.000"] * 3 + ["1.000; 0.000"] * 3
    assert view.members.set_index("term")["theme"]["Alpha"] == 7
    assert match_kept(made, kept.head(0)).papers is made.papers
