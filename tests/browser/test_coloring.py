"""Colours of dots: one for each kind, and for numbers a scale that a few extreme ones do not take up."""

import pandas as pd

from themeloom.browser.coloring import COLOR_OF, list_groups, measure_extent, pick_colors
from themeloom.lexicon.kinds import PROFILES


def test_a_kind_has_one_colour_in_every_profile_and_no_other_kind_of_it_has_the_same():
    assert all(kinds.index(kind) == COLOR_OF[kind] for kinds in PROFILES.values() for kind in kinds)
    for kinds in PROFILES.values():
        assert len({pick_colors(pd.DataFrame({"kind": [kind]}), "kind")["color"] for kind in kinds}) == len(kinds)


def test_one_term_that_is_cited_much_does_not_take_all_colours():
    values = pd.DataFrame({"value": [*range(20), 10_000, None]})
    extent = measure_extent(values)
    assert extent["cmin"] == 1
    assert extent["cmax"] == 19
    assert measure_extent(values.tail(1)) == measure_extent(values[[]]) == {}


def test_kinds_stand_in_the_legend_in_their_order():
    kinds = [*PROFILES["computing"], "author"]
    groups = list_groups(pd.DataFrame({"kind": kinds}), "kind")
    assert groups.is_monotonic_increasing
