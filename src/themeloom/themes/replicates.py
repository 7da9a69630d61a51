"""Themes found again: in bootstrap samples of the papers, beside halves of them and clouds without gaps."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from themeloom.parallel import run_parts
from themeloom.themes.clouds import draw_times, measure_cloud
from themeloom.themes.halves import ENSEMBLES, Agreement, compare_halves
from themeloom.themes.methods import find_partitions
from themeloom.themes.overlaps import measure_overlaps
from themeloom.themes.partitions import Partition
from themeloom.themes.study import Study

MOST = 15  # themes that are tried
PAPERS_PER_THEME = 10  # that a number of themes needs, on average, to be tried


class Replicate(NamedTuple):
    """One way of finding the themes again.

    Attributes
    ----------
    kind : str
        bootstrap, half or cloud.
    seed, number : int
        Of what is drawn: the study's seed, and the number of the sample, pair of halves or cloud.
    """

    kind: str
    seed: int
    number: int


class Recovery(NamedTuple):
    """What is recovered of the known themes.

    Attributes
    ----------
    of_papers, of_others, of_terms : array of float
        Of each theme the Jaccard index with the most similar new one: of its papers drawn, papers not drawn (null where there are
        none), terms.
    members : array of int
        The known theme whose match each term is in; -1 for none.
    same_papers : array of uint8
        Whether each paper is in the match of its own theme: a bit for each, as ``numpy.packbits`` has them.
    groups : array of int
        The new theme of each term; -1 for none.
    same_quadrant : array of bool
        Whether each theme's match is in its quadrant.
    present : array of bool
        Whether the papers drawn mention each term.
    """

    of_papers: np.ndarray
    of_others: np.ndarray
    of_terms: np.ndarray
    members: np.ndarray
    same_papers: np.ndarray
    groups: np.ndarray
    same_quadrant: np.ndarray
    present: np.ndarray


class Again(NamedTuple):
    """Themes found in all papers, and what of them was found again.

    Attributes
    ----------
    known : dict
        Number of themes (0 where the network's resolution decides) -> Partition.
    recoveries : list of dict
        For each bootstrap sample: number -> Recovery.
    agreements : list of dict
        For each pair of halves: number -> Agreement.
    clouds : list of dict
        For each cloud: number -> mean Jaccard index of each of its groups.
    """

    known: dict[int, Partition]
    recoveries: list[dict[int, Recovery]]
    agreements: list[dict[int, Agreement]]
    clouds: list[dict[int, np.ndarray]]


def find_again(
    study: Study,
    *,
    number: int = 0,
    seed: int = 1,
    samples: int = 200,
    halves: int = 20,
    clouds: int = 6,
    processes: int = 0,
    progress: Callable | None = None,
) -> Again:
    """Find the themes of a study in all papers, and again in others.

    Whatever is learned of the papers is learned anew from those drawn, by which all papers then get a theme (of themes of the
    network the papers' places by their words stay). Where there is no theme, nothing is found again. For themes of a network
    whose links are counted over units, units are drawn and not papers; a paper counts as drawn where one of its units was.

    Parameters
    ----------
    study : Study
    number : int
        Of themes, tried beside those of ``list_numbers``; 0 for these alone. Where themes are clusters of the network their
        resolution decides, and no number is tried.
    seed : int
        0 or more; of what is drawn.
    samples : int
        Bootstrap samples: papers drawn with replacement, as many as there are (a reweighting of the papers).
    halves : int
        Pairs of disjoint halves of the papers.
    clouds : int
        Clouds: as many points as papers, drawn from one normal distribution with the mean and covariance of the papers' points,
        which has no gaps. Its groups are found, and again in 15 bootstrap samples. Not for themes of the network.
    processes : int
        Replicates found side by side, 0 for one per core; the result is the same for any number.
    progress : callable, optional
        Wraps the iterable of replicates done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    Again
    """
    numbers = list_numbers(study.occurrences.shape[0], number if study.themes == "papers" else 0)
    known = find_partitions(study, numbers, seed=seed)
    counts = {"bootstrap": samples, "half": halves, "cloud": clouds if study.themes == "papers" else 0}
    exist = any(len(partition.quadrants) for partition in known.values())
    plan = [Replicate(kind, seed, place) for kind, count in counts.items() for place in range(count if exist else 0)]
    compared = {number: partition._replace(shares=None) for number, partition in known.items()}  # not compared
    given = run_parts(partial(_run, study, compared, numbers), plan, processes=processes)
    given = list(progress(given, total=len(plan)) if progress else given)
    by_kind = {kind: [] for kind in counts}
    for replicate, one in zip(plan, given, strict=True):
        by_kind[replicate.kind].append(one)
    return Again(known, *by_kind.values())


def list_numbers(papers: int, number: int = 0) -> list[int]:
    """List the numbers of themes to try: from 2 to 15, at most one for ten papers, and the one asked for.

    Parameters
    ----------
    papers : int
        Of the study.
    number : int
        Of themes that are asked for; 0 for none.

    Returns
    -------
    list of int

    Raises
    ------
    ValueError
        ``number`` is below 0, or more than half of the papers: a theme of one paper says nothing of others.

    Examples
    --------
    >>> list_numbers(40), list_numbers(40, 6), list_numbers(12)
    ([2, 3, 4], [2, 3, 4, 6], [1])
    """
    if number < 0:
        raise ValueError(f"number is {number}; needs a number of themes, or 0 to leave it to the rule")
    most = max(1, papers // 2)
    if number > most:
        of_two = f"{papers} papers make at most {most} themes, of two papers or more on average"
        raise ValueError(f"number is {number}; {of_two}; 0 leaves it to the rule")
    tried = range(2, min(MOST, papers // PAPERS_PER_THEME) + 1)
    return sorted({*tried, number} - {0}) or [1]


def _run(study, known, numbers, replicate):
    """What one replicate gives, by number of themes."""
    generator = np.random.default_rng([replicate.seed, replicate.number])
    if replicate.kind == "half":
        return compare_halves(study, numbers, generator)
    if replicate.kind == "cloud":
        return measure_cloud(study, numbers, generator)
    times = draw_times(study.drawn.shape[0], generator)
    again = find_partitions(study, numbers, ensembles=ENSEMBLES, times=times)
    return {number: compare_themes(known[number], again[number], by=study.themes) for number in known}


def compare_themes(known: Partition, again: Partition, *, by: str = "papers") -> Recovery:
    """Compare themes found again with the known ones.

    For terms, papers and quadrants the new themes are matched with the known ones, one to one, so that the overlaps add up to the
    most: those of the papers drawn, or, of themes of the network, those of the terms that are present.

    Parameters
    ----------
    known, again : Partition
        Of the same terms and papers.
    by : {"papers", "network"}
        What was clustered.

    Returns
    -------
    Recovery
    """
    shape = (len(known.quadrants), len(again.quadrants))

    def overlap(old, new, among):
        return measure_overlaps(old[among], new[among], shape=shape)

    of_papers = overlap(known.papers, again.papers, again.drawn)
    of_terms = overlap(known.members, again.members, again.present)
    of_others = overlap(known.papers, again.papers, ~again.drawn).max(axis=1, initial=0)
    match, same = _match(of_papers if by == "papers" else of_terms, known.quadrants, again.quadrants)
    left = np.bincount(known.papers[~again.drawn & (known.papers >= 0)], minlength=shape[0])
    return Recovery(
        of_papers.max(axis=1, initial=0),
        np.where(left > 0, of_others, np.nan),
        of_terms.max(axis=1, initial=0),
        match[again.members].astype(np.int16),
        np.packbits(match[again.papers] == known.papers),
        again.members.astype(np.int16),
        same,
        again.present,
    )


def _match(overlaps, known, again):
    """The known theme of each new one (-1: none; one place more, for no theme), and whether quadrants are the same."""
    rows, columns = linear_sum_assignment(overlaps, maximize=True)
    overlapping = overlaps[rows, columns] > 0
    rows = rows[overlapping]
    columns = columns[overlapping]
    match = np.full(overlaps.shape[1] + 1, -1)
    match[columns] = rows
    same = np.zeros(overlaps.shape[0], dtype=bool)
    same[rows] = known[rows] == again[columns]
    return match, same
