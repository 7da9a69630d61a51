"""How telling a term is by the company it keeps."""

import numpy as np
import pandas as pd
from scipy import sparse

PART = 2_000  # terms whose co-occurrences are held at once


def measure_relevance(named: pd.DataFrame) -> pd.DataFrame:
    """Measure how telling each term is by the company it keeps, in nats.

    r_i = sum_j p_ij ln(p_ij / q_j), with p_ij = c_ij / k_i the share of term j among what term i is met with, and q_j = k_j / 2m
    its share in the whole corpus (binary counts): the Kullback-Leibler divergence that van Eck & Waltman (2011,
    arXiv:1109.2058) describe in words. A term met with everything in the corpus' own proportions has relevance near 0.

    Parameters
    ----------
    named : DataFrame
        One row per mention; columns used: doc_id, term. Terms of one paper only are left out.

    Returns
    -------
    DataFrame
        Indexed by term: relevance (nats), links (k_i, the sum of its co-occurrences).

    Examples
    --------
    >>> named = pd.DataFrame({"doc_id": list("ppqqrrss"), "term": ["map", "atlas"] * 2 + ["loom", "yarn"] * 2})
    >>> measure_relevance(named).round(3).to_dict("index")["map"]
    {'relevance': 1.386, 'links': 2.0}
    """
    pairs = named[["doc_id", "term"]].drop_duplicates()
    pairs = pairs[pairs.groupby("term")["term"].transform("size") > 1]
    # papers in the order of their mentions, so that the sums below do not depend on what the papers' ids are
    rows, papers = pd.factorize(pairs["doc_id"])
    columns, terms = pd.factorize(pairs["term"], sort=True)
    incidence = sparse.csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(papers), len(terms)))
    links = incidence.T @ (incidence.sum(axis=1) - 1)
    parts = np.split(np.arange(len(terms)), range(PART, len(terms), PART))
    relevance = np.concatenate([_measure_part(incidence, links, part) for part in parts])
    return pd.DataFrame({"relevance": relevance, "links": links}, index=pd.Index(terms, name="term", dtype="str"))


def _measure_part(incidence, links, part):
    """The relevance of some of the terms."""
    shared = (incidence[:, part].T @ incidence).tocoo()
    apart = part[shared.row] != shared.col
    term = shared.row[apart]
    share = shared.data[apart] / links[part][term]
    return np.bincount(term, share * np.log(share * links.sum() / links[shared.col[apart]]), minlength=len(part))
