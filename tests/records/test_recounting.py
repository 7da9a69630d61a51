"""Records are counted once more without their readers: as many of what is whole, and what is lost or glued is named."""

import json

import pytest

from themeloom.records.reading import read_records
from themeloom.records.recounting import compare_counts, describe_unread

NAMES = ("Cats", "Dogs", "Birds", "Eels", "Bees", "Ants")
SENTENCE = "We study how {} weave and knit, and we show that it is louder than anybody thought before us. "
PAPERS = [(f"How the {name} Weave", (SENTENCE.format(name.lower()) * 9).strip()) for name in NAMES]
RIS = "".join(f"TY  - JOUR\nTI  - {title}\nAB  - {abstract}\nER  - \n\n" for title, abstract in PAPERS)
OBJECTS = [{"title": title, "abstract": abstract, "references": [{"title": "A"}, {"title": "B"}]} for title, abstract in PAPERS]
KIND = '<ref-type name="Journal Article">17</ref-type>'
XML = "".join(
    f"<record>{KIND}<titles><title>{title}</title></titles><abstract>{abstract}</abstract></record>" for title, abstract in PAPERS
)
WHOLE = {
    "ris": RIS,
    "medline": "".join(f"PMID- 3{n}\nTI  - {title}\nAB  - {abstract}\n\n" for n, (title, abstract) in enumerate(PAPERS)),
    "wos": "FN Clarivate\nVR 1.0\n" + "".join(f"PT J\nTI {title}\nAB {abstract}\nER\n\n" for title, abstract in PAPERS) + "EF\n",
    "endnote": "".join(f"%0 Journal Article\n%T {title}\n%X {abstract}\n\n" for title, abstract in PAPERS),
    "bibtex": "@string{a = {b}}\n"
    + "".join(f"@article{{p{n},\n title = {{{title}}},\n abstract = {{{text}}}\n}}\n" for n, (title, text) in enumerate(PAPERS)),
    "table": "Title,Abstract,Year\n" + "".join(f'"{title}","{abstract}",2020\n' for title, abstract in PAPERS),
    "json in lines": "".join(f"{json.dumps(row)}\n" for row in OBJECTS),
    "a list in json": json.dumps(OBJECTS, indent=1),
    "a named list in json": json.dumps({"meta": {"count": 6}, "results": OBJECTS}),
    "one work in json": json.dumps(OBJECTS[0]),
    "xml in one line": f"<xml><records>{XML}</records></xml>",
    "a listing": "".join(f"{title}\n{abstract}\n" for title, abstract in PAPERS),
    "a wrapped listing": "".join(f"{title}\n{abstract.replace('us. ', 'us.' + chr(10))}\n\n" for title, abstract in PAPERS),
}


def count(path):
    reading = read_records(path)
    return reading, compare_counts(reading, [path])


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_whole_has_as_many_marks_as_records(tmp_path, kind):
    path = tmp_path / "a.txt"
    path.write_text(WHOLE[kind], encoding="utf-8")
    reading, counts = count(path)
    number = 1 if kind == "one work in json" else len(PAPERS)
    assert len(reading.records) == number
    assert set(counts["marks"]) == {number}
    assert describe_unread(reading, [path]) == []


@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind != "one work in json"])
def test_a_record_that_a_reader_loses_is_named_by_its_line(tmp_path, kind):
    path = tmp_path / "a.txt"
    path.write_text(WHOLE[kind], encoding="utf-8")
    reading = read_records(path)
    fewer = reading._replace(sources=reading.sources.drop(index=2))
    counts = compare_counts(fewer, [path])
    assert all(len(lines) == 1 for lines in counts["lines"])
    (line,) = counts["lines"].iloc[-1]
    assert f"line {line}" in describe_unread(fewer, [path])[-1]
    assert counts["records"].eq(len(PAPERS) - 1).all()


@pytest.mark.parametrize("kind", ["ris", "a listing", "bibtex"])
def test_a_record_that_is_glued_to_the_one_before_is_named(tmp_path, kind):
    path = tmp_path / "a.txt"
    path.write_text(WHOLE[kind], encoding="utf-8")
    reading = read_records(path)
    sources = reading.sources.sort_values("line", ignore_index=True)
    second = sources["line"][1]
    sources.loc[0, "lines"] += sources["lines"][1]
    counts = compare_counts(reading._replace(sources=sources.drop(index=1)), [path])
    assert counts["lines"].iloc[0] == [second]


def test_a_listing_without_one_of_its_titles_is_told(tmp_path):
    path = tmp_path / "a.txt"
    lines = [line for paper in PAPERS for line in paper]
    del lines[4]
    path.write_text("\n".join(lines), encoding="utf-8")
    reading, counts = count(path)
    set_aside = reading.rejected[reading.rejected["kind"] == "rejected"]
    assert 5 in set(set_aside["line"]) or any(5 in found for found in counts["lines"])


def test_what_is_set_aside_is_no_loss(tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS + "TY  - JOUR\nER  - \n", encoding="utf-8")
    reading, counts = count(path)
    assert counts["marks"].tolist() == [7]
    assert describe_unread(reading, [path]) == []


def test_files_in_archives_and_workbooks(tmp_path):
    import zipfile

    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.ris", RIS)
        archive.writestr("c.bin", bytes(range(32)) * 9)
    _, counts = count(path)
    assert counts["source"].tolist() == ["a.zip/b.ris"]
