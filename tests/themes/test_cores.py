"""The cores of themes, on pairs few enough to check by head."""

import numpy as np
import pandas as pd
import pytest

from themeloom.themes.cores import find_cores
from themeloom.themes.partitions import Partition
from themeloom.themes.replicates import Again, Recovery
from themeloom.themes.stability import measure_stability

MEMBERS = pd.DataFrame({"term": ["map", "seed", "loom"], "theme": pd.array([0, 0, 1], "Int64"), "documents": [3, 2, 1]})
PAIRS = pd.DataFrame({"a": ["loom", "loom", "map"], "b": ["map", "seed", "seed"], "coassignment": [0.9, 0.5, 0.6]})


@pytest.mark.parametrize(
    ("coassignment", "cores"),
    [
        (0.95, []),
        (0.6, [[0, 2, 0.9, "map; loom"]]),
        # seed is with the two others in .55 of the samples, on average
        (0.55, [[0, 3, 0.666667, "map; seed; loom"]]),
    ],
)
def test_cores_are_terms_that_share_a_theme_in_most_samples(coassignment, cores):
    assert find_cores(PAIRS, MEMBERS, coassignment=coassignment).to_numpy().tolist() == cores


def test_a_core_of_terms_without_theme_has_none():
    cores = find_cores(PAIRS, MEMBERS.assign(theme=pd.array([None] * 3, "Int64")), coassignment=0.55)
    assert cores["theme"].isna().tolist() == [True]


@pytest.mark.parametrize("terms", [0, 1, 3])
def test_no_pairs_have_no_core(terms):
    assert find_cores(PAIRS.head(0), MEMBERS.head(terms), coassignment=0.5).empty


def test_terms_share_a_theme_only_in_samples_whose_papers_mention_both():
    themes = np.zeros(2, dtype=int)
    quadrant = np.array(["motor"], dtype=object)
    known = Partition(themes, themes, None, quadrant, np.ones(2, dtype=bool), np.ones(2, dtype=bool))
    found = {"of_papers": np.ones(1), "of_others": np.ones(1), "of_terms": np.ones(1), "same_quadrant": np.ones(1, dtype=bool)}
    # in the second sample nobody mentions the seed; a theme it has all the same, by its name
    samples = [
        {1: Recovery(members=themes, same_papers=np.packbits([True, True]), groups=themes, present=np.array(present), **found)}
        for present in ([True, True], [True, False])
    ]
    stability = measure_stability(Again({1: known}, samples, [], []), 1, pd.Series(["p", "q"]), ["map", "seed"])
    assert stability.pairs.to_numpy().tolist() == [["map", "seed", 1.0]]
    assert find_cores(stability.pairs, MEMBERS.head(2))["coassignment"].tolist() == [1.0]
