"""Which line is what: the best sequence of labels, compared with every other one of a short listing."""

import math
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.readers import listing_lines
from themeloom.records.readers.listing_lines import USUAL_ABSTRACT, find_papers
from themeloom.records.readers.listing_signs import ALONE, FINISHED, STATES, UNFINISHED, WAYS, Piece, measure_signs

TEXTS = st.sampled_from(
    [
        "Purring",
        "A Survey of the Purrs of Many Cats and of the Barks of Dogs That Live",
        "with them",
        "We study how cats purr.",
        "We study how cats purr. It is loud, and the neighbours of the cats are",
        "not amused. Recent studies of the barks of dogs come to the same.",
    ]
)
PIECES = st.lists(st.tuples(TEXTS, st.booleans()), min_size=1, max_size=5)


def make_pieces(texts):
    return [Piece(line, text, gap) for line, (text, gap) in enumerate(texts, 1)]


def score(pieces, weighed, states):
    """The score of a sequence of labels, as the weights of its lines and breaks add up; None where it is none."""
    total = length = 0
    before = "A"
    for piece, signs, state in zip(pieces, weighed, states, strict=True):
        if before + state not in WAYS:
            return None
        total += signs.breaks[WAYS[before + state]] + signs.states[STATES.index(state)]
        if before + state == "UU":
            total += listing_lines.THIRD_LINE
        if state == "C" and signs.paragraph:
            total += listing_lines._weigh_orphan(length, signs.paragraph, USUAL_ABSTRACT)
        length = len(piece.text) + (length if state == "C" else 0)
        before = state
    if before in "TU":
        return total + ALONE
    return total if FINISHED.search(pieces[-1].text) else total + UNFINISHED


@settings(deadline=None, max_examples=100, derandomize=True)
@given(PIECES)
def test_no_sequence_of_labels_has_a_higher_score_where_length_plays_no_part(texts):
    pieces = make_pieces(texts)
    weighed = [signs._replace(paragraph=0) for signs in measure_signs(pieces)]
    states = listing_lines._label(pieces, weighed, USUAL_ABSTRACT)
    scores = [score(pieces, weighed, other) for other in product(STATES, repeat=len(pieces))]
    best = max(each for each in scores if each is not None)
    assert math.isclose(score(pieces, weighed, states), best, abs_tol=1e-9)


@settings(deadline=None, max_examples=100, derandomize=True)
@given(PIECES)
def test_every_piece_is_in_one_paper_in_order(texts):
    pieces = make_pieces(texts)
    papers = find_papers(pieces)
    assert [piece for titles, abstracts in papers for piece in titles + abstracts] == pieces
    assert all(titles or abstracts for titles, abstracts in papers)


def test_no_piece_is_no_paper():
    assert find_papers([]) == []


def test_a_long_listing_needs_no_deep_recursion():
    pieces = make_pieces([("Purring", False), ("We study how cats purr. It is loud.", False)] * 3000)
    assert len(find_papers(pieces)) == 3000
