"""Papers that are made to measure with are made of the corpus' own sentences, and stay as many when they are read."""

import os
import re

import pandas as pd

from bench_large import NAME, YEARS, make_papers, measure_memory
from themeloom.records import read_records

RECORDS = pd.DataFrame(
    {
        "doc_id": ["p", "q"],
        "title": ["Weaving maps of terms", "Looms that read"],
        "abstract": ["We weave maps. Maps show terms. They help.", "A loom reads papers. It forgets none."],
        "year": pd.array([None, None], dtype="Int64"),
    }
)
SENTENCES = {"We weave maps.", "Maps show terms.", "They help.", "A loom reads papers.", "It forgets none."}


def test_sentences_are_the_corpus_own_and_as_many_as_one_of_its_papers_has():
    papers = make_papers(RECORDS, 50)
    drawn = [re.findall(r"[^.]+\.", abstract) for abstract in papers["abstract"]]
    assert {sentence.strip() for own in drawn for sentence in own} == SENTENCES
    assert {len(own) for own in drawn} == {2, 3}
    assert set(papers["title"]) == {f"{one} {two}" for one in ("Weaving maps", "Looms") for two in ("of terms", "that read")}
    assert papers["year"].isin(YEARS).all()


def test_the_same_papers_are_made_again():
    pd.testing.assert_frame_equal(make_papers(RECORDS, 20), make_papers(RECORDS, 20))
    assert set(make_papers(RECORDS.assign(year=1999), 20)["year"]) == {1999}


def test_no_paper_is_taken_for_another(tmp_path):
    path = tmp_path / "papers.csv"
    make_papers(RECORDS, 30).to_csv(path, index=False)
    records = read_records(path).records
    assert sorted(records["doc_id"]) == sorted(f"10.5555/{NAME}.{number}" for number in range(30))


def test_memory_is_that_of_all_processes_and_of_the_largest():
    together, largest = measure_memory(os.getpid())
    assert together >= largest > 10
