"""Text as sources write it -> text as one reads it: without markup, entities and placeholders for what is missing."""

import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from html.entities import html5

from themeloom.characters import clean_characters
from themeloom.lexicon import read_knowledge

LONGEST_PLACEHOLDER = 80  # characters; what is longer stands for something
# what a placeholder begins with; for most values a look at their first character is enough
BEGINNINGS = frozenset("NnUuAaTtIiDd#<[({\"'-–—_.?*/")
PASSES = 8  # markup within markup; a text that has not settled by then stays as it is

# elements of JATS, PubMed, HTML and MathML; a title like "<Creep Crack.pdf>" or "<Cats> as Tokens" is no markup
BLOCKS = (
    "p|br|hr|div|title|sec|section|h[1-6]|ul|ol|li|dl|dt|dd|list|list-item|label|table|tbody|thead|tr|td|th|blockquote|disp-quote"
    "|disp-formula|abstract|abstracttext|copyrightinformation|simple-para|mspace|mtr|mtd"
)
INLINES = (
    "a|i|b|u|s|em|strong|sub|sup|inf|small|big|tt|sc|scp|font|span|cite|code|italic|bold|underline|overline|monospace|roman"
    "|sans-serif|strike|styled-content|named-content|email|uri|xref|ext-link|inter-ref|cross-ref|fn|inline-formula|inline-graphic"
    "|graphic|alternatives|tex-math|img|subscript|superscript|emphasis|citationref|equationsource|inlineequation|math|mrow|mi|mo|mn"
    "|ms|mtext|msub|msup|msubsup|mfrac|msqrt|mroot|mover|munder|munderover|mstyle|mpadded|mphantom|mfenced|menclose|mtable"
    "|mmultiscripts|mprescripts|none|semantics|annotation|annotation-xml"
)
PREFIX = r"(?:(?:jats|mml|ce|nlm|xhtml|html|m):)?"
ATTRIBUTES = r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>=]+))*\s*/?>"
BLOCK = re.compile(rf"</?{PREFIX}(?:{BLOCKS}){ATTRIBUTES}", re.IGNORECASE)
INLINE = re.compile(
    rf"</?(?:{PREFIX}(?:{INLINES})|(?:jats|mml|ce|nlm):[a-z][\w-]*){ATTRIBUTES}|<!--[^<>]*-->|<!\[CDATA\[|\]\]>|<\?[\w-]+[^<>]*\?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|(?:lt|gt|amp|quot|nbsp)(?![A-Za-z=;]))")
ENCODED_TWICE = re.compile(r"&(?:(?:amp|#0{0,4}38|#[xX]0{0,4}26);)+(?=#?\w{1,31};)")
# a heading of a part becomes its label, as in "Methods: We ..."
HEADING = re.compile(rf"(?<![\s.:;?!–—>-]) ?</(?:{PREFIX}title|h[1-6])> ?(?=\S)", re.IGNORECASE)
# the same formula in TeX and in MathML: one is enough
SECOND_WRITING = re.compile(
    rf"<{PREFIX}tex-math{ATTRIBUTES}[^<]*</{PREFIX}tex-math>(?=\s*<{PREFIX}(?:math|inline-graphic|graphic)\b)"
    rf"|<{PREFIX}annotation{ATTRIBUTES}[^<]*</{PREFIX}annotation>",
    re.IGNORECASE,
)
SCRIPT_INSIDE = re.compile(r"(<(?:jats:)?(?:sub|sup|inf)>) | (?=</(?:jats:)?(?:sub|sup|inf)>)", re.IGNORECASE)
# "CO <inf>2</inf>" and "10 <sup>-3</sup>", but "the <sup>13</sup>C"
SCRIPT_APART = re.compile(r"(?:(?<=[A-Z)\]])|(?<=[A-Z][a-z])) (?=<(?:jats:)?(?:sub|inf)>\d)|(?<=\d) (?=<(?:jats:)?sup>[-−–])")
PREAMBLE = re.compile(r"\\documentclass\b[^<>]{0,900}?\\begin\{document\}([^<>]{0,900}?)\\end\{document\}")
# escapes of a character and words set in a face; what stands in dollars is mathematics, and stays
TEX = re.compile(
    r"\\\$|\$[^$]*\$|(?<!\\)\\+(?P<escaped>[&%_#])"
    r"|\\(?:emph|text(?:it|bf|rm|sc|sf|tt|sl|up|subscript|superscript|normal))\{(?P<set>[^{}\\$]*)\}"
    r"|\{\\(?:em|it|bf|rm|sc|sf|tt|sl) (?P<faced>[^{}\\$]*)\}"
)
# the stars of MEDLINE's major topics: "*Looms/history", "Cats/*physiology"; but "*-algebras"
STAR = re.compile(r"(?:^|(?<=/))\*\s?(?=\w)")
# what Google Scholar writes before a title: the kind of the file, or in the reader's language that of the work and its letter
KIND = re.compile(
    r"(?:\[(?:HTML|PDF|DOCX?|RTF|TXT|PS|PPTX?|XLSX?|EPUB|BOOK|CITATION)\](?:\s*\[[BC]\])?\s*"
    r"|\[[A-ZÀ-Þ]{4,10}\]\s?\[[BC]\]\s*)+(?=\S)"
)


