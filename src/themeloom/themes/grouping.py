"""Groups of papers that lie near one another: spectral clustering."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.linalg import eigh, qr, svd
from scipy.sparse.linalg import eigsh

POWER = 3  # of the cosine: near papers count far more than distant ones
ENOUGH = 5000  # papers; of more a part is grouped, and the rest goes to the nearest group
SMALL = 500  # papers, up to which all eigenvectors are found at once
ROWS = 64  # of the likenesses, which stay in the processor's cache while they are computed


class Spectrum(NamedTuple):
    """What any number of groups is read from, up to the number of eigenvectors.

    Attributes
    ----------
    weighed : array
        The points of papers that were drawn, as often as they were; papers x axes.
    vectors : array
        Papers x eigenvectors of their likeness, those of the largest eigenvalues first.
    """

    weighed: np.ndarray
    vectors: np.ndarray


def find_groups(
    points: np.ndarray, numbers: Sequence[int], *, times: np.ndarray | None = None, seed: int = 1
) -> dict[int, np.ndarray]:
    """Group papers, into each of some numbers of groups.

    Parameters
    ----------
    points : array
        Papers x axes, of length 1; a paper of length 0 is in no group.
    numbers : sequence of int
        Of groups; one that exceeds the papers drawn gives as many groups as these.
    times, seed
        See ``find_spectrum``.

    Returns
    -------
    dict
        Number -> the groups' means, groups x axes, of length 1; none where no paper drawn is known.

    Examples
    --------
    >>> points = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    >>> assign_points(points, find_groups(points, [2])[2])[0].tolist() in ([0, 0, 1, 1], [1, 1, 0, 0])
    True
    """
    return cut_groups(find_spectrum(points, max(numbers), times=times, seed=seed), numbers)


def find_spectrum(points: np.ndarray, most: int, *, times: np.ndarray | None = None, seed: int = 1) -> Spectrum:
    """Find what groups of papers are read from.

    Two papers are as alike as the third power of their cosine, or 0 where that is negative. The normalized matrix of all
    likenesses has its first eigenvectors taken (Ng, Jordan & Weiss 2002).

    Parameters
    ----------
    points : array
        Papers x axes, of length 1; a paper of length 0 is in no group.
    most : int
        Groups at most.
    times : array of int, optional
        How often each paper was drawn; None: once.
    seed : int
        Of the papers chosen where there are more than 5,000.

    Returns
    -------
    Spectrum
    """
    times = np.ones(len(points)) if times is None else times
    drawn = np.flatnonzero((times > 0) & points.any(axis=1))
    if len(drawn) > ENOUGH:
        drawn = np.sort(np.random.default_rng(seed).choice(drawn, ENOUGH, replace=False))
    vectors = _find_eigenvectors(points[drawn], times[drawn], min(most, len(drawn))) if len(drawn) else np.zeros((0, most))
    return Spectrum(points[drawn] * times[drawn, None], vectors)


def cut_groups(spectrum: Spectrum, numbers: Sequence[int]) -> dict[int, np.ndarray]:
    """Cut papers into groups, of each of some numbers.

    From as many eigenvectors as there shall be groups these are read by a pivoted QR decomposition (Damle, Minden & Ying 2019),
    which needs no random start and no rounds.

    Parameters
    ----------
    spectrum : Spectrum
    numbers : sequence of int
        Of groups, as many as it has eigenvectors at most.

    Returns
    -------
    dict
        As ``find_groups`` gives it.
    """
    if not len(spectrum.weighed):
        return dict.fromkeys(numbers, spectrum.weighed)
    return {number: _average(spectrum.weighed, _read_groups(spectrum.vectors[:, :number])) for number in numbers}


def assign_points(points: np.ndarray, means: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Assign each point to the group with the nearest mean.

    Parameters
    ----------
    points : array
        Papers, or terms, x axes.
    means : array
        Groups x axes.

    Returns
    -------
    place : array of int
        Each point's group; -1 where nothing is known of it, or there is no group.
    shares : array of float
        Points x groups: the third power of its cosine with each group's mean, or 0 where that is negative, as a part of all;
        where all are 0, all groups have as much; rows of 0 where nothing is known of the point.

    Examples
    --------
    >>> place, shares = assign_points(np.array([[0.6, 0.8], [0.0, 0.0]]), np.eye(2))
    >>> place.tolist(), shares.round(2).tolist()
    ([1, -1], [[0.3, 0.7], [0.0, 0.0]])
    """
    lengths = np.linalg.norm(points, axis=1, keepdims=True)
    # rounded, so that a paper midway between two groups always goes to the first
    cosines = (points @ means.T / np.maximum(lengths, 1e-9)).round(6)
    likeness = np.maximum(cosines, 0) ** POWER
    likeness[~likeness.any(axis=1)] = 1
    known = points.any(axis=1)
    shares = likeness / likeness.sum(axis=1, keepdims=True) * known[:, None]
    return np.where(known, cosines.argmax(axis=1), -1) if len(means) else np.full(len(points), -1), shares


def _find_eigenvectors(points, times, count):
    """Papers x count: of the normalized likenesses, those of the largest eigenvalues first."""
    likeness = _measure_likeness(points, np.sqrt(times))
    degree = np.sqrt(np.maximum(likeness.sum(axis=1), 1e-12))
    for row, own in zip(likeness, degree, strict=True):
        row /= own * degree
    papers = len(points)
    if papers <= SMALL or count >= papers:
        return eigh(likeness, subset_by_index=[papers - count, papers - 1])[1][:, ::-1]
    start = np.random.default_rng(1).standard_normal(papers)
    values, vectors = eigsh(likeness, k=count, which="LA", v0=start)
    return vectors[:, np.argsort(-values)]


def _measure_likeness(points, weights):
    """Papers x papers: the largest array there is, so that all is done in its place."""
    likeness = points @ points.T
    for start in range(0, len(points), ROWS):
        rows = likeness[start : start + ROWS]
        np.maximum(rows, 0, out=rows)
        rows *= rows ** (POWER - 1)
        rows *= weights[start : start + ROWS, None] * weights
    np.fill_diagonal(likeness, 0)
    return likeness


def _read_groups(vectors):
    """The group of each row: the axis that is nearest, of those that run through the rows which differ most."""
    _, pivots = qr(vectors.T, mode="r", pivoting=True)
    left, _, right = svd(vectors[pivots[: vectors.shape[1]]].T)
    return np.abs(vectors @ (left @ right)).round(9).argmax(axis=1)


def _average(weighed, place):
    sums = np.stack([weighed[place == number].sum(axis=0) for number in np.unique(place)])
    return sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
