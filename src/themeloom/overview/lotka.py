"""Lotka's law of how many authors write how many papers, and whether it holds."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import optimize, special

from themeloom.tables import check_table, make_empty

PLAUSIBLE = 0.1  # chance above which the law is not ruled out (Clauset et al. 2009)
FLATTEST = 1.01  # exponents between which the best is looked for; at 1 the shares have no sum
STEEPEST = 20.0
STEPS = 2_000  # exponents tried for each sample
LONGEST = 1_000  # papers of an author that are looked at one by one in samples; more are one class


class Law(NamedTuple):
    """Lotka's law as fitted; all NaN where all authors have one paper, or where there are none.

    Attributes
    ----------
    exponent : float
    distance : float
        Kolmogorov-Smirnov distance of the authors from the law.
    chance : float
        Share of samples from the law that are as far from their own fits.
    """

    exponent: float
    distance: float
    chance: float


def count_productivity(authors: pd.DataFrame, law: Law) -> pd.DataFrame:
    """Count the authors with each number of papers, beside those that Lotka's law expects.

    Parameters
    ----------
    authors : DataFrame
        As ``count_authors`` counts them; column used: papers.
    law : Law
        As ``measure_lotka`` measures it.

    Returns
    -------
    DataFrame
        One row per number of papers that an author has, as ``tables.SCHEMAS`` describes overview.productivity; ``expected`` is
        x^-exponent / zeta(exponent), and null where the law could not be fitted.

    Examples
    --------
    >>> count_productivity(pd.DataFrame({"papers": [1, 1, 3]}), Law(2, 0, 1))
       papers  authors     share  expected
    0       1        2  0.666667  0.607927
    1       3        1  0.333333  0.067547
    """
    if authors.empty:
        return make_empty("overview.productivity")
    counts = authors["papers"].value_counts().sort_index()
    table = pd.DataFrame({"papers": counts.index, "authors": counts.to_numpy(), "share": counts.to_numpy() / len(authors)})
    table["expected"] = table["papers"].astype(float) ** -law.exponent / special.zeta(law.exponent)
    return check_table(table, "overview.productivity")


def measure_lotka(authors: pd.DataFrame, *, samples: int = 500, seed: int = 1) -> Law:
    """Measure how far Lotka's law holds.

    The law (Lotka 1926) says that x papers are written by a share x^-a / zeta(a) of the authors. Its exponent a is that of
    maximum likelihood, at which the law's mean of ln x is that of the authors; a line through the logarithms of counts, as
    Lotka and Pao (1985) draw it, is bent by the few who write most. The fit is tested as Clauset, Shalizi & Newman (2009, SIAM
    Review 51:661) do: the Kolmogorov-Smirnov distance beside that of samples from the law, each fitted anew. Pao's critical
    value is meant for a law given beforehand, and is too mild with one that was fitted to the same authors.

    Parameters
    ----------
    authors : DataFrame
        As ``count_authors`` counts them; column used: papers (whole counting, as Lotka's).
    samples : int
        Samples drawn from the law; 1 or more.
    seed : int
        Of what is drawn.

    Returns
    -------
    Law

    Examples
    --------
    >>> law = measure_lotka(pd.DataFrame({"papers": [1] * 608 + [2] * 152 + [3] * 68 + [4] * 38 + [5] * 24}))
    >>> round(law.exponent, 2), law.chance > PLAUSIBLE
    (2.46, False)
    """
    papers = authors["papers"].to_numpy()
    if papers.size == 0 or papers.max() == 1:
        return Law(np.nan, np.nan, np.nan)
    mean = np.log(papers).mean()
    if not _measure_mean(STEEPEST) < mean < _measure_mean(FLATTEST):
        return Law(np.nan, np.nan, np.nan)
    exponent = optimize.brentq(lambda tried: _measure_mean(tried) - mean, FLATTEST, STEEPEST)
    counts = np.bincount(papers)[1:]
    distance = _measure_distances(counts[None], papers.size, np.array([exponent]))[0]
    sampled, fitted = _draw_samples(exponent, papers.size, samples, np.random.default_rng(seed))
    drawn = _measure_distances(sampled, papers.size, fitted)
    return Law(exponent, float(distance), (1 + int((drawn >= distance).sum())) / (1 + samples))


def _measure_mean(exponent):
    """The law's mean of ln x: minus the slope of ln zeta."""
    step = 1e-5
    return (np.log(special.zeta(exponent - step)) - np.log(special.zeta(exponent + step))) / (2 * step)


def _measure_distances(counts, size, exponents):
    """The Kolmogorov-Smirnov distance of each row of counts (of so many authors, with 1, 2, ... papers) from its law."""
    numbers = np.arange(1, counts.shape[1] + 1)
    expected = (numbers ** -exponents[:, None] / special.zeta(exponents)[:, None]).cumsum(axis=1)
    return np.abs(counts.cumsum(axis=1) / size - expected).max(axis=1)


def _draw_samples(exponent, size, samples, generator):
    """Counts of samples from the law, and the exponents fitted to each."""
    numbers = np.arange(1, LONGEST + 1)
    shares = numbers**-exponent / special.zeta(exponent)
    beyond = max(1 - shares.sum(), 0)
    counts = generator.multinomial(size, [*shares, beyond], size=samples)
    # of those beyond only the mean of ln x is needed
    rest = (_measure_mean(exponent) - shares @ np.log(numbers)) / beyond if beyond > 0 else 0
    means = counts @ [*np.log(numbers), max(rest, 0)] / size
    tried = FLATTEST + np.geomspace(1e-9, STEEPEST - FLATTEST, STEPS)
    return counts[:, :-1], np.interp(means, _measure_mean(tried)[::-1], tried[::-1])
