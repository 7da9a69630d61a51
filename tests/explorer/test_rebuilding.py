"""Views at other parameters: another network only where one is asked for; settled as make builds them."""

import pytest

from themeloom.browser.view import View, build_vocabulary
from themeloom.explorer.parameters import Parameters
from themeloom.explorer.rebuilding import Rebuilder
from themeloom.terms.merging import merge_forms
from toys import DOC_IDS, MENTIONS, PAPERS, RECORDS


@pytest.fixture
def view():
    merged = merge_forms(MENTIONS)
    vocabulary = build_vocabulary(MENTIONS, merged.terms, merged.spellings)
    return View(vocabulary, None, None, None, PAPERS)


def test_a_network_is_built_again_only_where_its_terms_or_parameters_are_others(corpus, view):
    parameters = Parameters(corpus)
    rebuilder = Rebuilder(RECORDS, parameters)
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
    rebuilder = Rebuilder(RECORDS, Parameters(corpus))
    made = rebuilder.build(view, settled=True).papers["theme"]
    before = View(view.vocabulary, None, None, None, PAPERS.assign(theme=1 - made))
    assert rebuilder.build(before, settled=False).papers["theme"].tolist() == (1 - made).tolist()
    assert rebuilder.build(before, settled=True).papers["theme"].tolist() == made.tolist()
    assert sorted(made) == [0, 0, 0, 1, 1, 1]
    assert len(made) == len(DOC_IDS)
