"""The corpus in numbers: what it has, as it is read, and formulas that the documentation has too."""

from pathlib import Path

import pandas as pd

from themeloom.overview.summary import MEASURES
from themeloom.report.summary import FORMULAS, describe_summary

DOCS = (Path(__file__).parents[2] / "docs" / "formulas.md").read_text(encoding="utf-8")


def make(*rows):
    return pd.DataFrame(rows, columns=["measure", "value", "unit"]).assign(meaning="it")


def test_only_what_the_corpus_has_is_said_in_the_way_it_is_read():
    rows = describe_summary(
        make(
            ("papers", 12_345, "papers"),
            ("first year", 1985, "year"),
            ("compound growth", 0.1405, "share a year"),
            ("sources", None, "sources"),
            ("citations a paper", 37.123, "citations"),
        )
    )
    values = {row["measure"]: row["value"] for row in rows}
    assert values == {"papers": "12,345", "first year": "1985", "compound growth": "14.1%", "citations a paper": "37.12"}


def test_a_measure_leads_to_its_formula_by_a_number_of_its_own():
    rows = describe_summary(make(*((measure, 1, "") for measure in MEASURES)))
    numbers = {row["measure"]: row["number"] for row in rows if row["formula"]}
    assert list(numbers) == [measure for measure in MEASURES if measure in FORMULAS]
    assert len(set(numbers.values())) == len(FORMULAS)


def test_formulas_are_those_of_the_documentation():
    for formula in ("(n_last / n_first)^(1 / (last − first)) − 1", "ln E(n) = a + b year", "1 + ⌊3 b / n⌋", "x^−a / ζ(a)"):
        assert formula in DOCS
        assert any(formula in text for text in FORMULAS.values())
