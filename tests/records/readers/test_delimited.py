import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.fields import build_entry
from themeloom.records.readers.delimited import is_delimited, parse_delimited
from themeloom.records.signatures import find_format

INVERTED = ("Cat, Ann", "Dog, Bob")
SPOKEN = ("Ann Cat", "Bob Dog")


def parse(text):
    """The records and rows of a text, whose lines add up."""
    records, rows = parse_delimited(text)
    assert is_balanced(text, records, rows)
    assert [record.line for record in records] == sorted(record.line for record in records)
    return records, rows


def build(text):
    """The name of the format of a text and its entries."""
    records, _ = parse(text)
    found = find_format("delimited", records)
    return found.name, [build_entry(record, found.family, found.database) for record in records]


def list_titles(text):
    return [record.values.get("Title") for record in parse(text)[0]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = "Title,Year,Abstract\nLooms,2020,We weave.\n".replace(",", delimiter)
    assert is_delimited(text)
    (record,) = parse(text)[0]
    assert dict(record.values) == {"Title": ["Looms"], "Year": ["2020"], "Abstract": ["We weave."]}


@pytest.mark.parametrize(
    "text",
    [
        "Title, Abstract and Keywords: Cats\nWe show, at last, that cats purr.\n\nDogs Bark\nDogs, we show, bark.\n",
        "Title, Abstract, Keywords\nCats Purr\nWe show that cats purr.\nDogs Bark\nWe show that dogs bark.\n",
        "Title,Year,Authors,Abstract\n" + "Cats Purr\nWe show that cats purr.\n" * 9,
        "id,name,price\n1,loom,20\n2,weft,30\n",
        "name,description\nloom,a loom\n",
        "Title\nLooms\nCats\n",
        '"TITLE","Looms"\n"AUTHOR NAMES","Cat A."\n"SOURCE","Weft (2020)"\n\n"TITLE","Cats"\n"SOURCE","Purr (2021)"\n',
        "TY  - JOUR\nTI  - Title, Abstract; Keywords\nER  - \n",
        "",
        "\n\n",
    ],
)
def test_what_is_no_table_of_papers_is_not_taken_for_one(text):
    assert not is_delimited(text)
    records, rows = parse(text)
    assert records == []
    assert [row.kind for row in rows] == ["rejected"]


def test_a_table_whose_columns_only_the_user_knows():
    text = "Naslov;Leto\nStatve;2020\n"
    assert not is_delimited(text)
    assert is_delimited(text, named=["naslov"])
    assert parse_delimited(text, named=["naslov"])[0][0].values["Naslov"] == ["Statve"]


def test_lines_before_the_header_are_furniture():
    text = '"About the data: exported, ""looms"", in 2020",,\n\nRank,Title,Abstract\n1,Looms,We weave.\n'
    records, rows = parse(text)
    assert [(record.line, record.lines) for record in records] == [(4, 1)]
    assert [(row.line, row.lines, row.kind) for row in rows] == [(1, 2, "furniture"), (3, 1, "furniture")]


def test_lines_of_a_cell_and_blank_lines_count():
    records, _ = parse('Title,Abstract,Year\nLooms,"We\nweave.",2020\n\n,,\nCats,We purr.,2021')
    assert [(record.line, record.lines) for record in records] == [(2, 4), (6, 1)]
    assert records[0].values["Abstract"] == ["We\nweave."]


def test_a_header_without_rows_says_so():
    records, rows = parse('"Document Title",Authors,"Abstract"\n')
    assert records == []
    assert rows[0].kind == "rejected"
    assert rows[0].reason == "a table without a row: columns Document Title, Authors, Abstract"


def test_an_unclosed_quotation_mark_costs_one_row_and_is_noted():
    text = 'Title,Abstract,Year\nLooms,"We weave.,2020\nCats,"We purr, too.",2021\nDogs,We bark.,2022\n'
    records, rows = parse(text)
    assert [record.values["Title"] for record in records] == [["Looms"], ["Cats"], ["Dogs"]]
    assert dict(records[0].values) == {"Title": ["Looms"], "Abstract": ["We weave."], "Year": ["2020"]}
    assert records[1].values["Year"] == ["2021"]
    assert "quotation marks are not as they should be" in next(row.reason for row in rows if row.line == 2)


def test_an_unclosed_quotation_mark_in_the_header_costs_no_row():
    assert len(parse('Title,Year,"Abstract\n"Looms",2020,We weave.\n"Cats",2021,We purr.\n')[0]) == 2


def test_cells_beyond_the_header_are_kept_and_noted_once():
    records, rows = parse("Title,Abstract,Year\nLooms,We weave.,2020,extra\nCats,We purr.,2021,,\nDogs,We bark.,2022\n")
    assert records[0].values["column 4"] == ["extra"]
    assert [(row.lines, row.reason) for row in rows if row.kind == "note"] == [
        (0, "1 row with more cells than the header has names (3): kept as they are")
    ]


def test_a_short_row_is_kept_and_noted():
    records, rows = parse("Title,Year,Abstract\nLooms,2020,We weave.\nCats,2021")
    assert dict(records[1].values) == {"Title": ["Cats"], "Year": ["2021"]}
    assert [row.reason for row in rows if row.kind == "note"] == [
        "1 row with fewer cells than the header has names (3): kept as they are"
    ]


def test_a_line_without_cells_is_rejected():
    records, rows = parse("Title,Abstract,Year\nLooms,We weave.,2020\nDownloaded by a cat\nCats,We purr.,2021\n")
    assert len(records) == 2
    assert [(row.line, row.text) for row in rows if row.kind == "rejected"] == [(3, "Downloaded by a cat")]


def test_numbers_of_rows_have_no_name_in_the_header():
    records, _ = parse('"Title","Abstract"\n"1","Looms","We weave."\n"2","Cats","We purr."\n')
    assert records[0].values["Title"] == ["Looms"]


def test_files_pasted_together_have_their_header_twice():
    records, rows = parse("Title,Year\nLooms,2020\nTitle,Year\nCats,2021\nTitle,DOI,Year\nDogs,10.1/2,2022\n")
    assert [record.values["Title"] for record in records] == [["Looms"], ["Cats"], ["Dogs"]]
    assert records[2].values["Year"] == ["2022"]
    assert [row.line for row in rows if row.kind == "furniture"] == [1, 3, 5]


def test_a_column_of_which_there_are_two_is_not_mixed_up():
    (record,) = parse("Title,Title,Year\nLooms,Weft,2020\n")[0]
    assert record.values["Title"] == ["Looms"]
    assert record.values["Title (2)"] == ["Weft"]


def test_nothing_is_lost_to_odd_bytes():
    assert list_titles("Title,Year\nLo\0oms,2020\n")[0] == ["Lo\0oms"]
    assert len(list_titles("Title,References\nLooms," + "x" * 300_000)[0]) == 1


def test_web_of_science_does_not_quote():
    header = "PT\tAU\tTI\tPY\n"
    records, _ = parse(header + 'J\tCat, A\t"Looms and\t2020\nJ\tDog, B\t"Weft" today\t2021\n')
    assert [record.values["TI"] for record in records] == [['"Looms and'], ['"Weft" today']]
    assert find_format("delimited", records).name == "Web of Science table"


@pytest.mark.parametrize(
    ("text", "name", "authors"),
    [
        ('Authors,Title,Year,EID\n"Cat, A., Dog, B.",Looms,2020,2-s2.0-1\n', "Scopus CSV", ("Cat, A.", "Dog, B.")),
        ('PMID,Title,Authors,Journal/Book\n1,Looms,"Cat AB, Dog C.",Weft\n', "PubMed CSV", ("Cat AB", "Dog C")),
        ('Publication ID,Title,PubYear,Authors\npub.1,Looms,2020,"Cat, Ann; Dog, Bob"\n', "Dimensions CSV", INVERTED),
        (
            "Jurisdiction,Lens ID,Title,Applicants,Inventors,Document Type\nUS,1-2,Looms,WEFT,CAT ANN;;DOG BOB,Granted Patent\n",
            "Lens patents CSV",
            ("CAT ANN", "DOG BOB"),
        ),
        ("Lens ID,Title,Author/s\n1-2,Looms,Ann Cat; Bob Dog\n", "Lens CSV", SPOKEN),
        (
            "id,display_name,authorships.author.display_name,publication_year\nW1,Looms,Ann Cat|Bob Dog,2020\n",
            "OpenAlex CSV",
            SPOKEN,
        ),
        ("Document Title,Authors,Publication Title\nLooms,A. Cat; B. Dog,Weft\n", "IEEE Xplore CSV", ("A. Cat", "B. Dog")),
        ("Item Title,Item DOI,Authors\nLooms,10.1234/loom,Ann CatBob Dog\n", "Springer CSV", SPOKEN),
        ('Key,Item Type,Author,Title,Publication Title\nX,a,"Cat, Ann; Dog, Bob",Looms,Weft\n', "Zotero CSV", INVERTED),
        ('Cites,Authors,Title,GSRank\n1,"A Cat, B Dog",Looms,1\n', "Publish or Perish CSV", ("A Cat", "B Dog")),
        ('Title,Author Names,Source\nLooms,"Cat A., Dog B.",Weft (2020)\n', "Embase CSV", ("Cat A.", "Dog B.")),
        ('Article Title,Author Full Names,Source Title\nLooms,"Cat, Ann; Dog, Bob",WEFT\n', "Web of Science Excel", INVERTED),
        ("title,authors\nLooms,\"['Cat, Ann', 'Dog, Bob']\"\n", "Table with known columns", INVERTED),
    ],
)
def test_each_database_is_known_by_its_columns(text, name, authors):
    assert is_delimited(text)
    found, (entry,) = build(text)
    assert (found, entry.title, entry.authors) == (name, "Looms", authors)


def test_a_plain_table_may_write_its_columns_as_it_likes():
    name, (entry,) = build("ARTICLE_TITLE;Abstract Note;Publication_Year;doi\nLooms;We weave.;2020//;10.1234/LOOM\n")
    assert (name, entry.title, entry.abstract) == ("Table with known columns", "Looms", "We weave.")
    assert entry.details["year"] == 2020
    assert entry.details["doi"].casefold() == "10.1234/loom"


@given(st.text('Title,Abstract"\n\t;| ab\r\0', max_size=300), st.booleans())
def test_no_text_is_too_odd(text, headed):
    text = f"Title,Abstract,Year\n{text}" if headed else text
    is_delimited(text)
    parse(text)


def test_a_hundred_thousand_rows_are_no_matter():
    text = "Title,Abstract,Year,DOI\n" + 'Looms,"We ""weave"", and weave.",2020,10.1234/loom\n' * 100_000
    assert len(parse(text)[0]) == 100_000


def test_the_rule_of_a_table_in_markdown_is_no_paper():
    records, rows = parse("| # | Title | Abstract |\n|---|:------|---------:|\n| 1 | Looms | We weave. |\n")
    assert [record.values["Title"] for record in records] == [[" Looms "]]
    assert [(row.line, row.reason) for row in rows] == [(1, "header of the table"), (2, "rule of the table")]


def test_a_row_that_names_a_title_is_not_taken_for_the_header():
    assert not is_delimited("Section\tTopic\tText\nTitle\tTitle\tName it.\nAbstract\tAbstract\tSum it up.\n")


def test_films_and_goods_are_no_papers_unless_the_user_says_so():
    films = "title,director,cast\nLooms,Cat,Dog\nCats,Dog,Hen\n"
    assert not is_delimited(films)
    assert is_delimited(films, ["title"])


@pytest.mark.parametrize(
    "header",
    [
        "标题,摘要,年份,作者,DOI",
        "タイトル,抄録,発行年,著者,DOI",
        "제목,초록,연도,저자,DOI",
        "Название,Аннотация,Год,Авторы,DOI",
        "Título,Resumen,Año,Autor(es),Enlace DOI",
        "Título,Resumo,Ano de publicação,Autor,DOI",
        "Titre,Résumé,Année,Auteur(s),Lien DOI",
        "Titel,Kurzfassung,Erscheinungsjahr,Verfasser,DOI",
        "Titolo,Sommario,Anno,Autore,DOI",
        "Başlık,Özet,Yıl,Yazarlar,DOI",
        "paper_title,Article Abstract,pub_year,author_names,DOI Link",
        "Title-题名,Summary-摘要,Year-年,Author-作者,DOI-DOI",
    ],
)
def test_columns_may_have_their_names_in_many_languages(header):
    _, (entry,) = build(f"{header}\nLooms,We weave.,2020,Ann Cat; Bob Dog,https://doi.org/10.1000/182\n")
    assert (entry.title, entry.abstract, entry.authors) == ("Looms", "We weave.", ("Ann Cat", "Bob Dog"))
    assert (entry.details["year"], entry.details["doi"]) == (2020, "10.1000/182")


def test_what_somebody_took_from_a_database_is_not_its_export():
    name, (entry,) = build(",title,abstract,Source,publication_date\n0,Looms,We weave.,Scopus,2021-12-01\n")
    assert (name, entry.details["year"]) == ("Table with known columns", 2021)


def test_europe_pmc_is_known_by_its_columns():
    name, (entry,) = build(
        "SOURCE,EXTERNAL_ID,DOI,AUTHORS,PUBLICATION_YEAR,TITLE,JOURNAL,PAGE_INFO,FIRST_PUB_DATE (dd/mm/yyyy),IN_EPMC\n"
        'MED,12,,"Cat, A",1972,Looms,Weft Lett,5-9,1972-12-01,N\n'
    )
    assert (name, entry.title, entry.authors) == ("Europe PMC CSV", "Looms", ("Cat, A",))
    assert {key: entry.details[key] for key in ("venue", "pages", "date")} == {
        "venue": "Weft Lett",
        "pages": "5-9",
        "date": "1972-12-01",
    }
