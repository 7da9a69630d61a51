"""What the search fields mean, on the toy corpus."""

import pytest

from themeloom.browser.vocabulary import build_vocabulary
from themeloom.explorer.searching import Asked, find_asked
from themeloom.terms.items import tabulate_terms
from toys import MENTIONS


@pytest.fixture(scope="module")
def vocabulary():
    tables = tabulate_terms(MENTIONS)
    return build_vocabulary(MENTIONS, tables)


def test_one_text_means_its_term_or_all_that_hold_it(vocabulary):
    asked = find_asked(vocabulary, ["alpha"])
    assert (asked.terms, asked.heading, asked.together) == (["alpha"], "alpha", False)
    part = find_asked(vocabulary, ["map"[:2]])
    assert len(part.terms) > 1
    assert part.heading == "“ma”"


def test_two_texts_mean_a_term_each_together(vocabulary):
    asked = find_asked(vocabulary, ["alpha", "beta map"])
    assert (asked.terms, asked.together) == (["alpha", "beta map"], True)


def test_nothing_and_what_nobody_spells_so(vocabulary):
    assert find_asked(vocabulary, []) == Asked([])
    assert find_asked(vocabulary, ["alpha", "xyzzy"]) == Asked([], unknown="xyzzy")
