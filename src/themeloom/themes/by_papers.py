"""Themes as groups of papers."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from themeloom.themes.grouping import Spectrum, assign_points, cut_groups, find_spectrum, measure_shares
from themeloom.themes.partitions import Partition, count_network, find_quadrants
from themeloom.themes.space import Space, place_names, place_papers
from themeloom.themes.study import Study

# papers for which a term's name counts: with a paper or two its name says more of it, with a hundred next to nothing. At three
# the terms' places foretell best which terms papers not seen share; more would make themes look more stable than papers show
NAME_PAPERS = 3


class Embedding(NamedTuple):
    """The papers of a study, placed and ready to be grouped: it does not depend on the network, nor on the number of themes."""

    space: Space
    spectrum: Spectrum


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
    return {number: _divide(space.points, terms, means, network, times) for number, means in groups.items()}


def _divide(points, terms, means, network, times):
    """The partition of papers and terms by the means of groups."""
    place = assign_points(points, means)
    numbers, first, sizes = np.unique(place[place >= 0], return_index=True, return_counts=True)
    # most papers first; of equally many, the theme that has the first paper
    kept = numbers[np.lexsort((first, -sizes))]
    place = assign_points(points, means[kept])
    members = assign_points(terms, means[kept])
    shares = partial(measure_shares, points, means[kept])
    drawn = np.ones(len(points), dtype=bool) if times is None else times > 0
    return Partition(members, place, shares, find_quadrants(network, members, len(kept)), network.sizes > 0, drawn)
