"""What themes found once are, as arrays, and the network of the papers drawn, in which they have their places."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from themeloom.network import count_links, filter_terms
from themeloom.themes.strategic import measure_ties, name_quadrants
from themeloom.themes.study import Study


class Partition(NamedTuple):
    """Themes of a study.

    Attributes
    ----------
    members, papers : array of int
        The theme of each term and of each paper, 0, 1, ...; -1 for none.
    shares : callable
        Measures papers x themes: each paper's share in each theme. Those of all numbers of themes are long, and few are read.
    quadrants : array of str
        Of each theme; empty for one of whose terms no paper drawn mentions any.
    present : array of bool
        Whether the papers drawn mention each term.
    drawn : array of bool
        Whether each paper was drawn.
    """

    members: np.ndarray
    papers: np.ndarray
    shares: Callable[[], np.ndarray] | None
    quadrants: np.ndarray
    present: np.ndarray
    drawn: np.ndarray


class Network(NamedTuple):
    """The links' two ends and counts, and the terms' own counts."""

    i: np.ndarray
    j: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray


def count_network(study: Study, times: np.ndarray | None = None) -> Network:
    """Count the network of the papers drawn.

    Parameters
    ----------
    study : Study
    times : array of int, optional
        How often each paper, or unit (see ``Study.drawn``), was drawn; None: once.

    Returns
    -------
    Network
    """
    rows = study.drawn
    if study.units is not None and study.themes == "papers":
        rows = _link_drawn(study, times)
        times = None
    i, j, _, counts = count_links(rows, counting=study.counting, min_shared=study.min_shared, times=times, parts=study.parts)
    own = rows.power(2) if study.counting == "full" else rows.sign()
    return Network(i, j, counts.astype(float), own.T @ (np.ones(own.shape[0]) if times is None else times))


def _link_drawn(study, times):
    """The units with those terms alone that papers drawn have."""
    if times is None:
        return study.units
    return filter_terms(study.units, study.occurrences.sign().T @ times > 0)


def find_drawn(study: Study, network: Network, times: np.ndarray | None) -> np.ndarray | None:
    """Find how often each paper was drawn; where units were drawn, once if one of its own was.

    Parameters
    ----------
    study : Study
    network : Network
        Of what was drawn.
    times : array of int or None
        How often each paper, or unit (see ``Study.drawn``), was drawn; None: once.

    Returns
    -------
    array of int or None
    """
    if times is None or study.units is None:
        return times
    return (study.occurrences.sign() @ (network.sizes > 0)).astype(bool).astype(np.int64)


def find_quadrants(network: Network, members: np.ndarray, themes: int) -> np.ndarray:
    """Find the quadrant of each theme, by those of its terms that the network's papers mention.

    Parameters
    ----------
    network : Network
    members : array of int
        The theme of each term, 0, 1, ...; -1 for none.
    themes : int
        Their number.

    Returns
    -------
    array of str
        Empty for a theme of whose terms no paper mentions any.

    Examples
    --------
    >>> nothing = np.zeros(0)
    >>> find_quadrants(Network(nothing.astype(int), nothing.astype(int), nothing, np.array([2, 0])), np.array([0, 1]), 2).tolist()
    ['motor', '']
    """
    members = np.where(network.sizes > 0, members, -1)
    centrality, density = measure_ties(*network, members, themes=themes)
    held = np.unique(members[members >= 0])
    quadrants = np.full(themes, "", dtype=object)
    quadrants[held] = name_quadrants(centrality[held], density[held])
    return quadrants
