"""WordLlama by hand gives the cosine that its makers published."""

from importlib.util import find_spec

import numpy as np
import pytest

from themeloom.meaning.wordllama import WORDLLAMA, load_wordllama


@pytest.fixture(scope="module")
def encode():
    if not find_spec("wordllama"):
        pytest.skip("wordllama is not installed: there is no wheel for this Python or this machine")
    return load_wordllama()


def test_the_cosine_is_that_of_the_makers_readme(encode):
    one, other = encode(["i went to the car", "i went to the pawn shop"])
    assert one @ other == pytest.approx(0.0664, abs=5e-5)


def test_a_vector_has_length_1_whatever_stands_beside_it_and_that_of_no_word_is_0(encode):
    texts = ["science mapping", "", "maps of science " * 500]
    vectors = encode(texts)
    assert vectors.shape == (3, WORDLLAMA.dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 1], abs=1e-5)
    assert vectors.tobytes() == b"".join(encode([text]).tobytes() for text in texts)
