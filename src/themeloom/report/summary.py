"""The corpus in numbers, as a section of the report: those that it has, and how they are computed."""

from typing import Any

import pandas as pd

# measure -> how it is computed, in short; docs/formulas.md says more, with worked numbers
FORMULAS = {
    "compound growth": "(n_last / n_first)^(1 / (last − first)) − 1, of the papers of the first and the last year",
    "steady growth": "e^b − 1 of the Poisson regression ln E(n) = a + b year on the papers of all years but the last",
    "core sources": "with sources in the order of their papers, those in zone 1 of 1 + ⌊3 b / n⌋, b the papers before a source "
    "and n those of all (Bradford 1934)",
    "Lotka's exponent": "a in the share x^−a / ζ(a) of authors with x papers, by maximum likelihood (Lotka 1926)",
    "Lotka's fit": "the share of samples from the law that lie as far from it, by the Kolmogorov-Smirnov distance "
    "(Clauset, Shalizi & Newman 2009)",
}


def describe_summary(overview: pd.DataFrame) -> list[dict[str, Any]]:
    """Describe the corpus in numbers.

    Parameters
    ----------
    overview : DataFrame
        The table 17_overview.

    Returns
    -------
    list of dict
        One per measure that the corpus has, in order: measure, value (as it is read), unit, meaning, formula (empty where there
        is none to tell) and number (of its formula among all, from 1).

    Examples
    --------
    >>> overview = pd.DataFrame({"measure": ["papers", "sources"], "value": [1200, None], "unit": "papers", "meaning": "all"})
    >>> describe_summary(overview)
    [{'measure': 'papers', 'value': '1,200', 'unit': 'papers', 'meaning': 'all', 'formula': '', 'number': 0}]
    """
    rows = []
    for row in overview.dropna(subset="value").itertuples():
        formula = FORMULAS.get(row.measure, "")
        number = list(FORMULAS).index(row.measure) + 1 if formula else 0
        value = _format(row.value, row.unit)
        rows.append(
            {
                "measure": row.measure,
                "value": value,
                "unit": row.unit,
                "meaning": row.meaning,
                "formula": formula,
                "number": number,
            }
        )
    return rows


def _format(value, unit):
    """A share in hundredths, a year as it is, a count with its thousands."""
    if unit.startswith("share"):
        return f"{value:.1%}"
    if unit == "year":
        return f"{value:.0f}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
