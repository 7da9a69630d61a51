"""Papers that a study is not about are set aside by name, and the lines add up as before."""

import pytest

from themeloom.records.narrowing import filter_reading
from themeloom.records.reading import read_records

TABLE = "Title,Abstract,Year,Language,DOI\nOld Looms,We weave.,1999,English,10.1000/1\nLooms,We weave anew.,2020,en,10.1000/2\n"


@pytest.fixture
def reading(tmp_path):
    (tmp_path / "a.csv").write_text(TABLE + "Undated Looms,We wove.,,German,10.1000/3\n")
    return read_records(tmp_path / "a.csv")


def test_without_a_filter_nothing_changes(reading):
    assert filter_reading(reading) is reading


def test_what_does_not_pass_is_set_aside_with_its_lines(reading):
    narrowed = filter_reading(reading, years_from=2000)
    assert narrowed.records["title"].tolist() == ["Looms"]
    assert narrowed.records["position"].tolist() == [1]
    assert narrowed.sources["doc_id"].tolist() == ["10.1000/2"]
    filtered = narrowed.rejected[narrowed.rejected["kind"] == "filtered"]
    assert filtered[["line", "lines", "reason", "text"]].to_numpy().tolist() == [
        [2, 1, "year 1999 is before 2000", "Old Looms"],
        [4, 1, "no year", "Undated Looms"],
    ]
    assert narrowed.records["lines"].sum() + narrowed.rejected["lines"].sum() == 4


def test_filters_that_nothing_passes_say_why(reading):
    with pytest.raises(ValueError, match=r"not one of 3 papers passes the filters: .*no year.*widen them"):
        filter_reading(reading, years_from=2030)
