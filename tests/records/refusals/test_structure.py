from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.refusals.structure import describe_structure

ROOT = Path(__file__).parents[3]
# those that come with the project: what somebody else keeps in data/ may well be no listing
LISTINGS = [*sorted(ROOT.glob("tests/data/*.txt")), ROOT / "data/internal-learning/raw/internal-learning.txt"]

STRUCTURED = {
    "an HTML page": "<!DOCTYPE html>\n<title>Looms</title>\n",
    "HTML from the middle": "of looms.</p></div>\n<div class='x'><h3>Cats</h3>\n<div>Purr</div>\n",
    "XML (<loom>)": '<?xml version="1.0"?>\n<loom><weft>a</weft><warp>b</warp></loom>\n',
    "XML from the middle": "weave</abst></rec><rec><name>Cats</name><abst>We purr.</abst></rec><rec><name>Do",
    "RTF": "{\\rtf1\\ansi Looms}",
    "JSON without papers": '{"looms": [1, 2, 3]}',
    "JSON from the middle": '"weave",\n"year": 2020\n},\n{\n"name": "Cats",\n"year": 2021,\n',
    "BibTeX from the middle": "  year = {2020},\n  doi = {10.1234/loom},\n}\n",
    "RIS from the middle": "We weave\nand wind.\nPY  - 2020\nER  - \n",
    "RIS in small letters": "ty  - jour\nti  - Bees\nab  - We saw bees\npy  - 2020\ner  - \n",
    "MEDLINE from the middle": "      and wind.\nFAU - Cat, Ann\nAU  - Cat A\nLA  - eng\n",
    "tags with a colon": "TI: Looms\nAB: We weave.\nPY: 2020\n",
    "Web of Science from the middle": "   and wind.\nDE looms; weft\nC1 Loom Univ\nNR 12\nTC 3\nPY 2020\n",
    "EndNote from the middle": "%A Cat, Ann\n%T Looms\n%D 2020\n%X We weave.\n",
    "PubMed's text": "1. Weft Lett. 2020.\n\nLooms.\n\nCat A.\n\nWe weave.\n\nDOI: 10.1234/loom\nPMID: 123\n",
    "Ovid": "<1. >\nTitle\n  Looms.\nAbstract\n  We weave.\n",
    "labels": "Title: Looms\nYear: 2020\nText: We weave.\n\nTitle: Cats\nYear: 2021\nText: We purr.\n",
    "a table (columns a, b, c)": "a,b,c\n1,2,3\n4,5,6\n7,8,9\n",
    "TeX": "\\documentclass{article}\n\\begin{document}\nLooms\n",
    "lines of a log": "2020-05-01 12:30:00 INFO start\n2020-05-01 12:30:01 INFO weave\n2020-05-01 12:30:02 WARNING stop\n",
    "the source code of a program": "import looms\n\n\ndef weave(weft):\n    wool = weft.spin()\n    return wool\n",
    "XML (<article>)": '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS">\n<article><div>a</div><body>b</body></article>\n',
    "a pointer of Git LFS": "version https://git-lfs.github.com/spec/v1\noid sha256:3a98234b\nsize 43108\n",
    "Markdown": "# Looms\n\nA tool to weave.\n\n## Install\n\n```bash\nmake\n```\n",
    "Markdown with links": "# Looms\n\n[![build](https://x.org/b.svg)](https://x.org)\n\nA tool to weave.\n",
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n00:00:03,000 --> 00:00:04,000\nWe weave.\n",
    "an e-mail": "From: a@example.org\nTo: b@example.org\nSubject: Looms\n\nDear Bob,\nwe weave.\nAnn\n",
    "a calendar or cards of addresses": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Looms\nDESCRIPTION:We weave\nEND:VEVENT\n",
    "SQL": "CREATE TABLE looms (title TEXT, abstract TEXT);\nINSERT INTO looms VALUES ('Looms', 'We weave.');\n",
    "a list of identifiers, without titles": "10.1000/182\nhttps://doi.org/10.1000/183\nPMID: 123456\n",
    "a list of references, without abstracts": (
        "1. Cat A, Dog B. On looms. J Weft. 2020;1(2):3-4.\n2. Cow C. On cats. J Purr. 2021;2:e59.\n"
        "Hen, D. (2019). On dogs. Journal of Barks, 4(3), 11-19.\n"
    ),
    "a search strategy": '(loom* OR "weft yarn") AND (cat OR dog)\nAND (review OR survey) NOT (eel)\n',
    "settings": "looms:\n  count: 3\n  weft: silk\nname: x\n",
}
EXACTLY = (
    "a table",
    "a list",
    "a search",
    "SQL",
    "an e-mail",
    "an HTML",
    "XML (",
    "JSON without",
    "TeX",
    "lines of",
    "the source",
)
PROSE = {
    "a plain listing": "Cats Purr\nWe show that cats purr, sleep, and eat.\n\nDogs Bark\nDogs bark, we show, at night.\n",
    "furniture": (
        "12\nPDF\nShare\nCats Purr\nWe show that cats purr.\n"
        "Keywords: cats, purring; sleep\n\n7\nPDF\nShare\nDogs Bark\nWe bark.\n"
    ),
    "capitals": (
        "AN INTRODUCTION TO LOOMS\nTO WEAVE IS HUMAN. WE SHOW IT.\nPY AND OTHER PIES\nAI FOR CATS\nSO MANY CATS\nWe bake.\n"
    ),
    "labels among titles": "".join(
        f"{title}\nAuthors: Cat, A.\nAbstract: We show it.\nKeywords: cats\nPublished: 2020\n\n"
        for title in ("Cats Purr", "Dogs Bark", "Eels")
    ),
    "titles with a colon": (
        "Cats: A Survey\nWe ask: why purr?\nDogs: A Survey\nWe ask: why bark?\nEels: A Survey\nWe ask: why swim?\n"
    ),
    "headings": "# Cats Purr\nWe show that cats purr.\n\n# Dogs Bark\nWe show that dogs bark (and eels AND others).\n",
    "what databases add": "".join(
        f"{title}\nWe show it.\nDate: 2020\nSubject: cats\nhttps://doi.org/10.1000/182\nWeft. 2020;1(2):3-4.\n"
        for title in ("Cats Purr", "Dogs Bark", "Eels")
    ),
    "what looks like tags": (
        "TY - A New Notation\nWe write it.\n@Cats: Handles for Everyone\nPT Symmetry Is Broken\n{Cats} and Dogs\nWe pet.\n"
    ),
    "mathematics": (
        "Norms of $f(x,y)$\nLet $x_1,x_2,\\dots,x_n$ be |x| and |y|; then {a,b} is $\\{a\\}$ in \\mathbb{R}.\nWe have p(y|x).\n"
    )
    * 3,
    "tags in sentences": "High CO<sub>2</sub> in <i>Zostera</i>\n<jats:p>We show that <i>Z. marina</i> is a < b.</jats:p>\n" * 4,
    "quotation marks": '"Looms"\n"We weave", they say, "and wind".\n"Cats"\n"We purr".\n"Dogs"\n"We bark".\n',
    "bullets": "- Cats Purr\n- We show that cats purr.\n- Dogs Bark\n- We show that dogs bark.\n",
    "numbers": "[1] Cats Purr\nWe show that 10,000 cats purr.\n[2] Dogs Bark\nWe show that 2,000,000 dogs bark.\n",
    "links": "Cats Purr\nWe show it; see https://example.org/a,b;c and doi:10.1234/cat.\nPMID: 123\nDogs Bark\nWe bark.\n",
    "entities": "Cats &amp; Dogs\nThey purr &amp; bark&#xa0;&lt;loudly&gt;.\n" * 5,
    "one line": "Cats Purr",
    "nothing": "",
    "blank": "\n \n\t\n",
}


