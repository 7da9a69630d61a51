"""Listings pasted from web pages: what is set aside, what is a paper, and what is rejected with a reason."""

import json
import random
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.characters import normalize_lines, read_text
from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.records.formats import parse_text
from themeloom.records.readers.listing import parse_listing

DATA = Path(__file__).parents[2] / "data"
CORPUS = Path(__file__).parents[3] / "data" / "internal-learning" / "raw" / "internal-learning.txt"
SHARED = Path(__file__).parents[3].parent / "shared" / "exports"
CATS, DOGS, BIRDS = (DATA / "animals.txt").read_text().splitlines()


def parse_bytes(data):
    text, _ = read_text(data)
    return parse_listing(normalize_lines(text)[0])


def parse(*lines):
    return parse_bytes("\n".join(lines).encode())


def papers(*lines):
    return [(entry.title, entry.abstract) for entry in parse(*lines)[0]]


def rows(*lines, kind="rejected"):
    return [(row.line, row.lines, row.reason) for row in parse(*lines)[1] if row.kind == kind]


# ---------------------------------------------------------------- furniture


@pytest.mark.parametrize(
    "line",
    """12|1.2k|▲ 35|35 upvotes|· 5 authors|5 authors|+3|Nov 3|Nov 3, 2024|2024-11-03|3 Nov 2024|Published on Nov 3, 2024
    Published on 3 November 2024|Submitted by catlover|View all|View PDF|View arXiv page|arXiv:2401.12345|GitHub 1.2k
    https://example.org/a|Upvote|Abstract|Subscribe|Sign in|Load more|Daily Papers|Trending papers|GitHub|---|•
    by AK and the research community|Get trending papers in your email inbox!|3 days ago|Page 2 of 9|Models
    doi:10.1000/182|Authors: Ann Cat, Bob Dog|© 2024 Someone|Sunday, November 3|Upvote 12""".replace("\n", "|").split("|"),
)
def test_furniture_is_set_aside_wherever_it_stands(line):
    line = line.strip()
    lines = [line, "Purring", line, CATS, line, "Barking", DOGS, line]
    assert papers(*lines) == [("Purring", CATS), ("Barking", DOGS)]
    assert [row[0] for row in rows(*lines, kind="furniture")] == [1, 3, 5, 8]


@pytest.mark.parametrize(
    "title",
    """GPT-4|Subscribe to Deep Learning: A Survey|ALBERT|2048 Is NP-Hard|Abstract Meaning Representation|5 Authors' View
    Published on GitHub: A Study of Code|March of the Models|View Synthesis|Upvotes and Fame: A Study|arXiv: 30 Years
    Submitted by Robots? On Peer Review|Load More Data: Scaling Pre-training|Papers We Love|C++|iCaRL: Classifiers|BERT
    reStructured Pre-training|Do LLMs Know What They Don't Know?|Boxes Were Meant to Remain Closed!""".replace("\n", "|").split(
        "|"
    ),
)
def test_titles_that_look_like_furniture_stay(title):
    title = title.strip()
    assert papers("Barking", DOGS, title, CATS, "Singing", BIRDS) == [
        ("Barking", DOGS),
        (title, CATS),
        ("Singing", BIRDS),
    ]


def test_a_word_of_the_menu_can_end_a_wrapped_title():
    start = "A Comparison of the Purrs of Many Cats with Large Language"
    assert papers(start, "Models", *textwrap.wrap(CATS, 62))[0] == (f"{start} Models", CATS)


def test_each_furniture_pattern_compiles_and_has_a_reason():
    table = read_knowledge("furniture")
    assert list(table) == ["pattern", "reason"]
    assert (table["reason"] != "").all()
    assert not table["pattern"].map(lambda pattern: re.fullmatch(pattern, "")).any()


def test_a_glued_button_is_taken_off_with_a_note():
    lines = ["Get trending papers in your email inbox!", "", "SubscribePurring", CATS]
    assert papers(*lines) == [("Purring", CATS)]
    assert rows(*lines, kind="note") == [(3, 0, "a glued button was taken off the title")]


