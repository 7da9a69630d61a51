"""A text with brackets -> its parts between separators that stand outside of them, or what stands inside."""

import re


def split_outside(text: str, separator: str = ",") -> list[str]:
    """Split a text at a separator that does not stand in brackets; at each where brackets do not close.

    Parameters
    ----------
    text : str
    separator : str
        One character.

    Returns
    -------
    list of str

    Examples
    --------
    >>> split_outside("cyst (diagnosis, surgery), liver")
    ['cyst (diagnosis, surgery)', ' liver']
    """
    parts = [""]
    depth = 0
    for token in re.split(rf"([()\[\]{re.escape(separator)}])", text):
        depth = max(0, depth + (token in ("(", "[")) - (token in (")", "]")))
        if token == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts if depth == 0 else text.split(separator)


def split_bracketed(text: str, opening: str, closing: str) -> list[str]:
    """Split off what stands in the outer brackets of a text.

    Parameters
    ----------
    text : str
    opening, closing : str
        The brackets.

    Returns
    -------
    list of str
        The text itself where it has none.

    Examples
    --------
    >>> split_bracketed("Cat, Ann (Loom U (Weft)); Dog, Bob (Wool U)", "(", ")")
    ['Loom U (Weft)', 'Wool U']
    """
    parts = []
    depth = 0
    start = 0
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            start = match.end() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            parts += [text[start : match.start()]] if depth == 0 else []
    return parts or [text]
