"""Markup, entities and placeholders: what goes, what stays, and that cleaning twice changes nothing."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from themeloom.characters.cleaning import LONG
from themeloom.lexicon import read_knowledge
from themeloom.records.texts.cleaning import (
    BEGINNINGS,
    clean_keyword,
    clean_text,
    clean_title,
    is_marked,
    is_missing,
    pick_present,
)

CLEANED = {
    "Nitrate of <i>Felis</i> under High CO<sub>2</sub>": "Nitrate of Felis under High CO2",
    'The <span class="nocase">Felis catus</span> Loom': "The Felis catus Loom",
    "10<sup>-3</sup> of 10 <sup>-4</sup>": "10-3 of 10-4",
    "CO <inf>2</inf> and SiO<inf> 2 </inf> and the <sup>13</sup>C": "CO2 and SiO2 and the 13C",
    "&lt;i&gt;Felis&lt;/i&gt; and &amp;lt;sub&amp;gt;2": "Felis and 2",
    "<scp>d</scp>-glucose, <EM>loud</EM>": "d-glucose, loud",
    "<p>Cats.</p><p>Dogs<br/>bark.</p>": "Cats. Dogs bark.",
    "<jats:sec><jats:title>Methods</jats:title>\n<jats:p>We purr.</jats:p></jats:sec>": "Methods: We purr.",
    "<h4>Results: </h4>Cats purr.": "Results: Cats purr.",
    "<mml:math><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mn>2</mml:mn></mml:math>": "x=2",
    '<tex-math id="m1">$$x$$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math>': "x",
    "<![CDATA[Cats]]> and<!-- not --> dogs": "Cats and dogs",
    "cats&nbsp;&#xa0;purr &#8211; p &lt; 0.05 &lt 1": "cats purr – p < 0.05 < 1",
    "zig\xadzag\u200b  and\tso \n on": "zigzag and so on",
    "e\u0301tude": "étude",
    r"R\&D at 5\% of a\_b": "R&D at 5% of a_b",
    r"\emph{Felis} and {\em Canis}": "Felis and Canis",
}
STAYING = [
    "a < b and x<y, p<0.05",
    "<Creep Crack.pdf>",
    "<Cats> as Tokens",
    "<b and c> of cats",
    "{Cats} and Dogs",
    r"$\alpha\_1$ and $x \& y$ of \alpha",
    "AT&T, Q&A and R&D; see ?a=1&region=eu&copy=2",
    "x² is no x2",
    "&unheard; of",
]
MISSING = """NA|nan|NaN|n/a|None|null|-|--|–|[No abstract available]|No abstract|No abstract available.|Abstract not available
[Not Available].|not available|No title found|#N/A|[No author name available]| NA |[Anonymous]|Abstract unavailable.""".replace(
    "\n", "|"
)
PRESENT = "Na|Nan Cat|Unknown|Untitled|Nothing|No abstract art today|Not available to cats|0|1|π|C++|The NA of cats|Null results"


@pytest.mark.parametrize(("text", "expected"), CLEANED.items())
def test_markup_goes(text, expected):
    assert clean_text(text) == expected
    assert clean_text(expected) == expected


@pytest.mark.parametrize("text", STAYING)
def test_what_is_no_markup_stays(text):
    assert clean_text(text) == text
    assert not is_marked(text)


@pytest.mark.parametrize("text", ["a <i>b", "a &amp; b", "<!-- x -->", "<jats:p>"])
def test_markup_is_seen(text):
    assert is_marked(text)


@pytest.mark.parametrize(
    ("keyword", "expected"),
    [("*Looms/history", "Looms/history"), ("* Wool", "Wool"), ("Cats/*physiology/*blood", "Cats/physiology/blood")],
)
def test_the_stars_of_major_topics_go(keyword, expected):
    assert clean_keyword(keyword) == expected


@pytest.mark.parametrize("keyword", ["A* search", "C*-algebras", "*-algebras", "looms", "*", "5*3", ""])
def test_other_stars_stay(keyword):
    assert clean_keyword(keyword) == keyword


