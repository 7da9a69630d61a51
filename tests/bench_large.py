"""What many papers cost: CPU, time and memory of each notebook up to 11_stability, a JSON line each.

python tests/bench_large.py CORPUS [PAPERS]

The papers are made of the corpus' own sentences, years and halves of titles, drawn at random; the notebooks run in a copy of the
project, as make runs them.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import pandas as pd

from copies import copy_code
from themeloom.evidence import split_sentences
from themeloom.project.corpus import Corpus
from themeloom.project.pipeline import read_pipeline
from timing import tell

PAPERS = 100_000
NAME = "large"
LAST = "11_stability"
YEARS = range(2005, 2025)  # where the corpus has none
SCALE = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss is in bytes there, in kibibytes elsewhere


def make_papers(records, papers, seed=1):
    """Make papers of the sentences of others: as many each as one of those has; title, abstract, year and doi."""
    rng = np.random.default_rng(seed)
    sentences = split_sentences(records).query("field == 'abstract'")
    lengths = rng.choice(sentences.groupby("doc_id").size().to_numpy(), papers)
    drawn = rng.choice(sentences["sentence"].to_numpy(object), lengths.sum())
    abstracts = [" ".join(own) for own in np.split(drawn, np.cumsum(lengths)[:-1])]
    halves = [(words[: len(words) // 2], words[len(words) // 2 :]) for words in records["title"].str.split()]
    pairs = rng.integers(len(halves), size=(papers, 2))
    titles = [" ".join([*halves[first][0], *halves[second][1]]) for first, second in pairs]
    years = rng.choice(records["year"].dropna().to_numpy(int) if records["year"].notna().any() else YEARS, papers)
    dois = [f"10.5555/{NAME}.{number}" for number in range(papers)]
    return pd.DataFrame({"title": titles, "abstract": abstracts, "year": years, "doi": dois})


def run_notebook(folder, stem):
    """Run a notebook as make does; return its seconds, and what it and all that it started used."""
    start = perf_counter()
    command = [sys.executable, "-m", "themeloom.project.starting", stem, NAME, str(os.getpid())]
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=sys.stderr)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{stem} failed: nothing of what follows it can be measured")
    return perf_counter() - start, used


def main(name, papers=PAPERS):
    """Measure the notebooks in their order."""
    records = Corpus(name).read("01_records")
    with TemporaryDirectory() as place:
        folder = copy_code(Path(place))
        raw = folder / "data" / NAME / "raw"
        raw.mkdir(parents=True)
        make_papers(records, papers).to_csv(raw / "papers.csv", index=False)
        stems = [step.notebook for step in read_pipeline(folder) if step.notebook <= LAST]
        for stem in stems:
            seconds, used = run_notebook(folder, stem)
            measured = {"wall": round(seconds, 1), "peak MiB": round(used.ru_maxrss / SCALE), "papers": papers}
            tell(f"{stem} of many papers", used.ru_utime + used.ru_stime, "CPU seconds", **measured)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
