"""The kind of a term in any field: by its words, its letters and its ending; a plain term where these leave a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.lexicon.general_kinds import name_general_kind
from themeloom.lexicon.kinds import PROFILES
from themeloom.lexicon.normalization import normalize


def name(form, *, named=True):
    return name_general_kind(normalize(form), form, named=named)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("chronic nephritis", "disease"),
        ("hereditary anaemia", "disease"),
        ("apoptosis", "term"),
        ("anti-obesity", "term"),
        ("frailty index", "measure"),
        ("HbA1c", "measure"),
        ("atomic force microscopy", "method"),
        ("geometry", "term"),
        ("cross-sectional studies", "method"),
        ("lime trees", "term"),
    ],
)
def test_the_words_decide_whether_it_is_a_name_or_not(form, kind):
    assert name(form) == kind
    assert name(form, named=False) == kind or kind == "name"


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("mRNA", "symbol"),
        ("hsa-miR-21-5p", "symbol"),
        ("TP53", "symbol"),
        ("p53", "symbol"),
        ("CO2", "symbol"),
        ("TNF-\u03b1", "symbol"),
        ("Wistar", "name"),
        ("PubMed", "name"),
        ("MEDLINE", "name"),
        ("DIETARY", "term"),
        ("Brazilian", "term"),
        ("BMI 23", "term"),
        ("Ghana", "place"),
        ("Harvard University", "organisation"),
        ("Positive Associations", "term"),
        ("Balearic Islands", "place"),
    ],
)
def test_of_what_is_a_name_the_letters_decide(form, kind):
    assert name(form, named=kind not in ("organisation", "term") or " " not in form) == kind


def test_a_short_form_of_what_is_written_out_is_no_symbol():
    assert name_general_kind("uncoupling protein", "UCP1", named=True) == "term"
    assert name_general_kind("fatty liver disease", "FLD", named=True) == "disease"


def test_without_a_sign_there_is_no_kind():
    assert name("green tea", named=False) == name("mRNA", named=False) == "term"


@given(st.text(min_size=1, max_size=30).filter(str.strip), st.booleans())
def test_every_form_has_a_kind_of_the_profile(form, named):
    assert name(form, named=named) in PROFILES["general"]
