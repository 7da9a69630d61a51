"""What the themes are about, as tables: their profiles, and the entities in their papers."""

import pandas as pd

from themeloom.palette import format_label, split_label
from themeloom.trends import measure_interval

# kinds in the order drawn
ENTITIES = ("system", "dataset", "task", "method", "disease", "symbol", "measure", "place", "organisation", "name")


def measure_profile(themes: pd.DataFrame, members: pd.DataFrame, papers: pd.DataFrame, *, named: int = 3) -> pd.DataFrame:
    """Measure how many papers each theme has, and say what it is about: the terms of its label, then its strongest.

    Parameters
    ----------
    themes : DataFrame
        One row per theme; columns used: theme, label, stability.
    members : DataFrame
        One row per term, within a theme the strongest first; columns used: term, theme, documents.
    papers : DataFrame
        One row per paper; columns used: theme, share.
    named : int
        Terms named of each theme.

    Returns
    -------
    DataFrame
        One row per theme, that of most papers first, and, last, one for the papers of none, if there are any (theme null): theme,
        label, papers (number), share (mean of the papers' shares), about (these terms, each with its documents), stability.

    Examples
    --------
    >>> themes = pd.DataFrame({"theme": [1], "label": "atlas", "stability": "stable"})
    >>> members = pd.DataFrame({"term": ["map", "atlas"], "theme": 1, "documents": [3, 2]})
    >>> measure_profile(themes, members, pd.DataFrame({"theme": [1, 1], "share": [1.0, 0.5]}))
       theme  label  papers  share               about stability
    0      1  atlas       2   0.75  atlas (2); map (3)    stable
    """
    profile = papers.groupby("theme", dropna=False)["share"].agg(papers="size", share="mean").reset_index()
    profile = profile.merge(themes[["theme", "label", "stability"]], on="theme", how="left").fillna(
        {"label": "", "stability": ""}
    )
    profile = profile.assign(none=profile["theme"].isna()).sort_values(["none", "papers", "theme"], ascending=[True, False, True])
    about = [_name_terms(row.label, row.theme, members, named) for row in profile.itertuples()]
    return profile.assign(about=about)[["theme", "label", "papers", "share", "about", "stability"]].reset_index(drop=True)


def _name_terms(label, theme, members, named):
    """The terms of a theme's label, then its strongest, each with its documents."""
    if pd.isna(theme):
        return "papers of no theme"
    documents = members.set_index("term")["documents"]
    terms = dict.fromkeys([*split_label(label), *members.loc[members["theme"] == theme, "term"]])
    return format_label([f"{term} ({documents[term]})" for term in terms if term in documents][:named])


def count_entities(
    occurrences: pd.DataFrame,
    terms: pd.DataFrame,
    papers: pd.DataFrame,
    *,
    per_kind: int = 7,
    min_terms: int = 3,
    min_documents: int = 3,
) -> pd.DataFrame:
    """Count in how many papers of each theme the most documented terms of each kind occur, and how much more often than in all.

    Parameters
    ----------
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term.
    terms : DataFrame
        One row per term; columns used: term, kind, documents, kept.
    papers : DataFrame
        One row per paper that has a theme; columns used: doc_id, theme.
    per_kind : int
        Terms of each kind: those in the most papers.
    min_terms, min_documents : int
        Terms that a kind must have, and papers of one theme that must mention a term: what is less is left out. So are terms that
        no theme surely mentions more often than all papers do.

    Returns
    -------
    DataFrame
        One row per entity and theme that share papers enough, kinds in the order of ``ENTITIES``, the most documented first:
        kind, term, theme, papers (number), share (of the theme's papers), low, high (the share's Wilson interval at 95 %),
        lift (the share, divided by that of all papers), sure (whether the whole interval lies above the share of all papers).

    Examples
    --------
    >>> doc_ids = list("abcdefghij")
    >>> terms = pd.DataFrame({"term": ["BERT"], "kind": "system", "documents": 5, "kept": True})
    >>> papers = pd.DataFrame({"doc_id": doc_ids, "theme": [1] * 5 + [2] * 5})
    >>> entities = count_entities(pd.DataFrame({"doc_id": doc_ids[:5], "term": "BERT"}), terms, papers, min_terms=1)
    >>> entities[["term", "theme", "papers", "share", "lift", "sure"]]
       term  theme  papers  share  lift  sure
    0  BERT      1       5    1.0   2.0  True
    """
    known = terms[terms["kept"].astype(bool) & terms["kind"].isin(ENTITIES)]
    cells = _measure_lift(occurrences[occurrences["term"].isin(known["term"])], papers)
    cells = cells[cells["papers"] >= min_documents]
    entities = known[known["term"].isin(cells.loc[cells["sure"], "term"])]
    entities = entities[entities.groupby("kind")["term"].transform("size") >= min_terms]
    entities = entities.sort_values(["documents", "term"], ascending=[False, True]).groupby("kind").head(per_kind)
    entities = entities.sort_values("kind", key=lambda kind: kind.map(ENTITIES.index), kind="stable")
    return entities[["kind", "term"]].merge(cells, on="term")


def _measure_lift(occurrences, papers):
    """One row per term and theme that share papers, with the share of the theme's papers, its interval and its lift."""
    placed = occurrences[["doc_id", "term"]].merge(papers[["doc_id", "theme"]], on="doc_id")
    cells = placed.groupby(["term", "theme"], as_index=False).agg(papers=("doc_id", "nunique"))
    of_theme = cells["theme"].map(papers["theme"].value_counts()).to_numpy(dtype="int64")
    overall = cells["term"].map(placed.groupby("term")["doc_id"].nunique()).to_numpy(dtype=float) / max(len(papers), 1)
    low, high = measure_interval(cells["papers"].to_numpy(), of_theme)
    share = cells["papers"] / of_theme
    return cells.assign(share=share, low=low, high=high, lift=share / overall, sure=low > overall)
