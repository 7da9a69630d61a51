"""The numbers and names of themes that the user keeps, so that a theme is the same from run to run."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from themeloom.palette import SEPARATOR, split_label
from themeloom.themes.findings import Findings


def match_names(findings: Findings, kept: pd.DataFrame) -> Findings:
    """Give themes the numbers and names that the user kept.

    A kept theme is the one that has most of its terms: in its label, among its own, or both (counted twice). The themes are
    matched one to one, so that these counts add up to the most; themes that match none get the lowest free numbers.

    Parameters
    ----------
    findings : Findings
    kept : DataFrame
        One row per theme, as ``list_theme_names`` lists them; a name stands before the terms of the label.

    Returns
    -------
    Findings
        As they were where nothing is kept.
    """
    if kept.empty or findings.themes.empty:
        return findings
    shared = _count_shared(findings, kept)
    rows, columns = linear_sum_assignment(shared, maximize=True)
    matched = [(row, column) for row, column in zip(rows, columns, strict=True) if shared[row, column] > 0]
    numbers = {int(findings.themes["theme"].iloc[row]): int(kept["number"].iloc[column]) for row, column in matched}
    free = iter(sorted(set(range(1, len(kept) + len(findings.themes) + 1)) - {*kept["number"]}))
    numbers = {int(theme): numbers.get(int(theme)) or next(free) for theme in findings.themes["theme"]}
    names = {int(kept["number"].iloc[column]): kept["name"].iloc[column] for _, column in matched}
    renumbered = _renumber(findings, numbers)
    return renumbered._replace(themes=_rename(renumbered.themes, names))


def label_kept(themes: pd.DataFrame, papers: pd.DataFrame, last: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """Label themes by the names that the user gave to those of the last run, where they are still these.

    Parameters
    ----------
    themes, papers : DataFrame
        Themes with the numbers of those of the last run (see ``match_themes``), and their papers.
    last : DataFrame
        The papers of the last run: doc_id, theme.
    kept : DataFrame
        As for ``match_names``.

    Returns
    -------
    DataFrame
        The themes; a name stands before the terms of the label where more than half of the theme's papers were in the theme of
        that name.

    Examples
    --------
    >>> themes = pd.DataFrame({"theme": [1], "label": "map; atlas"})
    >>> papers = pd.DataFrame({"doc_id": ["p"], "theme": [1]})
    >>> kept = pd.DataFrame({"number": [1], "name": "Cartography", "terms": "map"})
    >>> label_kept(themes, papers, papers, kept)["label"].tolist()
    ['Cartography; map; atlas']
    """
    both = papers[["doc_id", "theme"]].merge(last[["doc_id", "theme"]], on="doc_id", suffixes=("", "_last")).dropna()
    stayed = (both["theme"] == both["theme_last"]).groupby(both["theme"]).sum()
    sizes = papers["theme"].value_counts()
    names = dict(zip(kept["number"], kept["name"], strict=True))
    same = [int(theme) for theme, count in stayed.items() if count > sizes[theme] / 2]
    return _rename(themes, {theme: names.get(theme, "") for theme in same})


def _count_shared(findings, kept):
    """Themes x kept themes: how many terms they share, in the label and among the theme's own."""
    own = findings.terms.groupby("theme")["term"].agg(set)
    sets = [(set(split_label(row.label)), own.get(row.theme, set())) for row in findings.themes.itertuples()]
    wanted = [{*filter(None, map(str.strip, terms.split(SEPARATOR.strip())))} for terms in kept["terms"]]
    return np.array([[len(terms & label) + len(terms & members) for terms in wanted] for label, members in sets])


def _renumber(findings: Findings, numbers: Mapping[int, int]) -> Findings:
    """The findings with other numbers, each table in their order; a paper's shares stand in it as well."""
    order = np.argsort([numbers[theme] for theme in sorted(numbers)], kind="stable")
    tables = {
        name: table.assign(theme=table["theme"].map(numbers).astype(table["theme"].dtype))
        for name, table in findings._asdict().items()
        if name in ("themes", "terms", "papers", "stability")
    }
    for name in ("themes", "terms", "stability"):
        tables[name] = tables[name].sort_values("theme", kind="stable", ignore_index=True)
    split = tables["papers"]["shares"].str.split("; ")
    shares = split.map(lambda parts: "; ".join(np.array(parts)[order]), na_action="ignore")
    held = findings.coarser["holds"].map(lambda text: _rewrite(text, numbers))
    tables["papers"] = tables["papers"].assign(shares=shares)
    return findings._replace(**tables, coarser=findings.coarser.assign(holds=held))


def _rewrite(text, numbers):
    return "; ".join(str(number) for number in sorted(numbers[int(theme)] for theme in text.split("; ") if theme))


def _rename(themes, names):
    """The themes with the user's names before the terms of the labels."""
    named = themes["theme"].map(lambda theme: names.get(theme, "")).astype("str")
    labels = (named + SEPARATOR + themes["label"]).where(named != "", themes["label"])
    return themes.assign(label=labels.astype("str"))
