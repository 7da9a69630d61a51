"""What the layout of a listing says of its lines, and where it says nothing."""

from themeloom.records.readers.listing_layout import LAID_OUT, measure_layout

TITLE = (LAID_OUT, 0, 0, 0)
ABSTRACT = (0, 0, LAID_OUT, 0)
NOTHING = (0, 0, 0, 0)


def test_lines_short_and_long_in_turn_are_titles_and_abstracts():
    assert measure_layout([50, 900] * 5, [False] * 10) == [TITLE, ABSTRACT] * 5


def test_blocks_of_wrapped_lines_in_turn_are_titles_and_abstracts():
    lengths = [60, 30, *[80] * 6] * 5
    gaps = [True, False, True, *[False] * 5] * 5
    assert measure_layout(lengths, gaps)[:4] == [TITLE, (0, LAID_OUT, 0, 0), ABSTRACT, (0, 0, 0, LAID_OUT)]


def test_blocks_of_two_lines_are_papers():
    lengths = [120, 150] * 5
    begin, body = measure_layout(lengths, [True, False] * 5)[:2]
    assert begin[0] > LAID_OUT / 2
    assert body[0] < 0 < body[2]


def test_few_or_irregular_lines_say_nothing():
    assert measure_layout([50, 900, 50, 900], [False] * 4) == [NOTHING] * 4
    assert measure_layout([500, 900, 50, 60, 70, 900, 950, 800], [False] * 8) == [NOTHING] * 8


def test_a_line_out_of_turn_is_left_to_other_signs():
    weights = measure_layout([50, 900] * 8 + [900] + [50, 900] * 8, [False] * 33)
    assert weights[16] == NOTHING
    assert weights[15] == (0, 0, LAID_OUT / 2, 0)
