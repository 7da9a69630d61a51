import random
import re
import textwrap
from pathlib import Path

import pytest

from themeloom.records.readers.listing_lines import Piece, find_papers

CATS, DOGS, BIRDS = (Path(__file__).parents[2] / "data" / "animals.txt").read_text().splitlines()
CORPUS = Path(__file__).parents[3] / "data" / "internal-learning" / "raw" / "internal-learning.txt"


def find(lines):
    """Return (lines of the title, lines of the abstract) per paper found."""
    papers = find_papers([Piece(number, text, False) for number, text in enumerate(lines)])
    return [tuple([piece.text for piece in part] for part in paper) for paper in papers]


def flatten(papers):
    return [line for paper in papers for part in paper for line in part]


def count_right(papers):
    found = find(flatten(papers))
    return sum(paper in found for paper in papers if all(paper))


@pytest.mark.parametrize(
    "papers",
    [
        [],
        [(["Purring"], []), (["Barking"], [DOGS])],
        [(["Barking"], [DOGS]), (["Purring"], [])],
        [([], [CATS]), (["Barking"], [DOGS])],
        [(["Purring"], [CATS]), ([], [DOGS]), (["Singing"], [BIRDS]), (["Barking"], [DOGS])],
        [(["A Study of Cats"], []), (["The Purr: Why It Is Loud"], []), (["Dogs and Their Voices at Night"], [])],
    ],
)
def test_what_stands_alone_is_kept_apart(papers):
    assert find(flatten(papers)) == papers


@pytest.mark.parametrize("cuts", [[". Our", ". It"], [" why", " hundred"], [" like", ". It", " for use"]])
def test_a_broken_abstract_is_one(cuts):
    pieces, rest = [], CATS * 3
    for cut in cuts:
        at = rest.index(cut) + (cut[0] == ".")
        pieces.append(rest[:at])
        rest = rest[at:].strip()
    papers = [(["Purring"], [*pieces, rest]), (["Barking"], [DOGS * 3]), (["Singing"], [BIRDS * 3])]
    assert find(flatten(papers)) == papers


@pytest.mark.parametrize("link", ["https://example.org/a", "github.com/cat/purr", "https://example.org/efficient- purr"])
def test_an_abstract_may_end_in_an_address(link):
    papers = [(["Purring"], [f"{CATS} Code: {link}"]), (["Barking"], [DOGS])]
    assert find(flatten(papers)) == papers


def test_a_wrapped_title_is_one():
    title = "An Internal Learning Approach to the Purring of Cats in Homes and in the Open Air at Night"
    papers = [tuple(textwrap.wrap(text, 60) for text in paper) for paper in ((title, CATS), ("Barking", DOGS))]
    assert find(flatten(papers)) == papers


# ---------------------------------------------------------------- a real listing, broken


@pytest.fixture(scope="module")
def corpus():
    lines = CORPUS.read_text(encoding="utf-8").splitlines()[2:]
    return list(zip(lines[::2], lines[1::2], strict=True))


def cut(chance, text, pattern):
    cuts = [match.end() for match in re.finditer(pattern, text)]
    cuts = sorted(chance.sample(cuts, min(chance.randint(1, 3), len(cuts))))
    return [text[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


@pytest.mark.parametrize("pattern", [r"[a-z)]\. (?=[A-Z])", " "], ids=["at sentences", "anywhere"])
@pytest.mark.parametrize("seed", range(3))
def test_thirty_broken_abstracts(corpus, pattern, seed):
    chance = random.Random(seed)
    broken = set(chance.sample(range(281), 30))
    papers = [
        ([title], cut(chance, abstract, pattern) if number in broken else [abstract])
        for number, (title, abstract) in enumerate(corpus)
    ]
    assert count_right(papers) >= 279


@pytest.mark.parametrize(("width", "least"), [(60, 268), (80, 274), (100, 276)])
def test_the_whole_listing_wrapped(corpus, width, least):
    assert count_right([tuple(textwrap.wrap(text, width) for text in paper) for paper in corpus]) >= least


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("lost", [0, 1], ids=["titles", "abstracts"])
def test_five_lost_lines(corpus, lost, seed):
    gone = set(random.Random(seed).sample(range(281), 5))
    papers = [
        tuple([] if number in gone and part == lost else [text] for part, text in enumerate(paper))
        for number, paper in enumerate(corpus)
    ]
    assert count_right(papers) >= 275
