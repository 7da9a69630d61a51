"""The overview as a whole: all parts, of any corpus, in any order of its papers."""

import pandas as pd
import pytest

from corpora import BARE, EMPTY, EVERYTHING
from themeloom.overview import tabulate_overview
from themeloom.tables import SCHEMAS, check_table, make_empty

PARTS = [name.partition(".")[2] for name in SCHEMAS if name.startswith("overview.")]


def test_its_parts_are_those_of_the_schemas():
    overview = tabulate_overview(*EVERYTHING)
    assert sorted(overview.parts) == sorted(PARTS)
    for part, table in overview.parts.items():
        assert list(table) == list(make_empty(f"overview.{part}")), part


@pytest.mark.parametrize("records", [EMPTY[0], BARE], ids=["nothing", "a listing"])
def test_a_corpus_without_fields_has_tables_of_the_same_kind(records):
    overview = tabulate_overview(records, *EMPTY[1:])
    for part, table in overview.parts.items():
        check_table(table, f"overview.{part}")
    assert len(overview.parts["cited"]) == len(records)


def test_the_order_of_the_papers_changes_no_measure():
    reverse = tabulate_overview(*(table[::-1] for table in EVERYTHING))
    pd.testing.assert_frame_equal(reverse.summary, tabulate_overview(*EVERYTHING).summary)


def test_works_that_too_few_papers_cite_are_only_counted():
    works = [tabulate_overview(*EVERYTHING, min_citing=number) for number in (1, 2, 3)]
    assert [len(one.parts["references"]) for one in works] == [3, 2, 0]
    assert {one.summary.set_index("measure").at["works", "value"] for one in works} == {3}
