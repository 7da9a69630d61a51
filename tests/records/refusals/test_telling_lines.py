import pytest

from themeloom.records.refusals.telling_lines import describe_telling_lines


def test_identifiers_of_all_kinds_are_a_list_of_them():
    lines = ["doi:10.1000/182", "https://doi.org/10.1000/183;", "PMID: 1234567", "PMC123", "https://example.org/a"]
    assert describe_telling_lines(lines) == "a list of identifiers, without titles"
    assert describe_telling_lines([*lines, "Cats Purr"]) is None


@pytest.mark.parametrize(
    "line",
    [
        "Cat A, Dog B. On looms. J Weft. 2020;1(2):3-4.",
        "Cat A. On looms. J Weft. 2020 May 1;12:e59. doi:10.1000/182",
        "Cat, A., & Dog, B. (2019). On looms. Journal of Wefts, 4(3), 11-19.",
    ],
)
def test_references_in_the_usual_styles_are_known(line):
    assert describe_telling_lines([line] * 3) == "a list of references, without abstracts"
    assert describe_telling_lines([line, "Cats Purr", "We show it."] * 3) is None


def test_a_heading_alone_is_no_markdown():
    assert describe_telling_lines(["# Cats Purr", "We show that cats purr."]) is None
    assert describe_telling_lines(["# Cats Purr", "| a | b |", "|---|---|"]) == "Markdown"


def test_a_title_in_capitals_is_no_search():
    assert describe_telling_lines(["CATS AND DOGS AND EELS (A REVIEW)", "We show that cats and dogs purr."]) is None
    assert describe_telling_lines(['("cat" OR dog*) AND (purr OR bark)']) == "a search strategy"


def test_labels_of_records_are_told_from_those_in_abstracts():
    record = ["Looms", "Author: Cat, A.", "Abstract: We study looms.", "Publication info: Weft 3 (2020)", "Links: ", "Links: a"]
    assert (
        describe_telling_lines([*record, "Document URL: b"] * 2) == "records with labels (document url, links, publication info)"
    )
    assert describe_telling_lines(record * 2) is None
    listed = ["Looms", "Authors: Cat, A.", "Abstract: We study looms.", "Keywords: cats; looms", "DOI: 10.1000/182"]
    assert describe_telling_lines(listed * 3) is None
    prose = ["Title of a Paper", "We show that: cats purr.", "Links: A View", "Sources: A Study", "Pages: how many?"]
    assert describe_telling_lines(prose) is None


@pytest.mark.parametrize(
    ("looks", "lines"),
    [
        ("a search strategy", ["1     exp Bees/ (12345)", "2     (bee or bees).ti,ab. (23456)", "3     1 or 2 (30000)"]),
        ("a chat", ["Ann Cat  10:11 AM", "Did anyone see the bees?", "Bob Dog  10:12 AM", "Yes."]),
        ("a letter", ["Dear Bob,", "thank you for the paper on bees. We liked it.", "Best wishes", "Ann"]),
        ("a chat", ["01.03.23, 09:01 - Ann: Did you see the bees?", "01.03.23, 10:01 - Bob: Yes, many."]),
        ("a chat", ["[01.02.23, 10:11:12] Ann: Bees?", "[01.02.23, 10:11:40] Bob: Bees."]),
        ("a conversation", ["INTERVIEWER: Do you weave?", "RESPONDENT: I do."]),
        ("an e-mail", ["Von: Cat, Ann", "Gesendet: Montag", "An: Dog, Bob", "Betreff: Bienen", "Lieber Bob,"]),
        ("the difference of two files", ["diff --git a/x b/x", "@@ -1,3 +1,3 @@", "-Looms", "+Cats"]),
        ("an error message of a program", ["Traceback (most recent call last):", '  File "a.py", line 3, in main', "    main()"]),
        ("the source code of a program", ["#!/bin/bash", "set -e", "cd looms"]),
        ("the requirements of a program", ["looms==1.26.4", "cats>=2.0", "# wool", "yarn~=3.8", "scissors"]),
        ("a Dockerfile", ["FROM loom:3", "WORKDIR /wool", "RUN weave", "# cats"]),
        ("a table of contents", ["Contents", "1 Looms ........ 1", "2 Cats . . . . . 12"]),
    ],
)
def test_what_people_write_that_is_no_listing(looks, lines):
    assert describe_telling_lines(lines) == looks
    assert describe_telling_lines([*lines, *["Looms of the North", "We show how looms are made, and by whom."] * 20]) in (
        None,
        looks,
    )
