"""From a bubble to the sentence without a browser: fields and knobs are set as a user would, the panel and the files read."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml
from browser.test_view import CLUSTERING, FORMS, HELD, NETWORK

from themeloom.browser.term_map import find_traces
from themeloom.browser.view import build_view
from themeloom.explorer.widget import Explorer
from themeloom.project.corpus import Corpus
from themeloom.terms.merging import merge_forms

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
RECORDS = pd.DataFrame(
    [(doc_id, f"On {doc_id}", " ".join(f"It is about {FORMS[key]} <i>." for key in keys)) for doc_id, keys in HELD.items()],
    columns=["doc_id", "title", "abstract"],
)


def find_mentions():
    """A mention wherever a form stands in an abstract."""
    rows = [
        (paper.doc_id, "abstract", at, at + len(FORMS[key]), FORMS[key], FORMS[key].casefold(), "term")
        for paper in RECORDS.itertuples()
        for key in HELD[paper.doc_id]
        for at in [paper.abstract.index(f"about {FORMS[key]} ") + len("about ")]
    ]
    return pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key", "kind"])


@pytest.fixture
def corpus(tmp_path):
    """A project with a corpus whose networks have as few papers as they like."""
    raw = tmp_path / "data" / "toy" / "raw"
    raw.mkdir(parents=True)
    (raw / "toy.txt").write_text("toy\n")
    (tmp_path / "notebooks").mkdir()
    for stem in ("04_network", "05_themes", "06_term_map"):
        shutil.copy(NOTEBOOKS / f"{stem}.ipynb", tmp_path / "notebooks")
    corpus = Corpus("toy", tmp_path)
    corpus.save_settings("04_network", {"min_documents": 1, "max_terms": 6})
    corpus.save_settings("05_themes", {"min_size": 2})
    return corpus


@pytest.fixture
def explorer(corpus):
    mentions = find_mentions()
    view = build_view(mentions, merge_forms(mentions), network=NETWORK, layout_seed=1, clustering=CLUSTERING)
    return Explorer(corpus, RECORDS, mentions, view)


def read_settings(corpus):
    return {path.stem: yaml.safe_load(path.read_text()) for path in sorted((corpus.folder / "params").glob("*.yml"))}


def test_a_search_tells_the_sentences_with_their_marks(explorer):
    explorer.turn("search", "zeta")
    told = explorer._panel.value
    assert told.count('<mark title="zeta">Zeta</mark>') == 3
    assert told.count("<article>") == 3
    assert "It is about " in told
    assert "<i>" not in told


def test_a_search_for_a_part_rings_every_term_that_holds_it(explorer):
    explorer.turn("search", "eta")
    assert len(find_traces(explorer.canvas.figure, "chosen")[0].x) == 2
    assert "terms with “eta” in them: beta map, zeta" in explorer._panel.value


def test_two_terms_tell_only_the_papers_that_hold_both(explorer):
    explorer.turn("search", "alpha")
    explorer.turn("other", "GAMMA")
    assert "alpha and gamma" in explorer._panel.value
    assert explorer._panel.value.count("<article>") == 2


def test_what_nobody_spells_so_is_said(explorer):
    explorer.turn("search", "<script>")
    assert "no term is spelled like “&lt;script&gt;”" in explorer._panel.value


def test_a_theme_tells_its_terms_and_papers(explorer):
    explorer.turn("theme", 0)
    members = explorer.view.themes.loc[explorer.view.themes["theme"] == 0, "term"]
    assert all(f"{term} (" in explorer._panel.value for term in members)
    assert explorer._panel.value.count("<article>") == 3


def test_a_picked_link_and_theme_are_told_as_if_searched(explorer):
    explorer._pick(["alpha", "beta map"])
    assert "alpha and beta map" in explorer._panel.value
    explorer._pick(1)
    assert "theme 1" in explorer._panel.value


def test_a_knob_draws_another_map_and_keeps_what_was_chosen(explorer):
    explorer.turn("search", "zeta")
    explorer.turn("min_shared", 3)
    assert explorer.view.graph.number_of_edges() == 2
    assert len(find_traces(explorer.canvas.figure, "handles")[0].x) <= 2
    assert "zeta: 3 papers" in explorer._panel.value
    assert "2 links" in explorer._status.value


def test_a_theme_is_another_on_another_map_and_the_panel_says_so(explorer):
    explorer.turn("theme", 1)
    explorer.turn("color", "kind")
    assert "theme 1" in explorer._panel.value
    explorer.turn("resolution", 2.0)
    assert "The map has changed" in explorer._panel.value
    assert len(find_traces(explorer.canvas.figure, "chosen")[0].x) == 0


def test_the_same_can_be_asked_again_after_something_else(explorer):
    explorer.turn("search", "zeta")
    explorer._pick(["alpha"])
    assert "alpha: 3 papers" in explorer._panel.value
    explorer.turn("search", "zeta")
    assert "zeta: 3 papers" in explorer._panel.value
    explorer.turn("search", "")
    assert "Nothing chosen" in explorer._panel.value


def test_a_map_of_no_kind_is_not_saved(explorer, corpus):
    before = read_settings(corpus)
    explorer.turn("kinds", ())
    explorer._controls["save"].click()
    assert read_settings(corpus) == before
    assert "Nothing was saved" in explorer._status.value


def test_kinds_and_colours_draw_anew_without_another_network(explorer):
    graph = explorer.view.graph
    explorer.turn("color", "kind")
    explorer.turn("kinds", ("method",))
    assert explorer.view.graph is graph
    assert find_traces(explorer.canvas.figure, "terms") == []


def test_settings_that_leave_no_term_are_told_and_the_map_stays(explorer):
    explorer._settings["04_network"]["min_documents"] = 99
    before = explorer.view
    explorer.turn("min_shared", 2)
    assert explorer.view is before
    assert "99" in explorer._status.value


def test_saving_writes_what_differs_from_the_defaults_and_keeps_the_rest(explorer, corpus):
    explorer.turn("resolution", 1.5)
    explorer.turn("kinds", ("term", "task"))
    explorer._controls["save"].click()
    assert read_settings(corpus) == {
        "04_network": {"max_terms": 6, "min_documents": 1},
        "05_themes": {"min_size": 2, "resolution": 1.5},
        "06_term_map": {"kinds": ["task", "term"]},
    }
    assert "resolution = 1.5" in explorer._status.value


def test_saved_settings_are_where_the_next_one_begins(explorer, corpus):
    explorer.turn("resolution", 1.5)
    explorer._controls["save"].click()
    again = Explorer(corpus, RECORDS, explorer.mentions, explorer.view)
    assert again._controls["resolution"].value == 1.5


def test_a_default_is_not_written(explorer, corpus):
    explorer.turn("max_terms", 200)
    explorer._controls["save"].click()
    assert read_settings(corpus)["04_network"] == {"min_documents": 1}


def test_a_merge_is_followed_by_the_map_and_saved_for_make(explorer, corpus):
    editor = explorer._editor
    editor.box.children[0].value, editor.box.children[1].value = "Gamma", "alpha"
    editor.box.children[2].children[0].click()
    assert "gamma" not in explorer.view.graph
    explorer._controls["save"].click()
    assert "not saved" in explorer._status.value
    editor.box.children[2].children[3].click()
    assert corpus.read_thesaurus().to_numpy().tolist() == [["Gamma", "alpha"]]
