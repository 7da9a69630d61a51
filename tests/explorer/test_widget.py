"""From a dot to the sentence without a browser: fields and parameters are set as a user would, the panel and files read."""

from dataclasses import replace

import pandas as pd
import pytest
import yaml

from themeloom.browser.traces import find_traces
from themeloom.browser.view import build_graph, build_view
from themeloom.browser.vocabulary import build_vocabulary
from themeloom.explorer.looks import UNMEASURED
from themeloom.explorer.parameters import Parameters
from themeloom.explorer.widget import QUICK, Explorer
from themeloom.meaning import encoding
from themeloom.palette import pick_color
from themeloom.project.freshness import describe_states, format_record, locate_record
from themeloom.project.theme_names import list_theme_names
from themeloom.terms.items import tabulate_terms
from toy_meanings import NAME, put_in_place
from toys import DOC_IDS, MENTIONS, RECORDS

# 05_themes' rule would choose one theme
NUMBERS = pd.DataFrame({"number": [1, 2], "least": 0.9, "recovery": 0.9, "cloud": 0.4})


def explore(corpus, change=lambda view: view, **own):
    """The explorer of the toy corpus, which begins with the map that its parameters make, or with a change of that."""
    if own:
        corpus.save_parameters("05_themes", own)
    tables = tabulate_terms(MENTIONS)
    vocabulary = build_vocabulary(MENTIONS, tables)
    options = Parameters(corpus, ruled=1).list_options()
    graph = build_graph(DOC_IDS, vocabulary, network=options.pop("network"), layout_seed=options.pop("layout_seed"))
    view = build_view(RECORDS, vocabulary, graph, **options)
    return Explorer(corpus, RECORDS, MENTIONS, change(view), NUMBERS)


def measure(view):
    """A view of which the stability is known."""
    themes = view.themes.assign(stability="stable", jaccard=0.8, low=0.7, high=0.9)
    return replace(view, themes=themes, members=view.members.assign(recovery=0.75))


def swap(view):
    """A view whose two themes have each other's numbers."""
    tables = {name: getattr(view, name) for name in ("themes", "members", "papers")}
    return replace(view, **{name: table.assign(theme=table["theme"].map({1: 2, 2: 1})) for name, table in tables.items()})


@pytest.fixture
def explorer(corpus):
    return explore(corpus)


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
    assert "“eta” is in: beta map, zeta" in explorer._panel.value


def test_two_terms_show_only_the_papers_that_hold_both(explorer):
    explorer.set_control("search", "alpha")
    explorer.set_control("other", "GAMMA")
    assert "alpha and gamma" in explorer._panel.value
    assert explorer._panel.value.count("<article>") == 2


def test_what_nobody_spells_so_is_reported(explorer):
    explorer.set_control("search", "<script>")
    assert "Nothing is spelled like “&lt;script&gt;”" in explorer._panel.value


@pytest.mark.parametrize(("text", "heading"), [("omega", "Nothing is spelled like “omega”"), ("", "Nothing chosen")])
def test_where_a_search_finds_nothing_nothing_stays_ringed_and_no_parameter_brings_it_back(explorer, text, heading):
    explorer.set_control("search", "zeta")
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) == 1
    explorer.set_control("search", text)
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) == 0
    explorer.set_control("min_shared", 3)
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) == 0
    assert heading in explorer._panel.value


def test_a_theme_shows_its_terms_and_papers(explorer):
    explorer.set_control("theme", 1)
    members = explorer.view.members.loc[explorer.view.members["theme"] == 1, "term"]
    assert all(f"{term} (" in explorer._panel.value for term in members)
    assert explorer._panel.value.count("<article>") == 3


def test_a_picked_link_and_theme_are_shown_as_if_searched(explorer):
    explorer._pick(["alpha", "beta map"])
    assert "alpha and beta map" in explorer._panel.value
    explorer._pick(2)
    assert "theme 2" in explorer._panel.value


def test_a_parameter_draws_another_map_and_keeps_what_was_chosen(explorer):
    explorer.set_control("search", "zeta")
    explorer.set_control("min_shared", 3)
    assert explorer.view.graph.number_of_edges() == 2
    assert len(find_traces(explorer.map.figure, "handles")[0].x) <= 2
    assert "zeta: 3 papers" in explorer._panel.value
    assert "2 links" in explorer._status.value


def test_another_number_of_themes_is_followed_by_the_map_on_the_same_network(explorer):
    explorer.set_control("number", 1)
    graph = explorer.view.graph
    assert len(explorer.view.themes) == 1
    explorer.set_control("number", 2)
    assert len(explorer.view.themes) == 2
    assert explorer.view.graph is graph
    assert "2 themes" in explorer._status.value
    assert "quick" not in explorer._status.value


