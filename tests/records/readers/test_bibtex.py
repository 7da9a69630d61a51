"""BibTeX: entries, what stands between them, and what each database puts in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.fields import build_entry
from themeloom.records.readers.bibtex import is_bibtex, parse_bibtex
from themeloom.records.signatures import find_format

SCOPUS = """Scopus
EXPORT DATE: 01 May 2031

@ARTICLE{Cat20201,
author={Cat, A. and Dog, B.},
title={Looms},
year={2020},
pages={79 – 88},
affiliations={Weavers, Rome; Spinners, Oslo},
author_keywords={loom; weft},
keywords={Weaving},
source={Scopus},
note={Cited by: 38; All Open Access, Gold Open Access}
}
@ARTICLE{Cat20201,
title={Mills},
source={Scopus}}
"""
WOS = """@article{ WOS:1,
Title = {On
   Looms},
Affiliation = {Cat, A, Univ Rome, Italy.
   Dog, B, Univ Oslo, Norway.},
Keywords-Plus = {WEAVING},
Times-Cited = {29},
Cited-References = {CAT J, 1983, J LOOMS.
   {[}Anonymous], 2005, LOOMS.},
Unique-ID = {WOS:1},
}
"""


def read(text):
    records, rows = parse_bibtex(text)
    assert is_balanced(text, records, rows)
    shape = find_format("bibtex", records)
    return [build_entry(raw, shape.family, shape.database) for raw in records], rows


def read_titles(text):
    records, rows = parse_bibtex(text)
    assert is_balanced(text, records, rows)
    return [(raw.line, raw.lines, raw.values.get("title", [""])[0]) for raw in records]


def test_scopus_gives_one_key_to_two_papers():
    (first, second), rows = read(SCOPUS)
    assert (first.title, second.title) == ("Looms", "Mills")
    assert (first.keywords, first.index_keywords) == (("loom", "weft"), ("Weaving",))
    assert first.affiliations == ("Weavers, Rome", "Spinners, Oslo")
    assert (first.details["citations"], first.details["pages"], first.details["database"]) == (38, "79-88", "Scopus")
    assert first.details["open_access"] == "All Open Access, Gold Open Access"
    assert [(row.line, row.lines, row.kind) for row in rows] == [(1, 3, "furniture")]


def test_web_of_science():
    (entry,), _ = read(WOS)
    assert (entry.title, entry.details["citations"], entry.index_keywords) == ("On Looms", 29, ("WEAVING",))
    assert entry.references == ("CAT J, 1983, J LOOMS.", "[Anonymous], 2005, LOOMS.")
    assert entry.affiliations == ("Cat, A, Univ Rome, Italy.", "Dog, B, Univ Oslo, Norway.")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            '@article(a,\n title = "On (old) looms",\n year = 1999\n)\n\n@book(b, title = {B})',
            [(1, 5, "On (old) looms"), (6, 1, "B")],
        ),
        ("@a{x,\n title={A},}@b{y,\n title={B}}", [(1, 2, "A"), (2, 1, "B")]),
        ("@a{x, title={A}}\n@b{y, title={B}}", [(1, 1, "A"), (2, 1, "B")]),
        ("@a{x, title={A}}@b{x, title={B}}", [(1, 1, "A"), (1, 0, "B")]),
        ("@article\n{x, title={A}}", [(1, 2, "A")]),
        ("@a{, title={A}}", [(1, 1, "A")]),
    ],
)
def test_entries_as_people_write_them(text, titles):
    assert is_bibtex(text)
    assert read_titles(text) == titles


def test_macros_and_what_stands_between_entries():
    lines = [
        '@string{j = "J. Looms"}',
        "% mine",
        "@comment{x}",
        "@a{k, journal = j, title = {A}}",
        "search: looms",
        '@preamble{"x"}',
    ]
    text = "\n".join([*lines, "@a{l, title = {B}}"])
    records, rows = parse_bibtex(text)
    assert is_balanced(text, records, rows)
    assert records[0].values["journal"] == ["J. Looms"]
    assert [(row.line, row.kind, row.reason) for row in rows] == [
        (1, "furniture", "macro"),
        (2, "furniture", "text outside the entries"),
        (3, "furniture", "comment"),
        (5, "rejected", "text outside the entries"),
        (6, "furniture", "preamble"),
    ]


def test_a_field_that_stands_twice_counts_once():
    records, rows = parse_bibtex("@a{k, title = {A}, title = {B}, year = 1, year = 1}")
    assert records[0].values["title"] == ["A"]
    assert [(row.kind, row.reason) for row in rows] == [("note", "field title stands twice: the first was taken")]


def test_a_broken_entry_costs_only_itself():
    text = "@a{k, title = {A {B},\n}\n\n@a{l, title = {C}}\n@a{m, title = {D"
    records, rows = parse_bibtex(text)
    assert is_balanced(text, records, rows)
    assert [(raw.line, raw.lines, bool(raw.reason)) for raw in records] == [(1, 3, True), (4, 1, False), (5, 1, True)]


@pytest.mark.parametrize("inside", ["10 hbox{Looms / in 2", "10 Looms} per mill", "a = {b, c", "{10} {Looms"])
def test_braces_that_do_not_balance_cost_no_paper(inside):
    rows = [
        "author={Cat, Ann and {Mills and Sons}}",
        "title={On Looms}",
        f"abstract={{We weave {inside}.\n p = 0.05 holds.}}",
        "year={2020}",
    ]
    text = "@article{k,\n" + ",\n".join(rows) + ",\n}\n@article{l,\ntitle={Mills}\n}\n"
    (broken, whole), rows = read(text)
    assert (broken.title, broken.details["year"], broken.authors) == ("On Looms", 2020, ("Cat, Ann", "Mills and Sons"))
    assert broken.abstract.startswith("We weave")
    assert broken.abstract.endswith("p = 0.05 holds.")
    assert not set("{}") & set(broken.abstract)
    assert whole.title == "Mills"
    assert [(row.line, row.kind) for row in rows] == [(1, "note")]
    assert rows[0].reason.endswith("its fields were read by their lines")


def test_a_note_may_be_the_number_of_pubmed():
    (entry,), _ = read("@a{k,\n title = {Looms},\n note ={PMID: 12345},\nURL = { \n    https://loom.org/1\n }\n}")
    assert (entry.details["pmid"], entry.details["url"]) == ("12345", "https://loom.org/1")


def test_each_mark_is_a_record():
    text = "@a{k title\n@b(x\n@c{y, title={C}}\n@d{\n"
    assert len(read_titles(text)) == 4


@pytest.mark.parametrize(
    ("keywords", "listed"),
    [("loom, weft (in looms, old), mill", ("loom", "weft (in looms, old)", "mill")), ("a, b; c &amp; d", ("a, b", "c & d"))],
)
def test_keywords_are_split(keywords, listed):
    (entry,), _ = read(f"@a{{k, title = {{A}}, keywords = {{{keywords}}}}}")
    assert entry.keywords == listed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@Cats: Handles {and dogs}, a = b",
        "Mail me @home\nWe {show}.",
        "TY  - JOUR\nER  - ",
        "@Cats{and dogs}",
        '{"a": "@b{c"}',
    ],
)
def test_other_texts_are_not_bibtex(text):
    assert not is_bibtex(text)


@pytest.mark.parametrize(
    "bomb",
    ["@a{" * 50_000, "\n@a{" * 2000, "@article{k, t={" + "{" * 100_000, "@a{k, author={" + "x and " * 20_000, "\\" * 100_000],
)
def test_bombs_do_not_raise(bomb):
    is_bibtex(bomb)
    assert is_balanced(bomb, *parse_bibtex(bomb))


@given(
    st.lists(
        st.sampled_from(
            ["@a{", "@b(", "@string{", "@comment{", "k", ",", "t", "=", "{", "}", ")", '"', "#", "\n", "\\", " ", "\x00", "$"]
        )
    )
)
def test_no_text_raises_and_the_books_balance(parts):
    text = "".join(parts)
    is_bibtex(text)
    assert is_balanced(text, *parse_bibtex(text))


@given(st.sampled_from([SCOPUS, WOS]), st.integers(0, 400), st.text(max_size=3))
def test_a_damaged_file_is_accounted_for(whole, place, noise):
    text = whole[:place] + noise + whole[place + 1 :]
    assert is_balanced(text, *parse_bibtex(text))


def test_what_a_reference_manager_writes_at_the_head_is_furniture():
    head = (
        "Automatically generated by Mendeley Desktop 9.9\nAny changes to this file will be lost if it is regenerated.\n\n"
        "BibTeX export options can be customized via Preferences\n\n"
    )
    assert [row.kind for row in parse_bibtex(head + "@article{a, title = {Looms}}\n")[1]] == ["furniture"]


def test_the_address_of_a_resolver_is_the_doi():
    records, _ = parse_bibtex("@article{a, title = {Looms}, url = {https://doi.org/10.1000/loom}}\n")
    assert build_entry(records[0], "bibtex").details["doi"] == "10.1000/loom"
    records, _ = parse_bibtex("@article{a, title = {Looms}, url = {https://doi.org/10.1000/loom}, doi = {10.1000/own}}\n")
    assert build_entry(records[0], "bibtex").details["doi"] == "10.1000/own"
