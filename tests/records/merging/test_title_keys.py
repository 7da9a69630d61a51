import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.merging.title_keys import (
    compare_titles,
    cut_subtitle,
    is_generic_title,
    is_same_work,
    list_title_words,
    make_title_key,
    name_notice,
)


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("Café looms.", "CAFE LOOMS", True),
        ("[Looms of wool].", "Looms of Wool", True),
        ("Salt-marsh birds", "Saltmarsh Birds", True),
        ("Wool & linen", "Wool and Linen", True),
        ("RETRACTED: Wool and linen", "Wool and linen", True),
        ("Wool and linen (Retracted article. See vol. 3)", "Wool and linen", True),
        ("Weaving in C++", "Weaving in C", False),
        ("Weaving in C#", "Weaving in C", False),
        ("Wool, part I", "Wool, part II", False),
        ("Über Wolle in Köln", "Ueber Wolle in Koeln", True),
        ("Ueber Wolle in Koeln", "Uber Wolle in Koln", True),
        ("Wool of Tromsø and Łódź", "Wool of Tromsoe and Lodz", True),
        ("Die Straße der Wolle", "DIE STRASSE DER WOLLE", True),
        ("The role of α-amylase", "The role of alpha-amylase", True),
        ("The role of α-amylase", "The role of β-amylase", False),
        ("Co-existence of looms", "Coexistence of looms", True),
        ("Wool of types A-E", "Wool of types A", False),
        ("How to email a loom", "How to mail a loom", False),
    ],
)
def test_titles_of_one_paper_have_one_key(title, other, same):
    assert (make_title_key(title) == make_title_key(other)) is same


@pytest.mark.parametrize(
    ("title", "other", "near"),
    [
        ("The colours of wool", "Colors of wool", "spelling"),
        ("Optimisation of looms in the north", "Optimization of loom in the North", "spelling"),
        ("Looms of the north: a history", "Looms of the north", "subtitle"),
        ("Looms of the north", "Looms of the north - a history", "subtitle"),
        ("Looms of the north: part II", "Looms of the north", ""),
        ("Looms in the mountanis of the north", "Looms in the mountains of the north", "typo"),
        ("Wool in the year 2010 of the mountain", "Wool in the year 2011 of the mountain", ""),
        ("Screening of sheep for vitamin D in hills", "Screening of sheep for vitamin E in hills", ""),
        ("Old grey looms of the cold north and of wool", "Old grey looms of the north and of wool", "wording"),
        ("The role of α-amylase in wool of the north", "The role of beta-amylase in wool of the north", ""),
        ("Looms", "Wool", ""),
    ],
)
def test_how_near_titles_are(title, other, near):
    titles = (list_title_words(title), list_title_words(other))
    heads = (list_title_words(cut_subtitle(title)), list_title_words(cut_subtitle(other)))
    assert compare_titles(*titles, heads) == near
    assert compare_titles(*titles[::-1], heads[::-1]) == near


@pytest.mark.parametrize(
    ("title", "notice"),
    [
        ("Erratum: Wool and linen", "erratum"),
        ("Erratum", "erratum"),
        ("Author Correction: Wool and linen", "correction"),
        ("Corrigendum to 'Wool and linen'", "corrigendum"),
        ("Retraction note to: Wool and linen", "retraction"),
        ("Reply to Cat: Wool", "reply to"),
        ("Wool and linen (vol 12, pg 3, 2010)", "correction"),
        ("RETRACTED: Wool and linen", ""),
        ("Rethinking wool", ""),
        ("Re-thinking wool", ""),
        ("Wool and linen", ""),
    ],
)
def test_a_notice_is_known_by_its_title(title, notice):
    assert name_notice(title) == notice


@pytest.mark.parametrize(
    ("title", "generic"), [("Editorial", True), ("EDITORIAL.", True), ("Preface 2", True), ("Looms", False), ("", False)]
)
def test_titles_that_many_papers_have(title, generic):
    assert is_generic_title(title) is generic


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("Looms", "Looms of the north", True),
        ("Wool and linen in the north", "Wool & linen in the far north", True),
        ("Warp threads in use", "Gloves made of wool", False),
    ],
)
def test_whether_titles_under_one_doi_can_be_those_of_one_paper(title, other, same):
    assert is_same_work(list_title_words(title), list_title_words(other)) is same


@given(st.text(max_size=60))
def test_no_title_raises(title):
    assert make_title_key(title) == make_title_key(title)
    assert compare_titles(list_title_words(title), list_title_words(title)) == "spelling"
    assert isinstance(cut_subtitle(title) + name_notice(title), str)