def test_themes_keep_number_and_colour_while_the_number_of_terms_changes(corpus):
    explorer = explore(corpus, swap)
    wanted = explorer.view.papers["theme"].tolist()
    color = pick_color(explorer._described.set_index("term").at["alpha", "theme"])
    explorer.set_control("max_terms", 7)
    assert len(explorer.view.graph) == 7
    assert explorer.view.papers["theme"].tolist() == wanted
    assert pick_color(explorer._described.set_index("term").at["alpha", "theme"]) == color


def list_names(explorer):
    """The first term, or name, of each theme's label on the map and in the field."""
    offered = [text.split("  ")[1] for text, _ in explorer._controls["theme"].options[1:]]
    assert offered == explorer.view.themes["label"].str.split("; ").str[0].tolist()
    return offered


def test_names_that_the_user_gave_stand_on_every_map(corpus):
    first = explore(corpus)
    assert list_names(first) != ["Weaving", "Looms"]
    corpus.save_theme_names(list_theme_names(first.view.themes).assign(name=["Weaving", "Looms"]))
    explorer = explore(corpus)
    explorer.set_control("min_shared", 2)
    assert list_names(explorer) == ["Weaving", "Looms"]
    explorer.set_control("number", 1)
    assert list_names(explorer) not in (["Weaving"], ["Looms"])
    explorer.set_control("number", 2)
    assert list_names(explorer) == ["Weaving", "Looms"]
    assert explorer.view.papers["theme"].tolist() == first.view.papers["theme"].tolist()
    explorer._controls["save"].click()
    assert list_names(explorer) == ["Weaving", "Looms"]


def test_stability_is_known_again_where_the_papers_fall_into_the_same_themes(corpus):
    explorer = explore(corpus, measure)
    assert explorer._controls["color"].options == ("theme", "kind", "stability")
    explorer.set_control("color", "stability")
    assert explorer._described["value"].tolist() == [0.75] * 6
    explorer.set_control("number", 1)
    assert UNMEASURED in explorer._status.value
    explorer.set_control("number", 2)
    assert explorer._described["value"].tolist() == [0.75] * 6
    assert explorer.view.themes["stability"].tolist() == ["stable", "stable"]


def test_a_theme_that_was_chosen_is_shown_as_long_as_it_is_there(explorer):
    explorer.set_control("theme", 2)
    explorer.set_control("color", "kind")
    assert "theme 2" in explorer._panel.value
    explorer.set_control("max_terms", 7)
    assert "theme 2" in explorer._panel.value
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) > 0
    explorer.set_control("number", 1)
    gone = ({1, 2} - set(explorer.view.themes["theme"])).pop()
    explorer.set_control("number", 2)
    explorer.set_control("theme", gone)
    explorer.set_control("number", 1)
    assert f"The map has changed</h3>\n<p>It has no theme {gone} any more" in explorer._panel.value
    assert len(find_traces(explorer.map.figure, "chosen")[0].x) == 0


def test_where_nothing_tells_what_texts_mean_one_line_says_so_and_the_map_stays(explorer, monkeypatch):
    def load():
        raise OSError("no model of what texts mean: looked for it")

    put_in_place(monkeypatch, load)
    for path in explorer.corpus.cache.iterdir():
        path.unlink()
    before = explorer.view
    explorer.set_control("max_terms", 7)
    assert explorer.view is before
    assert explorer._status.value == '<span role="status">no model of what texts mean: looked for it</span>'


def test_themes_of_the_network_are_quick_until_saved_and_need_no_meaning(corpus, monkeypatch):
    monkeypatch.setitem(encoding.MEANINGS, NAME, None)
    explorer = explore(corpus, themes="network", min_size=2)
    explorer.set_control("resolution", 1.5)
    assert QUICK in explorer._status.value
    explorer._controls["save"].click()
    assert read_parameters(corpus)["05_themes"] == {"min_size": 2, "resolution": 1.5, "themes": "network"}
    assert QUICK not in explorer._status.value
    assert Explorer(corpus, RECORDS, MENTIONS, explorer.view, NUMBERS)._controls["resolution"].value == 1.5


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
    explorer.set_control("min_shared", 3)
    explorer.set_control("kinds", ("term", "task"))
    explorer._controls["save"].click()
    assert read_parameters(corpus) == {
        "04_network": {"max_terms": 6, "min_documents": 1, "min_shared": 3},
        "05_themes": {"meaning": NAME, "number": 2},
        "06_term_map": {"kinds": ["task", "term"]},
    }
    assert "min_shared = 3" in explorer._status.value


def test_all_terms_that_there_are_is_saved_as_the_default_where_that_asks_for_more(explorer, corpus):
    explorer.set_control("max_terms", explorer._controls["max_terms"].max)
    explorer._controls["save"].click()
    assert read_parameters(corpus)["04_network"] == {"min_documents": 1}


def test_the_number_that_the_rule_chooses_is_saved_as_left_to_it(explorer, corpus):
    explorer.set_control("number", 1)
    explorer._controls["save"].click()
    assert read_parameters(corpus)["05_themes"] == {"meaning": NAME}
    assert explore(corpus)._controls["number"].value == 1


