"""explore.ipynb as a user has it: run, searched, pointed at, clicked, its parameters changed and saved, and make follows."""

import os
import re
import shutil
import struct
import subprocess
import sys
from contextlib import contextmanager
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pandas as pd
import pytest
import yaml

from copies import CORPUS, SMALL
from in_browser.lab import open_notebook, run_all
from in_browser.plot import click, count_points, find_lonely, list_spots, locate, wait_until_gone

PANEL = ".themeloom-evidence"
# texts of buttons that are cut
CUT = "nodes => nodes.filter(node => node.scrollWidth > node.clientWidth).map(node => node.textContent)"
WAIT = 20_000  # milliseconds for what takes a blink where nothing else runs


@contextmanager
def run_explore(lab, page):
    """The notebook, run, its map drawn and in sight."""
    with open_notebook(page, lab, "notebooks/explore.ipynb"):
        assert run_all(page, timeout=120) == []
        page.wait_for_selector(".js-plotly-plot .scatterlayer", timeout=WAIT)
        page.locator(PANEL).scroll_into_view_if_needed()
        page.locator(".js-plotly-plot").scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        yield page


@pytest.fixture
def explore(lab, page):
    with run_explore(lab, page):
        yield page


def fill(page, name, text):
    field = page.get_by_title(name, exact=True).first
    field = field if field.evaluate("node => node.tagName") == "INPUT" else field.locator("input").first
    field.fill(text)
    field.press("Enter")


def turn_to(page, name):
    """Turn to a page beside the map."""
    page.locator(".widget-tab .lm-TabBar-tab").filter(has_text=name).click()
    page.locator(".widget-tab .lm-TabBar-tab.lm-mod-current").filter(has_text=name).wait_for(timeout=WAIT)


def set_number_of_terms(page, number):
    turn_to(page, "Parameters")
    page.locator(".widget-readout").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(f"{number}")
    page.keyboard.press("Enter")


def wait_for_panel(page, text):
    page.locator(PANEL).get_by_role("heading", level=3).filter(has_text=text).wait_for(timeout=WAIT)


def wait_for_status(page, text):
    page.get_by_role("status").filter(has_text=text).first.wait_for(timeout=WAIT)


def read_terms(lab):
    """The terms of the map, the most documented first."""
    graph = nx.read_graphml(lab.folder / "data" / CORPUS / "derived" / "04_network.graphml")
    return sorted(graph, key=lambda term: -graph.nodes[term]["documents"]), graph


def test_a_search_and_clicks_lead_to_the_sentences(explore, lab, complaints):
    page = explore
    _, graph = read_terms(lab)
    fill(page, "Search", "retrieval")
    wait_for_panel(page, "retrieval")
    assert all("retrieval" in mark.lower() for mark in page.locator(f"{PANEL} mark").all_inner_texts())
    assert "retrieval" in page.locator(f"{PANEL} article").first.inner_text().lower()

    # the map moved to what was found
    page.locator('[data-title="Autoscale"]').first.click(force=True)
    page.wait_for_timeout(1000)
    lonely = find_lonely(graph)
    click(page, "terms", lonely)
    wait_for_panel(page, lonely)
    marks = page.locator(f"{PANEL} mark").evaluate_all("nodes => nodes.map(node => node.title)")
    assert set(marks) == {lonely}
    page.wait_for_timeout(1000)  # plotly draws the rings and lines a moment later
    assert count_points(page, "chosen") == 1

    shown = page.evaluate("""() => Array.from(document.querySelector(".js-plotly-plot")._fullData
      .filter(trace => trace.meta === "handles").at(-1).customdata, ends => Array.from(ends))""")
    assert {frozenset(ends) for ends in shown} == {frozenset((lonely, other)) for other in graph[lonely]}
    click(page, "handles", *shown[0], nth=-1)
    wait_for_panel(page, " and ".join(shown[0]))
    marks = page.locator(f"{PANEL} mark").evaluate_all("nodes => nodes.map(node => node.title)")
    assert set(marks) == set(shown[0])

    click(page, "themes", 1)
    wait_for_panel(page, "theme 1")
    assert page.locator(f"{PANEL} article").count() > 1
    assert complaints == []


