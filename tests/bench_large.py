"""What many papers cost: CPU, time and memory of each notebook up to 11_stability and the explorer's redraw, a JSON line each.

python tests/bench_large.py CORPUS [PAPERS]

The papers are made of the corpus' own sentences, years and halves of titles, drawn at random; the notebooks run in a copy of the
project, as make runs them. What texts mean comes from the small model: the other would take hours.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import numpy as np
import pandas as pd
import psutil

from bench_pages import measure_redraw
from copies import copy_code
from themeloom.evidence import split_sentences
from themeloom.project.corpus import Corpus
from themeloom.project.pipeline import read_pipeline
from timing import tell

PAPERS = 100_000
NAME = "large"
LAST = "11_stability"
YEARS = range(2005, 2025)  # where the corpus has none
MEANING = "meaning: wordllama\n"
LOOK = 0.5  # seconds between two looks at the memory


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
    """Run a notebook as make does; return its seconds, what it and all that it started used, and their memory at its highest."""
    start = perf_counter()
    command = [sys.executable, "-m", "themeloom.project.starting", stem, NAME, str(os.getpid())]
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=sys.stderr)
    memory = [measure_memory(process.pid)]
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        memory.append(measure_memory(process.pid))
        sleep(LOOK)
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    if process.returncode:
        sys.exit(f"{stem} failed: nothing of what follows it can be measured")
    return perf_counter() - start, ended[2], max(memory)


def measure_memory(number):
    """Memory of a process and of all that it started: (of all together, of the largest), MiB; what they share counts once."""
    own = []
    for process in [psutil.Process(number), *psutil.Process(number).children(recursive=True)]:
        with suppress(psutil.Error):
            memory = process.memory_full_info()
            own.append(getattr(memory, "pss", memory.uss))
    return round(sum(own) / 2**20), round(max(own, default=0) / 2**20)


def main(name, papers=PAPERS):
    """Measure the notebooks in their order."""
    records = Corpus(name).read("01_records")
    with TemporaryDirectory() as place:
        folder = copy_code(Path(place))
        raw = folder / "data" / NAME / "raw"
        raw.mkdir(parents=True)
        make_papers(records, papers).to_csv(raw / "papers.csv", index=False)
        raw.with_name("params").mkdir()
        (raw.with_name("params") / "05_themes.yml").write_text(MEANING, encoding="utf-8")
        stems = [step.notebook for step in read_pipeline(folder) if step.notebook <= LAST]
        for stem in stems:
            seconds, used, (memory, largest) = run_notebook(folder, stem)
            measured = {"wall": round(seconds, 1), "MiB of all": memory, "MiB of the largest": largest, "papers": papers}
            tell(f"{stem} of many papers", used.ru_utime + used.ru_stime, "CPU seconds", **measured)
        measure_redraw(Corpus(NAME, folder))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
