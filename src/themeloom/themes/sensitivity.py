"""Which themes are recovered whatever the parameters are."""

import numpy as np
import pandas as pd

from themeloom.themes.overlaps import measure_overlaps

LABELS = ["theme", "label", "stability"]


def compare_settings(themes: pd.DataFrame, papers: pd.DataFrame, settings: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """Compare the themes of every setting with the study's, by their papers.

    Parameters
    ----------
    themes : DataFrame
        The study's, one row per theme; columns used: theme, label, stability.
    papers : DataFrame
        The study's, one row per paper; columns used: doc_id, theme.
    settings : DataFrame
        One row per setting; columns used: setting, own (whether it is the study's).
    placed : DataFrame
        One row per setting that did not fail and paper: setting, doc_id, theme.

    Returns
    -------
    DataFrame
        One row per theme and setting: theme, label, stability, setting, own, jaccard (Jaccard index of the theme's papers with
        those of the setting's most similar theme, over the papers that both have; 0 to 1, null where the setting has none of the
        theme's papers).

    Examples
    --------
    >>> themes = pd.DataFrame({"theme": [0], "label": "map", "stability": "stable"})
    >>> papers = pd.DataFrame({"doc_id": ["p", "q"], "theme": 0})
    >>> settings = pd.DataFrame({"setting": [7], "own": False})
    >>> compare_settings(themes, papers, settings, papers.assign(theme=[0, 1], setting=7))
       theme label stability  setting    own  jaccard
    0      0   map    stable        7  False      0.5
    """
    own = settings.set_index("setting")["own"]
    parts = [
        themes[LABELS].assign(setting=setting, own=own[setting], jaccard=_measure_best_overlaps(themes["theme"], papers, other))
        for setting, other in placed.groupby("setting")
    ]
    return pd.concat(parts, ignore_index=True) if parts else themes[LABELS].head(0).assign(setting=0, own=False, jaccard=0.0)


def _measure_best_overlaps(themes, papers, other):
    """For each theme its best Jaccard index with one of the other papers' themes; null without any paper in both."""
    both = papers[["doc_id", "theme"]].merge(other[["doc_id", "theme"]], on="doc_id", suffixes=("", "_other"))
    old = pd.Index(themes, dtype="Int64").get_indexer(both["theme"])
    new = both["theme_other"].fillna(-1).to_numpy(dtype=int)
    overlaps = measure_overlaps(old, new, shape=(len(themes), new.max(initial=-1) + 1))
    return np.where(np.isin(range(len(themes)), old), overlaps.max(axis=1, initial=0), np.nan).round(6)


def count_recovered(recovered: pd.DataFrame, *, above: float) -> pd.DataFrame:
    """Count at how many settings other than the study's own each theme is recovered.

    Parameters
    ----------
    recovered : DataFrame
        As ``compare_settings`` returns it.
    above : float
        The Jaccard index above which a theme is recovered.

    Returns
    -------
    DataFrame
        One row per theme: theme, label, stability, recovered (settings), of (settings where it could be compared), verdict
        ("all", "most" from half of them on, "some" or "none").

    Examples
    --------
    >>> recovered = pd.DataFrame({"theme": 0, "label": "map", "stability": "stable", "own": False, "jaccard": [0.9, 0.2]})
    >>> count_recovered(recovered, above=0.5)
       theme label stability  recovered  of verdict
    0      0   map    stable          1   2    most
    """
    compared = recovered.assign(jaccard=recovered["jaccard"].mask(recovered["own"]))  # where every theme is recovered, of course
    compared["recovered"] = compared["jaccard"] > above
    counted = compared.groupby(LABELS, as_index=False).agg(recovered=("recovered", "sum"), of=("jaccard", "count"))
    share = counted["recovered"] / counted["of"].clip(lower=1)
    return counted.assign(verdict=np.select([share == 1, share >= 0.5, share > 0], ["all", "most", "some"], "none"))
