"""EndNote's tagged format: where a record begins if %0 is late or missing."""

import pytest

from themeloom.records.fields import build_entry
from themeloom.records.readers.endnote_tagged import is_endnote_tagged, parse_endnote_tagged


@pytest.mark.parametrize(
    "text",
    [
        "%0 Book\n%T Looms\n\n\n%0 Book\n%T Cats\n",
        "%0 Book\n%T Looms\n%0 Book\n%T Cats\n",
        "%T Looms\n%0 Book\n%A Cat, A\n\n%T Cats\n%A Dog, B\n",
        "%A Cat, A\n%T Looms\n\n%A Dog, B\n%T Cats\n",
        "%0 Book\n\n%T Looms\n\n%0 Book\n\n%T Cats\n",
    ],
)
def test_where_records_begin(text):
    assert is_endnote_tagged(text)
    records, rows = parse_endnote_tagged(text)
    assert [raw.values["%T"] for raw in records] == [["Looms"], ["Cats"]]
    assert rows == []


def test_an_abstract_may_have_paragraphs():
    records, _ = parse_endnote_tagged("%0 Book\n%T Looms\n%X We weave.\n\nWe purr.\n\n%U http://example.org\n")
    assert [raw.values["%X"] for raw in records] == [["We weave. We purr."]]


def test_fields_of_an_entry():
    text = (
        "%0 Journal Article\n%T Looms\n%A Cat, Ann\n%A Dog, Bob\n%J Weave\n%D 2020\n%K yarn\nloom\n"
        "%P 3-9\n%U https://doi.org/10.1000/loom\n"
    )
    (raw,), _ = parse_endnote_tagged(text)
    entry = build_entry(raw, "endnote")
    assert (entry.authors, entry.keywords) == (("Cat, Ann", "Dog, Bob"), ("yarn", "loom"))
    details = {field: entry.details[field] for field in ("year", "doi", "venue", "pages")}
    assert details == {"year": 2020, "doi": "10.1000/loom", "venue": "Weave", "pages": "3-9"}


def test_lines_before_the_first_record_are_rejected():
    _, rows = parse_endnote_tagged("my library\n%0 Book\n%T Looms\n")
    assert [(row.kind, row.text) for row in rows] == [("rejected", "my library")]


def test_two_kinds_of_one_work():
    records, _ = parse_endnote_tagged("%0 Serial\n%0 Audio\n%T Looms\n\n%0 Book\n%T Cats\n%0 Book\n%T Dogs\n")
    assert [raw.values["%T"] for raw in records] == [["Looms"], ["Cats"], ["Dogs"]]
