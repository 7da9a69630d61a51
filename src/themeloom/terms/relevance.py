"""How telling a term is by the company it keeps."""

import numpy as np
import pandas as pd
from scipy import sparse


def measure_relevance(told):
    """Measure how telling each term is by the company it keeps, in nats.

    r_i = sum_j p_ij ln(p_ij / q_j), with p_ij = c_ij / k_i the share of term j among what term i is met with, and q_j = k_j / 2m
    its share in the whole corpus (binary counts): the Kullback-Leibler divergence that van Eck & Waltman (2011,
    arXiv:1109.2058) describe in words. A term met with everything in the corpus' own proportions has relevance near 0.

    Parameters
    ----------
    told : DataFrame
        One row per mention; columns used: doc_id, term. Terms of one paper only are left out.

    Returns
    -------
    DataFrame
        Indexed by term: relevance (nats), links (k_i, the sum of its co-occurrences).
    """
    pairs = told[["doc_id", "term"]].drop_duplicates()
    pairs = pairs[pairs["term"].map(pairs["term"].value_counts()) > 1]
    rows, columns = pairs["doc_id"].astype("category").cat, pairs["term"].astype("category").cat
    shape = len(rows.categories), len(columns.categories)
    incidence = sparse.csr_array((np.ones(len(pairs)), (rows.codes, columns.codes)), shape=shape)
    met = (incidence.T @ incidence).tocoo()
    apart = met.row != met.col
    term, count, other = met.row[apart], met.data[apart], met.col[apart]
    links = np.bincount(term, count, minlength=len(columns.categories))
    share = count / links[term]
    relevance = np.bincount(term, share * np.log(share * links.sum() / links[other]), minlength=len(links))
    return pd.DataFrame({"relevance": relevance, "links": links}, index=pd.Index(columns.categories, name="term"))
