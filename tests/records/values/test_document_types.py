import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.lexicon import read_knowledge
from themeloom.records.values.document_types import SPECIAL_FIRST, normalize_language, normalize_type


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Article", "article"),
        ("JOUR", "article"),
        ("journal-article", "article"),
        ("Journal Article", "article"),
        ("journalArticle", "article"),
        ("Article; Early Access", "article"),
        ("Journal Article; Research Support, Non-U.S. Gov't", "article"),
        ("Review", "review"),
        ("Review Article", "review"),
        ("Journal Article|Systematic Review", "review"),
        ("ConferencePaper", "conference paper"),
        ("CPAPER", "conference paper"),
        ("inproceedings", "conference paper"),
        ("proceedings-article", "conference paper"),
        ("Article; Proceedings Paper", "conference paper"),
        ("posted-content", "preprint"),
        ("Preprint", "preprint"),
        ("CHAP", "chapter"),
        ("book-chapter", "chapter"),
        ("Erratum", "erratum"),
        ("Published Erratum", "erratum"),
        ("Journal Article; Published Erratum", "erratum"),
        ("Correction", "erratum"),
        ("Retracted Publication", "retraction"),
        ("Editorial Material", "editorial"),
        ("Letter", "letter"),
        ("THES", "thesis"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("dataset", "dataset"),
        ("PAT", "patent"),
        ("newspaperArticle", "news"),
        ("Book Review", "other"),
        ("  Woven   Tapestry ", "woven tapestry"),
        ("", ""),
    ],
)
def test_a_kind_has_one_name(written, kind):
    assert normalize_type(written) == kind


def test_the_table_names_only_kinds_that_have_a_rank():
    assert set(read_knowledge("document_types", room="records")["type"]) - {""} == set(SPECIAL_FIRST)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("English", "en"),
        ("eng", "en"),
        ("en", "en"),
        ("EN-US", "en"),
        ("pt_BR", "pt"),
        ("Portuguese (Brazil)", "pt"),
        ("German; English", "de; en"),
        ("eng|eng", "en"),
        ("English, Spanish", "en; es"),
        ("ger", "de"),
        ("chi", "zh"),
        ("Chinese", "zh"),
        ("und", ""),
        ("Quenya-like", "quenya-like"),
        ("", ""),
    ],
)
def test_a_language_is_its_code(written, code):
    assert normalize_language(written) == code


@given(st.text(max_size=40))
def test_no_text_raises_and_a_second_time_changes_nothing(text):
    kind = normalize_type(text)
    assert normalize_type(kind) == kind
    assert normalize_language(normalize_language(text)) is not None
