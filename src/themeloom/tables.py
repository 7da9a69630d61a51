"""Columns and types of each table, and the knowledge tables that ship with the library.

One row of each table is named in ``SCHEMAS``; ``check_table`` holds a table to its schema.
"""

SCHEMAS = {
    # a paper
    "records": {
        "doc_id": "str",
        "position": "int64",
        "title": "str",
        "abstract": "str",
        "source": "str",
        "line": "int64",
        "lines": "int64",
        "year": "Int64",
        "venue": "str",
        "authors": "str",
        "keywords": "str",
        "doi": "str",
        "url": "str",
    },
    # a stretch of a source that is not part of a paper, or a note on how it was read (lines = 0)
    "rejected": {"source": "str", "line": "int64", "lines": "int64", "kind": "str", "reason": "str", "text": "str"},
    # a mention of a term or named thing
    "mentions": {
        "doc_id": "str",
        "field": "str",
        "start": "int64",
        "end": "int64",
        "form": "str",
        "key": "str",
        "kind": "str",
        "introduced": "bool",
    },
    # a key
    "terms": {
        "key": "str",
        "term": "str",
        "kind": "str",
        "documents": "int64",
        "relevance": "float64",
        "kept": "bool",
        "reason": "str",
    },
    # a term of the network
    "themes": {"term": "str", "theme": "Int64", "label": "str", "documents": "int64", "strength": "float64"},
    # a theme and a way of finding it again
    "stability": {
        "theme": "Int64",
        "label": "str",
        "way": "str",
        "times": "int64",
        "jaccard": "float64",
        "low": "float64",
        "high": "float64",
        "quadrant": "float64",
        "papers": "float64",
    },
    # a paper
    "papers": {"doc_id": "str", "theme": "Int64", "share": "float64"},
}


def check_table(table, name):
    """Return ``table`` with the columns of schema ``name`` first, in order and of the right types.

    Parameters
    ----------
    table : DataFrame
        Any table; it is not changed.
    name : str
        A key of ``SCHEMAS``.

    Raises
    ------
    ValueError
        If a column is missing or cannot take its type; the message names the table, what it has and what it needs.
    """
    schema = SCHEMAS[name]
    missing = [column for column in schema if column not in table]
    if missing:
        raise ValueError(
            f"a table of {name} needs the columns {', '.join(schema)}; missing: {', '.join(missing)}; "
            f"found: {', '.join(map(str, table.columns)) or 'none'}"
        )
    rest = [column for column in table.columns if column not in schema]
    try:
        return table[[*schema, *rest]].astype(schema)
    except (TypeError, ValueError) as error:
        raise ValueError(f"a table of {name} needs the types {schema}; found {table.dtypes.to_dict()}: {error}") from None
