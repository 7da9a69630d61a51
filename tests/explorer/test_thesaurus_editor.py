"""A thesaurus that is edited line by line: each line takes effect at once, and what would match nothing is reported."""

import pandas as pd
import pytest

from themeloom.explorer.studied import Studied
from themeloom.explorer.thesaurus_editor import Editor
from themeloom.terms.thesaurus import COLUMNS

HELD = {"p1": ["maps", "seeds"], "p2": ["maps", "charts"], "p3": ["charts", "seeds"]}
MENTIONS = pd.DataFrame(
    [
        (doc_id, "abstract", 0, len(form), form, form.removesuffix("s"), "term")
        for doc_id, forms in HELD.items()
        for form in forms
    ],
    columns=["doc_id", "field", "start", "end", "form", "key", "kind"],
).assign(opens=False, listed=False)
NOTHING = pd.DataFrame(columns=COLUMNS, dtype="str")


@pytest.fixture
def calls():
    """What the editor called with: terms to follow, and lines to save."""
    return {"followed": [], "saved": []}


@pytest.fixture
def editor(calls):
    def save(lines):
        calls["saved"].append(lines)
        return "Saved."

    return Editor(NOTHING, Studied(MENTIONS), calls["followed"].append, save)


def press(editor, name, term="", word=""):
    editor.box.children[0].value = term
    editor.box.children[1].value = word
    button = next(button for button in editor.box.children[2].children if button.description == name)
    button.click()


def list_lines(editor):
    return editor.lines[COLUMNS].to_numpy().tolist()


def test_two_terms_become_one(editor, calls):
    press(editor, "Merge or rename", "Charts", "maps")
    assert list_lines(editor) == [["Charts", "maps"]]
    merged = calls["followed"][-1]
    assert merged.spellings.set_index("key").loc[["map", "chart"], "term"].tolist() == ["maps", "maps"]
    assert "charts" not in merged.terms["term"].tolist()
    assert not editor.saved


def test_a_term_is_dropped(editor, calls):
    press(editor, "Drop", "seeds")
    assert not calls["followed"][-1].spellings.set_index("key").loc["seed", "kept"]


def test_a_second_line_for_a_term_takes_the_place_of_the_first(editor):
    press(editor, "Merge or rename", "seeds", "grains")
    press(editor, "Drop", "Seeds")
    assert list_lines(editor) == [["Seeds", ""]]


def test_the_last_line_is_undone(editor, calls):
    press(editor, "Drop", "seeds")
    press(editor, "Undo")
    assert editor.lines.empty
    assert calls["followed"][-1].spellings.set_index("key").loc["seed", "kept"]


def test_undo_goes_back_step_by_step(editor):
    press(editor, "Merge or rename", "seeds", "grains")
    press(editor, "Merge or rename", "seeds", "kernels")
    press(editor, "Undo")
    assert list_lines(editor) == [["seeds", "grains"]]
    press(editor, "Undo")
    press(editor, "Undo")
    assert "Nothing to undo" in editor.box.children[3].value


def test_a_new_name_can_be_renamed_and_dropped_again(editor, calls):
    press(editor, "Merge or rename", "seeds", "grains")
    press(editor, "Merge or rename", "Grains", "kernels")
    assert list_lines(editor) == [["seeds", "kernels"]]
    press(editor, "Drop", "kernels")
    assert list_lines(editor) == [["seeds", ""]]
    assert not calls["followed"][-1].spellings.set_index("key").loc["seed", "kept"]


def test_a_line_that_would_match_nothing_is_not_taken(editor, calls):
    press(editor, "Drop", "<b>nowhere</b>")
    assert editor.lines.empty
    assert calls["followed"] == []
    assert "&lt;b&gt;nowhere" in editor.box.children[3].value


def test_where_no_term_is_named_it_is_asked_for(editor, calls):
    press(editor, "Merge or rename", " ", "maps")
    press(editor, "Drop")
    assert "Name a term first." in editor._message.value
    assert calls["followed"] == []
    assert list_lines(editor) == []


def test_a_term_without_a_word_to_replace_it_is_not_dropped_by_accident(editor, calls):
    press(editor, "Merge or rename", "seeds")
    assert editor.lines.empty
    assert calls["followed"] == []


def test_lines_are_saved_when_asked(editor, calls):
    press(editor, "Drop", "seeds")
    press(editor, "Save thesaurus")
    assert calls["saved"][-1][COLUMNS].to_numpy().tolist() == [["seeds", ""]]
    assert editor.saved
    assert "Saved." in editor.box.children[3].value


def test_the_table_shows_each_line_and_what_it_matches(editor):
    press(editor, "Merge or rename", "charts", "<i>maps</i>")
    table = editor.box.children[4].value
    assert "<td>charts</td><td>&lt;i&gt;maps&lt;/i&gt;</td><td>1</td><td>2</td>" in table


def test_several_terms_are_dropped_in_one_step(editor, calls):
    press(editor, "Merge or rename", "maps", "atlas")
    editor.drop(["atlas", "seeds"])
    assert list_lines(editor) == [["maps", ""], ["seeds", ""]]
    assert len(calls["followed"]) == 2
    press(editor, "Undo")
    assert list_lines(editor) == [["maps", "atlas"]]
    editor.drop([])
    assert list_lines(editor) == [["maps", "atlas"]]
