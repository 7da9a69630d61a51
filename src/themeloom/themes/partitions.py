"""Themes found once, in all papers or in some drawn of them, as arrays."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from themeloom.network import count_links, filter_terms, find_chance, measure_similarity
from themeloom.themes.clustering import find_clusters
from themeloom.themes.grouping import Spectrum, assign_points, cut_groups, find_spectrum
from themeloom.themes.papers import assign_rows
from themeloom.themes.space import Space, place_names, place_papers
from themeloom.themes.strategic import measure_ties, name_quadrants
from themeloom.themes.study import Study

# papers for which a term's name counts: with a paper or two its name says more of it, with a hundred next to nothing. At three
# the terms' places foretell best which terms papers not seen share; more would make themes look more stable than papers show
NAME_PAPERS = 3


class Partition(NamedTuple):
    """Themes of a study.

    Attributes
    ----------
    members, papers : array of int
        The theme of each term and of each paper, 0, 1, ...; -1 for none.
    shares : array of float
        Papers x themes: each paper's share in each theme.
    quadrants : array of str
        Of each theme; empty for one of whose terms no paper drawn mentions any.
    present : array of bool
        Whether the papers drawn mention each term.
    drawn : array of bool
        Whether each paper was drawn.
    """

    members: np.ndarray
    papers: np.ndarray
    shares: np.ndarray
    quadrants: np.ndarray
    present: np.ndarray
    drawn: np.ndarray


class Embedding(NamedTuple):
    """The papers of a study, placed and ready to be grouped: it does not depend on the network, nor on the number of themes."""

    space: Space
    spectrum: Spectrum


class Network(NamedTuple):
    """The links' two ends and counts, and the terms' own counts."""

    i: np.ndarray
    j: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray


def find_partitions(
    study: Study,
    numbers: Sequence[int],
    *,
    seed: int = 1,
    ensembles: int | None = None,
    times: np.ndarray | None = None,
    embedding: Embedding | None = None,
) -> dict[int, Partition]:
    """Find the themes of a study, of papers or of the network.

    Parameters
    ----------
    study : Study
        It is only read: joblib gives its large arrays to a process read-only.
    numbers : sequence of int
        Of themes; not read where they are clusters of the network.
    seed, ensembles
        Of the network's clustering only, see ``clustering.find_clusters``.
    times : array of int, optional
        How often each paper was drawn; None: once.
    embedding : Embedding, optional
        Of papers only, see ``find_by_papers``.

    Returns
    -------
    dict
        Number -> Partition; theme 0 has the most of all papers, or terms. Where the network's resolution decides how many there
        are, the only number is 0.
    """
    if study.themes == "papers":
        return find_by_papers(study, numbers, times=times, embedding=embedding)
    return {0: find_by_network(study, seed=seed, ensembles=ensembles, times=times)}


def find_embedding(study: Study, most: int, *, times: np.ndarray | None = None) -> Embedding:
    """Place the papers of a study and find what their groups are read from.

    Parameters
    ----------
    study : Study
    most : int
        Themes at most.
    times : array of int, optional
        How often each paper was drawn; None: once.

    Returns
    -------
    Embedding
    """
    space = place_papers(study.words, study.meanings, times=times, words_weight=study.words_weight)
    return Embedding(space, find_spectrum(space.points, most, times=times))


def find_by_papers(
    study: Study, numbers: Sequence[int], *, times: np.ndarray | None = None, embedding: Embedding | None = None
) -> dict[int, Partition]:
    """Find themes as groups of papers.

    Papers are grouped in the space of ``place_papers``; a theme lies where the mean of its papers lies, and every paper, drawn or
    not, goes to the nearest theme. So does every term, from the sum of its papers and of three times its name.

    Parameters
    ----------
    study : Study
    numbers : sequence of int
        Of themes.
    times : array of int, optional
        How often each paper was drawn; None: once.
    embedding : Embedding, optional
        Of the same papers drawn, where it is known, for as many themes at least.

    Returns
    -------
    dict
        Number -> Partition; theme 0 has the most of all papers. A theme to which no paper is nearest is none.
    """
    drawn = np.ones(study.occurrences.shape[0]) if times is None else times.astype(float)
    space, spectrum = find_embedding(study, max(numbers), times=times) if embedding is None else embedding
    groups = cut_groups(spectrum, numbers)
    held = study.occurrences.sign().T @ (space.points * drawn[:, None])
    terms = held + NAME_PAPERS * place_names(study.names, space)
    network = count_network(study, times)
    return {number: _divide(space.points, terms, means, network, drawn) for number, means in groups.items()}


def find_by_network(study: Study, *, seed: int, ensembles: int | None = None, times: np.ndarray | None = None) -> Partition:
    """Find themes as clusters of the terms of the network (VOS clustering), and assign the papers to them.

    Parameters
    ----------
    study : Study
    seed, ensembles
        Of the clustering, see ``clustering.find_clusters``.
    times : array of int, optional
        How often each paper was drawn; None: once.

    Returns
    -------
    Partition
    """
    network = count_network(study, times)
    weights = _weigh(network, study)
    chance = find_chance(weights.sum() / 2, weights.shape[0], similarity=study.similarity)
    clusters = find_clusters(
        weights, resolution=study.resolution * chance, min_size=study.min_size, seed=seed, ensembles=ensembles
    )
    return describe_clusters(study, _number_by_size(clusters, network.sizes), network, times)


def describe_clusters(study: Study, members: np.ndarray, network: Network, times: np.ndarray | None = None) -> Partition:
    """Describe clusters of terms by their papers and quadrants.

    Parameters
    ----------
    study : Study
    members : array of int
        The theme of each term, 0, 1, ...; -1 for none.
    network : Network
    times : array of int, optional
        How often each paper was drawn; None: once.

    Returns
    -------
    Partition
    """
    inside = np.where((members[network.i] == members[network.j]) & (members[network.i] >= 0), network.counts, 0)
    strength = np.bincount(network.i, inside, len(members)) + np.bincount(network.j, inside, len(members))
    times = _find_drawn(study, network, times)
    papers, shares = assign_rows(study.occurrences, study.vectors, members, strength, times=times)
    drawn = np.ones(len(papers), dtype=bool) if times is None else times > 0
    return Partition(members, papers, shares, _find_quadrants(network, members, shares.shape[1]), network.sizes > 0, drawn)


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


def _find_drawn(study, network, times):
    """How often each paper was drawn; where units are drawn, once if one of its own was."""
    if times is None or study.units is None:
        return times
    return (study.occurrences.sign() @ (network.sizes > 0)).astype(bool).astype(np.int64)


def _divide(points, terms, means, network, drawn):
    """The partition of papers and terms by the means of groups."""
    place, _ = assign_points(points, means)
    numbers, first, sizes = np.unique(place[place >= 0], return_index=True, return_counts=True)
    # most papers first; of equally many, the theme that has the first paper
    kept = numbers[np.lexsort((first, -sizes))]
    place, shares = assign_points(points, means[kept])
    members, _ = assign_points(terms, means[kept])
    return Partition(members, place, shares, _find_quadrants(network, members, len(kept)), network.sizes > 0, drawn > 0)


def _number_by_size(clusters, sizes):
    """Number clusters of terms: most terms first, then most documents, then by the first term; -1 stays."""
    placed = clusters >= 0
    members = np.full(len(clusters), -1)
    if not placed.any():
        return members
    _, first, numbers, terms = np.unique(clusters[placed], return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -np.bincount(numbers, sizes[placed]), -terms))
    members[placed] = np.argsort(order)[numbers]
    return members


def _find_quadrants(network, members, themes):
    """The quadrant of each theme, by its terms that the network's papers mention."""
    members = np.where(network.sizes > 0, members, -1)
    centrality, density = measure_ties(*network, members, themes=themes)
    held = np.unique(members[members >= 0])
    quadrants = np.full(themes, "", dtype=object)
    quadrants[held] = name_quadrants(centrality[held], density[held])
    return quadrants


def _weigh(network, study):
    """The network's weights as a symmetric matrix."""
    i, j, counts, sizes = network
    weights = measure_similarity(i, j, counts, sizes, study.drawn.shape[0], similarity=study.similarity)
    ends = (np.concatenate([i, j]), np.concatenate([j, i]))
    return sparse.coo_array((np.tile(weights, 2), ends), shape=(len(sizes), len(sizes))).tocsr()
