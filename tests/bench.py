"""Speed and memory on one corpus: a JSON line per figure, times as ratios within this run (machines differ, ratios less).

python tests/bench.py CORPUS
"""

import sys
from statistics import median

import numpy as np
import pandas as pd

from themeloom.mentions.extraction import BATCH, extract_mentions
from themeloom.mentions.pipeline import load_pipeline
from themeloom.network.cooccurrence import build_network
from themeloom.network.layout import measure_positions
from themeloom.parallel import count_processes
from themeloom.project.corpus import Corpus
from themeloom.project.parameters import read_defaults
from themeloom.terms.merging import merge_forms
from themeloom.terms.ranking import rank_terms
from themeloom.terms.words import count_words
from themeloom.themes.finding import find_themes
from themeloom.themes.papers import assign_papers
from themeloom.themes.stability import measure_stability
from timing import clock, tell, tell_memory

ROUNDS = 5
FEW = 20  # bootstrap samples
MANY = 20_000  # papers to generate
TAIL = 1.1  # exponent of Zipf's law at which as many papers as the corpus has hold about as many keys as it has


def grow_mentions(mentions, papers):
    """Mentions of that many papers: as many each as in the corpus, ranks by Zipf's law, rare ones with words never seen."""
    rng = np.random.default_rng(1)
    vocabulary = mentions[["form", "key", "kind"]].value_counts().reset_index()
    ranks = rng.zipf(TAIL, papers * len(mentions) // mentions["doc_id"].nunique())
    ranks = np.where(ranks > 10**8, rng.integers(1, 10**8, len(ranks)), ranks) - 1
    known = vocabulary.iloc[ranks % len(vocabulary)].reset_index(drop=True)
    new = pd.Series(np.where(ranks < len(vocabulary), "", (" q" + pd.Series(ranks // len(vocabulary)).astype("str")))).astype(
        "str"
    )
    papers = pd.Series(np.sort(rng.integers(0, papers, len(ranks)))).astype("str")
    return known.assign(doc_id=papers, form=known["form"] + new, key=known["key"] + new)


def find_everything(doc_ids, mentions, network, clustering):
    """From mentions to themes: every library call of 03_terms, 04_network and 05_themes but the layout and the stability.

    Returns what ``measure_stability`` begins with.
    """
    terms, spellings = merge_forms(mentions)
    occurrences = rank_terms(mentions, terms, spellings)
    words = count_words(mentions, spellings)
    graph = build_network(doc_ids, occurrences, terms, **network)
    members = find_themes(graph, **clustering)
    assign_papers(doc_ids, occurrences, words, members)
    return doc_ids, occurrences, words, graph, members


def measure_themes(doc_ids, mentions, notebooks, bare):
    """Measure what comes after the mentions, with the notebooks' defaults, against ``bare`` seconds of annotating."""
    network, themes = (read_defaults(notebooks / f"{stem}.ipynb") for stem in ("04_network", "05_themes"))
    layout_seed = network.pop("seed")
    clustering = {name: themes[name] for name in ("resolution", "min_size", "seed")}
    after = [clock(lambda: find_everything(doc_ids, mentions, network, clustering)) for _ in range(ROUNDS)]
    tell("mentions to themes / bare nlp.pipe", median(after) / bare, "ratio")
    tell("mentions to themes", median(after), "seconds", least=round(min(after), 3), most=round(max(after), 3))
    study = find_everything(doc_ids, mentions, network, clustering)
    graph = study[3]
    consensus = median(clock(lambda: find_themes(graph, **clustering)) for _ in range(ROUNDS))
    tell("consensus of the themes", consensus, "seconds", target=10)
    tell("mentions to themes without the consensus", median(after) - consensus, "seconds", target=1)
    placing = median(clock(lambda: measure_positions(graph, seed=layout_seed)) for _ in range(ROUNDS))
    tell("layout / bare nlp.pipe", placing / bare, "ratio", seconds=round(placing, 3))

    def clock_samples(samples, processes):
        options = {**clustering, "samples": samples, "seeds": 0, "resolutions": [], "processes": processes}
        return clock(lambda: measure_stability(*study, **options))

    samples = themes["samples"]
    seconds = clock_samples(samples, themes["processes"])
    tell(f"{samples} samples of the papers, on {count_processes(themes['processes'])} cores", seconds, "seconds", target=60)
    tell("samples in one process / as many clusterings", clock_samples(FEW, 1) / FEW / consensus, "ratio", target=1)


def main(name):
    """Measure one corpus."""
    corpus = Corpus(name)
    records, nlp = corpus.read("01_records"), load_pipeline()
    texts = (records["title"] + "\n" + records["abstract"]).tolist()

    def annotate_only():
        with nlp.select_pipes(disable=["noun_phrases", "mentions"]), nlp.memory_zone():
            for _ in nlp.pipe(texts, batch_size=BATCH):
                pass

    annotate_only()  # warm-up
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(clock(annotate_only))
        whole.append(clock(lambda: extract_mentions(records, nlp, processes=1)))
    ratios = [b / a for a, b in zip(bare, whole, strict=True)]
    spread = {"least": round(min(ratios), 3), "most": round(max(ratios), 3)}
    tell("02_mentions / bare nlp.pipe of the same components", median(ratios), "ratio", target=1.25, **spread)
    tell("bare nlp.pipe", len(records) / median(bare), "papers per second")

    mentions = extract_mentions(records, nlp, processes=1)
    alone = [clock(lambda: merge_forms(mentions)) for _ in range(ROUNDS)]
    tell("03_terms", median(alone), "seconds", target=1, mentions=len(mentions))
    measure_themes(records["doc_id"], mentions, corpus.root / "notebooks", median(bare))

    for papers in (MANY // 10, MANY):
        grown = grow_mentions(mentions, papers)
        seconds = clock(lambda grown=grown: merge_forms(grown))
        tell(f"03_terms of {papers} generated papers", seconds, "seconds", mentions=len(grown), keys=grown["key"].nunique())

    tell_memory()


if __name__ == "__main__":
    main(sys.argv[1])
