"""The text of one XML element -> the element, repaired where it is broken in a way that is known."""

import re
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):|\s([A-Za-z_][\w.-]{0,40}):[\w.-]{1,60}\s{0,9}=\s{0,9}[\"']")
UNBOUND = 27  # what the parser calls a prefix that nobody declared
OWN = {"xml", "xmlns"}  # prefixes that XML itself knows
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
AMPERSAND = re.compile(r"&(?:(#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|\w{1,31});)?")
BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
KEPT = {"amp", "lt", "gt", "quot", "apos"}
DECLARED = re.compile(r"<!ENTITY\s{1,99}(?:%\s{1,99})?([\w.:-]{1,99})")
BEFORE = 200_000  # characters of the head of a file in which it may declare entities


def find_declared(text: str) -> set[str]:
    """Find the entities that a file declares itself: a record that uses one is refused, for it may unfold without end.

    Examples
    --------
    >>> find_declared('<!DOCTYPE a [<!ENTITY lol SYSTEM "file:///secret">]><a>&lol;</a>')
    {'lol'}
    """
    return set(DECLARED.findall(text, 0, BEFORE))


def parse_piece(text: str, declared: set[str]) -> tuple[Element | None, str]:
    """Parse the text of one element by itself.

    Parameters
    ----------
    text : str
    declared : set of str
        Entities that are refused.

    Returns
    -------
    element : Element or None
        None where it cannot be read.
    remark : str
        What was repaired, or why it cannot be read.

    Examples
    --------
    >>> element, remark = parse_piece("<title>Cats & dogs</title>", set())
    >>> element.text, remark
    ('Cats & dogs', 'not well-formed XML: bare marks and unknown entities were taken as text')
    """
    element, fault = _parse_alone(text)
    if element is not None:
        return element, ""
    refused = sorted({name for name in AMPERSAND.findall(text) if name in declared})
    if refused:
        return None, f"uses an entity that the file declares itself (&{refused[0]};): refused"
    repaired = normalize_marks(text)
    if repaired != text:
        element, fault = _parse_alone(repaired)
    if element is not None:
        return element, "not well-formed XML: bare marks and unknown entities were taken as text"
    return None, f"not well-formed XML: {fault}"


def normalize_marks(text: str) -> str:
    """Normalize a text that XML forbids: control characters go, entities of HTML become letters, bare & and < become text.

    Examples
    --------
    >>> normalize_marks("<p>Caf&eacute; & p < 0.05 &#2;</p>")
    '<p>Café &amp; p &lt; 0.05 </p>'
    """
    return BARE_LESS.sub("&lt;", AMPERSAND.sub(_repair_entity, CONTROL.sub("", text)))


def _repair_entity(match):
    """What stands for an entity or a bare ampersand."""
    name = match[1] or ""
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        valid = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
        return f"&#{number};" if valid else ""
    if name in KEPT:
        return match[0]
    letters = html5.get(f"{name};", "") if name else ""
    return letters.replace("&", "&amp;").replace("<", "&lt;") or f"&amp;{match[0][1:]}"


def _parse_alone(text):
    """The element, or what is wrong; prefixes are declared for it, since the head that does so is not read."""
    try:
        try:
            root = fromstring(f"<piece>{text}</piece>")
        except ParseError as error:
            if error.code != UNBOUND:
                raise
            prefixes = {prefix for pair in PREFIX.findall(text) for prefix in pair} - OWN - {""}
            declarations = "".join(f' xmlns:{prefix}="{prefix}"' for prefix in sorted(prefixes))
            root = fromstring(f"<piece{declarations}>{text}</piece>")
    except ParseError as error:
        return None, f"{str(error).partition(':')[0]} in line {error.position[0]} of the record"
    except (DefusedXmlException, UnicodeEncodeError) as error:
        return None, f"refused: {type(error).__name__}"
    return (root[0], "") if len(root) else (None, "no element")
