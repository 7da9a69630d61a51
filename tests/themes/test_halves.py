"""How far two partitions agree, and how well one foretells the links of the other, worked out by hand."""

import numpy as np
import pytest

from themeloom.themes.halves import measure_agreement, measure_held_out_modularity
from themeloom.themes.partitions import Network

HALVES = [0, 0, 0, 1, 1, 1]


def test_agreement_by_hand():
    # of 15 pairs 6 are together in the one and 7 in the other, 4 in both, by chance 2.8: (4 - 2.8) / (6.5 - 2.8)
    assert measure_agreement(np.array(HALVES), np.array([0, 0, 0, 0, 1, 1])) == pytest.approx(1.2 / 3.7)
    assert measure_agreement(np.array([0, 0, -1, -1]), np.array([3, 3, 1, 1])) == 1


@pytest.mark.parametrize("count", [0, 1, 3])
def test_partitions_that_cannot_differ_agree(count):
    assert measure_agreement(np.zeros(count, dtype=int), np.full(count, -1)) == 1


def test_modularity_of_links_by_hand():
    # 3 + 2 of 6 counts lie inside; degrees of the themes are 7 and 5: 5/6 - (49 + 25) / 144
    network = Network(np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([3.0, 1.0, 2.0]), np.ones(4))
    assert measure_held_out_modularity(network, np.array([0, 0, 1, 1])) == pytest.approx(5 / 6 - 74 / 144)
    # a term of no theme is alone: 3 of 6; degrees 7, 3 and 2
    assert measure_held_out_modularity(network, np.array([0, 0, -1, -1])) == pytest.approx(3 / 6 - (49 + 9 + 4) / 144)
    assert measure_held_out_modularity(network._replace(counts=np.zeros(3)), np.array(HALVES[:4])) == 0
