"""Speed of what people look at: the explorer's redraw, the report, the map under the mouse: a JSON line per figure.

python tests/bench_pages.py CORPUS
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
from playwright.sync_api import sync_playwright

from copies import copy_project
from in_browser.chromium import NO_BROWSER, start_browser
from in_browser.lab import open_notebook, run_all, start_lab
from themeloom.browser.term_map import draw_map
from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.evidence import locate_terms
from themeloom.explorer.controls import MAX_LINKS
from themeloom.explorer.widget import Explorer
from themeloom.lexicon import list_kinds
from themeloom.project.corpus import Corpus
from timing import clock, tell, wait

ROUNDS = 3
NODES = 2_000
LINKS = 20_000
MOVES = 60  # of the mouse
PACE = 20  # milliseconds between them
COUNT_FRAMES = """() => {
  let last = performance.now();
  window.frames_ms = [];
  const next = (now) => { window.frames_ms.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""

# plotly draws what it is given before the browser goes on to the next frame, in which this is asked
DRAWN = """number => {
  const traces = (document.querySelector(".js-plotly-plot")?._fullData ?? []).filter((trace) => trace.meta === "terms");
  return traces.reduce((sum, trace) => sum + trace.x.length, 0) === number;
}"""


def measure_redraw(corpus):
    """Clock the explorer from a parameter to the finished map, in the kernel."""
    mentions = pd.concat([corpus.read("02_mentions"), corpus.read("02_mentions", "aside")], ignore_index=True)
    places = locate_terms(mentions, corpus.read("03_terms", "spellings"))
    vocabulary = Vocabulary(corpus.read("03_terms"), places, corpus.read("03_terms", "papers"), corpus.read("03_terms", "words"))
    themes = corpus.read("05_themes")
    members = corpus.read("05_themes", "terms")
    view = View(vocabulary, corpus.read("04_network"), themes, members, corpus.read("05_themes", "papers"))
    explorer = Explorer(corpus, corpus.read("01_records"), mentions, view, corpus.read("05_themes", "numbers"))
    kinds = list_kinds(corpus.read("03_terms")["kind"])
    parameters = {
        "max_terms": [150, 200, 250],
        "number": [5, 12, 8],
        "min_shared": [2, 3, 1],
        "kinds": [kinds[:2], kinds[:1], kinds],
    }
    for name, values in parameters.items():
        times = [clock(lambda name=name, value=value: explorer.set_control(name, value)) for value in values]
        tell(f"redraw after the parameter {name}", median(times), "seconds", target=1, most=round(max(times), 3))


def measure_redraw_in_lab(browser):
    """Clock the same in JupyterLab, from the Enter key to the dots on the screen, on the corpus that the tests use."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        times = []
        with start_lab(copy_project(scratch / "project"), scratch) as lab, open_notebook(page, lab, "notebooks/explore.ipynb"):
            run_all(page, timeout=120)
            page.wait_for_selector(".js-plotly-plot .scatterlayer", timeout=60_000)
            page.locator(".widget-tab .lm-TabBar-tab").filter(has_text="Parameters").click()
            for number in (100, 150, 200, 120, 180):
                page.wait_for_timeout(2000)
                page.locator(".widget-readout").first.click()
                page.keyboard.press("Control+A")
                page.keyboard.type(f"{number}")
                times.append(wait(lambda number=number: press_and_wait(page, number)))
        tell("redraw after the number of terms, on the screen", median(times), "seconds", target=1, most=round(max(times), 3))


def press_and_wait(page, number):
    page.keyboard.press("Enter")
    page.wait_for_function(DRAWN, arg=number, polling="raf")


def measure_report(corpus):
    """Clock the report's notebook against one nbconvert of an empty notebook, both as commands."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.ipynb"
        empty.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
        commands = [
            ["themeloom.project.running", "report", corpus.name],
            ["nbconvert", "--to", "html", str(empty)],
        ]
        times = [
            [clock(lambda command=command: run(command)) for _ in range(ROUNDS)]  #
            for command in commands
        ]
    tell(
        "report / nbconvert of an empty notebook",
        median(times[0]) / median(times[1]),
        "ratio",
        seconds=round(median(times[0]), 2),
    )
    size = (corpus.root / "figures" / corpus.name / "report.html").stat().st_size
    tell("report", size / 2**20, "MiB", target=15)


def run(command):
    subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True)


def measure_frames(browser, drawn):
    """Measure how long the browser takes for a frame while a large map is dragged, so many of its links drawn."""
    rng = np.random.default_rng(1)
    names = np.array([f"term {number}" for number in range(NODES)])
    terms = pd.DataFrame({"term": names, "x": rng.normal(size=NODES), "y": rng.normal(size=NODES), "kind": "term", "label": "a"})
    terms = terms.assign(documents=rng.zipf(1.5, NODES).clip(max=1000), theme=rng.integers(0, 9, NODES), stability="")
    terms = terms.assign(spellings="", strongest="").sort_values("documents", ascending=False, ignore_index=True)
    ends = rng.integers(0, NODES, (2, LINKS))
    places = {f"{axis}_{end}": terms[axis].to_numpy()[numbers] for end, numbers in zip("ab", ends, strict=True) for axis in "xy"}
    links = pd.DataFrame({"a": names[ends[0]], "b": names[ends[1]], "documents": 1, "weight": 1.0, "q": 0.5, **places})
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.set_content(draw_map(terms, links.head(drawn), colored_by="theme").to_html(include_plotlyjs=True))
    page.wait_for_selector(".js-plotly-plot .scatterlayer", timeout=60_000)
    page.wait_for_timeout(1000)
    page.mouse.move(400, 300)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    for move in range(MOVES):
        page.mouse.move(400 + 3 * move, 300 + move)
        page.wait_for_timeout(PACE)
    frames = page.evaluate("window.frames_ms")
    page.close()
    tell(
        f"frame while dragging {NODES} terms, {LINKS} links, {drawn} of them drawn",
        median(frames),
        "milliseconds",
        most_of_95_percent=round(float(np.percentile(frames, 95)), 1),
    )


def main(name):
    """Measure one corpus, and a large map that is generated."""
    corpus = Corpus(name)
    measure_redraw(corpus)
    measure_report(corpus)
    with sync_playwright() as playwright:
        browser = start_browser(playwright.chromium)
        if browser is None:
            sys.exit(NO_BROWSER)
        measure_redraw_in_lab(browser)
        for drawn in (MAX_LINKS, LINKS):
            measure_frames(browser, drawn)


if __name__ == "__main__":
    main(sys.argv[1])
