"""What reads as a listing of papers and what does not: the two sides are far apart."""

import pytest

from themeloom.lexicon import read_knowledge
from themeloom.records.readers.listing import collect_pieces, parse_listing
from themeloom.records.readers.listing_lines import find_papers
from themeloom.records.readers.listing_measure import count_names, is_titles, measure_listing

STUDY = "We study how {} are made in many towns. Our results show that the method improves the performance of old models."
TITLES = ["A Study of Looms in the North", "Wool and Weavers: A Survey", "Effects of Rain on the Price of Yarn"]
NAMES = ["Ann Cat, Bob Dog", "Chen Kim", "Olga Novak and Eva van Dijk"]
GERMAN = (
    "Weberei hat im Norden eine lange Geschichte, die bis heute kaum jemand erzählt hat. Wir zeigen anhand von Briefen, wie "
    "Weber lebten, arbeiteten und starben. Dabei fällt auf, dass Wolle teuer war und Garn selten."
)
LISTINGS = {
    "abstracts": [line for title in TITLES for line in (title, STUDY.format(title.lower()))],
    "doubled": [line for title in TITLES for line in (title, title, *[STUDY.format(title.lower())] * 2)],
    "accepted papers": [line for paper in zip(TITLES, NAMES, strict=True) for line in paper],
    "results of a search": [
        line for title, names in zip(TITLES, NAMES, strict=True) for line in (title, names, "Loom 2020", "Poster", "Readers: all")
    ],
    "names first": [
        line for title, names in zip(TITLES, NAMES, strict=True) for line in (f"{names}:", f"{title}. LOOM 2020: 1-9")
    ],
    "titles alone": TITLES,
    "another language": ["Weber im alten Norden", GERMAN] * 3,
}
OTHERS = {
    "a recipe": [
        "Apple Cake",
        "Mix flour with butter until it is smooth.",
        "Bake for 45 minutes. Please let it cool before you cut it.",
    ]
    * 3,
    "rules": [
        "Use of the Service",
        "You may use the service only for lawful purposes, and you must not copy or sell any part of it without our consent.",
        "Changes to These Terms",
        "We may change these terms at any time. Your continued use of the website means that you accept them.",
        "Limitation of Liability",
        "To the fullest extent of the law, we shall not be liable for any loss that comes of your use of the website.",
    ],
    "an interview": ["Interviewer", "Can you tell me how you came to weaving?", "Mrs Weaver", "My mother said I was good at it."]
    * 5,
    "patterns of files": ["__pycache__/", "*.py[cod]", "build/", "dist/", "*.egg-info/", ".env"],
    "things to do": ["- buy milk", "- write to Bob about the wool", "- finish section 2 of the paper", "- call the dentist"],
}


def measure(lines):
    return measure_listing(find_papers(collect_pieces(lines)[0]))


@pytest.mark.parametrize("name", LISTINGS)
def test_listings_read_as_such(name):
    assert measure(LISTINGS[name]) >= 0.8


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_none_does_not(name):
    assert measure(OTHERS[name]) <= 0.4


def test_little_text_needs_no_more_than_a_sentence_below_a_title():
    assert measure(["Cats", "Cats purr at night."]) == 1
    assert measure(["cats", "milk, bread"]) == 0


def test_titles_alone_are_papers_without_abstracts_and_noted():
    entries, rows = parse_listing([*TITLES, ""])
    assert [(entry.line, entry.title, entry.abstract) for entry in entries] == [(i, t, "") for i, t in enumerate(TITLES, 1)]
    assert [row.reason.partition(",")[0] for row in rows] == ["only titles were found", "blank line"]


def test_lists_of_other_things_are_no_titles():
    assert not is_titles(["Read the chapter on looms", "Fix the figure with the axes", "Ask Ann for the numbers of last year"])
    assert not is_titles([*TITLES, *NAMES])


def test_names_are_told_from_titles():
    assert [count_names(names) for names in NAMES] == [2, 1, 2]
    assert [count_names(title) for title in TITLES] == [0, 0, 0]


def test_each_word_is_listed_once_with_its_reason():
    table = read_knowledge("listing_words", room="records")
    assert table["pattern"].is_unique
    assert (table["reason"] != "").all()
    assert set(table["side"]) == {"paper", "other"}
