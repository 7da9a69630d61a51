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
