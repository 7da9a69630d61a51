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

from themeloom.corpus import Corpus
from themeloom.language import load_pipeline
from themeloom.layout import measure_positions
from themeloom.mentions import BATCH, extract_mentions
from themeloom.network import build_network
from themeloom.terms import merge_forms
from themeloom.themes import assign_papers, find_themes

ROUNDS = 5


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
    texts = records[["title", "abstract"]].to_numpy().ravel().tolist()
    network, themes = read_defaults(corpus, "04_network"), read_defaults(corpus, "05_themes")

    def annotate_only():
        with nlp.select_pipes(disable="noun_phrases"), nlp.memory_zone():
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
    after = [clock(lambda: find_everything(mentions, network, themes)) for _ in range(ROUNDS)]
    tell("mentions to themes / bare nlp.pipe", median(after) / median(bare), "ratio")
    tell("mentions to themes", median(after), "seconds", target=1, least=round(min(after), 3), most=round(max(after), 3))
    graph = find_everything(mentions, network, themes)
    placing = [clock(lambda: measure_positions(graph, seed=1)) for _ in range(ROUNDS)]
    tell("layout / bare nlp.pipe", median(placing) / median(bare), "ratio", seconds=round(median(placing), 3))

    scale = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kibibytes elsewhere
    tell("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20, "MiB")


if __name__ == "__main__":
    main(sys.argv[1])
