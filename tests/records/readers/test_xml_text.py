"""XML: how records are cut out, and what each kind of file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import is_balanced
from themeloom.records.fields import build_entry
from themeloom.records.readers.xml_text import is_xml, parse_xml
from themeloom.records.signatures import find_format

PUBMED = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "http://example.org/none.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID>7</PMID><Article>
<Journal><Title>J. Looms</Title><JournalIssue><PubDate><MedlineDate>2011 May-Jun</MedlineDate></PubDate></JournalIssue></Journal>
<ArticleTitle>On <i>Looms</i>.</ArticleTitle><Pagination><MedlinePgn>3-9</MedlinePgn></Pagination>
<ELocationID EIdType="pii">x</ELocationID><ELocationID EIdType="doi">10.1000/7</ELocationID>
<Abstract><AbstractText Label="AIM">We weave.</AbstractText><AbstractText Label="END">It holds.</AbstractText>
<CopyrightInformation>Ours.</CopyrightInformation></Abstract>
<AuthorList><Author><LastName>Cat</LastName><ForeName>Ann</ForeName></Author></AuthorList></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Weaving</DescriptorName></MeshHeading></MeshHeadingList>
<KeywordList><Keyword>loom</Keyword></KeywordList></MedlineCitation>
<PubmedData><ReferenceList><Reference><Citation>Old looms.</Citation><ArticleIdList><ArticleId IdType="doi">10.1000/1</ArticleId>
</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>8</PMID><ArticleTitle>A Chapter</ArticleTitle></BookDocument></PubmedBookArticle>
</PubmedArticleSet>
"""
ENDNOTE = (
    '<?xml version="1.0"?><xml><records><record><ref-type name="Book">6</ref-type><titles><title><style>&lt;Looms.pdf&gt;</style>'
    "</title></titles><dates><year>2001</year></dates><contributors><authors><author><style>Cat, A.</style></author></authors>"
    "</contributors></record><record><titles><title>B</title></titles></record></records></xml>"
)
RDF = """<rdf:RDF xmlns:rdf="http://r" xmlns:z="http://z" xmlns:bib="http://b" xmlns:dc="http://d" xmlns:dcterms="http://t">
<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType><dcterms:isPartOf rdf:resource="urn:issn:1"/>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Cat</foaf:surname><foaf:givenName>Ann</foaf:givenName></foaf:Person>
</rdf:li></rdf:Seq></bib:authors>
<dc:title>Looms</dc:title></bib:Article>
<bib:Journal rdf:about="urn:issn:1"><dc:title>J. Looms</dc:title><dc:identifier>DOI 10.1000/3</dc:identifier></bib:Journal>
<z:Attachment rdf:about="#2"><z:itemType>attachment</z:itemType><dc:title>a.pdf</dc:title></z:Attachment>
</rdf:RDF>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Query</title>
<entry><id>http://arxiv.org/abs/1</id><title>Looms</title><summary>We weave.</summary><published>2020-01-02</published>
<author><name>Ann Cat</name></author><category term="cs.LG"/></entry></feed>"""
OAI = """<OAI-PMH><ListRecords><record><header><identifier>oai:1</identifier></header><metadata><arXiv>
<created>2020-01-02</created>
<authors><author><keyname>Cat</keyname><forenames>Ann</forenames></author></authors><title>Looms</title>
<abstract>We weave.</abstract>
</arXiv></metadata></record><record><header></header><metadata><oai_dc:dc>
<dc:title>Mills</dc:title>
<dc:description>We mill.</dc:description><dc:description>Comment: 12 pages</dc:description>
<dc:identifier>http://x.org/2</dc:identifier>
<dc:identifier>doi:10.1000/2</dc:identifier></oai_dc:dc></metadata></record></ListRecords></OAI-PMH>"""


def read(text):
    records, rows = parse_xml(text)
    assert is_balanced(text, records, rows)
    shape = find_format("xml", records)
    return [build_entry(raw, shape.family, shape.database) for raw in records], rows, shape.name


@pytest.mark.parametrize("text", [PUBMED, ENDNOTE, RDF, ATOM, OAI, f"exported today\n{ENDNOTE}", f"junk\n{ATOM}"])
def test_xml_is_recognised(text):
    assert is_xml(text)


@pytest.mark.parametrize(
    "text", ["<1. >\nTitle\n  Looms", "<!DOCTYPE html>\n<html><record/></html>", "", "a < b", "TY  - JOUR", "<b>Looms</b>"]
)
def test_other_texts_are_not_xml(text):
    assert not is_xml(text)


def test_pubmed():
    entries, rows, name = read(PUBMED)
    first, book = entries
    assert name == "PubMed XML"
    assert (first.line, first.lines, first.title, first.abstract) == (4, 11, "On Looms.", "We weave. It holds.")
    assert (first.keywords, first.index_keywords, first.references) == (("loom",), ("Weaving",), ("Old looms.",))
    assert (first.details["doi"], first.details["pmid"], first.details["year"]) == ("10.1000/7", "7", 2011)
    assert (first.details["venue"], first.details["pages"], first.details["database"]) == ("J. Looms", "3-9", "PubMed")
    assert book.title == "A Chapter"
    assert [(row.line, row.lines) for row in rows] == [(1, 3), (16, 1)]


def test_endnote_on_one_line():
    entries, _, _ = read(ENDNOTE)
    assert [(entry.line, entry.lines, entry.title) for entry in entries] == [(1, 1, "<Looms.pdf>"), (1, 0, "B")]
    assert (entries[0].authors, entries[0].details["year"]) == (("Cat, A.",), 2001)


