"""Where a line of a listing is lost, or its ends are not clear, a note points at it; a good listing has none."""

import pytest

from themeloom.records.formats import parse_text
from themeloom.records.readers.listing_doubts import (
    BEGINNING_OF_ABSTRACT,
    BEGINNING_OF_TITLE,
    END_AS_TITLE,
    END_OF_TITLE,
    OTHER_ABSTRACT,
    OTHER_TITLE,
    TEXT_AS_TITLE,
    UNENDED,
    list_doubts,
)
from themeloom.records.readers.listing_signs import Piece

SENTENCE = "We study how {} weave and knit, and we show that it is louder than anybody thought before us. "
NAMES = ("cats", "dogs", "birds", "eels", "bees", "ants", "owls", "frogs")
PAPERS = [(f"How the {name.title()} Weave", (SENTENCE.format(name) * 9).strip()) for name in NAMES]


def read(lines):
    parsed = parse_text("\n".join(lines))
    return [entry.title for entry in parsed.entries], [row for row in parsed.rows if not row.reason.startswith("read as")]


def test_a_good_listing_has_no_notes():
    titles, rows = read([line for paper in PAPERS for line in paper])
    assert titles == [title for title, _ in PAPERS]
    assert rows == []


@pytest.mark.parametrize("place", range(2 * len(PAPERS)))
def test_a_line_that_is_lost_is_told(place):
    lines = [line for paper in PAPERS for line in paper]
    del lines[place]
    titles, rows = read(lines)
    others = [title for one, (title, _) in enumerate(PAPERS) if one != place // 2]
    assert set(others) - set(titles) == set() or rows
    assert any(abs(row.line - place - 1) <= 2 for row in rows)


def make(*texts):
    return [Piece(line, text, False) for line, text in enumerate(texts, 1)]


STOPPED = "and that it goes on all night in the barns of the lake sides."
FULL = "We study how cats weave and knit, and we show that it is louder"


@pytest.mark.parametrize(
    ("titles", "bodies", "reason"),
    [
        (["Cats Weave"], [FULL * 3, FULL * 3], OTHER_ABSTRACT),
        (["Cats Weave"], [FULL * 3, "How the Dogs Weave and Knit"], OTHER_TITLE),
        (["How the Cats"], ["Weave and Knit", FULL.lower(), "than dogs."], END_OF_TITLE),
        (["How the Cats Weave", FULL], [FULL, FULL, "than dogs."], BEGINNING_OF_ABSTRACT),
        (["Cats Weave"], [FULL, FULL, "than dogs."], None),
        (["Cats Weave"], [FULL * 9], None),
        (["We study how cats weave and"], [FULL * 9], TEXT_AS_TITLE),
        (["Cats Weave", "and Knit", "and Spin", "and Purr"], [FULL * 9], TEXT_AS_TITLE),
        (["and often, as a rule"], [FULL * 9], TEXT_AS_TITLE),
        (["Further Work Shows that our loom is loud", "Cats Weave"], [FULL * 9], TEXT_AS_TITLE),
        (["https://example.org/cats Cats Weave"], [FULL * 9], TEXT_AS_TITLE),
        (["How the Dogs Weave"], ["How the Cats Weave", FULL * 9], OTHER_TITLE),
        (["The-Looms-Themselves."], [FULL, FULL, "than dogs."], END_AS_TITLE),
        (
            ["Cats Weave"],
            [FULL, STOPPED, "Dogs that Weave and Knit in the Barns of the Lake Sides", "We ask why, and how."],
            OTHER_TITLE,
        ),
        (
            ["Cats Weave"],
            [FULL, STOPPED, "Dogs that Weave and Knit in the Barns of the Lake Sides", "Knitting needs a loom, too."],
            OTHER_TITLE,
        ),
    ],
)
def test_each_doubt_has_its_reason(titles, bodies, reason):
    assert [row.reason for row in list_doubts(make(*titles), make(*bodies))] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("last", "following", "reason"),
    [
        ("How Loudly Do the Dogs of the Neighbours Bark? A.K.A.", Piece(9, "Dogs", False), BEGINNING_OF_TITLE),
        ("How Loudly Do the Dogs of the Neighbours Bark? A.K.A.", Piece(9, "Dogs", True), None),
        ("It is loud.", Piece(9, "Dogs", False), None),
        ("How Loudly do the Dogs", Piece(9, "and Cats Bark", True), UNENDED),
        ("How Loudly do the Dogs", None, None),
        ("How Loudly Do the Dogs of the Neighbours Bark? A.K.A.", None, None),
    ],
)
def test_where_nothing_sets_the_next_title_off_its_beginning_is_in_doubt(last, following, reason):
    bodies = make(
        "We show how dogs and cats are heard all over the town", "and that it is so on each day of the year, all told.", last
    )
    rows = list_doubts(make("Cats Weave"), bodies, following)
    assert [(row.line, row.reason) for row in rows] == ([(3, reason)] if reason else [])
