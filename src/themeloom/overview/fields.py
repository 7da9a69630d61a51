"""Three fields of the papers, such as author, theme and source, and the papers that have one of each pair."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from themeloom.overview.items import NETWORKS, list_items

# field -> the network of which its things are nodes; terms and themes are found, and no part of the records
FIELDS = {
    "author": "authors",
    "source": "terms_sources",
    "keyword": "keywords",
    "country": "countries",
    "cited_work": "references",
    "cited_source": "cited_sources",
}
FOUND = ("term", "theme")
FEW = 5  # things that are named where they are left out


class Fields(NamedTuple):
    """What ``count_fields`` counts: boxes and bands."""

    boxes: pd.DataFrame
    bands: pd.DataFrame


def list_parts(fields: Sequence[str]) -> list[str]:
    """List the parts of the records that some fields are in; "" for the records themselves.

    Examples
    --------
    >>> list_parts(["author", "theme", "source"])
    ['', 'authors']
    """
    return sorted({part for field in fields if field in FIELDS for part in NETWORKS[FIELDS[field]].parts})


def list_field(parts: Mapping[str, pd.DataFrame], field: str) -> pd.DataFrame:
    """List what each paper has of a field.

    Parameters
    ----------
    parts : mapping
        Those that ``list_parts`` names; of terms and themes, "term" and "theme", one row per paper and thing: doc_id, name.
    field : str
        One of ``FIELDS`` or ``FOUND``.

    Returns
    -------
    DataFrame
        One row per paper and thing: doc_id, name.

    Raises
    ------
    ValueError
        There is no such field.

    Examples
    --------
    >>> keywords = pd.DataFrame({"doc_id": ["p", "q"], "keyword": ["Wool", "wool"], "kind": "author"})
    >>> list_field({"keywords": keywords}, "keyword").to_numpy().tolist()
    [['p', 'Wool'], ['q', 'Wool']]
    """
    if field not in [*FIELDS, *FOUND]:
        raise ValueError(f"there is no field {field!r}; needs one of {', '.join([*FIELDS, *FOUND])}")
    held = parts[field] if field in FOUND else list_items(parts, FIELDS[field])
    return held[["doc_id", "name"]].drop_duplicates(ignore_index=True)


def count_fields(held: Sequence[pd.DataFrame], top: Sequence[int]) -> Fields:
    """Count the papers of each thing of three fields, and those of each pair of things of fields that stand side by side.

    Parameters
    ----------
    held : sequence of DataFrame
        Of each field, in their order, one row per paper and thing: doc_id, name.
    top : sequence of int
        How many things of each field, at most: those with the most papers, of as many the first by name.

    Returns
    -------
    Fields
        boxes: one row per thing, in order: column (place of its field), name, papers. bands: one row per pair that shares a
        paper, in order: column (of its first thing), name, next, papers, doc_ids (of these papers, joined by semicolons, in the
        order of the first field). A paper with two authors is in the bands of both.

    Examples
    --------
    >>> authors = pd.DataFrame({"doc_id": ["p", "q", "q"], "name": ["Cat", "Cat", "Dog"]})
    >>> sources = pd.DataFrame({"doc_id": ["p", "q"], "name": "Looms"})
    >>> count_fields([authors, sources], [1, 1]).bands.to_numpy().tolist()
    [[0, 'Cat', 'Looms', 2, 'p; q']]
    """
    boxes = [_count_top(table, most).assign(column=column) for column, (table, most) in enumerate(zip(held, top, strict=True))]
    kept = [table[table["name"].isin(own["name"])] for table, own in zip(held, boxes, strict=True)]
    bands = [_count_bands(kept[column], kept[column + 1], boxes[column + 1], column) for column in range(len(kept) - 1)]
    return Fields(
        pd.concat(boxes, ignore_index=True)[["column", "name", "papers"]],
        pd.concat(bands, ignore_index=True)[["column", "name", "next", "papers", "doc_ids"]],
    )


def describe_left_out(held: Sequence[pd.DataFrame], boxes: pd.DataFrame, names: Sequence[str]) -> str:
    """Describe what of the three fields has no box.

    Parameters
    ----------
    held : sequence of DataFrame
        As ``count_fields`` takes them.
    boxes : DataFrame
        As it counts them.
    names : sequence of str
        Of the three fields.

    Returns
    -------
    str
        Empty where all things have one; a few are named.

    Examples
    --------
    >>> held = [pd.DataFrame({"doc_id": "p", "name": ["1 map", "2 loom", "10 yarn"]})]
    >>> describe_left_out(held, pd.DataFrame({"column": [0], "name": ["1 map"]}), ["theme"])
    'not drawn, for others have more papers: theme: 2 (2 loom, 10 yarn)'
    """
    parts = []
    for column, (table, name) in enumerate(zip(held, names, strict=True)):
        rest = table.loc[~table["name"].isin(boxes.loc[boxes["column"] == column, "name"]), "name"].unique()
        if len(rest):
            named = f" ({', '.join(sorted(rest, key=_read_number))})" if len(rest) <= FEW else ""
            parts.append(f"{name}: {len(rest):,}{named}")
    return f"not drawn, for others have more papers: {'; '.join(parts)}" if parts else ""


def _read_number(name):
    """The number with which a name begins, as that of a theme does, before the name itself."""
    first = name.split(" ")[0]
    return (int(first) if first.isdecimal() else 0, name)


def _count_top(held, most):
    counts = held.groupby("name")["doc_id"].nunique().rename("papers").reset_index()
    return counts.sort_values(["papers", "name"], ascending=[False, True]).head(most)


def _count_bands(one, other, boxes, column):
    shared = one.merge(other.rename(columns={"name": "next"}), on="doc_id")
    bands = shared.groupby(["name", "next"])["doc_id"].agg(["size", "; ".join]).reset_index()
    bands = bands.set_axis(["name", "next", "papers", "doc_ids"], axis=1).assign(column=column)
    return bands.sort_values(["papers", "name", "next"], ascending=[False, True, True])
