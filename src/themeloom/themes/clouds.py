"""Clouds without gaps, whose groups are no more than shape: how far these come back."""

from collections.abc import Sequence

import numpy as np

from themeloom.themes.grouping import assign_points, find_groups
from themeloom.themes.overlaps import measure_overlaps
from themeloom.themes.space import place_papers
from themeloom.themes.study import Study

SAMPLES = 15  # bootstrap samples of each cloud


def draw_times(papers: int, generator: np.random.Generator) -> np.ndarray:
    """Draw how often each paper is in a bootstrap sample, as many in all as there are.

    Parameters
    ----------
    papers : int
        Their number.
    generator : numpy.random.Generator

    Returns
    -------
    array of int
        One number per paper.
    """
    return generator.multinomial(papers, np.full(papers, 1 / papers))


def measure_cloud(study: Study, numbers: Sequence[int], generator: np.random.Generator) -> dict[int, np.ndarray]:
    """Measure how far the groups of a cloud come back in bootstrap samples of it.

    Parameters
    ----------
    study : Study
        As many points as papers are drawn from one normal distribution with the mean and the covariance of its papers' points.
    numbers : sequence of int
        Of groups.
    generator : numpy.random.Generator

    Returns
    -------
    dict
        Number of groups -> of each the mean Jaccard index with the most similar one of a sample.
    """
    cloud = draw_cloud(place_papers(study.words, study.meanings, words_weight=study.words_weight).points, generator)
    known = {number: assign_points(cloud, means) for number, means in find_groups(cloud, numbers).items()}
    jaccards = {number: [] for number in numbers}
    for _ in range(SAMPLES):
        times = draw_times(len(cloud), generator)
        for number, means in find_groups(cloud, numbers, times=times).items():
            again = assign_points(cloud, means)
            shape = (known[number].max(initial=-1) + 1, len(means))
            overlaps = measure_overlaps(known[number][times > 0], again[times > 0], shape=shape)
            jaccards[number].append(overlaps.max(axis=1, initial=0))
    return {number: np.mean(samples, axis=0) for number, samples in jaccards.items()}


def draw_cloud(points: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """Draw a cloud without gaps: from one normal distribution with the mean and the covariance of points.

    Parameters
    ----------
    points : array of float
        Points x axes; those of which nothing is known are zero, and left out.
    generator : numpy.random.Generator

    Returns
    -------
    array of float
        As many points as something is known of, of length 1.
    """
    points = points[points.any(axis=1)]
    if len(points) < 2:
        return points
    covariance = np.atleast_2d(np.cov(points.T))
    drawn = generator.multivariate_normal(points.mean(axis=0), covariance, size=len(points), method="eigh")
    return drawn / np.maximum(np.linalg.norm(drawn, axis=1, keepdims=True), 1e-9)
