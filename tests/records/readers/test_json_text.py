"""JSON: where the papers stand, and what a fault costs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.readers.json_text import is_json, parse_json


def read_titles(text):
    records, rows = parse_json(text)
    assert is_balanced(text, records, rows)
    return [(raw.line, raw.lines, raw.values.get("title", [""])[0], bool(raw.reason)) for raw in records]


@pytest.mark.parametrize(
    "document",
    [
        [{"title": "A"}, {"title": "B"}],
        {"meta": {"page": 1}, "results": [{"title": "A"}, {"title": "B"}]},
        {"message": {"items": [{"title": "A"}, {"title": "B"}]}},
        {"hits": {"hits": [{"_source": {"title": "A"}}, {"_source": {"title": "B"}}]}},
        {"response": {"docs": [{"title": "A"}, {"title": "B"}]}},
        {"title": "My library", "data": [{"title": "A"}, {"title": "B"}]},
        {"else": {"what": [{"title": "A"}, {"title": "B"}]}},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_the_list_of_papers_is_found(document, indent):
    text = json.dumps(document, indent=indent)
    assert is_json(text)
    assert [title for _, _, title, _ in read_titles(text)] == ["A", "B"]


def test_one_work_in_its_envelope():
    assert [title for _, _, title, _ in read_titles('{"status": "ok", "message": {"title": ["A"]}}')] == ["A"]


def test_lines_of_an_indented_list():
    text = '[\n {\n  "title": "A"\n },\n {\n  "title": "B"\n }\n]\n'
    assert read_titles(text) == [(2, 3, "A", False), (5, 3, "B", False)]
    assert [(row.line, row.reason) for row in parse_json(text)[1]] == [(1, "head of the file"), (8, "end of the file")]


def test_one_object_a_line():
    text = '{"title": "A"}\n\n{"title": "B"}\n{"title": \n{"title": "C"}\nno object\n{"title": "D"}{"title": "E"}'
    assert read_titles(text) == [
        (1, 2, "A", False),
        (3, 1, "B", False),
        (4, 1, "", True),
        (5, 1, "C", False),
        (7, 1, "D", False),
        (7, 0, "E", False),
    ]


def test_a_cut_document_gives_what_stands_before():
    text = '{"results": [{"title": "A"}, {"title": "B"}, {"title": "C'
    titles = read_titles(text)
    assert [title for _, _, title, _ in titles] == ["A", "B", ""]
    assert "not JSON" in parse_json(text)[0][-1].reason


def test_a_broken_item_costs_only_itself_where_items_begin_lines():
    text = '[\n {"title": "A"},\n {"title": B},\n {"title": "C"}\n]'
    assert read_titles(text) == [(2, 1, "A", False), (3, 1, "", True), (4, 1, "C", False)]


def test_a_work_without_title_is_a_record():
    records, _ = parse_json('[{"title": null, "doi": "10.1/1", "abstract": null}, {"title": "B"}]')
    assert [raw.values.get("title") for raw in records] == [None, ["B"]]


def test_an_empty_list_is_no_fault():
    records, rows = parse_json('{"results": []}')
    assert records == []
    assert [(row.kind, row.lines) for row in rows] == [("furniture", 1)]


@pytest.mark.parametrize("bomb", ["[" * 100_000, '{"a":' * 100_000, "[" + "1" * 6000, '[{"a": ' + "1" * 6000 + "}]"])
def test_bombs_do_not_raise(bomb):
    is_json(bomb)
    assert is_balanced(bomb, *parse_json(bomb))


@pytest.mark.parametrize(
    "text", ["{Cats} and Dogs", "[Cats] and Dogs\nWe show {this}.", "", "Title\nAbstract", '{"', "TY  - JOUR"]
)
def test_other_texts_are_not_json(text):
    assert not is_json(text)


def test_junk_before_the_first_object():
    text = 'Exported today\n[{"title": "A"}]'
    assert is_json(text)
    assert read_titles(text) == [(2, 1, "A", False)]


@given(st.text(alphabet='{}[]",:\\ \na1\x00', max_size=200) | st.text(max_size=100))
def test_no_text_raises_and_the_books_balance(text):
    is_json(text)
    assert is_balanced(text, *parse_json(text))


@given(st.integers(0, 300), st.text(alphabet='{}[]",\n', max_size=3))
def test_a_damaged_document_is_accounted_for(place, noise):
    whole = '{"meta": 1, "results": [\n' + ",\n".join(f' {{"title": "T{number}", "a": [1]}}' for number in range(9)) + "\n]}\n"
    text = whole[:place] + noise + whole[place + 1 :]
    assert is_balanced(text, *parse_json(text))


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "Looms", "cast": ["Cat"], "year": 1995}]',
        '[\n{"userId": 1, "title": "Looms", "completed": false},\n{"userId": 2, "title": "Cats", "completed": true}\n]\n',
        '{"$schema": "draft-07", "title": "Looms", "type": "object"}',
    ],
)
def test_other_things_with_titles_are_no_papers(text):
    records, rows = parse_json(text)
    assert records == []
    assert [(row.kind, row.reason.startswith("looks like ")) for row in rows] == [("rejected", True)]
    assert rows[0].lines == text.removesuffix("\n").count("\n") + 1


@pytest.mark.parametrize("key", ["paper_title", "articleTitle", "título", "标题", "abstractText", "Article Abstract"])
def test_a_paper_is_known_by_any_name_of_a_title_or_an_abstract(key):
    records, _ = parse_json(f'{{"payload": [{{"{key}": "Looms"}}]}}')
    assert [record.values[key.casefold()] for record in records] == [["Looms"]]


@pytest.mark.parametrize("indent", [None, 1])
def test_lists_beside_one_another_are_all_read(indent):
    lists = {"included": [{"title": "A", "abstract": "We weave."}], "note": "x", "excluded": [{"title": "B"}, {"title": "C"}]}
    for document in (lists, {"data": lists}):
        assert [title for _, _, title, _ in read_titles(json.dumps(document, indent=indent))] == ["A", "B", "C"]


def test_a_list_beside_that_of_an_answer_is_rejected():
    text = json.dumps({"results": [{"title": "A"}], "others": [{"title": "B"}]}, indent=1)
    records, rows = parse_json(text)
    assert is_balanced(text, records, rows)
    assert [raw.values["title"] for raw in records] == [["A"]]
    assert (rows[-1].kind, rows[-1].reason) == ("rejected", "not read: others")


PAPERS = [{"title": "A", "year": 2020, "abstract": None}, {"title": "B", "year": 2021, "abstract": "x"}]


@pytest.mark.parametrize(
    "document",
    [
        {name: {str(row): paper[name] for row, paper in enumerate(PAPERS)} for name in PAPERS[0]},
        {name: [paper[name] for paper in PAPERS] for name in PAPERS[0]},
        {"columns": list(PAPERS[0]), "index": [0, 1], "data": [list(paper.values()) for paper in PAPERS]},
        {"cat2020": PAPERS[0], "dog2021": PAPERS[1]},
        {"count": 2, "records": {"cat2020": PAPERS[0], "dog2021": PAPERS[1]}},
        [{"page": 1, "results": PAPERS[:1]}, {"page": 2, "results": PAPERS[1:]}],
        {"data": {name: {str(row): paper[name] for row, paper in enumerate(PAPERS)} for name in PAPERS[0]}},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_papers_that_are_no_list_of_objects(document, indent):
    text = json.dumps(document, indent=indent)
    assert is_json(text)
    assert [title for _, _, title, _ in read_titles(text)] == ["A", "B"]
    assert [raw.values["year"] for raw in parse_json(text)[0]] == [["2020"], ["2021"]]


def test_a_key_that_is_the_doi():
    records, _ = parse_json('{"10.1000/loom": {"title": "A"}, "https://doi.org/10.1000/cat": {"title": "B"}}')
    assert [raw.values["doi"] for raw in records] == [["10.1000/loom"], ["10.1000/cat"]]


def test_lines_of_papers_by_column_are_those_of_their_titles():
    text = '{\n "title": {\n  "0": "A",\n  "1": "B"\n },\n "year": {\n  "0": 1,\n  "1": 2\n }\n}\n'
    assert read_titles(text) == [(3, 1, "A", False), (4, 1, "B", False)]


@pytest.mark.parametrize(
    "text",
    ['{"data": 5, "data": {"items": [{"title": "A"}]}}', '{"title": 5, "title": {"0": "A"}}', '{"items": 5, "items": [{}]}'],
)
def test_a_key_that_stands_twice_costs_the_document(text):
    records, rows = parse_json(text)
    assert records == []
    assert [row.kind for row in rows] == ["rejected"]


def test_what_is_no_paper_is_described():
    _, rows = parse_json('{"name": "loom", "price": 3}')
    assert [row.reason for row in rows] == [
        "no list of papers in it, but an object with the keys name, price; "
        "a list of objects would do, each with a title or an abstract"
    ]
