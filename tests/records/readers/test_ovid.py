"""Ovid's text export, with tags and with labels."""

import pytest

from themeloom.records.fields import build_entry
from themeloom.records.readers.ovid import is_ovid, parse_ovid

TAGS = (
    "<3001. >\nDB  - Some Base\nTI  - Looms weave.\nSO  - Weave Journal. 12 (3), 2018.\n"
    "AU  - Cat A.\nAU  - Dog B.\nMH  - *loom\nAB  - Background: We weave.\n"
    "Result(s): We purr.\nDO  - http://dx.doi.org/10.1000/loom\nYR  - 2018\nIN  - (Cat) Weave Univ\n      (Dog) Yarn Inst\n\n"
)
LABELS = (
    "<2>\nUnique Identifier\n  123\nTitle\n  Looms\n  weave.\nAuthors Full Name\n"
    "  Cat, Ann.  Dog, Bob.\nSource\n  Weave Journal. 12(3):7-9, 2018.\n"
    "Abstract\n  BACKGROUND: We weave.\n  RESULTS: We purr.\nSubject Headings\n  *Looms\n"
    "  Cats\nYear of Publication\n  2018\nDatabase\n  Some Base\n\n"
)


def test_records_with_tags():
    records, rows = parse_ovid(TAGS + TAGS.replace("3001", "3002"))
    assert [(raw.line, raw.values["number"], raw.lines) for raw in records] == [(1, ["3001"], 14), (15, ["3002"], 14)]
    entry = build_entry(records[0], "ovid")
    assert (entry.title, entry.abstract) == ("Looms weave.", "Background: We weave. Result(s): We purr.")
    assert (entry.authors, entry.affiliations) == (("Cat A.", "Dog B."), ("(Cat) Weave Univ", "(Dog) Yarn Inst"))
    details = {field: entry.details[field] for field in ("year", "doi", "venue", "database")}
    assert details == {"year": 2018, "doi": "10.1000/loom", "venue": "Weave Journal", "database": "Some Base"}
    assert rows == []


def test_records_with_labels():
    (raw,), rows = parse_ovid("Search Strategy:\n1 looms (3)\n\n" + LABELS)
    entry = build_entry(raw, "ovid")
    assert (entry.title, entry.abstract) == ("Looms weave.", "BACKGROUND: We weave. RESULTS: We purr.")
    assert (entry.authors, entry.index_keywords) == (("Cat, Ann.", "Dog, Bob."), ("Looms", "Cats"))
    assert (entry.details["year"], entry.details["venue"]) == (2018, "Weave Journal")
    assert [(row.line, row.lines, row.kind) for row in rows] == [(1, 2, "rejected"), (3, 1, "furniture")]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Cat, Ann B. [Author, Reprint Author; E-mail: x@y.org]", "Cat, Ann B."),
        ("Cat, Ann 1,2,+", "Cat, Ann"),
        ("Cat, Ann MD, PhD *", "Cat, Ann"),
        ("Cat, Ann Ph.D., FACSM", "Cat, Ann"),
        ("CAT, A.", "CAT, A."),
        ("Cat MA", "Cat MA"),
    ],
)
def test_names_without_what_stands_behind_them(name, read):
    (raw,), _ = parse_ovid(f"<1. >\nTI  - Looms\nAU  - {name}\n")
    assert raw.values["AU"] == [read]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Weave & Yarn. 201(2-3):327-334, November 15, 2004.", ("Weave & Yarn", 2004, "201", "2-3", "327-334")),
        ("Weave & Yarn J January/February 2010;14(1):56", ("Weave & Yarn J", 2010, "14", "1", "56")),
        ("Acta Textorum August 2011;43:647-653", ("Acta Textorum", 2011, "43", None, "647-653")),
        ("Journal of Looms 12, Winter 2007: 7-14.", ("Journal of Looms", 2007, None, None, None)),
        ("Cat, Ann [Editor], Dog, Bob [Editor]. Looms and yarn.:371-397, 2004.", ("Looms and yarn", 2004, None, None, None)),
    ],
)
def test_what_a_source_says(source, read):
    (raw,), _ = parse_ovid(f"<1. >\nTI  - Looms\nLG  - English.\nSO  - {source}\n")
    details = build_entry(raw, "ovid").details
    assert tuple(details.get(field) for field in ("venue", "year", "volume", "issue", "pages")) == read
    assert details["language"] == "English"


@pytest.mark.parametrize("text", [TAGS, LABELS, TAGS.replace("<3001. >", "<1.>")])
def test_both_are_recognised(text):
    assert is_ovid("junk\n\n" + text)