@pytest.mark.parametrize("name", STRUCTURED)
def test_what_is_structured_is_described(name):
    described = describe_structure(STRUCTURED[name])
    assert described
    if name.startswith(
        ("a table", "a list", "a search", "SQL", "an e-mail", "an HTML", "XML (", "JSON without", "TeX", "lines of", "the source")
    ):
        assert described == name


@pytest.mark.parametrize("name", PROSE)
def test_a_listing_is_not(name):
    assert describe_structure(PROSE[name]) is None


@pytest.mark.parametrize("path", LISTINGS, ids=lambda path: path.name)
def test_whole_listings_and_pieces_of_them_are_not(path):
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    for size in (len(lines), 40, 7, 3, 1):
        for start in range(0, len(lines), max(size, len(lines) // 12, 1)):
            assert describe_structure("\n".join(lines[start : start + size])) is None


@given(st.text('ab<>/{}[]":,;|\t\n -%\\=TI1', max_size=200))
def test_no_text_is_too_odd(text):
    described = describe_structure(text)
    assert described is None or described


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '"a', "{", '"a":', "a,", "\\", "a = ", "TI ", "%A ", "(", "a: ", ' "', ",,", "\t", "[" * 50, "x "]
)
@pytest.mark.parametrize("end", ["", "\n"])
def test_no_text_is_slow(piece, end):
    describe_structure((piece * 20 + end) * 20_000)
