"""Longer terms are those that a corpus uses as one: tables of a few places, judged by hand."""

import pandas as pd
import pytest

from themeloom.lexicon import normalize
from themeloom.mentions.expressions import find_expressions, merge_expressions
from themeloom.tables import list_types

COLUMNS = [*list_types("mentions"), "role"]


def make_places(role, *forms, opens=False):
    """One place per form, each in a paper of its own, at the beginning of its abstract."""
    table = [
        (f"p{number}", "abstract", 0, len(form), form, normalize(form), "term", False, opens, False, role)
        for number, form in enumerate(forms)
    ]
    return pd.DataFrame(table, columns=COLUMNS)


def find(role, *forms, texts=(), alone=(), **options):
    places = make_places(role, *forms, **options)
    return sorted(
        set(find_expressions(places, make_places("", *alone), pd.Series(list(texts) or list(forms), dtype="str"))["key"])
    )


def test_two_sides_that_mostly_stand_together_are_one_term():
    alone = ["warp", "weft yarn", "warp", "weft yarn"]  # as cut in the two papers that have both
    assert find("and", *["warp and weft yarn"] * 2, alone=alone) == ["warp and weft yarn"]
    assert find("and", *["warp and weft yarn"] * 2, alone=[*alone, *["warp"] * 3]) == []
    assert find("and", "warp and weft yarn", alone=alone[:2]) == []  # two papers


def test_what_mostly_follows_of_makes_a_term():
    assert find("of", *["quality of life"] * 3, "quality of care") == ["quality of life"]
    assert (
        find("of", *["quality of life"] * 3, *["quality of care", "quality of data", "quality of sleep", "quality of air"]) == []
    )
    assert find("of", *["quality of life"] * 2) == []  # two papers


def test_a_subject_behind_of_is_no_part_of_a_term():
    texts = [*["role of yarn"] * 3, *["yarn is spun and yarn is dyed"] * 30]
    assert find("of", *["role of yarn"] * 3, texts=texts) == []


def test_a_possessive_of_a_name_makes_a_term():
    assert find("possessive", *["Loomer's disease", "Loomer\u2019s disease"]) == ["loomer disease"]
    assert find("possessive", *["weaver's disease"] * 2) == []
    assert find("possessive", *["Weaver's disease"] * 2, opens=True) == []


@pytest.mark.parametrize(
    ("role", "form"), [("possessive", "Loomer's-disease"), ("of", "quality of-life"), ("number", "yarn(2) loom"), ("and", "warp")]
)
def test_what_is_glued_together_is_no_longer_term(role, form):
    assert find(role, *[form] * 9) == []


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (["type 2 yarn"] * 2, ["type 2 yarn"]),
        (["Industry 4.0", "industry 4.0 tools"], ["industry 4.0", "industry 4.0 tool"]),
        (["vitamin D"] * 2, ["vitamin d"]),
        (["week 12"] * 2, []),
        (["section 2"] * 2, []),
        (["interleukin 6"], []),
        (["Loom 3.0"], ["loom 3.0"]),
        (["Section 3.0"], []),
    ],
)
def test_a_number_or_letter_that_recurs_belongs_to_the_word_before(forms, found):
    assert find("number", *forms) == found


@pytest.mark.parametrize(
    ("forms", "found"),
    [(["T yarns", "T yarn receptor"], ["t yarn", "t yarn receptor"]), (["T yarns"], []), (["P values"] * 3, [])],
)
def test_a_letter_that_recurs_before_a_noun_belongs_to_it(forms, found):
    assert find("letter", *forms) == found


def test_an_empty_word_stays_where_it_is_bound_to_the_next():
    texts = [*["primary care is given here"] * 5, *["a loom is a frame for yarn"] * 60]
    assert find("empty", *["primary care"] * 5, texts=texts) == ["primary care"]
    loose = [*["new yarn"] * 5, *["yarn and new threads and yarn on new looms"] * 20]
    assert find("empty", *["new yarn"] * 5, texts=loose) == []


def test_a_name_keeps_the_noun_that_mostly_stands_behind_it():
    texts = ["The Loomer model and hidden Loomer models."]
    assert find("headed", "Loomer model", "hidden Loomer models", texts=texts) == ["hidden loomer model", "loomer model"]
    assert find("headed", "Loomer model", "Loomer models", texts=[*texts, "Loomer, Loomer, Loomer"]) == []
    assert find("headed", "Loomer model") == []  # one place


def test_what_an_abbreviation_stands_for_is_a_term():
    assert find("defined", "quality of service") == ["quality of service"]


def test_a_term_takes_the_place_of_the_phrases_in_it():
    places = make_places("of", *["quality of life"] * 3)
    parts = pd.concat(
        [
            places.assign(end=7, form="quality", key="quality"),
            places.assign(start=11, form="life", key="life"),
            places.assign(start=20, end=24, form="yarn", key="yarn"),
        ]
    )
    mentions = parts.sort_values(["doc_id", "start"], ignore_index=True)[list(list_types("mentions"))]
    settled = merge_expressions(mentions, places, pd.Series(["quality of life"] * 3))
    assert settled["form"].tolist() == ["quality of life", "yarn"] * 3
    assert settled["doc_id"].tolist() == ["p0", "p0", "p1", "p1", "p2", "p2"]
    pd.testing.assert_frame_equal(merge_expressions(mentions, places.head(0), pd.Series(dtype="str")), mentions)
