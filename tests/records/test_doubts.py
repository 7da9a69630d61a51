"""What a record may hold beside its one paper is told: a second one, or text that is not read."""

from themeloom.records.formats import parse_text

ABSTRACT = "We show that cats weave, and that they do so often and loudly. " * 5


def list_notes(text):
    return [row for row in parse_text(text).rows if row.kind == "note"]


def test_two_records_without_the_mark_between_them_are_told():
    record = "{}0 Journal Article\n%T {}\n%X " + ABSTRACT + "\n\n"
    text = "".join(record.format(mark, f"How the {name} Weave") for mark, name in (("%", "Cats"), ("%]", "Dogs"), ("%", "Eels")))
    assert [(row.line, row.text) for row in list_notes(text)] == [(1, "How the Cats Weave; How the Dogs Weave")]
    assert list_notes(text.replace("%]", "%")) == []
    untitled = text.replace("%]0 Journal Article\n%T How the Dogs Weave\n", "").replace("We show", "We think", 1)
    assert [row.reason for row in list_notes(untitled)] == [
        "two abstracts in one record: the mark between two records may be lost"
    ]


def test_a_column_of_long_texts_that_is_not_read_is_told():
    text = f"Title\tAbstrct\tYear\nCats\t{ABSTRACT}\t2020\nDogs\t{ABSTRACT}\t2021\n"
    (note,) = list_notes(text)
    assert note.reason.startswith("the column 'Abstrct' holds long texts and is not read")
    assert list_notes(text.replace("Abstrct", "Abstract")) == []
    assert parse_text(text, {"abstract": "Abstrct"}).entries[0].abstract == ABSTRACT.strip()


def test_a_year_that_is_none_is_told_with_its_line_and_what_is_written():
    rows = [("Cats", "20205"), ("Dogs", "n.d."), ("Eels", "2999"), ("Foxes", ""), ("Gulls", "N/A"), ("Hens", "May 2020")]
    text = "".join(["Title\tYear\tAbstract\n", *(f"{title}\t{year}\t{ABSTRACT}\n" for title, year in rows)])
    notes = [(row.line, row.lines, row.text) for row in list_notes(text) if row.reason == "a year that could not be read"]
    assert notes == [(2, 0, "20205"), (3, 0, "n.d."), (4, 0, "2999")]
    ris = "TY  - JOUR\nTI  - Cats\nPY  - in press\nDA  - 2020/05/01\nER  - \nTY  - JOUR\nTI  - Dogs\nPY  - in press\nER  - \n"
    assert [(row.line, row.text) for row in list_notes(ris)] == [(6, "in press")]
    assert [row.text for row in parse_text(text.replace("Year", "Wann"), {"year": "Wann"}).rows if not row.lines] == [
        "20205",
        "n.d.",
        "2999",
    ]
