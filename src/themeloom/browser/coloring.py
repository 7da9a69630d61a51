"""What the dots of a map for the browser are coloured by: the themes of their terms, their kinds, or a number that each has."""

from typing import Any

import numpy as np
import pandas as pd

from themeloom.lexicon import KINDS, PROFILES
from themeloom.palette import COLORS, GREY, name_theme, pick_color

COLOR_OF = {kind: place for kinds in PROFILES.values() for place, kind in enumerate(kinds)}
OTHER = max(COLOR_OF.values()) + 1  # colour of what is no term
MIDDLE = (5, 95)  # percentiles between which the colours of a number change, as on notebook 14's figure
UNKNOWN = "not known"


def list_groups(terms: pd.DataFrame, colored_by: str) -> pd.Series:
    """List of each term the number of its group in the legend.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: theme (null for none), kind, and value (null for unknown).
    colored_by : str
        "theme", "kind", or what the value is called.

    Returns
    -------
    Series
        Of its theme or its kind; -1 for no theme or no number, which come last, and 0 for all that have one.

    Examples
    --------
    >>> list_groups(pd.DataFrame({"value": [2020.5, None]}), "mean year").tolist()
    [0, -1]
    """
    if colored_by == "theme":
        return terms["theme"].fillna(-1).astype(int)
    if colored_by == "kind":
        return terms["kind"].map(_place_kind)
    return -terms["value"].isna().astype(int)


def name_group(term: pd.Series, colored_by: str) -> str:
    """Name a term's theme or kind; of terms with a number what it is called.

    Parameters
    ----------
    term : Series
        A row of ``terms`` of ``list_groups``, with the label and the stability of its theme.
    colored_by : str
        As for ``list_groups``.

    Returns
    -------
    str

    Examples
    --------
    >>> name_group(pd.Series({"value": float("nan")}), "mean year")
    'mean year: not known'
    """
    if colored_by == "theme":
        return "no theme" if pd.isna(term["theme"]) else name_theme(term["theme"], term["label"], term["stability"])
    if colored_by == "kind":
        return term["kind"]
    return f"{colored_by}: {UNKNOWN}" if pd.isna(term["value"]) else colored_by


def describe_values(terms: pd.DataFrame, colored_by: str) -> list[list[str]]:
    """Describe the numbers by which terms are coloured.

    Parameters
    ----------
    terms, colored_by
        As for ``list_groups``.

    Returns
    -------
    list of list of str
        Of each term one line; none where themes or kinds have the colours.

    Examples
    --------
    >>> describe_values(pd.DataFrame({"value": [2020.5, None]}), "mean year")
    [['mean year: 2020.5'], ['mean year: not known']]
    """
    if colored_by in ("theme", "kind"):
        return [[] for _ in range(len(terms))]
    return [[f"{colored_by}: {UNKNOWN if pd.isna(value) else f'{value:.6g}'}"] for value in terms["value"]]


def pick_colors(terms: pd.DataFrame, colored_by: str) -> dict[str, Any]:
    """Pick the colours of the dots of a group: their theme's, their kind's (the same, from the other end), or by their number.

    Parameters
    ----------
    terms : DataFrame
        Of one group, as for ``list_groups``.
    colored_by : str
        As for ``list_groups``.

    Returns
    -------
    dict
        As plotly's markers take it; grey for no theme and no number.

    Examples
    --------
    >>> pick_colors(pd.DataFrame({"kind": ["method"]}), "kind")
    {'color': '#780087'}
    """
    first = terms.iloc[0]
    if colored_by == "theme":
        return {"color": pick_color(first["theme"])}
    if colored_by == "kind":
        return {"color": COLORS[-1 - COLOR_OF.get(first["kind"], OTHER) % len(COLORS)]}
    return {"color": GREY} if pd.isna(first["value"]) else {"color": terms["value"].astype(float), "coloraxis": "coloraxis"}


def measure_extent(terms: pd.DataFrame) -> dict[str, float]:
    """Measure between which numbers the colours of dots change, so that a few extreme ones do not take all colours.

    Parameters
    ----------
    terms : DataFrame
        One row per term; value is used, where there is one.

    Returns
    -------
    dict
        As plotly's axis of colours takes it: cmin and cmax; empty where no number is known.

    Examples
    --------
    >>> measure_extent(pd.DataFrame({"value": [*range(101)]}))
    {'cmin': 5.0, 'cmax': 95.0}
    """
    known = terms["value"].dropna() if "value" in terms else []
    if len(known) == 0:
        return {}
    low, high = np.percentile(known.astype(float), MIDDLE)
    return {"cmin": float(low), "cmax": float(high)}


def _place_kind(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