@pytest.mark.parametrize("label", ["Abstract: ", "ABSTRACT: ", "Abstract—", "Abstract. ", "Abstract", "ABSTRACT "])
def test_a_glued_label_is_taken_off_with_a_note(label):
    assert papers("Purring", label + CATS) == [("Purring", CATS)]
    assert rows("Purring", label + CATS, kind="note") == [(2, 0, "a label was taken off the abstract")]


@pytest.mark.parametrize("start", ["Abstract reasoning is hard. ", "Abstract Meaning Representation is a graph. "])
def test_an_abstract_may_begin_with_the_word(start):
    assert papers("Purring", start + CATS) == [("Purring", start + CATS)]


# ---------------------------------------------------------------- pieces to entries


def test_blank_lines_are_furniture():
    lines = ["", "Purring", "", CATS, "", "", "Barking", "", DOGS, ""]
    assert papers(*lines) == [("Purring", CATS), ("Barking", DOGS)]
    assert {row[2] for row in rows(*lines, kind="furniture")} == {"blank line"}


def test_a_few_short_papers_with_blank_lines_between_them():
    counted = "Looms in old mills were counted in six towns."
    first = (
        "Counting of All the Looms in Old Mills: Part I. Wool",
        f"{counted} This part sets out wool and work at all of them.",
    )
    second = ("Counting of All the Looms in Old Mills: Part II. Weft, Yarn and Worsted", f"{counted} This part gives yarn.")
    again = ("Counting of all the looms in old mills: part II: weft, yarn and worsted", f"{counted}  This part gives yarn.")
    assert papers(*first, "", *second, "", *again) == [first, second, again]


def test_a_title_without_an_abstract_is_rejected():
    assert rows("Purring", "Barking", DOGS) == [(1, 1, "title without an abstract")]


def test_an_abstract_without_a_title_is_rejected():
    assert rows(CATS, "Barking", DOGS) == [(1, 1, "abstract without a title")]


def test_an_address_on_its_own_line_can_end_an_abstract():
    link = "https://example.org/purr"
    assert papers("Purring", CATS + " Code is at", link, "Barking", DOGS)[0] == ("Purring", f"{CATS} Code is at {link}")


def test_a_word_broken_at_its_hyphen_is_put_together():
    wrapped = [CATS, "The purrs of self-", "supervised cats, pre-", "and post-trained, differ."]
    assert papers("Purring", *wrapped)[0][1].endswith("self-supervised cats, pre- and post-trained, differ.")


def test_a_text_too_long_for_an_abstract_is_rejected_with_its_title():
    long = "We purr. " * 3000
    reason = "26,999 characters are too long for a line (at most 20,000)"
    assert rows("Purring", long, "Barking", DOGS) == [(1, 1, "title without an abstract"), (2, 1, reason)]


def test_a_line_of_megabytes_is_read_at_once():
    assert papers("Purring", "http://a" + "b/. " * 1_000_000, "Barking", DOGS) == [("Barking", DOGS)]


def test_furniture_between_all_papers():
    chance = random.Random(0)
    whole = [(entry.title, entry.abstract) for entry in parse_bytes(CORPUS.read_bytes())[0]]
    furniture = ["12", "▲ 35", "· 5 authors", "Nov 3, 2024", "View PDF", "arXiv:2401.12345", "Upvote", "Abstract", ""]
    lines = []
    for title, abstract in whole:
        lines += [chance.choice(furniture), title, *chance.choices(furniture, k=chance.randint(0, 2)), abstract]
    assert papers(*lines) == whole
    assert len(whole) == 281


# ---------------------------------------------------------------- markup


def test_markup_goes_from_titles_and_abstracts():
    lines = ["Purring of <i>Felis</i> under High CO<sub>2</sub>", "<jats:p>We show that cats &amp; dogs purr, if a < b.</jats:p>"]
    assert papers(*lines) == [("Purring of Felis under High CO2", "We show that cats & dogs purr, if a < b.")]


def test_a_text_without_markup_stays_as_it_is():
    lines = [r"{Cats} and <Dogs> at 5\%", r"We show that \emph{cats} purr in 31\% of x<y, a & b and $\alpha$ cases."]
    assert papers(*lines) == [tuple(lines)]