def test_saving_draws_the_map_with_the_numbers_that_make_gives(corpus):
    made = explore(corpus).view.papers["theme"].tolist()
    explorer = explore(corpus, swap)
    explorer.set_control("min_shared", 2)
    assert explorer.view.papers["theme"].tolist() != made
    explorer._controls["save"].click()
    assert explorer.view.papers["theme"].tolist() == made


def test_saved_parameters_are_where_the_next_one_begins(explorer, corpus):
    explorer.set_control("max_terms", 7)
    explorer._controls["save"].click()
    again = Explorer(corpus, RECORDS, MENTIONS, explorer.view, NUMBERS)
    assert again._controls["max_terms"].value == 7


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
    explorer.set_control("number", 1)
    explorer._controls["save"].click()
    # of other words the rule may choose another number than was seen
    assert read_parameters(corpus)["05_themes"]["number"] == 1
    assert "not saved" in explorer._status.value
    editor.box.children[2].children[3].click()
    assert corpus.read_thesaurus().to_numpy().tolist() == [["Gamma", "alpha"]]


def test_a_term_of_the_list_is_shown_with_an_example_and_can_be_dropped(explorer):
    explorer._list.table.chosen = "alpha"
    assert "<mark" in explorer._list.example.value
    assert "alpha" in explorer._panel.value
    explorer._list.table.unticked = ["alpha"]
    explorer._list.button.click()
    assert "alpha" not in set(explorer._described["term"])


def test_a_click_on_the_map_turns_to_the_details_and_a_parameter_does_not(explorer):
    explorer._pages.selected_index = 1
    explorer._pick(["alpha"])
    assert explorer._pages.selected_index == 0
    explorer._pages.selected_index = 1
    explorer.set_control("max_terms", 5)
    assert explorer._pages.selected_index == 1


def record_run(corpus):
    """Leave the records that make leaves of its last run: what the files of parameters were."""
    for stem, names in {"03_terms": ["thesaurus.csv"], "04_network": [], "05_themes": ["themes.csv"]}.items():
        used = [f"data/{corpus.name}/params/{name}" for name in [f"{stem}.yml", *names]]
        path = locate_record(corpus.root, corpus.name, stem)
        path.parent.mkdir(exist_ok=True)
        path.write_text(format_record(describe_states(corpus.root, used), {}))


def open_again(explorer, made):
    """Run the notebook again: it begins with what the last run made, and with the files of parameters as they are."""
    return Explorer(explorer.corpus, RECORDS, MENTIONS, made, NUMBERS)


def test_after_saving_and_running_all_again_map_and_parameters_agree(explorer, corpus):
    record_run(corpus)
    made = explorer.view
    assert "saved" not in open_again(explorer, made)._status.value
    explorer.set_control("max_terms", 7)
    explorer.set_control("number", 1)
    explorer._controls["save"].click()
    again = open_again(explorer, made)
    assert (again._controls["max_terms"].value, again._controls["number"].value) == (7, 1)
    assert sorted(again.view.graph) == sorted(explorer.view.graph)
    assert len(again.view.graph) == 7
    pd.testing.assert_frame_equal(again.view.themes, explorer.view.themes)
    assert "drawn with what was saved after make ran last (04_network.yml, 05_themes.yml)" in again._status.value
    record_run(corpus)  # make has run
    assert open_again(explorer, explorer.view).view is explorer.view


def test_where_the_themes_were_made_with_parameters_that_are_kept_nowhere_the_status_says_so(explorer, corpus):
    made = corpus.folder / "derived" / "05_themes.parquet"
    made.parent.mkdir(exist_ok=True)
    made.write_text("of two themes")
    record = locate_record(corpus.root, corpus.name, "05_themes")
    record.parent.mkdir(exist_ok=True)
    path = f"data/{corpus.name}/derived/{made.name}"
    record.write_text(format_record({}, describe_states(corpus.root, [path])))
    assert "kept nowhere" not in open_again(explorer, explorer.view)._status.value
    made.write_text("of three themes")
    status = open_again(explorer, explorer.view)._status.value
    assert "05_themes was run with parameters that are kept nowhere: the controls show those that are kept" in status


def test_a_saved_thesaurus_and_saved_names_stand_on_the_map_before_make_has_run(explorer, corpus):
    record_run(corpus)
    corpus.save_thesaurus(pd.DataFrame({"label": ["Gamma"], "replace by": ["alpha"]}))
    corpus.save_theme_names(list_theme_names(explorer.view.themes).assign(name=["Weaving", "Looms"]))
    again = open_again(explorer, explorer.view)
    assert "gamma" not in again.view.graph
    assert sorted(list_names(again)) == ["Looms", "Weaving"]
    assert "(themes.csv, thesaurus.csv)" in again._status.value
