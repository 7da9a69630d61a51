"""Speed and memory on one corpus: a JSON line per figure, times as ratios within this run (machines differ, ratios less).

python tests/bench.py CORPUS
"""

import ast
import json
import resource
import sys
from statistics import median
from time import perf_counter

import nbformat
import numpy as np
import pandas as pd

from themeloom.corpus import Corpus
from themeloom.language import load_pipeline
from themeloom.layout import measure_positions
from themeloom.mentions import BATCH, extract_mentions
from themeloom.network import build_network
from themeloom.terms import merge_forms
from themeloom.themes import assign_papers, find_themes

ROUNDS = 5
MANY = 20_000  # papers to generate
TAIL = 1.1  # exponent of Zipf's law at which as many papers as the corpus has hold about as many keys as it has


def read_defaults(corpus, stem):
    """The parameters of a notebook but the corpus: what its readers run."""
    cells = nbformat.read(corpus.root / "notebooks" / f"{stem}.ipynb", as_version=4).cells
    source = next(cell.source for cell in cells if "parameters" in cell.metadata.get("tags", []))
    found = {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(source).body}
    return {name: value for name, value in found.items() if name not in ("corpus", "seed")}


def clock(work):
    """Seconds that a call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def tell(figure, value, unit, **more):
    """Print one figure as a line of JSON."""
    print(json.dumps({"figure": figure, "value": round(value, 3), "unit": unit, **more}), flush=True)


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


def find_everything(mentions, network, themes):
    """From mentions to themes: every library call of 03_terms, 04_network and 05_themes but the layout, and the papers."""
    terms = merge_forms(mentions)
    graph = build_network(mentions, terms, **network)
    found = find_themes(graph, **themes, seed=1)
    assign_papers(mentions, terms, found)
    return graph


def main(name):
    """Measure one corpus."""
    corpus = Corpus(name)
    records, nlp = corpus.read("01_records"), load_pipeline()
    texts = (records["title"] + "\n" + records["abstract"]).tolist()
    network, themes = read_defaults(corpus, "04_network"), read_defaults(corpus, "05_themes")

    def annotate_only():
        with nlp.select_pipes(disable=["noun_phrases", "mentions"]), nlp.memory_zone():
            for _ in nlp.pipe(texts, batch_size=BATCH):
                pass

    annotate_only()  # warm-up
    bare, whole = [], []
    for _ in range(ROUNDS):
        bare.append(clock(annotate_only))
        whole.append(clock(lambda: extract_mentions(records, nlp)))
    ratios = [b / a for a, b in zip(bare, whole, strict=True)]
    spread = {"least": round(min(ratios), 3), "most": round(max(ratios), 3)}
    tell("02_mentions / bare nlp.pipe of the same components", median(ratios), "ratio", target=1.25, **spread)
    tell("bare nlp.pipe", len(records) / median(bare), "papers per second")

    mentions = extract_mentions(records, nlp)
    alone = [clock(lambda: merge_forms(mentions)) for _ in range(ROUNDS)]
    tell("03_terms", median(alone), "seconds", target=1, mentions=len(mentions))
    after = [clock(lambda: find_everything(mentions, network, themes)) for _ in range(ROUNDS)]
    tell("mentions to themes / bare nlp.pipe", median(after) / median(bare), "ratio")
    tell("mentions to themes", median(after), "seconds", least=round(min(after), 3), most=round(max(after), 3))
    graph = find_everything(mentions, network, themes)
    consensus = [clock(lambda: find_themes(graph, **themes, seed=1)) for _ in range(ROUNDS)]
    tell("consensus of the themes", median(consensus), "seconds", target=10)
    tell("mentions to themes without the consensus", median(after) - median(consensus), "seconds", target=1)
    placing = [clock(lambda: measure_positions(graph, seed=1)) for _ in range(ROUNDS)]
    tell("layout / bare nlp.pipe", median(placing) / median(bare), "ratio", seconds=round(median(placing), 3))

    for papers in (MANY // 10, MANY):
        grown = grow_mentions(mentions, papers)
        seconds = clock(lambda grown=grown: merge_forms(grown))
        tell(f"03_terms of {papers} generated papers", seconds, "seconds", mentions=len(grown), keys=grown["key"].nunique())

    scale = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kibibytes elsewhere
    tell("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20, "MiB")


if __name__ == "__main__":
    main(sys.argv[1])
