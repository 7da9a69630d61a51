"""The similarity indices: a formula in a table, applied to all links at once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from themeloom.network.choices import check_name
from themeloom.network.rounding import round_significant


def _npmi(*, c, s_i, s_j, n, **_):
    # two terms that share every paper: the limit of complete co-occurrence, where the quotient is 0/0
    surprise = -np.log(c / n)
    return np.where(c < n, np.log(n * c / (s_i * s_j)) / np.where(c < n, surprise, 1), 1.0)


class Index(NamedTuple):
    """A similarity index: how it is called, its formula as it is read, and the same as it is computed.

    c: count of the link, s: of the term, k: sum of c over the term's links, m2: sum of k, n: papers.
    """

    title: str
    formula: str
    measure: Callable


SIMILARITIES = {
    "association_strength": Index(
        "association strength, VOSviewer form", "2m c / (k_i k_j)", lambda *, c, k_i, k_j, m2, **_: m2 * c / (k_i * k_j)
    ),
    "association_strength_occurrence": Index(
        "association strength, occurrence form", "c / (s_i s_j)", lambda *, c, s_i, s_j, **_: c / (s_i * s_j)
    ),
    "cosine": Index("cosine (Salton)", "c / sqrt(s_i s_j)", lambda *, c, s_i, s_j, **_: c / np.sqrt(s_i * s_j)),
    "jaccard": Index("Jaccard", "c / (s_i + s_j - c)", lambda *, c, s_i, s_j, **_: c / (s_i + s_j - c)),
    "inclusion": Index("inclusion (Simpson)", "c / min(s_i, s_j)", lambda *, c, s_i, s_j, **_: c / np.minimum(s_i, s_j)),
    "equivalence": Index("equivalence (Callon)", "c² / (s_i s_j)", lambda *, c, s_i, s_j, **_: c**2 / (s_i * s_j)),
    "dice": Index("Dice", "2c / (s_i + s_j)", lambda *, c, s_i, s_j, **_: 2 * c / (s_i + s_j)),
    "lift": Index("lift", "N c / (s_i s_j)", lambda *, c, s_i, s_j, n, **_: n * c / (s_i * s_j)),
    "npmi": Index("NPMI", "ln(N c / (s_i s_j)) / -ln(c / N)", _npmi),
}
NEEDS_LINKS_ONLY = {"association_strength"}
# these read a count as a number of papers; a product of occurrences can exceed the papers and the terms' own counts
NEEDS_PAPERS = {"inclusion", "lift", "npmi"}


def measure_similarity(
    i: np.ndarray, j: np.ndarray, counts: np.ndarray, sizes: np.ndarray, papers: float, *, similarity: str
) -> np.ndarray:
    """Measure the similarity index of each link, from arrays.

    Formulas and rounding are those of ``network.add_weights``.

    Parameters
    ----------
    i, j : array of int
        The places of the two terms of each link.
    counts : array
        The count of each link.
    sizes : array
        The count of each term; not-a-number where the index needs none.
    papers : float
        Number of papers; not-a-number where the index needs none.
    similarity : str
        The index.

    Returns
    -------
    array of float

    Examples
    --------
    >>> measure_similarity(np.array([0]), np.array([1]), np.array([2]), np.array([2, 4]), 9, similarity="jaccard").tolist()
    [0.5]
    """
    degrees = np.bincount(np.concatenate([i, j]), weights=np.tile(counts, 2), minlength=len(sizes))
    measure = SIMILARITIES[similarity].measure
    values = measure(c=counts, s_i=sizes[i], s_j=sizes[j], k_i=degrees[i], k_j=degrees[j], m2=degrees.sum(), n=papers)
    return round_significant(values)


def check_similarity(similarity: str, counting: str | None) -> None:
    """Check that an index exists, and that links so counted can have it.

    Parameters
    ----------
    similarity : str
    counting : str or None
        None where it is not known.

    Raises
    ------
    ValueError
        If not; the message lists the indices that fit.

    Examples
    --------
    >>> check_similarity("cosine", "full")
    """
    check_name("similarity", similarity, SIMILARITIES)
    if counting == "full" and similarity in NEEDS_PAPERS:
        fit = ", ".join(name for name in SIMILARITIES if name not in NEEDS_PAPERS)
        raise ValueError(
            f"similarity {similarity!r} reads a count as a number of papers, which full counting does not give; "
            f"choose binary or fractional counting, or one of {fit}"
        )
