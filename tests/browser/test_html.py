"""HTML by templates: whatever stands in a title, a sentence or a term is text there, and nothing is left unsaid."""

from html import unescape
from pathlib import Path

import jinja2
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

import themeloom
from themeloom.browser.html import list_papers, read_asset, render

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></section><img src=x onerror=alert(1)>",
    "&amp; is kept, &lt;b&gt; too",
    '" onmouseover="alert(1)" x=\'',
    "{{ 7*7 }}{% for %}{# gone #}",
    "\u202e🧵",
]


def make_sentences(rows):
    return pd.DataFrame(rows, columns=["doc_id", "title", "field", "sentence", "marks"])


# ---------------------------------------------------------------- papers


def test_sentences_are_gathered_by_paper_in_the_order_of_the_most_telling():
    sentences = make_sentences(
        [
            ("p2", "Seeds", "abstract", "A seed.", [(2, 6, "seed")]),
            ("p1", "On maps", "title", "On maps", [(3, 7, "map")]),
            ("p2", "Seeds", "abstract", "Two seeds.", [(4, 9, "seed")]),
            ("p1", "On maps", "abstract", "A map.", [(2, 5, "map")]),
        ]
    )
    assert list_papers(sentences) == [
        {
            "title": [("Seeds", "")],
            "sentences": [[("A ", ""), ("seed", "seed"), (".", "")], [("Two ", ""), ("seeds", "seed"), (".", "")]],
        },
        {"title": [("On ", ""), ("maps", "map")], "sentences": [[("A ", ""), ("map", "map"), (".", "")]]},
    ]


def test_a_title_that_comes_after_its_abstract_is_marked_all_the_same():
    rows = [("p", "Maps", "abstract", "A map.", [(2, 5, "map")]), ("p", "Maps", "title", "Maps", [(0, 4, "map")])]
    assert list_papers(make_sentences(rows))[0]["title"] == [("Maps", "map")]


def test_papers_of_one_title_stay_apart_and_no_sentence_is_no_paper():
    rows = [(name, "Maps", "title", "Maps", [(0, 4, "map")]) for name in ("p1", "p2")]
    assert [paper["sentences"] for paper in list_papers(make_sentences(rows))] == [[], []]
    assert list_papers(make_sentences([])) == []


# ---------------------------------------------------------------- templates


def show(text, term="", **content):
    papers = [{"title": [(text, term)], "sentences": [[(text, term)]]}]
    return render("explorer/panel.html", **{"heading": text, "facts": [text], "papers": papers, "most": 9} | content)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text):
    page = show(text, term=text)
    plain = show("text", term="text")
    assert [page.count(sign) for sign in '<>"'] == [plain.count(sign) for sign in '<>"']
    # heading, fact, title and sentence, and the terms of two marks
    assert unescape(page).count(text) == 6
    assert render("explorer/line.html", text=text) == render("explorer/line.html", text="TEXT").replace(
        "TEXT", Markup.escape(text)
    )


def test_what_was_escaped_before_is_escaped_once_more():
    assert "&amp;lt;b&amp;gt;" in render("explorer/line.html", text="&lt;b&gt;")


@pytest.mark.parametrize("column", ["label", "replace by", "keys", "documents"])
def test_cells_of_a_thesaurus_are_escaped(column):
    line = {"label": "llm", "replace by": "models", "keys": 1, "documents": 2} | {column: HOSTILE[0]}
    page = render("explorer/thesaurus.html", lines=[line])
    assert HOSTILE[0] not in page
    assert f"<td>{Markup.escape(HOSTILE[0])}</td>" in page


def test_a_thesaurus_says_what_it_drops_and_that_it_has_no_line():
    assert "<td>(dropped)</td>" in render(
        "explorer/thesaurus.html", lines=[{"label": "a", "replace by": "", "keys": 0, "documents": 0}]
    )
    assert "no line yet" in render("explorer/thesaurus.html", lines=[])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("<>&\"'{}%#/=ab\n") | st.characters(codec="utf-8"), max_size=30))
def test_any_text_is_read_from_the_page_as_it_was(text):
    line = render("explorer/line.html", text=text).partition(">")[2].rpartition("<")[0]
    assert not set("<>\"'") & set(line)
    assert unescape(line) == text


def test_papers_beyond_the_most_are_counted():
    papers = [{"title": [(f"paper {number}", "")], "sentences": []} for number in range(5)]
    page = show("text", papers=papers, most=2)
    assert page.count("<article>") == 2
    assert "and 3 more papers" in page
    assert "more papers" not in show("text", papers=papers, most=5)


def test_marked_pieces_are_marked_and_the_others_not():
    page = show("text", papers=[{"title": [("On ", ""), ("maps", "map")], "sentences": []}])
    assert '<h4>On <mark title="map">maps</mark></h4>' in page


def test_what_a_template_asks_for_and_is_not_given_is_an_error():
    with pytest.raises(jinja2.UndefinedError, match="'text' is undefined"):
        render("explorer/line.html")
    with pytest.raises(jinja2.UndefinedError, match="has no attribute 'title'"):
        show("text", papers=[{"sentences": []}])


# ---------------------------------------------------------------- filters and assets


@pytest.fixture
def fill(monkeypatch):
    """Fill a template of the test's own, as the library's are filled."""
    templates = render.__globals__["_load_templates"]()
    return lambda text, **content: templates.from_string(text).render(**content)


NUMBERS = [(0.5, ".50"), (0, ".00"), (1, "1.00"), (0.999, "1.00"), (12.346, "12.35"), (-0.5, "-0.50")]


@pytest.mark.parametrize(("value", "text"), [*NUMBERS, *((none, "–") for none in (None, np.nan, pd.NA))])
def test_numbers_have_two_digits_and_no_zero_before_the_point(fill, value, text):
    assert fill("{{ value|number }}", value=value) == text


PLAIN = [([], ""), (["a", 1], "a, 1"), ("text", "text"), (1.0, "1.0"), (True, "True"), (None, "None")]


@pytest.mark.parametrize(("value", "text"), [*PLAIN, ("<b>", "&lt;b&gt;"), (["<b>", "&"], "&lt;b&gt;, &amp;")])
def test_values_of_parameters_are_written_plainly(fill, value, text):
    assert fill("{{ value|plainly }}", value=value) == text


@pytest.mark.parametrize(("address", "held"), [("report/report.css", "@media print"), ("report/report.js", '"use strict";')])
def test_assets_are_text(address, held):
    assert held in read_asset(address)


@pytest.mark.parametrize("address", ["report/unknown.html", "unknown/report.html", "report.html"])
def test_an_unknown_template_or_asset_is_an_error(address):
    with pytest.raises(jinja2.TemplateNotFound):
        render(address)
    with pytest.raises(FileNotFoundError):
        read_asset(address)


def test_a_package_of_the_library_has_its_templates_in_a_folder_of_its_own():
    folders = {path.parent.parent.name for path in Path(themeloom.__file__).parent.glob("*/templates/*")}
    assert folders == {"browser", "explorer", "report"}
    assert not any("report" in path.read_text() for path in (Path(themeloom.__file__).parent / "browser").rglob("*.html"))
