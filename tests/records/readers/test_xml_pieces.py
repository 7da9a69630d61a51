"""One XML element: what is repaired, and what is refused."""

import pytest

from themeloom.records.readers.xml_pieces import find_declared, normalize_marks, parse_piece


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<t>A & B</t>", "A & B"),
        ("<t>Caf&eacute;&nbsp;x</t>", "Café\xa0x"),
        ("<t>p < 0.05 &lt; 1</t>", "p < 0.05 < 1"),
        ("<t>a\x00b\x1f&#0;&#x2;c</t>", "abc"),
        ("<t>&unknown; AT&T;</t>", "&unknown; AT&T;"),
    ],
)
def test_broken_marks_are_repaired_with_a_remark(text, read):
    element, remark = parse_piece(text, set())
    assert element.text == read
    assert "not well-formed" in remark


def test_a_sound_element_has_no_remark():
    element, remark = parse_piece('<dc:t xml:lang="en" x:a="1">A &amp; B</dc:t>', set())
    assert (element.text, remark) == ("A & B", "")


@pytest.mark.parametrize("text", ["<t>a", "<t><b></t>", "<t", "", "plain", "<t a=b>c</t>", "<!DOCTYPE t><t/>"])
def test_what_cannot_be_repaired_says_why(text):
    element, remark = parse_piece(text, set())
    assert element is None
    assert remark


def test_entities_that_a_file_declares_are_refused():
    head = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY % b SYSTEM "file:///secret">]>'
    assert find_declared(head) == {"a", "b"}
    element, remark = parse_piece("<t>&a;</t>", find_declared(head))
    assert element is None
    assert "refused" in remark


def test_numbers_of_characters_stay():
    assert normalize_marks("&#233;&#xE9;&amp;&") == "&#233;&#233;&amp;&amp;"
