"""Signs of lines: labels, capitals and ends of sentences speak for titles and abstracts as one reads them."""

import pytest

from themeloom.records.readers.listing_signs import Piece, measure_signs

TITLE, GOES_ON, ABSTRACT, BODY = range(4)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("How Cats Purr in Warm Old Houses", TITLE),
        ("Title: how cats purr", TITLE),
        ("Abstract: We study how cats purr and why they do so when they rest.", ABSTRACT),
        ("We study how cats purr. They do so when they rest. " * 9, ABSTRACT),
    ],
)
def test_a_first_line_is_what_it_looks_like(text, state):
    (signs,) = measure_signs([Piece(1, text, False)])
    assert max(range(4), key=signs.states.__getitem__) == state


def test_a_sentence_that_is_not_finished_does_not_end_a_paper():
    pieces = [Piece(1, "We study how cats", False), Piece(2, "purr and rest.", False), Piece(3, "Cats Purr", True)]
    signs = measure_signs(pieces)
    assert len(signs) == 3
    # an abstract goes on to a title (3) or to itself (5)
    assert signs[1].breaks[3] < signs[1].breaks[5]
    assert signs[2].breaks[3] > signs[2].breaks[5]
