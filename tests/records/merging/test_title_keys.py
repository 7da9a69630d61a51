import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.merging.title_keys import cut_subtitle, is_generic_title, make_title_key, name_notice


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


@given(st.text(max_size=60))
def test_no_title_raises(title):
    assert make_title_key(title) == make_title_key(title)
    assert isinstance(cut_subtitle(title) + name_notice(title), str)
