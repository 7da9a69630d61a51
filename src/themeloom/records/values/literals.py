"""A list or an object that a source writes as Python or JSON does -> its values."""

import ast
import json
import re
from contextlib import suppress

# two halves of a letter as JSON writes them, which stay, or one half
HALF_LETTER = re.compile(r"(\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w)|\\u[dD][89a-fA-F]\w\w")
NAMED = ("name", "display_name", "full_name", "value")  # keys of an object that say what it is called


def read_list(text: str) -> list[str]:
    """Read the values of a list; none where the text is no list.

    Examples
    --------
    >>> read_list("['Cat, Ann', 'Dog, Bob']"), read_list('[{"id": "12", "name": "Cat"}]'), read_list("[a]")
    (['Cat, Ann', 'Dog, Bob'], ['Cat'], [])
    """
    if not (text.startswith("[") and text.endswith("]")):
        return []
    values = _read_literal(text)
    return [] if values is None else [_name_value(value) for value in values] or [""]


def pick_member(text: str, name: str) -> list[str]:
    """Pick what an object has under a name.

    Parameters
    ----------
    text : str
    name : str
        In small letters.

    Returns
    -------
    list of str
        One value; empty where the text is no object, or has none of that name.

    Examples
    --------
    >>> pick_member("{'DOI': '10.1000/182', 'PubMed': '12'}", "doi")
    ['10.1000/182']
    """
    value = _read_literal(text) if text.startswith("{") and text.endswith("}") else None
    members = {str(key).casefold(): str(below) for key, below in value.items() if below} if isinstance(value, dict) else {}
    return [members.get(name, "")]


def _read_literal(text):
    """The value that a text writes in Python or JSON; None for none. Half a letter alone becomes a replacement character."""
    text = HALF_LETTER.sub(lambda half: half[1] or r"\ufffd", text)
    for read in (ast.literal_eval, json.loads):
        with suppress(ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            return read(text)
    return None


def _name_value(value):
    """What a value of a list is called: an author or a keyword may be an object with its name ({"id": "12", "name": "Cat"})."""
    named = next((value[key] for key in NAMED if value.get(key)), None) if isinstance(value, dict) else None
    return str(value if named is None else named)