def test_all_of_it_is_on_the_first_screen(lab, page):
    page.set_viewport_size({"width": 1440, "height": 900})
    with open_notebook(page, lab, "notebooks/explore.ipynb"):
        assert run_all(page, timeout=120) == []
        page.wait_for_selector(".js-plotly-plot .scatterlayer", timeout=WAIT)
        page.wait_for_timeout(2000)
        for part in (".js-plotly-plot", ".widget-tab"):
            box = page.locator(part).first.bounding_box()
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 900
            assert box["x"] + box["width"] <= 1440
        assert page.locator(".jp-CodeCell .cm-content:visible").count() == 0  # the code is folded
        for name in ("Details", "Parameters", "Look", "Terms", "Thesaurus"):
            turn_to(page, name)
            tab = page.locator(".widget-tab .lm-TabBar-tab").filter(has_text=name)
            assert tab.locator(".lm-TabBar-tabLabel").evaluate("node => node.scrollWidth <= node.clientWidth")
            assert page.locator(".widget-tab button:visible").evaluate_all(CUT) == []
        turn_to(page, "Terms")
        assert page.locator(".themeloom-terms").evaluate("node => node.scrollWidth <= node.clientWidth")
        for name in ("Parameters", "Look"):
            turn_to(page, name)
            assert page.locator(".widget-tab .widget-vbox:visible").first.evaluate(
                "node => node.scrollHeight <= node.clientHeight"
            )


def list_label_boxes(page):
    """Boxes of the labels that are seen, and the box of the map: left, top, right, bottom, pixels."""
    return page.evaluate("""() => {
      const rim = node => { const box = node.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; };
      const plot = document.querySelector(".js-plotly-plot");
      return [Array.from(plot.querySelectorAll(".textpoint text"), node => [node.textContent, rim(node)]), rim(plot)];
    }""")


def test_the_largest_terms_are_named_and_no_label_is_cut_or_touches_another(explore, lab):
    terms, _ = read_terms(lab)
    labels, (left, top, right, bottom) = list_label_boxes(explore)
    assert {*terms[:10]} <= {text for text, _ in labels}
    assert len(labels) > 40
    assert all(left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom for _, box in labels)
    boxes = np.array([box for _, box in labels])
    lap = np.minimum(boxes[:, None, 2:], boxes[:, 2:]) - np.maximum(boxes[:, None, :2], boxes[:, :2])
    touching = (lap > 1).all(axis=2) & ~np.eye(len(boxes), dtype=bool)
    assert [(labels[a][0], labels[b][0]) for a, b in np.argwhere(touching)] == []