def is_missing(text: str) -> bool:
    """Say whether a value stands for nothing: empty, or a placeholder of ``records/knowledge/missing.csv``.

    Examples
    --------
    >>> [is_missing(text) for text in ("NA", "[No abstract available]", "Unknown Pleasures")]
    [True, True, False]
    """
    text = text.strip()
    if not text:
        return True
    if len(text) > LONGEST_PLACEHOLDER or text[0] not in BEGINNINGS:
        return False
    return _read_placeholders().fullmatch(text) is not None


def pick_present(texts: Iterable[str]) -> list[str]:
    """Pick the texts that stand for something.

    Parameters
    ----------
    texts : iterable of str
        Without blanks around them.

    Returns
    -------
    list of str

    Examples
    --------
    >>> pick_present(["looms", "", "n/a"])
    ['looms']
    """
    # most need no call of a function
    return [text for text in texts if text and (text[0] not in BEGINNINGS or not is_missing(text))]


@cache
def _read_placeholders():
    """One pattern of all placeholders."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_knowledge("missing", room="records")["pattern"]))


def is_marked(text: str) -> bool:
    """Say whether a text holds markup: a known tag, or an entity.

    Examples
    --------
    >>> [is_marked(text) for text in ("CO<sub>2</sub>", "cats &amp; dogs", "a < b & <Cats> as Tokens")]
    [True, True, False]
    """
    entity = "&" in text and any(_read_entity(match) != match[0] for match in ENTITY.finditer(text))
    return entity or ("<" in text and (INLINE.search(text) or BLOCK.search(text)) is not None)


def clean_text(text: str) -> str:
    r"""Clean a text: one line as one reads it, without tags, entities, escapes and hidden characters, in composed letters (NFC).

    Only known tags go: ``a < b``, ``x<y`` and ``<Cats> as Tokens`` stay. A tag of a block separates words, one within a line does
    not, so that what is set higher or lower stays at its word. Mathematics in TeX (``$\alpha$``) stays.
    A text that is cleaned again is the same.

    Examples
    --------
    >>> clean_text("<p>High CO<sub>2</sub> &amp;amp; p&nbsp;&lt; 0.05</p>")
    'High CO2 & p < 0.05'
    """
    text = clean_characters(text)
    # a search for one character is many times faster than one for several
    if "<" not in text and "&" not in text and "\\" not in text and (">" not in text or "]]>" not in text):
        return text
    cleaned = text
    for _ in range(PASSES):
        before = cleaned
        cleaned = clean_characters(_clean_once(before))
        if cleaned == before:
            return cleaned
    return text


def clean_keyword(text: str) -> str:
    """Clean a keyword, as ``clean_text`` returns it: without the stars of major topics.

    Examples
    --------
    >>> [clean_keyword(text) for text in ("*Looms/history", "Cats/*physiology", "A* search", "*-algebras")]
    ['Looms/history', 'Cats/physiology', 'A* search', '*-algebras']
    """
    return STAR.sub("", text) if "*" in text else text


def clean_title(text: str) -> str:
    """Clean a title, as ``clean_text`` returns it: without the kind of the file or work that Google Scholar writes before it.

    Examples
    --------
    >>> [clean_title(text) for text in ("[HTML][HTML] Looms", "[BOOK][B] Wool", "[PDF] Cats", "[C-11] Cats", "[PDF]")]
    ['Looms', 'Wool', 'Cats', '[C-11] Cats', '[PDF]']
    """
    kind = KIND.match(text) if text[:1] == "[" else None
    return text[kind.end() :] if kind else text


def _clean_once(text):
    """A text without its outermost layer of markup."""
    if "\\" in text:
        text = TEX.sub(_read_tex, PREAMBLE.sub(r"\1", text))
    if "<" in text or "]]>" in text:
        text = SCRIPT_APART.sub("", SCRIPT_INSIDE.sub(r"\1", SECOND_WRITING.sub("", text)))
        text = INLINE.sub("", BLOCK.sub(" ", HEADING.sub(": ", text)))
    if "&" in text:
        text = ENTITY.sub(_read_entity, ENCODED_TWICE.sub("&", text))
    return text


def _read_tex(match):
    """What an escape or a command for a face stands for; mathematics as it is."""
    return match["escaped"] or match["set"] or match["faced"] or ("" if match["set"] == "" or match["faced"] == "" else match[0])


def _read_entity(match):
    """The character of an entity; an unknown one as it is."""
    entity = match[0]
    if entity[1] == "#":
        return unescape(entity)
    return html5.get(entity[1:].removesuffix(";") + ";", entity)
