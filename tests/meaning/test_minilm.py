"""all-MiniLM-L6-v2 in numpy: the published cosines, and a text's vector whatever stands beside it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr

from themeloom.meaning.minilm import DIMENSIONS, PIECES, _activate, load_minilm

WORD = st.sampled_from(["maps", "of", "science,", "Über-loom", "🧵", "[SEP]", "科学", "x\u0301", "co-word"])
WORDS = st.lists(WORD, max_size=40).map(" ".join)


@pytest.fixture(scope="module")
def encode():
    return load_minilm()


def test_the_cosines_are_those_of_the_makers_documentation(encode):
    # sbert.net, documentation of Sentence Transformers, usage: four digits
    vectors = encode(["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."])
    published = [[1, 0.6660, 0.1046], [0.6660, 1, 0.1411], [0.1046, 0.1411, 1]]
    assert vectors @ vectors.T == pytest.approx(np.array(published), abs=5e-5)


@settings(max_examples=15, deadline=None)
@given(st.lists(WORDS | st.text(max_size=30), min_size=1, max_size=6))
def test_a_vector_does_not_depend_on_the_other_texts(encode, texts):
    vectors = encode(texts)
    assert vectors.shape == (len(texts), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert vectors.tobytes() == b"".join(encode([text]).tobytes() for text in texts)
    assert vectors[::-1].tobytes() == encode(texts[::-1]).tobytes()


def test_256_word_pieces_are_read_and_no_more(encode):
    read = PIECES - 2  # the first and the last say where the text begins and ends
    texts = ["map " * read, "map " * read + "theme", "map " * (read - 1) + "theme", "map " * (read - 1)]
    whole, longer, last, shorter = encode(texts)
    assert whole.tobytes() == longer.tobytes()
    assert not np.allclose(whole, last, atol=1e-4)
    assert not np.allclose(whole, shorter, atol=1e-6)


def test_capitals_and_accents_mean_nothing(encode):
    one, other = encode(["Thème des Maps", "theme des maps"])
    assert one.tobytes() == other.tobytes()


@given(st.lists(st.floats(-20, 20, width=32) | st.floats(-1e6, 1e6, width=32), min_size=1, max_size=50))
def test_the_activation_is_x_times_the_normal_distribution(values):
    exact = np.array(values) * ndtr(values)
    assert _activate(np.array(values, np.float32)) == pytest.approx(exact, abs=1e-6, rel=1e-6)