def test_what_is_seen_is_saved_as_a_picture_at_print_size(explore, tmp_path, complaints):
    turn_to(explore, "Look")
    explore.locator("select[title=Colour], [title=Colour] select").first.select_option("stability")
    explore.wait_for_timeout(3000)
    seen = {text for text, _ in list_label_boxes(explore)[0]}
    for name in ("PNG", "SVG"):
        with explore.expect_download() as download:
            explore.get_by_role("button", name=f"Save as {name}").click()
        assert download.value.suggested_filename == f"{CORPUS}_map.{name.lower()}"
        download.value.save_as(tmp_path / f"map.{name.lower()}")
    head = (tmp_path / "map.png").read_bytes()[:24]
    assert (head[:8], struct.unpack(">I", head[16:20])[0]) == (b"\x89PNG\r\n\x1a\n", 2160)
    svg = ElementTree.parse(tmp_path / "map.svg").getroot()
    assert float(svg.get("width")) == pytest.approx(7.2 * 96, abs=1)
    written = {"".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert seen <= written
    assert "share of samples in its theme again" in written
    assert complaints == []


def test_a_click_chooses_the_term_whose_middle_is_nearest(explore):
    chance = np.random.default_rng(0)
    terms = [spot[1][0] for spot in list_spots(explore, "terms")]
    tried = 0
    for term in chance.permutation(terms):
        spots = list_spots(explore, "terms", "themes", "handles")  # the links of what is chosen get handles of their own
        places = np.array([spot[2:] for spot in spots])
        middle = next(place for spot, place in zip(spots, places, strict=True) if spot[1] == [term])
        point = np.floor(middle + chance.uniform(-5, 5, 2))  # the mouse has whole pixels
        away = np.linalg.norm(places - point, axis=1)
        role, data, *_ = spots[away.argmin()]
        if role != "terms" or tried == 20 or np.ptp(np.sort(away)[:2]) < 1.5:
            continue
        tried += 1
        explore.mouse.move(*point, steps=3)
        explore.wait_for_timeout(200)
        explore.mouse.click(*point)
        explore.locator(PANEL).get_by_role("heading", level=3).get_by_text(data[0], exact=True).wait_for(timeout=WAIT)
    assert tried == 20


def test_pointing_at_a_term_shows_what_it_is(explore, lab):
    term, _ = read_terms(lab)
    explore.mouse.move(*locate(explore, "terms", term[0]), steps=5)
    hover = explore.locator(".hoverlayer .hovertext")
    hover.wait_for(timeout=WAIT)
    for part in (term[0], "papers:", "kind:", "also:", "with:"):
        assert part in hover.text_content()


def test_a_parameter_changes_the_map_and_colours_and_labels_follow(explore, complaints):
    page = explore
    before = count_points(page, "terms")
    labels = count_points(page, "labels 2")
    set_number_of_terms(page, 100)
    wait_for_status(page, "100 terms")
    page.wait_for_timeout(3000)
    assert (before, count_points(page, "terms")) == (200, 100)
    assert labels == 0
    page.locator(".js-plotly-plot .nsewdrag").first.hover()
    for _ in range(12):
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(100)
    page.wait_for_timeout(3000)
    assert count_points(page, "labels 2") > 0
    turn_to(page, "Look")
    page.locator("select[title=Colour], [title=Colour] select").first.select_option("kind")
    page.locator(".js-plotly-plot .legendtext").filter(has_text=re.compile("^method$")).wait_for(timeout=WAIT)
    assert complaints == []


@pytest.fixture
def restored(lab, tmp_path):
    """The corpus of the lab, which is after a test as it was before: what another test begins with does not hang on this one."""
    corpus = lab.folder / "data" / CORPUS
    shutil.copytree(corpus, tmp_path / "before")
    yield corpus
    shutil.rmtree(corpus)
    shutil.copytree(tmp_path / "before", corpus)


def make(lab, target):
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", f"PYTHON={sys.executable}", target]
    done = subprocess.run(command, cwd=lab.folder, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_saved_parameters_and_merges_are_what_make_draws(restored, explore, lab, complaints):
    page = explore
    terms, _ = read_terms(lab)
    params = restored / "params"
    set_number_of_terms(page, 120)
    wait_for_status(page, "120 terms")
    page.get_by_role("button", name="Save these parameters").click()
    page.get_by_role("status").filter(has_text="Saved in").wait_for(timeout=60_000)
    turn_to(page, "Thesaurus")
    page.get_by_placeholder("as it stands on the map").fill(terms[1])
    page.get_by_placeholder("another term, or a new name").fill(terms[2])
    page.get_by_role("button", name="Merge or rename").click()
    wait_for_status(page, "Not saved yet")
    wait_until_gone(page, "terms", terms[1])
    page.get_by_role("button", name="Save thesaurus").click()
    wait_for_status(page, "thesaurus.csv")
    assert yaml.safe_load((params / "04_network.yml").read_text()) == {"max_terms": 120}
    assert pd.read_csv(params / "thesaurus.csv", dtype=str).to_numpy().tolist() == [[terms[1], terms[2]]]

    target = f"data/{CORPUS}/derived/04_network.graphml"
    assert re.findall(r"(\d\d_\w+) ->", make(lab, target)) == ["02_mentions", "03_terms", "04_network"]
    made, graph = read_terms(lab)
    assert len(made) == 120
    assert terms[1] not in graph
    drawn = page.evaluate("""() => document.querySelector(".js-plotly-plot")._fullData.filter(trace => trace.meta === "terms")
      .flatMap(trace => Array.from(trace.customdata, one => one[0]))""")
    assert sorted(drawn) == sorted(made)
    assert complaints == []


def read_drawn(page):
    """Of each term on the map the theme of which its dot is; the controls' number of terms and of themes."""
    turn_to(page, "Parameters")
    themes = page.evaluate("""() => Object.fromEntries(document.querySelector(".js-plotly-plot")._fullData
      .filter(trace => trace.meta === "terms")
      .flatMap(trace => Array.from(trace.customdata, one => [one[0], trace.legendgroup])))""")
    return themes, page.locator(".widget-readout:visible").all_inner_texts()[:2]


def test_after_saving_and_running_all_again_map_and_parameters_agree_before_make_and_after_it(restored, lab, page, complaints):
    params = restored / "params"
    params.mkdir(exist_ok=True)
    with run_explore(lab, page):
        set_number_of_terms(page, 120)
        wait_for_status(page, "120 terms")
        page.get_by_role("button", name="Save these parameters").click()
        page.get_by_role("status").filter(has_text="Saved in").wait_for(timeout=60_000)
        saved, controls = read_drawn(page)
    assert (len(saved), controls[0]) == (120, "120")
    with run_explore(lab, page):
        wait_for_status(page, "drawn with what was saved after make ran last (04_network.yml)")
        assert read_drawn(page) == (saved, controls)
    # as 05_themes would, in seconds: how many themes there are stays as it is
    values = SMALL["05_themes"] | {"number": int(controls[1])}
    (params / "05_themes.yml").write_text("".join(f"{name}: {value}\n" for name, value in values.items()))
    make(lab, f"data/{CORPUS}/derived/05_themes.parquet")
    with run_explore(lab, page):
        assert page.get_by_role("status").first.inner_text().endswith("themes")
        assert read_drawn(page) == (saved, controls)
    assert complaints == []
