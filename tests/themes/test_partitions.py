"""The network of the papers drawn, by hand."""

from dataclasses import replace

import numpy as np

from studies import COUPLED, list_arrays, study_network, study_units
from themeloom.themes.by_network import find_by_network
from themeloom.themes.partitions import count_network


def test_a_term_and_its_part_are_not_linked_again():
    study = replace(study_network({"p": "ab", "q": "ab", "r": "ac", "s": "bc"}).study, parts=np.array([[0, 1]]))
    assert list_arrays(count_network(study)[:3]) == [[0, 1], [2, 2], [1, 1]]
    assert len(find_by_network(study, seed=7).members) == 3


def test_where_papers_are_drawn_those_that_are_not_are_linked_to_nothing():
    study = study_units(COUPLED, themes="papers").study
    network = count_network(study, np.array([1, 2, 0, 1, 0, 0]))
    assert [*zip(network.i, network.j, network.counts, strict=True)] == [(0, 1, 2)]
    assert (network.sizes > 0).tolist() == [True, True, False, True, False, False]
    assert count_network(study).counts.sum() == count_network(study, np.ones(6)).counts.sum() == 10
