"""Entries of BibTeX that refer to others: what stands only in the proceedings (crossref) or in a template (xdata) of biblatex."""

import re
from collections.abc import Iterable
from functools import cache

from themeloom.records.fields import list_uses
from themeloom.records.readers.spans import RECORD, Span

KEY = "entrykey"  # under which a record has its key, as it has its type under "entrytype"
OWN = {KEY, "entrytype", "crossref", "xdata"}  # what no entry takes from another
# fields that a paper shares with the volume it stands in
OF_VOLUME = {"venue", "year", "volume", "issue", "publisher", "language"}
# kinds of entries that hold papers, and are none beside them
HOLDER = re.compile(r"(?:mv)?(?:proceedings|collection|book|reference)|periodical")
TEMPLATE = "xdata"
DEEPEST = 20  # entries that refer to one another in a row


def add_shared(spans: Iterable[Span]) -> list[Span]:
    """Add to each entry what it shares with those that it refers to.

    Parameters
    ----------
    spans : iterable of Span
        Of a whole text; the values of records are completed in place.

    Returns
    -------
    list of Span
        The same; an entry that others refer to, such as proceedings without an abstract, has lost its title and has the reason
        why it is no paper.

    Examples
    --------
    >>> child = {"entrykey": ["a"], "entrytype": ["inproceedings"], "title": ["Looms"], "crossref": ["p"]}
    >>> parent = {"entrykey": ["p"], "entrytype": ["proceedings"], "title": ["Proc. of Looms"], "year": ["2020"]}
    >>> spans = add_shared([Span(0, 1, RECORD, values=child), Span(1, 2, RECORD, values=parent)])
    >>> spans[0].values["year"], spans[0].values["booktitle"], spans[1].reason
    (['2020'], ['Proc. of Looms'], 'no paper: others stand in it')
    """
    spans = list(spans)
    entries = [span.values for span in spans if span.kind == RECORD and span.values]
    if not any(tag in values for values in entries for tag in ("crossref", TEMPLATE)) and not any(map(_is_template, entries)):
        return spans
    known = {_fold(values[KEY][0]): values for values in reversed(entries) if KEY in values}
    done: set[int] = set()
    for values in entries:
        _complete(values, known, done)
    referred = {_fold(key) for values in entries for key in values.get("crossref", [])}
    return [_set_aside(span, referred) if span.kind == RECORD else span for span in spans]


def _fold(key):
    """A key as others name it: BibTeX does not look at its case."""
    return key.strip().casefold()


def _is_template(values):
    """Say whether an entry is a template, of which biblatex makes no paper."""
    return values["entrytype"] == [TEMPLATE]


def _complete(values, known, done, depth=0):
    """Add to an entry what its templates have and what its volume has, and to these first what they refer to."""
    if id(values) in done or depth > DEEPEST:
        return
    done.add(id(values))
    for key in ",".join(values.get(TEMPLATE, [])).split(","):
        if template := known.get(_fold(key)):
            _complete(template, known, done, depth + 1)
            for tag, cells in template.items():
                if tag not in OWN:
                    values.setdefault(tag, cells)
    for key in values.get("crossref", []):
        if (volume := known.get(_fold(key))) and volume is not values:
            _complete(volume, known, done, depth + 1)
            _add_volume(values, volume)


def _add_volume(values, volume):
    """Add the fields of a volume of which an entry has none."""
    own = {_list_shared().get(tag) for tag in values}
    shared = {tag: cells for tag, cells in volume.items() if (field := _list_shared().get(tag)) and field not in own}
    if "venue" not in own and not {"booktitle", "journal", "journaltitle"} & set(shared) and "title" in volume:
        shared["booktitle"] = volume["title"]
    for tag, cells in shared.items():
        values.setdefault(tag, cells)


@cache
def _list_shared():
    """Tag -> field of those that a paper shares with its volume; a date is a year as well."""
    fields = {use.tag: "year" if use.field == "date" else use.field for use in list_uses("bibtex")}
    return {tag: field for tag, field in fields.items() if field in OF_VOLUME}


def _set_aside(span, referred):
    """The span of an entry; without its title, and with the reason, where it only holds what others share."""
    values = span.values
    if not values:
        return span
    template = _is_template(values)
    holds = HOLDER.fullmatch(values["entrytype"][0]) and "abstract" not in values and _fold(values[KEY][0]) in referred
    if not template and not holds:
        return span
    kept = {tag: cells for tag, cells in values.items() if tag not in ("title", "abstract")}
    return span._replace(values=kept, reason="no paper: a template for others" if template else "no paper: others stand in it")