def test_endnote_in_capitals_with_bare_ampersands():
    entries, rows, name = read(
        "<XML><RECORDS>\n<RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><TITLE>A & B</TITLE></RECORD>\n</RECORDS></XML>"
    )
    assert (name, entries[0].title) == ("EndNote XML", "A & B")
    assert "note" in {row.kind for row in rows}


def test_zotero_takes_the_journal_that_an_item_points_to():
    entries, rows, _ = read(RDF)
    assert [(entry.title, entry.authors, entry.details["venue"], entry.details["doi"]) for entry in entries] == [
        ("Looms", ("Cat, Ann",), "J. Looms", "10.1000/3")
    ]
    assert {row.reason for row in rows} >= {"journal, not a paper", "attachment, not a paper"}


def test_arxiv():
    (entry,), _, name = read(ATOM)
    assert (name, entry.title, entry.abstract, entry.authors) == ("arXiv Atom", "Looms", "We weave.", ("Ann Cat",))
    assert (entry.index_keywords, entry.details["date"]) == (("cs.LG",), "2020-01-02")
    (first, second), _, name = read(OAI)
    assert (name, first.authors, first.details["year"]) == ("arXiv OAI XML", ("Cat, Ann",), 2020)
    assert (second.title, second.abstract, second.details["doi"]) == ("Mills", "We mill.", "10.1000/2")


def test_a_broken_record_costs_only_itself():
    bodies = ["<title>A</title></record>", "<title>B</titel></record>", "<title>C</title></record>", "<tit"]
    text = "<xml><records>" + "".join(f"\n<record>{body}" for body in bodies)
    records, rows = parse_xml(text)
    assert [(raw.line, raw.values.get("title"), bool(raw.reason)) for raw in records] == [
        (2, ["A"], False),
        (3, None, True),
        (4, ["C"], False),
        (5, None, True),
    ]
    assert is_balanced(text, records, rows)


def test_text_between_records_is_rejected():
    _, rows = parse_xml("<records>\n<record><t>A</t></record>\nstray words\n<record><t>B</t></record>\n</records>")
    assert [(row.line, row.kind) for row in rows] == [(1, "furniture"), (3, "rejected"), (5, "furniture")]


def test_marks_in_comments_and_literal_sections_are_none():
    text = "<records><!-- <record> --><record><title><![CDATA[a </record> b]]></title></record></records>"
    assert [raw.values["title"] for raw in parse_xml(text)[0]] == [["a </record> b"]]


@pytest.mark.parametrize("entity", ['"&b;&b;&b;&b;"', 'SYSTEM "file:///etc/hostname"'])
def test_entities_of_the_file_are_refused(entity):
    head = f'<?xml version="1.0"?>\n<!DOCTYPE xml [<!ENTITY b "ha"><!ENTITY a {entity}>]>\n'
    text = f"{head}<xml><records><record><title>&a;</title></record></records></xml>"
    assert is_xml(text)
    (record,), _ = parse_xml(text)
    assert record.values == {}
    assert "refused" in record.reason


def test_xml_of_an_unknown_kind_is_rejected():
    records, rows = parse_xml('<?xml version="1.0"?>\n<a><b>c</b></a>')
    assert records == []
    assert [(row.kind, row.lines) for row in rows] == [("rejected", 2)]


@pytest.mark.parametrize(
    "bomb", ["<record>" * 2000, "<a>" * 100_000, "<!--" * 100_000, "<rdf:RDF><a>" + "<b>" * 50_000, "<record " * 50_000]
)
def test_bombs_do_not_raise(bomb):
    is_xml(bomb)
    assert is_balanced(bomb, *parse_xml(bomb))


@given(
    st.lists(
        st.sampled_from(
            ["<record>", "</record>", "<record/>", "<rdf:RDF>", "<a>", "</a>", "<!--", "-->", "&", "x", "\n", "<", "\x00"]
        )
    )
)
def test_no_text_raises_and_the_books_balance(parts):
    text = "".join(parts)
    is_xml(text)
    assert is_balanced(text, *parse_xml(text))


@given(st.sampled_from([PUBMED, ENDNOTE, RDF, OAI]), st.integers(0, 1500), st.text(max_size=5))
def test_a_damaged_file_is_accounted_for(whole, place, noise):
    text = whole[:place] + noise + whole[place + 1 :]
    assert is_balanced(text, *parse_xml(text))


def test_what_pubmed_withdrew_is_furniture():
    article = "<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>\n"
    gone = "<DeleteCitation><PMID>2</PMID>\n<PMID>3</PMID></DeleteCitation>\n"
    records, rows = parse_xml(f"<PubmedArticleSet>\n{article}{gone}{article}</PubmedArticleSet>\n")
    assert [record.line for record in records] == [2, 5]
    assert [(row.line, row.lines, row.kind, row.reason) for row in rows if row.line == 3] == [
        (3, 2, "furniture", "citations that were withdrawn")
    ]


@pytest.mark.parametrize(("address", "name"), [("http://arxiv.org/abs/1706.1v5", "arXiv Atom"), ("urn:1", None)])
def test_a_feed_that_is_not_of_arxiv_is_none_of_papers(address, name):
    entry = f"<entry><title>Looms</title><id>{address}</id><summary>We weave.</summary></entry>"
    records, _ = parse_xml(f'<feed xmlns="http://www.w3.org/2005/Atom">\n{entry}\n</feed>\n')
    found = find_format("xml", records)
    assert (found and found.name) == name
