"""Views at other parameters: another network only where one is asked for; settled as make builds them."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from themeloom.browser.view import View
from themeloom.browser.vocabulary import build_vocabulary
from themeloom.explorer.parameters import Parameters
from themeloom.explorer.rebuilding import Rebuilder, set_orientation
from themeloom.terms.items import tabulate_terms
from toys import DOC_IDS, MEMBERS, MENTIONS, PAPERS, RECORDS, THEMES

NONE_KEPT = pd.DataFrame(columns=["number", "name", "terms"], dtype="str")


@pytest.fixture
def view():
    tables = tabulate_terms(MENTIONS)
    vocabulary = build_vocabulary(MENTIONS, tables)
    return View(vocabulary, None, THEMES, MEMBERS, PAPERS)


def make_rebuilder(parameters, view, kept=NONE_KEPT):
    return Rebuilder(RECORDS, parameters, view, kept)


def test_a_network_is_built_again_only_where_its_terms_or_parameters_are_others(corpus, view):
    parameters = Parameters(corpus)
    rebuilder = make_rebuilder(parameters, view)
    graph = rebuilder.build(view, settled=False).graph
    parameters.choose({"number": 1})
    assert rebuilder.build(view, settled=True).graph is graph
    parameters.choose({"max_terms": 5})
    assert len(rebuilder.build(view, settled=False).graph) == 5
    parameters.choose({"max_terms": 6})
    same = View(view.vocabulary._replace(words=view.vocabulary.words.copy()), None, None, None, PAPERS)
    assert rebuilder.build(same, settled=False).graph is not graph


@pytest.mark.parametrize("themes", ["papers", "network"])
def test_themes_keep_their_numbers_until_they_are_settled(corpus, view, themes):
    own = {"themes": "network", "min_size": 2} if themes == "network" else {}
    corpus.save_parameters("05_themes", Parameters(corpus).values["05_themes"] | own)
    made = make_rebuilder(Parameters(corpus), view).build(view, settled=True).papers["theme"]
    before = View(view.vocabulary, None, THEMES, MEMBERS, PAPERS.assign(theme=3 - made))
    rebuilder = make_rebuilder(Parameters(corpus), before)
    assert rebuilder.build(before, settled=False).papers["theme"].tolist() == (3 - made).tolist()
    assert rebuilder.build(before, settled=True).papers["theme"].tolist() == made.tolist()
    assert sorted(made) == [1, 1, 1, 2, 2, 2]
    assert len(made) == len(DOC_IDS)


def test_a_theme_that_comes_back_has_the_number_and_the_name_of_the_last_run(corpus, view):
    parameters = Parameters(corpus)
    made = replace(view, papers=PAPERS.assign(theme=PAPERS["theme"] + 4))
    kept = pd.DataFrame({"number": [5, 6], "name": ["Left", "Right"], "terms": ["alpha; gamma", "zeta; map"]})
    rebuilder = make_rebuilder(parameters, made, kept)
    parameters.choose({"number": 1})
    one = rebuilder.build(made, settled=False)
    assert one.themes["theme"].isin([5, 6]).all()
    assert not one.themes["label"].str.contains("Left|Right").any()  # half of its papers are another theme's
    parameters.choose({"number": 2})
    two = rebuilder.build(one, settled=False)
    assert two.papers["theme"].tolist() == [5, 5, 5, 6, 6, 6]
    assert two.themes["label"].str.split("; ").str[0].tolist() == ["Left", "Right"]
    settled = rebuilder.build(two, settled=True)
    assert settled.papers["theme"].tolist() == [5, 5, 5, 6, 6, 6]
    assert settled.themes["label"].tolist() == two.themes["label"].tolist()


def make_map(**spots):
    graph = nx.Graph()
    for term, (x, y) in spots.items():
        graph.add_node(term, x=x, y=y)
    return graph


def test_a_map_is_turned_and_flipped_as_the_one_before_and_keeps_its_distances():
    before = make_map(a=(0.0, 0.0), b=(4.0, 0.0), c=(0.0, 2.0), gone=(9.0, 9.0))
    # the same, turned by a quarter, flipped, half as large; and a term that is new
    graph = make_map(a=(0.0, 0.0), b=(0.0, 2.0), c=(1.0, 0.0), new=(1.0, 2.0))
    set_orientation(graph, before)
    spots = {term: (node["x"], node["y"]) for term, node in graph.nodes.items()}
    assert np.subtract(spots["b"], spots["a"]).tolist() == pytest.approx([2, 0])
    assert np.subtract(spots["c"], spots["a"]).tolist() == pytest.approx([0, 1])
    assert np.subtract(spots["new"], spots["a"]).tolist() == pytest.approx([2, 1])


@pytest.mark.parametrize("before", [make_map(), make_map(a=(5.0, 5.0))])
def test_a_map_that_shares_no_two_terms_stays(before):
    graph = make_map(a=(0.0, 1.0), b=(2.0, 3.0))
    set_orientation(graph, before)
    assert dict(graph.nodes(data="x")) == {"a": 0.0, "b": 2.0}
