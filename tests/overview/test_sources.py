"""Sources: their names are joined, and their zones hold thirds."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import BARE, RECORDS
from themeloom.overview import count_sources, count_zones

VENUES = st.lists(st.none() | st.sampled_from(["Looms", "The looms", "Wool & Silk", "Wool and Silk", "*", "Yarn", "A", "B"]))


def tabulate(venues):
    return pd.DataFrame({"venue": pd.array(venues, "str"), "year": pd.NA, "citations": pd.NA}).astype({"year": "Int64"})


def test_names_that_differ_in_case_or_signs_are_one():
    table = count_sources(RECORDS)
    assert table[["source", "papers", "citations"]].to_numpy().tolist() == [["Looms", 3, 6], ["Wool & Silk", 1, pd.NA]]
    assert table[["first_year", "last_year"]].iloc[0].tolist() == [2018, 2019]


@settings(max_examples=30, deadline=None)
@given(VENUES, st.randoms())
def test_the_order_of_the_papers_changes_nothing(venues, random):
    shuffled = random.sample(venues, len(venues))
    pd.testing.assert_frame_equal(count_sources(tabulate(venues)), count_sources(tabulate(shuffled)))


@settings(max_examples=30, deadline=None)
@given(VENUES)
def test_every_paper_with_a_source_is_in_one_zone_and_a_zone_begins_in_its_third(venues):
    sources = count_sources(tabulate(venues))
    total = sum(venue is not None for venue in venues)
    assert sources["papers"].sum() == count_zones(sources)["papers"].sum() == total
    before = sources["papers"].cumsum() - sources["papers"]
    assert ((sources["zone"] - 1) * total <= 3 * before).all()
    assert (3 * before < sources["zone"] * total).all()


def test_zones_of_nine_sources_are_those_by_head():
    # 6 + 3 + 3 + six of 1 = 18 papers, 6 each zone: one source, two sources, six sources
    venues = 6 * ["a"] + 3 * ["b"] + 3 * ["c"] + list("defghi")
    zones = count_zones(count_sources(tabulate(venues)))
    assert zones.to_numpy().tolist()[1:] == [[2, 2, 6, 2], [3, 6, 6, 3]]
    assert not count_sources(tabulate(venues))["tied"].any()


def test_sources_that_only_their_names_divide_are_called_tied():
    sources = count_sources(tabulate(list("abc")))
    assert sources["zone"].tolist() == [1, 2, 3]
    assert sources["tied"].all()


def test_a_corpus_without_sources_has_none():
    assert count_zones(count_sources(BARE)).empty