def test_a_line_of_nothing_but_markup_is_furniture():
    lines = ["<div>", "Purring", CATS, "</div>"]
    assert papers(*lines) == [("Purring", CATS)]
    assert rows(*lines, kind="furniture") == [(1, 1, "markup"), (4, 1, "markup")]


def test_the_bug_reports_on_markup():
    exports = SHARED / "bugs" / "B16_markup_in_titles"
    if not exports.exists():
        pytest.skip("the reported inputs are not here")
    expected = json.loads((exports / "expected.json").read_text())
    entries, _ = parse_bytes((exports / "listing.txt").read_bytes())
    assert [entry.title for entry in entries] == expected["titles"]
    assert entries[3].abstract.endswith("where a < b and x<y.")


# ---------------------------------------------------------------- layouts

NOUNS = [
    "purring",
    "barking",
    "weaving",
    "old cats",
    "young dogs",
    "wild birds",
    "songs",
    "nests",
    "milk",
    "wool",
    "gardens",
    "hearing",
    "night walks",
    "kittens",
]
TITLE = [
    "Effects of {} on {}",
    "{} and {}: a randomized trial",
    "Does {} change {}?",
    "Risk factors for {} among {}",
    "The {} of {}",
]
SENTENCE = [
    "We study how {} depends on {} in many houses",
    "Little is known of {} among {}",
    "However, {} was not linked to {} (p < 0.05)",
    "In this paper we propose a model of {} that needs no {}",
    "Our results show that {} improves {}",
]
ENDS = [".", ". © 2022 Loom Ltd", "", ". Published by Loom Press"]


def make_papers(chance, stop, ends, number=70):
    """Invented papers: titles that end in ``stop``, abstracts that end in one of ``ends``."""
    made = {}
    while len(made) < number:
        title = chance.choice(TITLE).format(*chance.sample(NOUNS, 2)).capitalize()
        title += "" if title.endswith("?") else stop
        sentences = [chance.choice(SENTENCE).format(*chance.sample(NOUNS, 2)) for _ in range(chance.randint(4, 9))]
        made.setdefault(title, ". ".join(sentences) + chance.choice(ends))
    return list(made.items())


def lay_out(listed, between, inside, width=None):
    """The lines of a listing with blank lines between papers and inside of them, wrapped to a width."""
    lines = []
    for title, abstract in listed:
        wrapped = [textwrap.wrap(text, width) if width else [text] for text in (title, abstract)]
        lines += [*wrapped[0], *[""] * inside, *wrapped[1], *[""] * between]
    return lines


@pytest.mark.parametrize("stop", [".", ""])
@pytest.mark.parametrize("ends", [["."], ENDS, [""]])
@pytest.mark.parametrize(("between", "inside"), [(0, 0), (1, 0), (1, 1), (2, 1)])
def test_the_layout_beats_the_ends_of_sentences(stop, ends, between, inside):
    listed = make_papers(random.Random(3), stop, ends)
    assert papers(*lay_out(listed, between, inside)) == listed


@pytest.mark.parametrize("inside", [0, 1])
@pytest.mark.parametrize("ends", [["."], [""]])
def test_blank_lines_part_wrapped_papers(ends, inside):
    listed = make_papers(random.Random(3), ".", ends)
    assert papers(*lay_out(listed, 1, inside, width=80)) == listed


def test_a_title_of_ten_thousand_characters_is_neither_title_nor_abstract():
    listed = make_papers(random.Random(3), ".", ENDS)
    broken = [*listed[:20], ("The old cats of the loom " * 400, listed[20][1]), *listed[21:]]
    for between, inside in [(0, 0), (1, 0), (1, 1)]:
        lines = lay_out(broken, between, inside)
        assert papers(*lines) == listed[:20] + listed[21:]
        assert sum(row[1] for row in rows(*lines)) == 2


def test_a_title_without_an_abstract_is_rejected_where_blank_lines_part_the_papers():
    listed = make_papers(random.Random(3), ".", ["."])
    lines = lay_out([*listed[:20], (listed[20][0], ""), *listed[21:]], 1, 0)
    assert papers(*lines) == listed[:20] + listed[21:]
    assert [row[2] for row in rows(*lines)] == ["title without an abstract"]


