"""A table that is no export is described by its columns; lines of prose are no rows, whatever commas they hold."""

import pytest

from themeloom.records.refusals.tables import MOST_ROWS, describe_table

TABLES = {
    "a table (columns a, b, c)": "a,b,c\n1,2,3\n\n4,5,6\n7,8,9\n",
    "a table (columns id, loom)": "id\tloom\n1\tweft\n2\twarp\n",
    "a table (columns column 1, ref)": ',ref\n0,Looms\n1,"Cats, and dogs"\n2,Eels\n',
    "a table of goods (columns title, price)": "title,price\nLoom,20\n",
    "a table of films (columns title, year, director)": "title,year,director\nLooms,1990,Cat\nCats,1991,Dog\n",
    "rows of a table without its header": (
        'weave.",2020,"Weft",,,"Cat, A."\n"Cats","We purr, and sleep.",2021,"Purr",,,"Dog, B."\n'
    ),
}
PROSE = [
    "Cats Purr\nWe show that cats purr, sleep, and eat.\n\nDogs Bark\nDogs bark, we show, at night.\n",
    "Cats, Dogs\nWe purr, we bark.\n" * 2,
    "Cats &amp; Dogs\nThey purr &amp; bark&#xa0;&lt;loudly&gt;.\n" * 5,
    "Norms of $f(x,y)$\nLet $x_1,x_2,\\dots,x_n$ be real.\n" * 5,
    "Cats Purr",
]


@pytest.mark.parametrize("described", TABLES)
def test_a_table_is_described(described):
    assert describe_table(TABLES[described]) == described


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_none(text):
    assert describe_table(text) is None


@pytest.mark.parametrize("blank", ["\n", "  \n", "\t\n", "\t\t \n"])
def test_blank_lines_before_it_say_nothing_however_many(blank):
    before = blank * (MOST_ROWS + 1)
    assert describe_table(before + "title,price\nLoom,20\n") == "a table of goods (columns title, price)"
    assert describe_table(before + PROSE[0]) is None


def test_blank_lines_with_tabs_between_papers_are_no_joints_of_cells():
    assert describe_table(PROSE[0].replace("\n\n", "\n" + "\t\n" * 9)) is None
    assert describe_table("\t\n".join(["Cats\t4\n", "Dogs\t5\n"] * 4)) == "a table (columns Cats, 4)"
