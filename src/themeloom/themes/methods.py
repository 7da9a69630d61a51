"""Themes found once, by the method of a study."""

from collections.abc import Sequence

import numpy as np

from themeloom.themes.by_network import find_by_network
from themeloom.themes.by_papers import Embedding, find_by_papers
from themeloom.themes.partitions import Partition
from themeloom.themes.study import Study


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
