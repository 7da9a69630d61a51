"""Speed of counting, clustering and layout on generated corpora: a JSON line per figure, ratios within this run.

python tests/bench_network.py
"""

from statistics import median

import numpy as np
import pandas as pd

from themeloom.network.cooccurrence import build_network
from themeloom.network.counting import COUNTINGS, count_links, count_occurrences
from themeloom.network.layout import measure_positions
from themeloom.themes.clustering import find_clusters
from themeloom.themes.graphs import read_matrix
from timing import clock, tell, tell_memory

ROUNDS = 5
PER_PAPER, VOCABULARY, KEPT = 25, 50_000, 2_000  # terms of a paper, of the corpus, of the network
FIELDS = 20  # of the papers of the large network: a network without any order is nobody's
TAIL = 1.1  # exponent of Zipf's law
PAPERS = (10_000, 100_000, 1_000_000)
TARGET = 1.3  # counting the links of 100 000 papers / the bare product


def make_tables(papers, fields=1):
    """Ids, occurrences and terms of that many papers, 25 terms each, by Zipf's law; the 2 000 most documented are kept.

    The papers are of so many fields in turn; of each paper's terms half are common to all, half begin with its field's own.
    """
    rng = np.random.default_rng(1)
    chances = np.cumsum(1.0 / np.arange(1, VOCABULARY + 1) ** TAIL)
    ranks = np.searchsorted(chances / chances[-1], rng.random(papers * PER_PAPER))
    own = np.arange(papers).repeat(PER_PAPER) % fields * (np.arange(papers * PER_PAPER) % 2)
    ranks = (ranks + own * KEPT // fields) % VOCABULARY
    doc_ids, names = (pd.Series(np.arange(count)).astype("str") for count in (papers, VOCABULARY))
    pairs, counts = np.unique(np.repeat(np.arange(papers), PER_PAPER) * VOCABULARY + ranks, return_counts=True)
    places, terms = np.divmod(pairs, VOCABULARY)
    occurrences = pd.DataFrame({"doc_id": doc_ids.array[places], "term": names.array[terms], "occurrences": counts})
    documents = pd.Series(np.bincount(terms, minlength=VOCABULARY))
    kept = documents.rank(method="first", ascending=False) <= KEPT
    return doc_ids, occurrences, pd.DataFrame({"term": names, "kind": "term", "relevance": 1.0, "kept": kept})


def measure_counting(papers):
    """Clock the bare product, the links from the same matrix by each counting, and from the table."""
    doc_ids, occurrences, terms = make_tables(papers)
    names = np.sort(terms.loc[terms["kept"], "term"].to_numpy(dtype=object))
    counts = count_occurrences(doc_ids, occurrences, names)
    present = counts.sign()
    rounds = ROUNDS if papers < PAPERS[-1] else 1
    bare = median(clock(lambda: present.T @ present) for _ in range(rounds))
    size = f"of {papers} papers"
    tell(f"bare sparse product {size}", bare, "seconds")
    for counting in COUNTINGS:
        seconds = median(clock(lambda how=counting: count_links(counts, counting=how, min_shared=1)) for _ in range(rounds))
        target = {"target": TARGET} if (counting, papers) == ("binary", PAPERS[1]) else {}
        tell(f"links {size}, {counting} counting / bare product", seconds / bare, "ratio", **target)
    reading = median(clock(lambda: count_occurrences(doc_ids, occurrences, names)) for _ in range(rounds))
    tell(f"table {size} to matrix / bare product", reading / bare, "ratio", seconds=round(reading, 3), rows=len(occurrences))


def measure_large_network():
    """Clock clustering and layout of a network of 2 000 terms, beside one start of what each repeats."""
    doc_ids, occurrences, terms = make_tables(PAPERS[0], FIELDS)
    graph = build_network(doc_ids, occurrences, terms, max_terms=KEPT, min_shared=3)
    weights = read_matrix(graph, sorted(graph), "weight")
    size = {"terms": len(graph), "links": graph.number_of_edges()}
    finding = {"resolution": 1.0, "min_size": 5, "seed": 1}
    one = clock(lambda: find_clusters(weights, **finding, ensembles=1))
    tell("clustering, one ensemble", one, "seconds", **size)
    tell("clustering, consensus of 20 / one", clock(lambda: find_clusters(weights, **finding, ensembles=20)) / one, "ratio")
    tell("layout", clock(lambda: measure_positions(graph, seed=1)), "seconds", **size)


def main():
    """Measure all."""
    for papers in PAPERS:
        measure_counting(papers)
    measure_large_network()
    tell_memory()


if __name__ == "__main__":
    main()
