"""Real exports of databases, where they lie beside the project: each record is there, and the expected rows are right.

They are not part of the project. What each taught stands as a small invented file in the tests of its reader.
"""

import importlib.util
import json
from pathlib import Path

import pandas as pd
import pytest

from themeloom.records import read_entries
from themeloom.records.accounting import count_lines
from themeloom.records.sources import read_sources

EXPORTS = Path(__file__).parents[3] / "shared" / "exports"
needs_exports = pytest.mark.skipif(not EXPORTS.is_dir(), reason="no folder ../shared/exports beside the project")
COUNTS = json.loads((EXPORTS / "counts.json").read_text()) if EXPORTS.is_dir() else {}


def load_comparison():
    spec = importlib.util.spec_from_file_location("compare", EXPORTS / "compare.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def list_records(entries):
    """The rows of a table as ``compare.py`` takes them: null is None."""
    first = entries["authors"].map(lambda names: names.split("; ")[0], na_action="ignore")
    table = entries.assign(first_author=first)[["title", "year", "doi", "first_author", "abstract"]].astype(object)
    return table.where(table.notna(), None).to_dict("records")


@needs_exports
@pytest.mark.parametrize("name", COUNTS or ["none"])
def test_each_export_is_read_as_its_records_are(name):
    comparison = load_comparison()
    path = EXPORTS / name
    records = list_records(read_entries(path)) if COUNTS[name] else []
    if path.with_name(path.name + ".expected.jsonl").exists():
        assert comparison.check_file(path, records) == []
    else:
        assert len(records) == COUNTS[name]


@needs_exports
@pytest.mark.parametrize("name", COUNTS or ["none"])
def test_records_have_lines_in_order(name):
    entries = read_entries(EXPORTS / name)
    assert entries["line"].is_monotonic_increasing
    assert pd.api.types.is_integer_dtype(entries["line"])


@needs_exports
@pytest.mark.parametrize("name", COUNTS or ["none"])
def test_every_line_of_an_export_is_accounted_for(name):
    items = [item for source in read_sources(EXPORTS / name) for item in [*source.entries, *source.rows]]
    assert sum(item.lines for item in items) == count_lines(EXPORTS / name)
