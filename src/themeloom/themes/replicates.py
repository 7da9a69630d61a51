"""Themes found again: in bootstrap samples of the papers, in halves of them, and groups in a cloud that has no gaps."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from themeloom.parallel import run_parts
from themeloom.themes.grouping import assign_points, find_groups
from themeloom.themes.partitions import Network, Partition, count_network, find_partitions
from themeloom.themes.space import place_papers
from themeloom.themes.study import Study

MOST = 15  # themes that are tried
PAPERS_PER_THEME = 10  # that a number of themes needs, on average, to be tried
CLOUD_SAMPLES = 15  # bootstrap samples of each cloud
ENSEMBLES = 1  # of the network's clustering: a sample varies far more by its papers than by its seed


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
    members, papers : array of int
        The known theme whose match each term and paper is in; -1 for none.
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
    papers: np.ndarray
    groups: np.ndarray
    same_quadrant: np.ndarray
    present: np.ndarray


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
    numbers = list_numbers(study.occurrences.shape[0], number)
    known = find_partitions(study, numbers, seed=seed)
    counts = {"bootstrap": samples, "half": halves, "cloud": clouds if study.themes == "papers" else 0}
    exist = any(len(partition.quadrants) for partition in known.values())
    plan = [Replicate(kind, seed, place) for kind, count in counts.items() for place in range(count if exist else 0)]
    given = run_parts(partial(_run, study, known, numbers), plan, processes=processes)
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
        ``number`` is below 0.

    Examples
    --------
    >>> list_numbers(40), list_numbers(40, 6), list_numbers(12)
    ([2, 3, 4], [2, 3, 4, 6], [1])
    """
    if number < 0:
        raise ValueError(f"number is {number}; needs a number of themes, or 0 to leave it to the rule")
    tried = range(2, min(MOST, papers // PAPERS_PER_THEME) + 1)
    return sorted({*tried, number} - {0}) or [1]


def _run(study, known, numbers, replicate):
    """What one replicate gives, by number of themes."""
    generator = np.random.default_rng([replicate.seed, replicate.number])
    if replicate.kind == "half":
        return _compare_halves(study, numbers, generator)
    if replicate.kind == "cloud":
        return _recover_cloud(study, numbers, generator)
    times = _draw(study.drawn.shape[0], generator)
    again = find_partitions(study, numbers, ensembles=ENSEMBLES, times=times)
    return {number: compare_themes(known[number], again[number], by=study.themes) for number in known}


def _draw(papers, generator):
    """How often each paper is drawn, as many in all as there are."""
    return generator.multinomial(papers, np.full(papers, 1 / papers))


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
        match[again.papers].astype(np.int16),
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


def measure_overlaps(old: np.ndarray, new: np.ndarray, *, shape: tuple[int, int]) -> np.ndarray:
    """Measure the Jaccard index of each old theme with each new one: |A ∩ B| / |A ∪ B| of their terms, or papers.

    Parameters
    ----------
    old, new : array of int
        The theme of each term or paper, 0, 1, ...; -1 for none.
    shape : tuple of int
        Number of old themes, and of new ones.

    Returns
    -------
    array of float
        Old themes x new themes, 0 to 1.

    Examples
    --------
    >>> measure_overlaps(np.array([0, 0, 1]), np.array([0, 0, 0]), shape=(2, 1)).round(2).tolist()
    [[0.67], [0.33]]
    """
    both = (old >= 0) & (new >= 0)
    shared = np.bincount(old[both] * shape[1] + new[both], minlength=shape[0] * shape[1]).reshape(shape)
    sizes = [np.bincount(members[members >= 0], minlength=size) for members, size in zip((old, new), shape, strict=True)]
    return shared / np.maximum(sizes[0][:, None] + sizes[1] - shared, 1)


def _compare_halves(study, numbers, generator):
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


def _recover_cloud(study, numbers, generator):
    """The mean Jaccard index of the groups of a cloud, in bootstrap samples of it, by number of groups."""
    cloud = _draw_cloud(place_papers(study.words, study.meanings, words_weight=study.words_weight).points, generator)
    known = {number: assign_points(cloud, means)[0] for number, means in find_groups(cloud, numbers).items()}
    jaccards = {number: [] for number in numbers}
    for _ in range(CLOUD_SAMPLES):
        times = _draw(len(cloud), generator)
        for number, means in find_groups(cloud, numbers, times=times).items():
            again, _ = assign_points(cloud, means)
            shape = (known[number].max(initial=-1) + 1, len(means))
            overlaps = measure_overlaps(known[number][times > 0], again[times > 0], shape=shape)
            jaccards[number].append(overlaps.max(axis=1, initial=0))
    return {number: np.mean(samples, axis=0) for number, samples in jaccards.items()}


def _draw_cloud(points, generator):
    """As many points as something is known of, of length 1, from one normal distribution with their mean and covariance."""
    points = points[points.any(axis=1)]
    if len(points) < 2:
        return points
    covariance = np.atleast_2d(np.cov(points.T))
    drawn = generator.multivariate_normal(points.mean(axis=0), covariance, size=len(points), method="eigh")
    return drawn / np.maximum(np.linalg.norm(drawn, axis=1, keepdims=True), 1e-9)
