"""The example corpus of the package: six exports of invented papers on bees in cities, read here without our own readers."""

import csv
import html
import io
import json
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from themeloom.project.example_corpus import write_example
from themeloom.records import read_records

FOLDER = files("themeloom.project") / "example"
RECORDS = {"library.ris": 11, "pubmed.nbib": 13, "references.bib": 10, "savedrecs.txt": 15, "scopus.csv": 20, "works.json": 10}
PAPERS = 60  # and one erratum
IN_TWO = 12
IN_THREE = 3
MOST_BYTES = 400_000
# of tagged files: what begins a record, and where its title, DOI, year and abstract stand
TAGGED = {
    "library.ris": (r"^TY  - ", r"^TI  - (.+)$", r"^DO  - (.+)$", r"^PY  - (\d+)$", r"^AB  - (.+)$"),
    "pubmed.nbib": (
        r"^PMID- ",
        r"^TI  - (.+(?:\n {6}.+)*)$",
        r"^LID - (.+) \[doi\]$",
        r"^DP  - (\d+)",
        r"^AB  - (.+(?:\n {6}.+)*)$",
    ),
    "references.bib": (
        r"^@(?=article|inproceedings)",
        r"^ +title +=(.+),$",
        r"^ +doi +=(.+),$",
        r"^ +year +=(.+),$",
        r"^ +abstract +=(.+),$",
    ),
    "savedrecs.txt": (r"^PT ", r"^TI (.+(?:\n {3}.+)*)$", r"^DI (.+)$", r"^PY (\d+)$", r"^AB (.+)$"),
}


def read_file(name):
    return (FOLDER / name).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def list_tagged(name):
    begin, *patterns = TAGGED[name]
    blocks = re.split(begin, read_file(name), flags=re.MULTILINE)[1:]
    for block in blocks:
        matches = [re.search(pattern, block, re.MULTILINE) for pattern in patterns]
        yield tuple(" ".join(match[1].strip(' {}"').split()) if match else "" for match in matches)


def list_scopus():
    for row in csv.DictReader(io.StringIO(read_file("scopus.csv"))):
        yield row["Title"], row["DOI"], row["Year"], row["Abstract"]


def list_works():
    for work in json.loads(read_file("works.json"))["results"]:
        words = {place: word for word, places in work["abstract_inverted_index"].items() for place in places}
        abstract = " ".join(words[place] for place in range(len(words)))
        yield work["title"], work["doi"] or "", str(work["publication_year"]), abstract


def list_records(name):
    """[(title, DOI, year, abstract)] as a file has them."""
    return list({"scopus.csv": list_scopus, "works.json": list_works}.get(name, lambda: list_tagged(name))())


