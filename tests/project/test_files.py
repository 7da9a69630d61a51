"""Files wherever they lie: what an SVG says of itself is found again, a CSV is text."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from themeloom.project.files import READERS, find_description, render_csv, render_svg

TEXTS = st.text(st.sampled_from("a \n&<>\"';/é🧵]}#") | st.characters(codec="utf-8"), max_size=20)
SVG = render_svg(Figure(figsize=(1, 1)), "06_term_map", "TITLE", "DESCRIPTION")


# ---------------------------------------------------------------- SVG


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ('Maps < looms & "seeds" it\'s', "&amp; stays, &lt;b&gt; too"),
        ("</title><script>alert(1)</script>", '</desc> <desc id="desc">other</desc>'),
        ("", ""),
        ("two\nlines", "\u202eémoji 🧵 \\1 \\g<0>"),
    ],
)
def test_what_an_svg_says_of_itself_is_found_again(title, description):
    svg = render_svg(Figure(figsize=(1, 1)), "06_term_map", title, description)
    assert find_description(svg) == (title, description)
    assert svg.count("<title") == svg.count("<desc") == 1
    assert "<script" not in svg


@settings(max_examples=15, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_whatever_it_says_is_found_again(title, description):
    assert find_description(render_svg(Figure(figsize=(1, 1)), "a", title, description)) == (title, description)


def test_an_svg_is_the_same_whenever_it_is_rendered():
    assert render_svg(Figure(figsize=(1, 1)), "06_term_map", "TITLE", "DESCRIPTION") == SVG


@pytest.mark.parametrize("svg", ["", "<svg></svg>", "<svg><title>other</title></svg>", '<svg><title id="title">a</title></svg>'])
def test_an_svg_that_says_nothing_is_an_error(svg):
    with pytest.raises(ValueError, match="needs a title and a desc"):
        find_description(svg)


# ---------------------------------------------------------------- tables


def test_a_csv_is_read_as_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("word,number\nNA,007\nnull,1e3\n,\ncafé,-1\n", encoding="utf-8")
    read = READERS[".csv"](path)
    assert read["word"].tolist() == ["NA", "null", "", "café"]
    assert read["number"].tolist() == ["007", "1e3", "", "-1"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.text("ab,\"\n; '", max_size=5), st.text("é=+-@", max_size=3)), min_size=1, max_size=4))
def test_a_table_of_text_comes_back_from_csv_with_an_apostrophe_before_formulas(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "a.csv"
    table = pd.DataFrame(rows, columns=["text", "sign"])
    path.write_text(render_csv(table), encoding="utf-8", newline="")
    read = READERS[".csv"](path)
    assert read["text"].tolist() == table["text"].tolist()
    assert read["sign"].tolist() == [f"'{sign}" if sign[:1] in set("=+-@") else sign for sign in table["sign"]]
