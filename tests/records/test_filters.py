import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.filters import count_reasons, describe_unmet, filter_records


@pytest.fixture
def records():
    return pd.DataFrame(
        {
            "doc_id": list("abcdef"),
            "title": ["Looms", "Cats", "Wool", "Weft (a study)", "Warp", "Yarn"],
            "abstract": ["We weave wool.", "Cats purr.", None, "We weave.", "Warp and weft.", "We spin."],
            "year": pd.array([2018, 2020, 2021, None, 2020, 2019], dtype="Int64"),
            "type": ["Article", "JOUR", "Review", "Article", None, "Editorial Material"],
            "language": ["English", "en", "ger", "German; English", "English", None],
        },
        index=[7, 3, 9, 1, 5, 2],
    )


def list_reasons(records, **asked):
    kept, set_aside = filter_records(records, **asked)
    assert len(kept) + len(set_aside) == len(records)
    return dict(zip(set_aside["doc_id"], set_aside["reason"], strict=True))


def test_without_a_filter_all_are_kept_as_they_are(records):
    kept, set_aside = filter_records(records)
    pd.testing.assert_frame_equal(kept, records)
    assert list(set_aside.columns) == ["doc_id", "title", "reason"]
    assert set_aside.empty


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        ({"years_from": 2019}, {"a": "year 2018 is before 2019", "d": "no year"}),
        (
            {"years_to": 2019},
            {"b": "year 2020 is after 2019", "c": "year 2021 is after 2019", "d": "no year", "e": "year 2020 is after 2019"},
        ),
        ({"types": ["article", "Review"]}, {"e": "no type", "f": "type editorial"}),
        ({"languages": ["English"]}, {"c": "language de", "f": "no language"}),
        ({"minimum_abstract": 9}, {"c": "no abstract", "f": "abstract of 8 characters, fewer than 9"}),
        ({"pattern": r"weav|CATS"}, dict.fromkeys("cef", "pattern 'weav|CATS' not in title or abstract")),
        ({"pattern": r"\(a"}, dict.fromkeys("abcef", r"pattern '\\(a' not in title or abstract")),
    ],
)
def test_each_filter_sets_aside_with_its_reason(records, asked, reasons):
    assert list_reasons(records, **asked) == reasons


def test_the_first_filter_in_order_gives_the_reason_and_each_is_counted(records):
    _, set_aside = filter_records(records, pattern="spin", types=["article"], years_from=2019, minimum_abstract=1)
    reasons = dict(zip(set_aside["doc_id"], set_aside["reason"], strict=True))
    assert reasons["a"] == "year 2018 is before 2019"
    assert reasons["c"] == "type review"
    assert count_reasons(set_aside).to_dict() == {"year": 2, "type": 3, "pattern": 1}


def test_a_column_that_is_not_in_the_records_has_no_values():
    records = pd.DataFrame({"doc_id": ["a"], "title": ["Looms"], "abstract": ["We weave."]})
    assert list_reasons(records, years_from=2000) == {"a": "no year"}
    assert list_reasons(records, types=["article"]) == {"a": "no type"}


def test_a_pattern_that_is_none_is_refused_with_what_would_do(records):
    with pytest.raises(ValueError, match=r"pattern '\(weav', which is no regular expression.*would do"):
        filter_records(records, pattern="(weav")


def test_years_the_wrong_way_round_are_refused(records):
    with pytest.raises(ValueError, match="from 2020 to 2019"):
        filter_records(records, years_from=2020, years_to=2019)


def test_a_type_or_language_that_could_never_be_met_is_refused_with_what_there_is(records):
    message = r"the type 'artcle', which no paper has and nobody knows; the papers have article \(3\), review \(1\), none \(1\), "
    with pytest.raises(ValueError, match=message + r"editorial \(1\); article, book, chapter, .* would do too$"):
        filter_records(records, types=["article", "artcle"])
    message = r"the language 'Englsh', which no paper .*; the papers have en \(3\), de \(1\), de; en \(1\), none \(1\)"
    with pytest.raises(ValueError, match=message):
        filter_records(records, languages=["Englsh"])


def test_a_type_that_is_known_or_that_a_paper_has_is_let_pass_and_named_where_no_paper_has_it(records):
    records.loc[5, "type"] = "Tapestry"
    assert list_reasons(records, types=["Thesis", "Tapestry"]).keys() == set("abcdf")
    assert describe_unmet(records, types=["Tapestry", "Thesis"], languages=["French", "de"]) == [
        "no paper has the type 'Thesis'; they have article (3), review (1), tapestry (1), editorial (1)",
        "no paper has the language 'French'; they have en (3), de (1), de; en (1), none (1)",
    ]


@given(first=st.integers(2015, 2022), words=st.sampled_from(["", "w", "loom|cat"]), minimum=st.integers(0, 20))
def test_every_record_is_kept_or_set_aside_once(first, words, minimum):
    records = pd.DataFrame(
        {
            "doc_id": list("abc"),
            "title": ["Loom", "Cat", "Wool"],
            "abstract": ["We weave.", "", "Knit"],
            "year": [2016, 2018, 2020],
        }
    )
    kept, set_aside = filter_records(records, years_from=first, pattern=words, minimum_abstract=minimum)
    assert sorted([*kept["doc_id"], *set_aside["doc_id"]]) == list("abc")
    assert set_aside["reason"].str.len().gt(0).all()


def test_what_is_not_english_is_set_aside_unless_it_is_asked_for():
    texts = ["We weave wool.", "Мы ткём шерсть.", "El efecto del tejido en la salud de los pacientes"]
    records = pd.DataFrame({"doc_id": list("abc"), "title": texts, "abstract": None, "language": ["ru", "en", "en"]})
    assert list_reasons(records) == {"b": "text is not in Latin letters", "c": "text is not English"}
    assert list_reasons(records, only_english=False) == {}
    assert count_reasons(filter_records(records)[1]).to_dict() == {"text": 2}