def make_key(title):
    """What two records of the same paper share: the letters and digits of the title."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^>]+>", "", html.unescape(title)).casefold())


def find_bare(doi):
    return re.sub(r"^https?://(dx\.)?doi\.org/", "", doi.casefold())


@pytest.fixture(scope="module")
def papers():
    """Key -> [(file, title, DOI, year, abstract)]."""
    grouped = defaultdict(list)
    for name in RECORDS:
        for record in list_records(name):
            grouped[make_key(record[0])].append((name, *record))
    return grouped


def list_differing(papers, place):
    """The papers whose records have different values at a place, what is missing included."""
    return {key for key, records in papers.items() if len({record[place] for record in records}) > 1}


def test_the_package_holds_the_six_files_and_nothing_else():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(RECORDS)
    assert sum(len(path.read_bytes()) for path in FOLDER.iterdir()) < MOST_BYTES


@pytest.mark.parametrize(("name", "number"), RECORDS.items())
def test_each_file_holds_its_records(name, number):
    records = list_records(name)
    assert len(records) == number
    assert all(title for title, *_ in records)
    assert len({make_key(title) for title, *_ in records}) == number


def test_there_are_sixty_papers_and_an_erratum(papers):
    errata = [key for key in papers if key.startswith("erratum")]
    assert len(papers) == PAPERS + 1
    assert len(errata) == 1
    assert len(papers[errata[0]]) == 1
    corrected = next(key for key in papers if key in errata[0] and key != errata[0])
    assert len(papers[corrected]) > 1
    assert {record[2] for record in papers[corrected]}.isdisjoint({record[2] for record in papers[errata[0]]})


def test_fifteen_papers_stand_in_several_files(papers):
    sizes = [len({name for name, *_ in records}) for records in papers.values()]
    assert sizes.count(2) == IN_TWO
    assert sizes.count(3) == IN_THREE
    assert sizes.count(1) == PAPERS + 1 - IN_TWO - IN_THREE


def test_a_doi_is_of_one_paper_only_and_none_is_real(papers):
    dois = {key: {find_bare(record[2]) for record in records} - {""} for key, records in papers.items()}
    assert {len(values) for values in dois.values()} == {1}
    assert len(set().union(*dois.values())) == PAPERS + 1
    assert all(doi.startswith("10.5555/") for values in dois.values() for doi in values)


def test_copies_differ_as_they_do_in_life(papers):
    copies = [record for records in papers.values() if len(records) > 1 for record in records]
    dois = [doi for _, _, doi, *_ in copies]
    assert sum(not doi for doi in dois) == 6
    assert sum(doi.startswith("https://") for doi in dois) == 5
    assert sum(doi.isupper() for doi in dois) == 2
    assert sum(title.isupper() for _, title, *_ in copies) == 2
    assert sum(title.endswith(".") for _, title, *_ in copies) == 5
    assert sum(not year for *_, year, _ in copies) == 1
    years = [{int(year) for *_, year, _ in records if year} for records in papers.values()]
    assert sorted(max(values) - min(values) for values in years)[-3:] == [0, 1, 1]


def test_every_paper_has_an_abstract_somewhere_and_two_records_lack_it(papers):
    bare = [(name, abstract) for records in papers.values() for name, *_, abstract in records if len(abstract) < 100]
    assert sorted(bare) == [("library.ris", ""), ("savedrecs.txt", ""), ("scopus.csv", "[No abstract available]")]
    without = [key for key, records in papers.items() if max(len(record[-1]) for record in records) < 100]
    assert [key[:7] for key in without] == ["erratum"]


def test_abstracts_are_of_natural_length_and_no_two_papers_share_one(papers):
    longest = {key: max((record[-1] for record in records), key=len) for key, records in papers.items()}
    abstracts = [abstract for key, abstract in longest.items() if not key.startswith("erratum")]
    lengths = [len(abstract.split("©")[0].split()) for abstract in abstracts]
    assert min(lengths) >= 90
    assert max(lengths) <= 145
    sentences = [sentence for abstract in abstracts for sentence in re.split(r"(?<=\.) ", re.split(r" ©| \(c\)", abstract)[0])]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(
    ("name", "mark", "times"),
    [
        ("library.ris", r"^Search strategy, set 3: ", 1),
        ("library.ris", "<i>Apis mellifera</i>", 2),
        ("library.ris", "&amp;", 1),
        ("works.json", r'"title": "[^"]*<i>', 2),
        ("works.json", r'"title": "[^"]*&amp;', 2),
        ("scopus.csv", r"© \d{4},? (?:The Authors\. Published by )?Meadowgate Press", 13),
        ("savedrecs.txt", r"\(c\) \d{4} Meadowgate Press", 2),
        ("savedrecs.txt", r"^DT Correction$", 1),
        ("savedrecs.txt", r"^EA ", 1),
        ("pubmed.nbib", r"^AB  - (?:BACKGROUND|OBJECTIVES): ", 2),
        ("pubmed.nbib", r"^EIN - ", 1),
        ("references.bib", r"^@string\{", 3),
        ("references.bib", r"^@comment\{", 1),
        ("references.bib", r"\{\\~a\}", 2),
    ],
)
def test_what_makes_reading_hard_is_in_the_files(name, mark, times):
    assert len(re.findall(mark, read_file(name), re.MULTILINE)) == times


def test_the_two_parts_of_a_study_are_two_papers(papers):
    first = next(key for key in papers if key.endswith("parti"))
    assert {f"{first}i"} < set(papers)
    assert len(papers[first]) == 2
    assert len(papers[f"{first}i"]) == 1


@pytest.mark.parametrize(
    ("name", "mark"), [("scopus.csv", b'\xef\xbb\xbf"'), ("savedrecs.txt", b"\xef\xbb\xbfFN "), ("pubmed.nbib", b"PMID- ")]
)
def test_files_begin_as_those_of_the_databases_do(name, mark):
    assert (FOLDER / name).read_bytes().startswith(mark)


def test_lines_end_as_in_the_databases_own_files():
    windows = {path.name for path in FOLDER.iterdir() if b"\r\n" in path.read_bytes()}
    assert windows == {"pubmed.nbib"}


def test_orcids_are_well_formed_and_of_nobody():
    orcids = {orcid for name in RECORDS for orcid in re.findall(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", read_file(name))}
    assert len(orcids) > 5
    for orcid in orcids:
        *digits, check = orcid.replace("-", "")
        total = 0
        for digit in digits:
            total = (total + int(digit)) * 2
        assert "0123456789X"[(12 - total % 11) % 11] == check
        assert orcid.startswith("0000-0000-")  # below the range from which ORCIDs are given out


def test_years_run_from_2017_to_2024(papers):
    years = [min(int(year) for *_, year, _ in records if year) for records in papers.values()]
    assert set(years) == set(range(2017, 2025))


def test_works_cite_works():
    works = json.loads(read_file("works.json"))["results"]
    assert all(work["referenced_works"] for work in works)
    cited = {one for work in works for one in work["referenced_works"]}
    assert cited & {work["id"] for work in works}


def test_references_hold_dois_of_other_papers(papers):
    dois = {find_bare(record[2]) for records in papers.values() for record in records} - {""}
    cited = set(re.findall(r"DOI (10\.5555/\S+)", read_file("savedrecs.txt")))
    assert len(cited & dois) > 10


# ---------------------------------------------------------------- as the project reads it


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    paths = write_example(root, "bees")
    return read_records([root / path for path in paths])


def test_each_record_is_read_and_each_paper_is_there_once(reading):
    assert len(reading.sources) == sum(RECORDS.values())
    assert reading.sources["source"].value_counts().to_dict() == RECORDS
    assert len(reading.records) == PAPERS + 1
    assert reading.records["doi"].is_unique
    assert reading.sources["doc_id"].value_counts().value_counts().to_dict() == {
        1: PAPERS + 1 - IN_TWO - IN_THREE,
        2: IN_TWO,
        3: IN_THREE,
    }


def test_an_erratum_and_the_second_part_stay_apart(reading):
    titles = reading.records["title"].str.casefold()
    assert titles.str.startswith("erratum").sum() == 1
    assert titles.str.contains("part i:|part ii:|part i |part ii |part i$|part ii$", regex=True).sum() == 2


def test_each_paper_but_the_erratum_has_an_abstract_and_a_year(reading):
    records = reading.records
    assert records.loc[records["abstract"].eq(""), "type"].tolist() == ["erratum"]
    assert records["year"].between(2017, 2024).all()


def test_no_publisher_is_left_and_nothing_is_lost(reading):
    assert not reading.records["abstract"].str.contains("Meadowgate|©|rights reserved|<|&amp;", regex=True).any()
    taken = reading.rejected.loc[reading.rejected["kind"] == "note", "text"]
    assert taken.str.contains("Meadowgate Press").sum() >= 13


def test_the_one_line_between_records_is_set_aside(reading):
    rejected = reading.rejected[reading.rejected["kind"] == "rejected"]
    assert rejected.loc[rejected["source"] == "library.ris", "text"].str.startswith("Search strategy").tolist() == [True]


def test_a_corpus_that_has_files_is_left_alone(tmp_path):
    write_example(tmp_path, "bees")
    with pytest.raises(ValueError, match="data/bees/raw holds files already"):
        write_example(tmp_path, "bees")


@pytest.mark.parametrize("name", ["", "../bees", "a b", "$(touch x)"])
def test_a_name_that_will_not_do_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="no name of a corpus"):
        write_example(tmp_path, name)
    assert list(tmp_path.iterdir()) == []
