"""What the terms of a network are made of: the explorer's thesaurus merges authors as it does terms, and nothing else changes."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.explorer.studied import list_studied
from themeloom.explorer.thesaurus_editor import Editor
from themeloom.terms.items import tabulate_terms
from themeloom.terms.thesaurus import COLUMNS
from toys import MENTIONS

AUTHORS = pd.DataFrame(
    {"doc_id": ["p", "q", "q"], "position": [1, 1, 2], "author": ["Cat, Ann", "Cat, A.", "Dog, B."]},
).assign(name=lambda table: table["author"])
NOTHING = pd.DataFrame(columns=COLUMNS, dtype="str")


class Shelf:
    """A corpus of which only the authors are read."""

    def read(self, stem, part):
        assert (stem, part) == ("01_records", "authors")
        return AUTHORS


def press(editor, name, term="", word=""):
    editor.box.children[0].value = term
    editor.box.children[1].value = word
    next(button for button in editor.box.children[2].children if button.description == name).click()


@pytest.fixture
def followed():
    return []


@pytest.fixture
def editor(followed):
    studied = list_studied(Shelf(), MENTIONS, nx.Graph(network_of="authors"))
    return Editor(NOTHING, studied, followed.append, lambda _: "Saved.")


def test_two_spellings_of_an_author_become_one(editor, followed):
    press(editor, "Merge or rename", "Cat, A.", "Cat, Ann")
    terms = followed[-1].terms.set_index("term")["documents"]
    assert terms.to_dict() == {"Cat, Ann": 2, "Dog, B.": 1}
    assert followed[-1].papers[["doc_id", "term"]].to_numpy().tolist() == [["p", "Cat, Ann"], ["q", "Dog, B."], ["q", "Cat, Ann"]]
    assert (editor._table.value.count("<td>Cat, A.</td>"), editor._table.value.count("<td>Cat, Ann</td>")) == (1, 1)


def test_an_author_is_dropped_and_comes_back(editor, followed):
    press(editor, "Drop", "dog, b.")
    assert not followed[-1].terms.set_index("term").loc["Dog, B.", "kept"]
    press(editor, "Undo")
    assert followed[-1].terms["kept"].all()


def test_a_term_of_the_texts_is_none_of_a_network_of_authors(editor, followed):
    press(editor, "Drop", MENTIONS["form"].iloc[0])
    assert "No term of this corpus is spelled" in editor._message.value
    assert followed == []


def test_terms_are_made_of_mentions_alone():
    studied = list_studied(None, MENTIONS, nx.Graph())
    made = studied.tabulate(NOTHING)
    for table, alone in zip(made, tabulate_terms(MENTIONS, thesaurus=NOTHING), strict=True):
        pd.testing.assert_frame_equal(table, alone)
    pd.testing.assert_frame_equal(studied.list_counted(), MENTIONS)


def test_the_papers_of_an_author_are_found_and_their_words_stay(editor):
    records = pd.DataFrame({"doc_id": ["p", "q"], "title": ["On maps", "On looms"]})
    words = pd.DataFrame({"doc_id": ["p"], "word": ["map"], "occurrences": [1]})
    vocabulary = editor.studied.build_vocabulary(editor.studied.tabulate(NOTHING), records, words)
    assert vocabulary.words is words
    assert vocabulary.places[["doc_id", "field", "term"]].to_numpy().tolist() == [
        ["p", "title", "Cat, Ann"],
        ["q", "title", "Cat, A."],
        ["q", "title", "Dog, B."],
    ]
