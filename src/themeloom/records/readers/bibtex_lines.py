"""An entry of BibTeX whose braces do not balance: its fields all the same, where each begins a line.

Databases put texts of authors in braces without a look at the braces in them: "in 10 hbox{Tdots)". To BibTeX such an entry is
lost; but they also begin each field on a line of its own, and that tells where it ends.
"""

import re

from bibtexparser.model import Entry, Field

HEAD = re.compile(r"@([A-Za-z]\w*)\s*[{(]\s*([^\s,={}]{0,250})\s*,")
# a text in braces or quotation marks, a number, or a macro alone: "p = 0.05 was ..." is none of these
FIELD = re.compile(
    r"^[ \t]*+(?:,[ \t]*+)?([A-Za-z][\w.:+-]{0,60})[ \t]*=[ \t]*(?=[{\"]|\d+[ \t]*,?[ \t]*$|[A-Za-z]+[ \t]*,[ \t]*$)",
    re.MULTILINE,
)
CLOSING = re.compile(r"\n[ \t]*[})]$")  # of the entry, on a line of its own
BRACES = re.compile(r"(?<!\\)[{}]")


def find_entry(text: str) -> Entry | None:
    r"""Find the fields of an entry that the library cannot read.

    Parameters
    ----------
    text : str
        From the mark of the entry up to the next one.

    Returns
    -------
    Entry or None
        As the library would have it; None where no title begins a line.

    Examples
    --------
    >>> find_entry("@article{a,\n title={On {Looms},\n year={2020}\n}").fields_dict["title"].value
    '{On Looms}'
    """
    head = HEAD.match(text)
    if not head:
        return None
    starts = list(FIELD.finditer(text, head.end()))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    values = [text[match.end() : end] for match, end in zip(starts, ends, strict=False)]
    values[-1:] = map(_cut_closing, values[-1:])
    fields = [Field(match[1], _balance(value.rstrip(", \t\n"))) for match, value in zip(starts, values, strict=True)]
    return Entry(head[1], head[2], fields) if any(field.key.lower() == "title" for field in fields) else None


def is_going_on(text: str) -> bool:
    r"""Say whether a text that stands behind an entry is the rest of it: a comma, and a field on a line.

    Examples
    --------
    >>> is_going_on(",\n year = {2020}\n}"), is_going_on(",\n")
    (True, False)
    """
    return text.lstrip().startswith(",") and FIELD.search(text) is not None


def _cut_closing(value):
    """The last value without what closes the entry."""
    value = value.rstrip()
    if closing := CLOSING.search(value):
        return value[: closing.start()]
    return value[:-1] if value.endswith(("}", ")")) and value.count("}") != value.count("{") else value


def _balance(value):
    """A value with braces that balance: around it, and inside only where they did."""
    if value[:1] not in ("{", '"'):
        return value
    inside = value[1:-1] if value[1:].endswith("}" if value[0] == "{" else '"') else value[1:]
    depth = 0
    for match in BRACES.finditer(inside):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            break
    return "{" + (inside if depth == 0 else BRACES.sub("", inside)) + "}"
