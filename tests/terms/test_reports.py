"""Public bug reports about terms, as small inputs with what must come out; beside the project only."""

import json
from pathlib import Path

import pytest

from themeloom.mentions import extract_mentions, load_pipeline
from themeloom.records import read_records
from themeloom.terms import merge_forms

REPORTS = Path(__file__).parents[3] / "shared" / "exports" / "bugs"
WANTED = "mentioned at least (papers)"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports stand beside the project only, not in it")


def list_reports():
    """[(report, what must come out)] of those that count papers of terms."""
    reports = [(path.parent, json.loads(path.read_text())) for path in sorted(REPORTS.glob("*/expected.json"))]
    return [(path, wanted) for path, wanted in reports if isinstance(wanted.get("terms", wanted.get(WANTED)), dict)]


def count_papers(wanted):
    """{term: papers} of a report, at least."""
    counts = wanted.get(WANTED, wanted.get("terms"))
    numbers = {term: number["documents"] if isinstance(number, dict) else number for term, number in counts.items()}
    return {term: number for term, number in numbers.items() if isinstance(number, int)}


@pytest.mark.parametrize(("report", "wanted"), [pytest.param(*one, id=one[0].name) for one in list_reports()])
def test_a_term_has_the_papers_that_the_report_says(report, wanted):
    records = read_records(path for path in report.iterdir() if path.name != "expected.json").records
    mentions = extract_mentions(records, load_pipeline(), processes=1)
    spellings = merge_forms(mentions).spellings
    papers = mentions.merge(spellings[["key", "term"]], on="key")
    assert len(records) == wanted["papers"]
    for term, number in count_papers(wanted).items():
        named = papers.loc[papers["form"].str.contains(term, regex=False, case=False), "term"]
        assert papers.loc[papers["term"].isin(named), "doc_id"].nunique() >= number, term
