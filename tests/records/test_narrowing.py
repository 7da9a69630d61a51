"""Papers that a study is not about are set aside by name, and the lines add up as before."""

import pytest

from themeloom.records.narrowing import describe_reading, filter_reading
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


def test_the_line_of_papers_counts_before_and_behind_the_filters(reading):
    assert describe_reading(reading, filter_reading(reading), 4) == [
        "1 file read, none refused",
        "3 records of 3 papers; none left out by the filters; 3 kept",
        "lines read 4 = used 3 + set aside 1",
    ]
    narrowed = filter_reading(reading, years_from=2000)
    assert describe_reading(reading, narrowed, 4)[1] == "3 records of 3 papers; 2 left out by the filters (year 2); 1 kept"


def test_a_language_that_no_paper_has_is_named_behind_the_counts(reading):
    narrowed = filter_reading(reading, languages=["en", "fr"])
    assert describe_reading(reading, narrowed, 4, languages=["en", "fr"])[3:] == [
        "no paper has the language 'fr'; they have en (2), de (1)"
    ]


def test_years_that_could_not_be_read_are_counted_and_the_first_are_named(tmp_path):
    rows = "".join(
        f"The {place}th Loom,We weave {place} times.,{year},,\n" for place, year in enumerate(["20205", "n.d.", "2999", "x"])
    )
    (tmp_path / "a.csv").write_text(TABLE + rows)
    everything = read_records(tmp_path / "a.csv")
    assert describe_reading(everything, filter_reading(everything), 7)[3:] == [
        "4 years could not be read: '20205', 'n.d.', '2999' and 1 more"
    ]


def test_the_line_of_papers_counts_joined_records_and_names_each_filter(tmp_path):
    german = ",".join(
        ["Der Webstuhl und die Weber", "Wir weben und wir zeigen dass es auch nicht so ist wie man es sagt. " * 5, "2020"]
    )
    (tmp_path / "a.csv").write_text(f"{TABLE}{german},,\n{german},,\n")
    everything = read_records(tmp_path / "a.csv")
    narrowed = filter_reading(everything, years_from=2000)
    line = "4 records of 3 papers; 2 left out by the filters (year 1, not English 1); 1 kept"
    assert describe_reading(everything, narrowed, 5)[1] == line
