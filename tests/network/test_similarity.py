"""The table of similarity indices, and its formulas from arrays."""

import numpy as np
import pytest

from themeloom.network.similarity import SIMILARITIES, check_similarity, measure_similarity

COUNTED = (
    np.array([0]),
    np.array([1]),
    np.array([2]),
    np.array([4, 2]),
    8,
)  # terms of 4 and of 2 papers share 2, of 8
LINKED = {
    "association_strength": 2,
    "association_strength_occurrence": 1 / 4,
    "cosine": 2 / 8**0.5,
    "jaccard": 1 / 2,
    "inclusion": 1,
    "equivalence": 1 / 2,
    "dice": 2 / 3,
    "lift": 2,
    "npmi": 1 / 2,
}


@pytest.mark.parametrize("index", SIMILARITIES)
def test_an_index_of_one_link_by_hand(index):
    assert measure_similarity(*COUNTED, similarity=index).tolist() == pytest.approx([LINKED[index]])


@pytest.mark.parametrize("index", SIMILARITIES)
def test_binary_counts_can_have_every_index(index):
    check_similarity(index, "binary")


def test_the_names_of_the_indices_cannot_be_confused():
    assert len({name for index in SIMILARITIES.values() for name in (index.title, index.formula)}) == 2 * len(SIMILARITIES)
