"""What a theme is called: the terms that its papers hold more often than others."""

import re

import numpy as np
import pandas as pd

from themeloom.lexicon import normalize
from themeloom.palette import format_label, name_theme

PHRASE = 1.5  # a phrase names a theme better than a single word that tells as much
LABEL_TERMS = 3
DOUBT = 0.5  # standard errors of a count that are taken from it: what few papers show is less sure
FEWEST = 3  # papers of the theme that a label's further terms need,
SOME = 0.2  # or this share of them, if these are fewer
HOME = 0.5  # share of a label's first term's papers that are in the theme, where there is such a term


def label_themes(occurrences: pd.DataFrame, members: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """Label each theme by up to three terms that its papers hold more often than others.

    How much more is the adjusted standardized residual of the table of papers with and without the term, in and out of the theme
    (Haberman 1973): (o - e) / sqrt(e (1 - theme/N) (1 - term/N)), e = theme x term / N. Of o half its own standard error is taken
    before, sqrt(o (1 - o/theme)) / 2, as three papers show less than thirty; phrases get 1.5 times as much. The theme's own terms
    come before others; the first of the label has half of its papers in the theme, where there is such a term, and the others are
    held by three papers of the theme, or a fifth of them. Of two terms of which one has all the words of the other the first is
    taken, and no term stands in two labels. A theme beside which there is no other has the terms of most papers.

    Parameters
    ----------
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term.
    members : DataFrame
        One row per term that a label may have; columns used: term, theme.
    papers : DataFrame
        One row per paper; columns used: doc_id, theme.

    Returns
    -------
    DataFrame
        One row per theme that has papers: theme, label (joined by semicolons; the first term tells the most), home (share of its
        first term's papers that are in the theme). A theme whose papers hold none of these terms has an empty label and no home.

    Examples
    --------
    >>> occurrences = pd.DataFrame({"doc_id": ["p", "p", "q", "q"], "term": ["term map", "theme", "loom", "theme"]})
    >>> members = pd.DataFrame({"term": ["loom", "term map", "theme"], "theme": [1, 0, 0]})
    >>> label_themes(occurrences, members, pd.DataFrame({"doc_id": ["p", "q"], "theme": [0, 1]}))
       theme     label  home
    0      0  term map   1.0
    1      1      loom   1.0
    """
    measured = _measure_excess(occurrences[occurrences["term"].isin(members["term"])], members, papers)
    chosen = {theme: [] for theme in sorted(papers["theme"].dropna().unique())}
    taken = set()
    for row in measured[(measured["excess"] > 0) | (len(chosen) == 1)].itertuples():
        names = chosen[row.theme]
        weak = names and row.both < min(FEWEST, SOME * row.papers)
        if row.term not in taken and len(names) < LABEL_TERMS and not weak and not _holds_words(names, row.term):
            names.append(row.term)
            taken.add(row.term)
    homes = measured.set_index(["theme", "term"])["home"]
    rows = [(theme, format_label(names), homes[theme, names[0]] if names else np.nan) for theme, names in chosen.items()]
    return pd.DataFrame(rows, columns=["theme", "label", "home"]).astype({"theme": "int64", "label": "str", "home": "float64"})


def describe_termless(themes: pd.DataFrame) -> list[str]:
    """Describe which themes a figure of terms lacks: those to which no term of the network is nearest.

    Parameters
    ----------
    themes : DataFrame
        One row per theme; columns used: theme, label, terms (number).

    Returns
    -------
    list of str
        One note, or none.

    Examples
    --------
    >>> describe_termless(pd.DataFrame({"theme": [1, 2], "label": ["map; atlas", "loom"], "terms": [0, 7]}))
    ['not drawn, for no term of the network is nearest to it: theme 1 map']
    """
    bare = themes.loc[themes["terms"] == 0, ["theme", "label"]]
    names = [f"theme {name_theme(*row, gap=' ')}" for row in bare.itertuples(index=False)]
    nearest = "it" if len(names) == 1 else "them"
    return [f"not drawn, for no term of the network is nearest to {nearest}: {'; '.join(names)}"] if names else []


def _measure_excess(occurrences, members, papers):
    """Theme, term, excess, surely (that less its doubt), home; what names a theme best first."""
    total = len(papers)
    held = occurrences[["doc_id", "term"]].drop_duplicates().merge(papers[["doc_id", "theme"]], on="doc_id")
    of_term = held.groupby("term").size()
    of_theme = papers["theme"].value_counts()
    counted = held.groupby(["theme", "term"]).size().rename("both").reset_index()
    documents = counted["term"].map(of_term).astype(float)
    term = documents / total
    theme = counted["theme"].map(of_theme).astype(float) / total
    spread = np.sqrt(np.maximum(total * term * theme * (1 - term) * (1 - theme), 1e-12))
    worth = counted["term"].str.contains(r"\w\W+\w").map({True: PHRASE, False: 1.0})
    counted["papers"] = theme * total
    counted["excess"] = ((counted["both"] - total * term * theme) / spread * worth.astype(float)).round(9)
    error = np.sqrt(counted["both"] * (1 - counted["both"] / counted["papers"]))
    counted["surely"] = (counted["excess"] - DOUBT * error / spread * worth.astype(float)).round(9)
    counted["home"] = (counted["both"] / documents).round(6)
    counted["at_home"] = counted["home"] >= HOME
    own = counted["term"].map(members.set_index("term")["theme"])
    counted["own"] = (own == counted["theme"]).fillna(False)
    excess = {"surely": False, "both": False, "term": True}
    counted = _sort(counted, {"own": False, "at_home": False} | excess)
    return _sort(counted.assign(first=~counted.duplicated("theme")), {"first": False, "own": False} | excess)


def _sort(table, ascending):
    return table.sort_values(list(ascending), ascending=list(ascending.values()))


def _holds_words(names, name):
    """Whether one of the names has all words of the other, or the other way round."""
    words = _list_words(name)
    return any(words <= _list_words(other) or _list_words(other) <= words for other in names)


def _list_words(name):
    return set(re.findall(r"\w+", normalize(name))) or {name}
