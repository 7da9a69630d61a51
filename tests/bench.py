"""Speed and memory on one corpus: a JSON line per figure, CPU time as ratios within this run (machines differ, ratios less).

python tests/bench.py CORPUS
"""

import sys
from statistics import median
from time import process_time

import numpy as np
import pandas as pd
import spacy

from themeloom.meaning.encoding import encode_papers, encode_texts
from themeloom.mentions.extraction import extract_mentions
from themeloom.mentions.pipeline import UNUSED, load_pipeline
from themeloom.network.cooccurrence import build_network
from themeloom.network.layout import measure_positions
from themeloom.parallel import count_processes
from themeloom.project.corpus import Corpus
from themeloom.project.overrides import read_defaults
from themeloom.terms.merging import merge_forms
from themeloom.terms.ranking import rank_terms
from themeloom.terms.words import count_words
from themeloom.themes.by_papers import find_embedding
from themeloom.themes.finding import find_themes
from themeloom.themes.findings import tabulate_findings
from themeloom.themes.numbers import compare_numbers
from themeloom.themes.replicates import find_again, list_numbers
from themeloom.themes.study import make_study
from timing import clock, tell, tell_load, tell_memory

ROUNDS = 5
PLAIN_BATCH = 32  # texts at once at which the model's own components are fastest
FEW = 20  # papers encoded one after the other, and bootstrap samples
MANY = 20_000  # papers to generate
LETTERS = 1_500  # of an abstract
TAIL = 1.1  # exponent of Zipf's law at which as many papers as the corpus has hold about as many keys as it has


def grow_mentions(mentions, papers):
    """Mentions of that many papers: as many each as in the corpus, ranks by Zipf's law, rare ones with words never seen."""
    rng = np.random.default_rng(1)
    vocabulary = mentions[["form", "key", "kind"]].astype("str").value_counts().reset_index()
    ranks = rng.zipf(TAIL, papers * len(mentions) // mentions["doc_id"].nunique())
    ranks = np.where(ranks > 10**8, rng.integers(1, 10**8, len(ranks)), ranks) - 1
    known = vocabulary.iloc[ranks % len(vocabulary)].reset_index(drop=True)
    new = pd.Series(np.where(ranks < len(vocabulary), "", (" q" + pd.Series(ranks // len(vocabulary)).astype("str")))).astype(
        "str"
    )
    papers = pd.Series(np.sort(rng.integers(0, papers, len(ranks)))).astype("str")
    known = known.assign(doc_id=papers, form=known["form"] + new, key=known["key"] + new)
    return known.assign(field="abstract", end=LETTERS, opens=False, listed=False)


def make_network(doc_ids, mentions, options):
    """From mentions to the network: every library call of 03_terms and 04_network but the layout."""
    terms, spellings = merge_forms(mentions)
    occurrences = rank_terms(mentions, terms, spellings)
    words = count_words(mentions, spellings)
    return occurrences, words, build_network(doc_ids, occurrences, terms, **options)


def measure_themes(corpus, records, mentions, bare):
    """Measure what comes after the mentions, with the notebooks' defaults, against ``bare`` seconds of annotating."""
    doc_ids = records["doc_id"]
    network, themes = (read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb") for stem in ("04_network", "05_themes"))
    layout_seed = network.pop("seed")
    after = [clock(lambda: make_network(doc_ids, mentions, network)) for _ in range(ROUNDS)]
    tell("mentions to network / bare nlp.pipe", median(after) / bare, "ratio")
    tell("mentions to network", median(after), "seconds", least=round(min(after), 3), most=round(max(after), 3), target=1)
    occurrences, words, graph = make_network(doc_ids, mentions, network)
    placing = median(clock(lambda: measure_positions(graph, seed=layout_seed)) for _ in range(ROUNDS))
    tell("layout / bare nlp.pipe", placing / bare, "ratio", seconds=round(placing, 3))

    # without the cache and in one process
    few = records.head(FEW)
    start = process_time()
    encode_papers(few, meaning=themes["meaning"], processes=1)
    tell("encoding", len(few) / (process_time() - start), "papers per CPU second")
    meanings = encode_papers(records, meaning=themes["meaning"], cache=corpus.cache)
    names = encode_texts(sorted(graph), meaning=themes["meaning"], processes=1)

    def study(method):
        options = {name: themes[name] for name in ("words_weight", "resolution", "min_size")}
        return make_study(doc_ids, occurrences, words, graph, meanings, names, themes=method, **options)

    studied = study(themes["themes"])
    drawn = {name: themes[name] for name in ("number", "seed", "samples", "halves", "clouds", "processes")}

    def find_everything():
        again = find_again(studied, **drawn)
        tabulate_findings(again, compare_numbers(again, number=themes["number"]), doc_ids, graph, occurrences)

    size = {name: themes[name] for name in ("samples", "halves", "clouds")}
    tell(f"05_themes after the encoder, on {count_processes(0)} cores", clock(find_everything), "seconds", target=30, **size)
    bare_of_samples, with_samples = (
        clock(lambda count=count: find_again(studied, samples=count, halves=0, clouds=0, processes=1)) for count in (0, FEW)
    )
    tell("a sample of the papers, at all numbers of themes", (with_samples - bare_of_samples) / FEW, "seconds")
    embedding = find_embedding(studied, max(list_numbers(len(doc_ids))))  # the explorer keeps it
    redraw = median(clock(lambda: find_themes(studied, doc_ids, graph, number=8, embedding=embedding)) for _ in range(ROUNDS))
    tell("a redraw: themes at another number", redraw, "seconds", target=1)
    by_network = study("network")
    tell("themes of the network", clock(lambda: find_themes(by_network, doc_ids, graph, number=1)), "seconds", target=10)


def main(name):
    """Measure one corpus."""
    tell_load()
    corpus = Corpus(name)
    records, nlp = corpus.read("01_records"), load_pipeline()
    texts = (records["title"] + "\n" + records["abstract"]).tolist()
    plain = spacy.load(nlp.path, exclude=UNUSED)
    plain.tokenizer = nlp.tokenizer

    def annotate_only():
        with plain.memory_zone():
            for _ in plain.pipe(texts, batch_size=PLAIN_BATCH):
                pass

    annotate_only()  # warm-up
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(clock(annotate_only))
        whole.append(clock(lambda: extract_mentions(records, nlp, processes=1)))
    ratios = [b / a for a, b in zip(bare, whole, strict=True)]
    spread = {"least": round(min(ratios), 3), "most": round(max(ratios), 3)}
    tell("02_mentions / bare nlp.pipe of the model's own components", median(ratios), "ratio", target=0.95, **spread)
    tell("bare nlp.pipe", len(records) / median(bare), "papers per second")

    mentions = extract_mentions(records, nlp, processes=1)
    alone = [clock(lambda: merge_forms(mentions)) for _ in range(ROUNDS)]
    tell("03_terms", median(alone), "seconds", target=1, mentions=len(mentions))
    measure_themes(corpus, records, mentions, median(bare))

    for papers in (MANY // 10, MANY):
        grown = grow_mentions(mentions, papers)
        seconds = clock(lambda grown=grown: merge_forms(grown))
        tell(f"03_terms of {papers} generated papers", seconds, "seconds", mentions=len(grown), keys=grown["key"].nunique())

    tell_memory()


if __name__ == "__main__":
    main(sys.argv[1])
