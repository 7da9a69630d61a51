"""What identifies a paper: the same in every run, different for different papers, and never longer than it must be."""

import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.values import identifiers
from themeloom.records.values.identifiers import DIGITS, make_doc_ids, normalize_doi, normalize_text


def test_an_id_is_the_beginning_of_a_published_hash():
    digest = hashlib.sha256(b"catspurr\nweshowthatcatspurr").hexdigest()
    assert make_doc_ids([("", "Cats Purr", "We show that cats purr.")]) == [f"x{digest[:DIGITS]}"]


def test_a_doi_comes_before_the_words():
    assert make_doc_ids([("10.1000/182", "Cats Purr", "We show that cats purr.")]) == ["10.1000/182"]


def test_a_doi_of_two_papers_is_the_id_of_neither():
    papers = [("10.1000/182", "Cats", "Purr."), ("10.1000/182", "Dogs", "Bark."), ("10.1000/183", "Birds", "Sing.")]
    doc_ids = make_doc_ids(papers)
    assert doc_ids[2] == "10.1000/183"
    assert doc_ids[:2] == make_doc_ids([("", "Cats", "Purr."), ("", "Dogs", "Bark.")])


def test_papers_that_would_share_digits_get_more_and_only_they():
    digests = ["x" + "a" * 12 + "b" * 52, "x" + "a" * 12 + "bc" + "b" * 50, "x" + "c" * 64]
    assert identifiers._shorten(digests) == ["x" + "a" * 12 + "bb", "x" + "a" * 12 + "bc", "x" + "c" * 12]


def test_papers_with_one_text_are_told_apart_by_what_else_is_known():
    papers = [("", "Editorial", "")] * 2 + [("", "Cats", "Purr.")]
    doc_ids = make_doc_ids(papers, [("Dog",), ("Cat",)].__getitem__)  # the third is not asked for
    assert doc_ids == make_doc_ids(papers, [("Cat",), ("Dog",)].__getitem__)[1::-1] + doc_ids[2:]
    assert doc_ids[1::-1] + doc_ids[2:] == make_doc_ids(papers)


@pytest.mark.parametrize(
    ("doi", "normalized"),
    [
        ("10.1000/ABC", "10.1000/abc"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc", "10.1000/abc"),
        ("DOI: 10.1000/abc ", "10.1000/abc"),
        ("doi:https://doi.org/10.1000/abc", "10.1000/abc"),
        ("doi.org/10.1000/doi.org/x", "10.1000/doi.org/x"),
        ("", ""),
        ("10.1000", ""),
        ("https://example.org/10.1000/abc", ""),
    ],
)
def test_a_doi_has_one_spelling(doi, normalized):
    assert normalize_doi(doi) == normalized
    assert normalize_doi(normalized) == normalized


def test_signs_alone_stay():
    assert normalize_text("In-Context  Learning!") == "incontextlearning"
    assert normalize_text("???") != normalize_text("!!!")


@given(st.text())
def test_letters_and_digits_are_those_of_the_pattern(text):
    assert normalize_text(text) == (re.sub(r"[\W_]+", "", text.casefold()) or text)


TEXTS = st.text(st.sampled_from([*"abAB -!é"]), max_size=6)
PAPERS = st.lists(st.tuples(TEXTS, TEXTS), max_size=9, unique_by=lambda paper: tuple(map(normalize_text, paper)))


@settings(deadline=None, max_examples=60, derandomize=True)
@given(PAPERS, st.integers(1, 3))
def test_ids_are_unique_and_do_not_depend_on_the_order(papers, digits):
    papers = [("", *paper) for paper in papers]
    doc_ids = make_doc_ids(papers)
    assert len(set(doc_ids)) == len(papers)
    assert make_doc_ids(papers[::-1]) == doc_ids[::-1]
    digests = ["x" + hashlib.sha256(doc_id.encode()).hexdigest() for doc_id in doc_ids]
    starts = identifiers._shorten(digests, digits)
    assert len(set(starts)) == len(papers)
    assert all(digest.startswith(start) for digest, start in zip(digests, starts, strict=True))


@pytest.mark.parametrize(
    "address", ["https://doi.org/10.1000/x3?ref=pdf", "https://dx.doi.org/10.1000%2Fx3", "https://doi.org/10.1000/X3#top"]
)
def test_an_address_may_have_more_than_the_doi(address):
    assert identifiers.find_doi(address) == "10.1000/x3"


@given(st.from_regex(identifiers.PLAIN_DOI, fullmatch=True))
def test_a_plain_doi_is_what_is_found_in_a_longer_text(doi):
    assert identifiers.find_doi(doi) == doi.lower() == identifiers.find_doi(f"doi: {doi} [doi]")
