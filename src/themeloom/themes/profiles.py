"""What the themes are about, as tables: their profiles, the entities in their papers, their spread over the corpus."""

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


def measure_spread(records: pd.DataFrame, papers: pd.DataFrame, *, slices: int = 8) -> pd.DataFrame:
    """Measure each theme's share of the papers, slice by slice of the corpus.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, position, year. Where every paper has a year, the slices are years; else
        ``slices`` parts of equal size in the order of ``position``.
    papers : DataFrame
        One row per paper: doc_id, theme (null for none).
    slices : int

    Returns
    -------
    DataFrame
        One row per theme and slice, in order: theme, slice, papers, share (of the slice's papers), overall (the theme's share
        of all papers); a slice's shares lack what belongs to no theme.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q"], "position": [1, 2], "year": [2020, 2021]})
    >>> measure_spread(records, pd.DataFrame({"doc_id": ["p", "q"], "theme": 0}))
       theme slice  papers  share  overall
    0      0  2020       1    1.0      1.0
    1      0  2021       1    1.0      1.0
    """
    dated = records["year"].notna().all()
    ordered = records.sort_values(["year", "position"] if dated else "position")
    names = ordered["year"].astype(str) if dated else _name_parts(ordered["position"], slices)
    counts = papers.merge(ordered[["doc_id"]].assign(slice=names), on="doc_id").groupby(["theme", "slice"]).size()
    counts = counts.unstack(fill_value=0).reindex(columns=names.drop_duplicates(), fill_value=0)
    spread = counts.rename_axis(columns="slice").stack().rename("papers").reset_index()
    share = spread["papers"] / names.value_counts().reindex(spread["slice"]).to_numpy()
    return spread.assign(share=share, overall=spread["theme"].map(counts.sum(axis=1)) / len(records))


def _name_parts(positions, slices):
    """The name of each paper's part: its first and its last position."""
    part = pd.qcut(positions.rank(), min(slices, len(positions)), labels=False)
    return positions.groupby(part).transform(lambda part: "\u2013".join(dict.fromkeys([f"{part.min()}", f"{part.max()}"])))
