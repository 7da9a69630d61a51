"""What a map that is drawn again keeps of the last run: the user's numbers and names of themes, and what was measured of them."""

from dataclasses import replace

import pandas as pd

from themeloom.browser import View
from themeloom.tables import make_empty
from themeloom.themes import Findings, match_names

MEASURED = ["stability", "jaccard", "low", "high"]


def match_kept(view: View, kept: pd.DataFrame) -> View:
    """Give the themes of a view the numbers and names that the user keeps, as 05_themes does (see ``themes.match_names``).

    Parameters
    ----------
    view : browser.View
        Its themes numbered by size.
    kept : DataFrame
        As ``project.Corpus.read_theme_names`` reads it.

    Returns
    -------
    browser.View
    """
    numbered = view.themes[["theme"]]
    tables = (view.themes, view.members, view.papers, numbered, make_empty("themes.pairs"), make_empty("themes.coarser"))
    matched = match_names(Findings(*tables), kept)
    return replace(view, themes=matched.themes, members=matched.terms, papers=matched.papers)


def add_stability(view: View, made: View) -> View:
    """Add how stable themes and terms are, where the papers of the same terms fall into the same themes as in the last run.

    Parameters
    ----------
    view : browser.View
        Its themes are groups of papers: they do not depend on the network, which alone may be another.
    made : browser.View
        As the last run made it, with what it measured.

    Returns
    -------
    browser.View
        Terms have their recovery where they stand in the theme of the last run; where the papers fall otherwise, it is the view
        as it was, of whose stability nothing is known.
    """
    numbers = _match_same(view.papers, made.papers)
    if view.vocabulary is not made.vocabulary or numbers is None or "recovery" not in made.members:
        return view
    measured = made.themes[["theme", *MEASURED]].assign(theme=made.themes["theme"].map(numbers))
    recovery = made.members[["term", "theme", "recovery"]].assign(theme=made.members["theme"].map(numbers).astype("Int64"))
    themes = view.themes.drop(columns=MEASURED).merge(measured, on="theme", how="left")[list(view.themes)]
    return replace(view, themes=themes, members=view.members.merge(recovery, on=["term", "theme"], how="left"))


def _match_same(papers, others):
    """Theme of the others -> theme here; None where they are not the same groups of papers."""
    pairs = papers[["doc_id", "theme"]].merge(others[["doc_id", "theme"]], on="doc_id", suffixes=("", "_other"))
    both = pairs[["theme", "theme_other"]].drop_duplicates()
    alone = both["theme"].is_unique and both["theme_other"].is_unique
    whole = (both["theme"].isna() == both["theme_other"].isna()).all() and len(pairs) == len(papers)
    return dict(both.dropna()[["theme_other", "theme"]].to_numpy().tolist()) if alone and whole else None
