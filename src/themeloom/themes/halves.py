"""Themes of two disjoint halves of the papers, and how far they agree."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from themeloom.themes.methods import find_partitions
from themeloom.themes.partitions import Network, count_network
from themeloom.themes.study import Study

ENSEMBLES = 1  # of the network's clustering: a sample varies far more by its papers than by its seed


class Agreement(NamedTuple):
    """How far two halves of the papers agree.

    Attributes
    ----------
    papers, terms : float
        Adjusted Rand index of the two halves' themes, of all papers and of all terms.
    modularity : float
        Of the links of one half in the terms' themes of the other; mean of both ways.
    """

    papers: float
    terms: float
    modularity: float


def compare_halves(study: Study, numbers: Sequence[int], generator: np.random.Generator) -> dict[int, Agreement]:
    """Compare the themes of two halves of the papers, drawn without replacement.

    Parameters
    ----------
    study : Study
    numbers : sequence of int
        Of themes.
    generator : numpy.random.Generator

    Returns
    -------
    dict
        Number of themes (0 where the network's resolution decides) -> Agreement.
    """
    papers = study.drawn.shape[0]
    half = np.zeros(papers, dtype=int)
    half[generator.permutation(papers)[: papers // 2]] = 1
    rest = 1 - half
    one = find_partitions(study, numbers, ensembles=ENSEMBLES, times=half)
    other = find_partitions(study, numbers, ensembles=ENSEMBLES, times=rest)
    held_out = (count_network(study, rest), count_network(study, half))
    return {number: _compare_partitions((one[number], other[number]), held_out) for number in one}


def _compare_partitions(pair, held_out):
    """The agreement of two partitions; each has its network of the papers that it was not found in."""
    modularities = [measure_held_out_modularity(network, one.members) for network, one in zip(held_out, pair, strict=True)]
    return Agreement(
        measure_agreement(*(one.papers for one in pair)),
        measure_agreement(*(one.members for one in pair)),
        float(np.mean(modularities)),
    )


def measure_agreement(one: np.ndarray, other: np.ndarray) -> float:
    """Measure the adjusted Rand index of two partitions (Hubert & Arabie 1985): 1 for the same, on average 0 for chance.

    Parameters
    ----------
    one, other : array of int
        The theme of each paper or term; -1 for none, which counts as a theme.

    Returns
    -------
    float

    Examples
    --------
    >>> measure_agreement(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    import igraph  # here: it loads matplotlib, which the explorer does without

    if len(one) < 2:
        return 1.0
    same = [np.unique(partition, return_inverse=True)[1].tolist() for partition in (one, other)]
    agreement = igraph.compare_communities(*same, method="adjusted_rand")
    return 1.0 if np.isnan(agreement) else agreement


def measure_held_out_modularity(network: Network, members: np.ndarray) -> float:
    """Measure the modularity (Newman & Girvan 2004) of terms' themes on the counts of a network that they were not found in.

    Parameters
    ----------
    network : Network
    members : array of int
        The theme of each term; -1 for none, which is a theme of one term.

    Returns
    -------
    float
        -.5 to 1; 0 for chance, or without links.

    Examples
    --------
    >>> network = Network(np.array([0, 2]), np.array([1, 3]), np.array([3.0, 3.0]), np.ones(4))
    >>> measure_held_out_modularity(network, np.array([0, 0, 1, 1]))
    0.5
    """
    total = network.counts.sum()
    if not total:
        return 0.0
    themes = np.where(members >= 0, members, members.max(initial=-1) + 1 + np.arange(len(members)))
    one = themes[network.i]
    other = themes[network.j]
    degrees = np.bincount(np.append(one, other), np.tile(network.counts, 2))
    return float(network.counts[one == other].sum() / total - (degrees**2).sum() / (2 * total) ** 2)
