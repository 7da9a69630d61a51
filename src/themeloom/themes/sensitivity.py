"""Which themes are found whatever the parameters are."""

import numpy as np
import pandas as pd

from themeloom.project import Corpus
from themeloom.themes.replicates import measure_overlaps


def compare_settings(corpus, themes, settings):
    """Compare the themes of every setting with the study's, over the terms that both networks have.

    Parameters
    ----------
    corpus : Corpus
    themes : DataFrame
        The study's, one row per term; columns used: term, theme, label, stability.
    settings : DataFrame
        As ``run_settings`` returns it.

    Returns
    -------
    DataFrame
        One row per theme and setting that did not fail: theme, label, stability, setting, own (see ``run_settings``), jaccard
        (Jaccard index of the theme's terms with those of the most similar theme there; 0 to 1, null where that network has
        none of its terms).
    """
    labels = themes.dropna(subset="theme").drop_duplicates("theme").sort_values("theme")[["theme", "label", "stability"]]
    parts = []
    for setting in settings[settings["reason"] == ""].itertuples():
        there = Corpus(corpus.name, corpus.root / setting.place).read("05_themes")
        both = themes[["term", "theme"]].merge(there[["term", "theme"]], on="term", suffixes=("", "_there"))
        old, new = pd.Index(labels["theme"]).get_indexer(both["theme"]), both["theme_there"].fillna(-1).to_numpy(dtype=int)
        overlaps = measure_overlaps(old, new, shape=(len(labels), new.max(initial=-1) + 1))
        jaccard = np.where(np.isin(range(len(labels)), old), overlaps.max(axis=1, initial=0), np.nan).round(6)
        parts.append(labels.assign(setting=setting.setting, own=setting.own, jaccard=jaccard))
    return pd.concat(parts, ignore_index=True) if parts else labels.head(0).assign(setting=0, own=False, jaccard=0.0)


def count_found(found, *, above):
    """Count at how many settings but the study's own each theme is found, with a Jaccard index of more than ``above``.

    Returns a DataFrame, one row per theme: theme, label, stability, found (settings), of (settings where it could be
    compared), told ("all", "most" from half of them on, "some" or "none").
    """
    found = found.assign(jaccard=found["jaccard"].mask(found["own"]))  # there every theme is found, of course
    there = found.assign(found=found["jaccard"] > above).groupby(["theme", "label", "stability"], as_index=False)
    counted = there.agg(found=("found", "sum"), of=("jaccard", "count"))
    share = counted["found"] / counted["of"].clip(lower=1)
    return counted.assign(told=np.select([share == 1, share >= 0.5, share > 0], ["all", "most", "some"], "none"))
