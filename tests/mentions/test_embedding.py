"""The vectors of words are those of spaCy, and each distinct word's is computed once."""

import numpy as np
import pytest
import spacy
from thinc.api import Linear, Model, chain
from thinc.types import Ragged

from themeloom.mentions.embedding import set_shared_vectors
from themeloom.mentions.pipeline import UNUSED, load_pipeline

TEXTS = ["Maps of maps\nThe map of a map is a map, and can't be more.", "", " \n", "Maps of maps\nThe rats' maps (of 3 rats)."]


@pytest.fixture(scope="module")
def pipelines():
    ours = load_pipeline()
    theirs = spacy.load(ours.path, exclude=UNUSED)
    return ours, theirs, [theirs(ours.make_doc(text)) for text in TEXTS]


def test_the_vectors_and_tags_are_those_of_the_model_to_the_bit(pipelines):
    ours, theirs, docs = pipelines
    pairs = zip(*(nlp.get_pipe("tok2vec").model.predict(docs) for nlp in (ours, theirs)), strict=True)
    assert all(np.array_equal(one, other) for one, other in pairs)
    assert [[token.tag_ for token in ours.get_pipe("tagger")(ours.get_pipe("tok2vec")(doc.copy()))] for doc in docs] == [
        [token.tag_ for token in doc] for doc in docs
    ]


def test_a_word_is_computed_once_however_often_it_stands():
    seen = []

    def look(model, words, is_train):
        seen.append(words.data.tolist())
        return Ragged(words.data * 2, words.lengths), None

    rows = np.array([[1, 2], [2, 1], [1, 2], [1, 2]], dtype="uint64")
    names = ("extract_features", "list2ragged", "ragged2list")
    steps = [Model(name, lambda model, given, is_train: (given, None)) for name in names]
    model = chain(*steps[:2], Model("look", look), Model("again", look), steps[2])
    set_shared_vectors(model)
    answer = model.predict(Ragged(rows, np.array([3, 1])))
    assert answer.data.tolist() == (rows * 4).tolist()
    assert answer.lengths.tolist() == [3, 1]
    assert sorted(seen[0]) == [[1, 2], [2, 1]]


def test_a_model_of_another_form_stays_as_it_is():
    model = chain(Linear(2, 2), Linear(2, 2))
    layers = list(model.layers)
    set_shared_vectors(model)
    assert model.layers == layers
