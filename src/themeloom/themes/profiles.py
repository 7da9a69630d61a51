"""What the themes are about, as tables: their profiles, and the entities in their papers."""

import pandas as pd

# kinds in the order drawn
ENTITIES = ("system", "dataset", "task", "method", "disease", "symbol", "measure", "place", "organisation", "name")


def measure_profile(themes: pd.DataFrame, members: pd.DataFrame, papers: pd.DataFrame, *, named: int = 5) -> pd.DataFrame:
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
        One row per theme and, last, one for the papers of none (theme null): theme, papers (number), share (mean of the papers'
        shares), about (these terms, each with its documents), stability.

    Examples
    --------
    >>> themes = pd.DataFrame({"theme": [0], "label": "atlas", "stability": "stable"})
    >>> members = pd.DataFrame({"term": ["map", "atlas"], "theme": 0, "documents": [3, 2]})
    >>> measure_profile(themes, members, pd.DataFrame({"theme": [0, 0], "share": [1.0, 0.5]}))
       theme  papers  share               about stability
    0      0       2   0.75  atlas (2), map (3)    stable
    """
    described = themes.set_index("theme")
    profile = papers.groupby("theme", dropna=False)["share"].agg(papers="size", share="mean").reset_index()
    return profile.assign(
        about=[_name_terms(described["label"].get(theme, ""), theme, members, named) for theme in profile["theme"]],
        stability=[described["stability"].get(theme, "") for theme in profile["theme"]],
    )


def _name_terms(label, theme, members, named):
    """The terms of a theme's label, then its strongest, each with its documents."""
    if pd.isna(theme):
        return "papers of no theme"
    documents = members.set_index("term")["documents"]
    terms = dict.fromkeys([*label.split(", "), *members.loc[members["theme"] == theme, "term"]])
    return ", ".join([f"{term} ({documents[term]})" for term in terms if term in documents][:named])


def count_entities(
    occurrences: pd.DataFrame,
    terms: pd.DataFrame,
    papers: pd.DataFrame,
    *,
    per_kind: int = 7,
    min_terms: int = 3,
    min_documents: int = 2,
) -> pd.DataFrame:
    """Count in how many papers of each theme the most documented terms of each kind occur.

    Parameters
    ----------
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term.
    terms : DataFrame
        One row per term; columns used: term, kind, documents, kept.
    papers : DataFrame
        One row per paper; columns used: doc_id, theme.
    per_kind : int
        Terms of each kind: those in the most papers.
    min_terms, min_documents : int
        Terms that a kind must have, and papers that each of them must be in: other kinds and terms are left out.

    Returns
    -------
    DataFrame
        One row per entity and theme that share papers, kinds in the order of ``ENTITIES``, the most documented first: kind, term,
        theme, papers (number).

    Examples
    --------
    >>> occurrences = pd.DataFrame({"doc_id": ["p", "q"], "term": "BERT"})
    >>> terms = pd.DataFrame({"term": ["BERT"], "kind": "system", "documents": 2, "kept": True})
    >>> count_entities(occurrences, terms, pd.DataFrame({"doc_id": ["p", "q"], "theme": [0, 1]}), min_terms=1)
         kind  term  theme  papers
    0  system  BERT      0       1
    1  system  BERT      1       1
    """
    enough = terms["documents"] >= min_documents
    entities = terms[terms["kept"].astype(bool) & terms["kind"].isin(ENTITIES) & enough]
    entities = entities[entities.groupby("kind")["term"].transform("size") >= min_terms]
    entities = entities.sort_values(["documents", "term"], ascending=[False, True]).groupby("kind").head(per_kind)
    entities = entities.sort_values("kind", key=lambda kind: kind.map(ENTITIES.index), kind="stable")
    placed = occurrences[["doc_id", "term"]].merge(papers[["doc_id", "theme"]], on="doc_id")
    counts = placed.groupby(["term", "theme"], as_index=False).agg(papers=("doc_id", "nunique"))
    return entities[["kind", "term"]].merge(counts, on="term")
