"""From a dot to the sentence without a browser: fields and parameters are set as a user would, the panel and files read."""

import pytest
import yaml

from themeloom.browser.term_map import find_traces
from themeloom.browser.view import build_view, build_vocabulary
from themeloom.explorer.widget import Explorer
from themeloom.terms.merging import merge_forms
from toys import CLUSTERING, DOC_IDS, MENTIONS, NETWORK, RECORDS


@pytest.fixture
def explorer(corpus):
    merged = merge_forms(MENTIONS)
    vocabulary = build_vocabulary(MENTIONS, merged.terms, merged.spellings)
    view = build_view(DOC_IDS, vocabulary, network=NETWORK, layout_seed=1, clustering=CLUSTERING)
    return Explorer(corpus, RECORDS, MENTIONS, view)


def read_parameters(corpus):
    return {path.stem: yaml.safe_load(path.read_text()) for path in sorted((corpus.folder / "params").glob("*.yml"))}


def test_a_search_shows_the_sentences_with_their_marks(explorer):
    explorer.set_control("search", "zeta")
    shown = explorer._panel.value
    assert shown.count('<mark title="zeta">Zeta</mark>') == 3
    assert shown.count("<article>") == 3
    assert "It is about " in shown
    assert "<i>" not in shown


def test_a_search_for_a_part_rings_every_term_that_holds_it(explorer):
    explorer.set_control("search", "eta")
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) == 2
    assert "terms with “eta” in them: beta map, zeta" in explorer._panel.value


def test_two_terms_show_only_the_papers_that_hold_both(explorer):
    explorer.set_control("search", "alpha")
    explorer.set_control("other", "GAMMA")
    assert "alpha and gamma" in explorer._panel.value
    assert explorer._panel.value.count("<article>") == 2


def test_what_nobody_spells_so_is_reported(explorer):
    explorer.set_control("search", "<script>")
    assert "no term is spelled like “&lt;script&gt;”" in explorer._panel.value


def test_a_theme_shows_its_terms_and_papers(explorer):
    explorer.set_control("theme", 0)
    members = explorer.view.members.loc[explorer.view.members["theme"] == 0, "term"]
    assert all(f"{term} (" in explorer._panel.value for term in members)
    assert explorer._panel.value.count("<article>") == 3


def test_a_picked_link_and_theme_are_shown_as_if_searched(explorer):
    explorer._pick(["alpha", "beta map"])
    assert "alpha and beta map" in explorer._panel.value
    explorer._pick(1)
    assert "theme 1" in explorer._panel.value


def test_a_parameter_draws_another_map_and_keeps_what_was_chosen(explorer):
    explorer.set_control("search", "zeta")
    explorer.set_control("min_shared", 3)
    assert explorer.view.graph.number_of_edges() == 2
    assert len(find_traces(explorer.map.figure, "handles")[0].x) <= 2
    assert "zeta: 3 papers" in explorer._panel.value
    assert "2 links" in explorer._status.value


def test_a_theme_is_another_on_another_map_and_the_panel_says_so(explorer):
    explorer.set_control("theme", 1)
    explorer.set_control("color", "kind")
    assert "theme 1" in explorer._panel.value
    explorer.set_control("resolution", 2.0)
    assert "The map has changed" in explorer._panel.value
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) == 0


def test_the_same_can_be_searched_again_after_something_else(explorer):
    explorer.set_control("search", "zeta")
    explorer._pick(["alpha"])
    assert "alpha: 3 papers" in explorer._panel.value
    explorer.set_control("search", "zeta")
    assert "zeta: 3 papers" in explorer._panel.value
    explorer.set_control("search", "")
    assert "Nothing chosen" in explorer._panel.value


def test_a_map_of_no_kind_is_not_saved(explorer, corpus):
    before = read_parameters(corpus)
    explorer.set_control("kinds", ())
    explorer._controls["save"].click()
    assert read_parameters(corpus) == before
    assert "Nothing was saved" in explorer._status.value


def test_kinds_and_colours_draw_anew_without_another_network(explorer):
    graph = explorer.view.graph
    explorer.set_control("color", "kind")
    explorer.set_control("kinds", ("dataset",))
    assert explorer.view.graph is graph
    assert find_traces(explorer.map.figure, "terms") == []


def test_parameters_that_leave_no_term_are_reported_and_the_map_stays(explorer):
    explorer._parameters.values["04_network"]["min_documents"] = 99
    before = explorer.view
    explorer.set_control("min_shared", 2)
    assert explorer.view is before
    assert "99" in explorer._status.value


def test_saving_writes_what_differs_from_the_defaults_and_keeps_the_rest(explorer, corpus):
    explorer.set_control("resolution", 1.5)
    explorer.set_control("kinds", ("term", "task"))
    explorer._controls["save"].click()
    assert read_parameters(corpus) == {
        "04_network": {"max_terms": 6, "min_documents": 1},
        "05_themes": {"min_size": 2, "resolution": 1.5},
        "06_term_map": {"kinds": ["task", "term"]},
    }
    assert "resolution = 1.5" in explorer._status.value


def test_saved_parameters_are_where_the_next_one_begins(explorer, corpus):
    explorer.set_control("resolution", 1.5)
    explorer._controls["save"].click()
    again = Explorer(corpus, RECORDS, explorer.mentions, explorer.view)
    assert again._controls["resolution"].value == 1.5


def test_a_default_is_not_written(explorer, corpus):
    explorer.set_control("max_terms", 200)
    explorer._controls["save"].click()
    assert read_parameters(corpus)["04_network"] == {"min_documents": 1}


def test_a_merge_is_followed_by_the_map_and_saved_for_make(explorer, corpus):
    editor = explorer._editor
    editor.box.children[0].value = "Gamma"
    editor.box.children[1].value = "alpha"
    editor.box.children[2].children[0].click()
    assert "gamma" not in explorer.view.graph
    explorer._controls["save"].click()
    assert "not saved" in explorer._status.value
    editor.box.children[2].children[3].click()
    assert corpus.read_thesaurus().to_numpy().tolist() == [["Gamma", "alpha"]]