@pytest.mark.parametrize(
    "mark", ["[HTML][HTML] ", "[PDF] ", "[PDF][PDF] ", "[BOOK][B] ", "[CITATION][C] ", "[BUCH][B] ", "[HTML]"]
)
def test_the_kind_before_a_title_goes(mark):
    assert clean_title(f"{mark}Looms") == "Looms"


@pytest.mark.parametrize("title", ["[C-11] Cats", "[B] Cats", "[Cats] and dogs", "Cats [PDF]", "[PDF]", "[WOOL] of cats", ""])
def test_other_brackets_of_a_title_stay(title):
    assert clean_title(title) == title


@pytest.mark.parametrize("text", MISSING.split("|"))
def test_a_placeholder_stands_for_nothing(text):
    assert is_missing(text)


@pytest.mark.parametrize("text", PRESENT.split("|"))
def test_a_real_value_is_there(text):
    assert not is_missing(text)


def test_a_placeholder_is_known_by_how_it_begins():
    patterns = [re.compile(pattern) for pattern in read_knowledge("missing", room="records")["pattern"]]
    letters = {letter for text in MISSING.split("|") for letter in text.strip()} | set(map(chr, range(33, 127)))
    ends = [text.strip()[1:] for text in MISSING.split("|")]
    found = {letter for letter in letters for end in ends if any(pattern.fullmatch(letter + end) for pattern in patterns)}
    assert len(found) > 10
    assert found <= BEGINNINGS


def test_what_is_present_is_what_is_not_missing():
    texts = [text.strip() for text in f"{MISSING}|{PRESENT}|".split("|")]
    assert pick_present(texts) == [text for text in texts if not is_missing(text)]


@pytest.mark.parametrize("sign", ["\xa0", "\xad", "\t", "\u200b", "\x00", "\ud800"])
def test_what_cannot_be_seen_goes_from_a_long_text_too(sign):
    text = "é" * LONG
    assert clean_text(f"{text} {sign}x") in (f"{text} x", f"{text} {sign}x" if sign == "\ud800" else "")
    assert clean_text(f"{sign}x") in ("x", sign + "x" if sign == "\ud800" else "")


def test_each_placeholder_has_a_reason_and_a_pattern_that_is_not_empty():
    table = read_knowledge("missing", room="records")
    assert list(table) == ["pattern", "reason"]
    assert (table["reason"] != "").all()
    assert not any(re.fullmatch(pattern, "") for pattern in table["pattern"])


PIECES = [
    "<i>",
    "</i>",
    "<p>",
    "<sub>",
    "&",
    "amp;",
    "lt;",
    "gt;",
    "i",
    "#38;",
    "\\",
    "%",
    "$",
    "{",
    "}",
    "\\emph{",
    " ",
    "\xad",
    "é",
    "e\u0301",
]


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
@example("&" + "#&#5&#49;;8;" * 9)
@example("&am&#112;lt;i&gt;")
def test_cleaning_twice_is_cleaning_once(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert "\n" not in cleaned


def test_what_does_not_settle_stays_as_it_is():
    nested = "&#38;"
    for _ in range(12):
        nested = nested.replace("3", "&#51;", 1) if "3" in nested else nested
    assert clean_text(clean_text(nested)) == clean_text(nested)


@pytest.mark.parametrize(
    "piece", ["<", "<p ", "<i a=", '<i a="b" ', "&amp;", "&", "\\", "$", "<!--", "<tex-math>", "\\documentclass", " ", "\\emph{"]
)
def test_a_long_line_takes_no_longer_than_its_length(piece):
    begin = time.process_time()
    clean_text(piece * 30_000)
    assert time.process_time() - begin < 5


def test_a_plain_text_takes_microseconds():
    text = "We study how cats purr in many rooms. " * 40
    begin = time.process_time()
    for _ in range(2_000):
        clean_text(text)
    assert time.process_time() - begin < 1