def test_what_may_be_a_title_within_an_abstract_is_noted():
    listed = make_papers(random.Random(3), ".", ["."])
    lines = lay_out([*listed[:20], (listed[20][0], ""), *listed[21:]], 0, 0)
    lines.remove("")
    notes = rows(*lines, kind="note") + rows(*lines)
    assert [(line, reason) for line, _, reason in notes] == [(41, "this line of an abstract may be the title of another paper")]


# ---------------------------------------------------------------- laws

TITLES = st.lists(st.sampled_from(["Deep", "Purring", "Learning", "Cats", "Graph", "Survey"]), min_size=2, max_size=9)
ABSTRACTS = st.lists(st.sampled_from([CATS, DOGS, BIRDS]), min_size=1, max_size=6)
PAPERS = st.lists(st.tuples(TITLES.map(" ".join), ABSTRACTS.map(" ".join)), min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(PAPERS)
def test_a_listing_gives_back_its_papers(listed):
    assert papers(*(text for paper in listed for text in paper)) == listed


@settings(deadline=None, max_examples=60)
@given(PAPERS, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans(), st.sampled_from(["", " ", "\t \xa0"]))
def test_spaces_line_ends_and_marks_change_nothing(listed, end, marked, apart, tail):
    text = (tail + end * (1 + apart)).join(text for paper in listed for text in paper)
    entries, _ = parse_bytes(text.encode("utf-8-sig" if marked else "utf-8"))
    assert [(entry.title, entry.abstract) for entry in entries] == listed


def test_blocks_of_a_short_title_and_a_short_abstract_are_a_paper_each():
    titles = ["Lead in Old Pipes: Part One", "Lead in Old Pipes: Part Two", "Copper in new pipes: what is known of it"]
    abstracts = [
        "Pipes of six towns were looked at, one by one.",
        "This part gives results of it.",
        "Copper is known, pipes less so, it seems.",
    ]
    lines = [line for title, abstract in zip(titles, abstracts, strict=True) for line in (title, abstract, "")]
    entries, _ = parse_listing(lines)
    assert [(entry.title, entry.abstract) for entry in entries] == list(zip(titles, abstracts, strict=True))


SHOWN = "We study how {} weave and knit in many houses, and our results show that it is loud."
FOUND = [(f"How the {name} Weave", f"{SHOWN.format(name)} However, little is known of it.") for name in ("Cats", "Dogs", "Eels")]
PAGES = {
    "new papers of arXiv": (
        "Showing new listings for Monday, 3 May 2024\nTotal of 25 entries\n",
        "[{n}] arXiv:2401.0000{n} [pdf, html, other]\nTitle: {title}\nAuthors: Ann Cat, Bob Dog\nComments: 9 pages, 3 figures\n"
        "Subjects: Machine Learning (cs.LG); Optimization and Control (math.OC)\n{abstract}\n\n",
    ),
    "a search on arXiv": (
        "Showing 1–50 of 99 results\n",
        "{n}. arXiv:2401.0000{n} [pdf, other] cs.LG math.OC doi 10.1000/{n}\n{title}\nAuthors: Ann Cat, Bob Dog\n"
        "Abstract: {abstract} △ Less\nSubmitted 3 May, 2024; v1 submitted 2 May, 2024; originally announced May 2024.\n\n",
    ),
    "labels": ("", "Title: {title}\nAbstract: {abstract}\n\n"),
    "headings": ("", "## {title}\n\n{abstract}\n\n"),
}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_puts_around_title_and_abstract_is_none_of_them(page):
    head, form = PAGES[page]
    text = head + "".join(form.format(n=n, title=title, abstract=abstract) for n, (title, abstract) in enumerate(FOUND))
    parsed = parse_text(text)
    assert [(entry.title, entry.abstract) for entry in parsed.entries] == FOUND
    assert {row.kind for row in parsed.rows} <= {"furniture", "note"}
    assert is_balanced(text, parsed.entries, parsed.rows)


def test_titles_alone_lose_their_labels_too():
    titles = ["A Study of Cats", "Dogs: A Survey of Barks", "Effects of Eels on Birds in Parks"]
    entries, rows = parse_listing([f"Title: {title}" for title in titles])
    assert [entry.title for entry in entries] == titles
    assert len(rows) == 4
