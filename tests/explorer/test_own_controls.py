"""Controls reach as far as the corpus does."""

import networkx as nx

from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.explorer.own_controls import make_own_controls
from themeloom.explorer.parameters import Parameters
from toys import MEMBERS, OCCURRENCES, PAPERS, PLACES, RECORDS, TERMS, THEMES, WORDS


def test_they_begin_at_the_parameters_and_offer_what_the_corpus_has(corpus):
    view = View(Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS), nx.Graph(), THEMES, MEMBERS, PAPERS)
    controls = make_own_controls(view, RECORDS, Parameters(corpus), "toy_map")
    assert (controls["max_terms"].value, controls["max_terms"].max) == (6, 7)
    assert controls["number"].value == 2
    assert controls["kinds"].options == ("system", "dataset", "task", "method", "metric", "term")
    assert controls["color"].options == ("theme", "kind", "stability")
    assert "toy_map" in controls["pictures"]._esm


def test_they_call_what_is_on_the_map_by_its_name(corpus):
    vocabulary = Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS)
    names = []
    for graph in (nx.Graph(), nx.Graph(network_of="authors")):
        controls = make_own_controls(View(vocabulary, graph, THEMES, MEMBERS, PAPERS), RECORDS, Parameters(corpus), "toy_map")
        names.append((controls["max_terms"].tooltip, controls["search"].placeholder))
    assert names == [
        ("Number of terms", "one of the terms, or a part of its name"),
        ("Number of authors", "one of the authors, or a part of its name"),
    ]
