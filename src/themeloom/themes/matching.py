"""Themes that are others now and still the same: matched by their papers."""

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from themeloom.themes.finding import Themes
from themeloom.themes.overlaps import measure_overlaps


def match_themes(themes: Themes, *before: pd.DataFrame) -> Themes:
    """Give themes the numbers of those that they were before, so that they keep number and colour.

    The themes are matched one to one, so that the Jaccard indices of their papers add up to the most; those that match none get
    the lowest free numbers.

    Parameters
    ----------
    themes : Themes
        As ``tabulate_themes`` gives them; the shares of the papers stay in the order of the sizes.
    *before : DataFrame
        The papers of the themes before, one row per paper; columns used: doc_id, theme. Of several, the first that has a number
        says which papers it means.

    Returns
    -------
    Themes

    Examples
    --------
    >>> papers = pd.DataFrame({"doc_id": ["p", "q"], "theme": pd.array([1, 2], "Int64")})
    >>> themes = Themes(pd.DataFrame({"term": ["a"], "theme": pd.array([1], "Int64")}), papers)
    >>> match_themes(themes, papers.assign(theme=[2, 1])).terms["theme"].tolist()
    [2]
    """
    count = _find_highest(themes.papers)
    overlaps = np.zeros((count, max(map(_find_highest, before), default=0)))
    meant = np.zeros(overlaps.shape[1], dtype=bool)
    for papers in before:
        both = themes.papers[["doc_id", "theme"]].merge(papers[["doc_id", "theme"]], on="doc_id", suffixes=("", "_before"))
        new, old = (both[column].fillna(0).to_numpy(dtype=int) - 1 for column in ("theme", "theme_before"))
        overlaps += measure_overlaps(new, old, shape=overlaps.shape) * ~meant
        meant[papers["theme"].dropna().to_numpy(dtype=int) - 1] = True
    rows, columns = linear_sum_assignment(overlaps, maximize=True)
    numbers = {int(row) + 1: int(column) + 1 for row, column in zip(rows, columns, strict=True) if overlaps[row, column] > 0}
    free = iter(sorted(set(range(1, count + overlaps.shape[1] + 1)) - set(numbers.values())))
    numbers = {theme: numbers[theme] if theme in numbers else next(free) for theme in range(1, count + 1)}
    renumbered = [table.assign(theme=table["theme"].map(numbers).astype("Int64")) for table in themes]
    return Themes(*renumbered)


def _find_highest(papers):
    """The highest number of a theme; 0 where there is none."""
    return int(papers["theme"].max()) if papers["theme"].notna().any() else 0
