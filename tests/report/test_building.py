"""The report of a corpus small enough to check by head, and of the same with hostile texts: one file, nothing comes alive."""

import base64
import hashlib
import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from matplotlib.figure import Figure

from report.woven import DECODED, HOSTILE, build
from themeloom.figures.style import draw_nothing
from themeloom.palette import MARKS
from themeloom.project.files import render_csv, render_svg
from themeloom.report.building import find_lack


@pytest.fixture(scope="module")
def plain():
    return build(str)


@pytest.fixture(scope="module")
def hostile():
    return build(lambda text: text + HOSTILE)


@pytest.fixture(params=["plain", "hostile"])
def either(request):
    return request.getfixturevalue(request.param)


# ---------------------------------------------------------------- one page, for everyone


def test_parts_stand_in_order_and_no_level_of_headings_is_skipped(plain):
    levels = [int(tag[1]) for tag, _ in plain.read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(levels[0]) == levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    parts = (
        "Findings|Interactive map|The themes|The figures|The corpus in numbers|What was read, and what was left out|Method|Tables"
    )
    assert re.findall("<h2[^>]*>(.*?)</h2>", plain.page) == parts.split("|")


def test_what_is_named_is_there_once_and_pictures_say_what_they_show(either):
    ids = either.read.list_values("id")
    assert len(ids) == len(set(ids))
    named = [name for names in either.read.list_values("aria-labelledby", "for", "list") for name in names.split()]
    named += [link[1:] for link in either.read.list_values("href") if link.startswith("#")]
    assert set(named) <= set(ids)
    pictures = [attributes for tag, attributes in either.read.tags if tag == "img"]
    assert [picture["alt"].startswith("Dots.") for picture in pictures] == [True]


def test_nothing_is_fetched(either):
    links = either.read.list_values("src", "href", "action", "formaction", "data", "poster", "srcset", "xlink:href")
    led = [link for link in links if link[0] != "#" and not link.startswith("https://doi.org/")]  # only where one clicks
    assert {link.partition(",")[0] for link in led} == {*("data:image/svg+xml;base64", "data:text/csv;charset=utf-8;base64")}
    assert not {tag for tag, _ in either.read.tags} & {"link", "base", "iframe", "object", "embed"}
    assert not re.search(r"@import|url\(", either.page.partition("<style>")[2].partition("</style>")[0])


def test_no_script_may_run_but_those_in_the_page(either):
    [policy] = [tag["content"] for _, tag in either.read.tags if tag.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    run = [text for attributes, text in either.read.scripts if attributes.get("type") != "application/json"]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in run]
    assert rules["script-src"].split() == [f"'sha256-{digest}'" for digest in digests]
    assert [rules[name] for name in ("default-src", "base-uri", "form-action")] == ["'none'"] * 3
    assert len(run) == 2
    assert not any("\r" in text for text in run)  # a browser would read a line feed, and find another sum
    assert either.page.index("Content-Security-Policy") < min(either.page.index(sign) for sign in ("<style", "<script"))


def test_links_hold_the_tables_figures_and_their_numbers(either):
    saved = {tag["download"]: tag["href"] for _, tag in either.read.tags if "download" in tag}
    texts = {name: base64.b64decode(link.partition(",")[2]).decode() for name, link in saved.items()}
    [stem] = either.figures
    tables = {name: render_csv(table) for name, table in either.tables.items()}
    assert texts == tables | {f"{stem}.csv": render_csv(either.drawn)}
    [picture] = either.read.list_values("src")
    assert ElementTree.fromstring(base64.b64decode(picture.partition(",")[2]))[0].text.startswith("The map")


def test_the_same_corpus_gives_the_same_bytes(plain):
    assert build(str).page == plain.page


# ---------------------------------------------------------------- themes and method


def read_text(one):
    return " ".join("".join(one.read.texts).split())


def test_it_says_how_many_themes_there_are_and_how_sure_each_is(plain):
    text = read_text(plain)
    assert "They fall into 2 themes, groups of papers that are alike in words and meaning." in text
    assert "In samples of the papers, 1 of them is stable (●), 1 dissolved (○)." in text
    assert "Chosen: 2 themes, 1 stable and 1 dissolved; .50 of a theme comes back on average, .20 of the weakest" in text
    assert all(f"{mark} {stability}" in text for stability, mark in MARKS.items())
    assert "map34● stable.900; 1" in text  # the coarser theme: papers, terms, mark, what comes back, what it holds
    assert "Of the papers with the first term of its label, .50 are in it. Stable: in 9 bootstrap samples" in text
    assert "(Jaccard index; 95 % of the samples between .10 and .90), .70 of its papers that were not drawn" in text


@pytest.mark.parametrize(
    ("meaning", "told"), [("minilm", "is told by all-MiniLM-L6-v2"), ("wordllama", "is told by WordLlama"), ("none", "")]
)
def test_the_method_names_the_model_of_meaning_if_there_was_one(meaning, told):
    text = read_text(build(str, meaning=meaning))
    assert text.count("What a text means is told") == bool(told)
    assert told in text


def test_it_opens_with_what_the_user_asked_and_ends_with_how_to_cite(plain):
    text = read_text(plain)
    assert "Themes of toy Cat, A., Dog · May" in text
    order = ["Question. Why?", "What is not sure", "Notes So", "The dots are terms", "How to cite"]
    assert sorted(order, key=text.index) == order
    assert "Cat, A., Dog. Themes of toy. May. Made with themeloom" in text


def test_themeloom_is_cited_as_its_citation_file_says(plain):
    about = yaml.safe_load((Path(__file__).parents[2] / "CITATION.cff").read_text(encoding="utf-8"))
    [author] = about["authors"]
    assert f"Made with themeloom, version {about['version']} ({author['name']})." in read_text(plain)


@pytest.mark.parametrize(("max_q", "doubts"), [(0.2, 1), (0.25, 0)])
def test_links_that_chance_explains_are_a_doubt_at_the_rate_of_the_map(max_q, doubts):
    text = read_text(build(str, max_q=max_q))
    assert text.count("What stands side by side on the map: 0 of 3 links pass a false discovery rate of .20.") == doubts


def test_it_says_what_rose_and_what_fell(plain):
    text = read_text(plain)
    rose = "The theme map rose from 10 % of the papers of 2019 to 90 % of those of 2020;"
    assert f"{rose} the theme seed fell from 80 % of the papers of 2019 to 20 % of those of 2020." in text
    assert "Rising: none, by more than chance explains." in text
    assert "Fading, with their share of the papers of the earlier and the later half: seed (50 % to 20 %)." in text


def test_every_figure_and_table_has_an_anchor_and_a_caption_to_copy(plain):
    ids = plain.read.list_values("id")
    anchors = [tag["href"][1:] for _, tag in plain.read.tags if tag.get("class") == "anchor"]
    assert set(anchors) <= set(ids)
    wanted = {
        "steps-table",
        "corpus-table",
        "coarser-table",
        "parameters-table",
        *(f"table-{n + 1}" for n in range(len(plain.tables))),
    }
    assert set(anchors) == wanted | set(plain.figures)
    captions = [tag["data-caption"] for tag_name, tag in plain.read.tags if tag.get("class") == "copy"]
    assert "The map. Dots." in captions
    assert len(captions) == len(anchors) + 1  # and the citation


def test_papers_lead_to_where_they_can_be_read(plain):
    assert "https://doi.org/10.1/1" in plain.read.list_values("href")


def draw(*said):
    """A figure with a panel each, empty where something is said."""
    figure = Figure()
    for axes, reason in zip(figure.subplots(1, len(said), squeeze=False)[0], said, strict=True):
        draw_nothing(axes, reason) if reason else axes.plot([0, 1])
    return render_svg(figure, "figure", "Title", "Description.")


@pytest.mark.parametrize(
    ("said", "lack"), [(["no year"], "no year"), (["no year", "no year"], "no year"), (["no year", ""], ""), ([""], "")]
)
def test_a_figure_that_cannot_be_drawn_says_what_it_lacks(said, lack):
    assert find_lack(draw(*said)) == lack


def test_a_figure_of_several_parts_is_not_drawn_where_each_says_so():
    figure = Figure()
    for part in figure.subfigures(3, 1):
        draw_nothing(part.subplots(), "no year")
    assert find_lack(render_svg(figure, "figure", "Title", "Description.")) == "no year"


# ---------------------------------------------------------------- hostile texts


def test_hostile_texts_make_no_tag_no_attribute_and_no_script(plain, hostile):
    outlines = [[(tag, *attributes) for tag, attributes in one.read.tags] for one in (plain, hostile)]
    assert outlines[0] == outlines[1]
    assert len(plain.read.scripts) == len(hostile.read.scripts) == 4
    assert plain.read.others == hostile.read.others == []
    assert not any(re.match(r"\s*javascript:", link) for link in hostile.read.list_values("href", "src"))


def test_hostile_texts_are_shown_as_they_are(plain, hostile):
    def list_shown(one):
        led = ("data:", "https://doi.org/10.1/")  # addresses, whose signs are escaped in their own way
        shown = [text for _, tag in one.read.tags for text in tag.values() if not str(text).startswith(led)]
        return [re.sub(r"\d+ KiB", "", "".join(one.read.texts)), shown]

    clean = json.dumps(list_shown(hostile)).replace(json.dumps(HOSTILE)[1:-1], "").replace(json.dumps(DECODED)[1:-1], "")
    assert json.loads(clean) == list_shown(plain)
    shown = "".join(hostile.read.texts)
    assert (shown.count(HOSTILE), shown.count(DECODED)) == (64, 5)


def test_texts_of_the_map_hold_no_tag_of_the_corpus(hostile):
    traces = hostile.read.load("map-data")["data"]
    listed = [
        [text] if isinstance(text, str) else text for trace in traces for text in (trace.get("text", []), trace.get("name", ""))
    ]
    texts = [text for some in listed for text in some]
    assert {tag for text in texts for tag in re.findall("<[^>]*>?", text)} == {"<b>", "</b>", "<br>"}
    assert {f"<b>{name}</b>" for name in hostile.names.values()} <= {unescape(text.partition("<br>")[0]) for text in texts}
