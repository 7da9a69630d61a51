"""What the figures draw, as tables: links with their ends, theme profiles, entities by theme, spread over the corpus."""

import pandas as pd

ENTITIES = ("system", "dataset", "task", "method")  # kinds in the order drawn


def measure_profile(papers, themes, *, named):
    """Count the papers of each theme and name its strongest terms.

    Returns a DataFrame, one row per theme and, last, one for the papers of none (theme null): theme, papers, share (mean of
    the papers' shares), about (the ``named`` strongest terms, each with all papers that hold it), stability.
    """
    marks = themes.groupby("theme")["stability"].first()
    said = themes["term"] + " (" + themes["documents"].astype(str) + ")"
    about = said.groupby(themes["theme"]).agg(lambda said: ", ".join(said.head(named)))
    profile = papers.groupby("theme", dropna=False)["share"].agg(papers="size", share="mean").reset_index()
    told = [about.get(theme, "papers with no term of any theme") for theme in profile["theme"]]
    return profile.assign(about=told, stability=[marks.get(theme, "") for theme in profile["theme"]])


def count_entities(mentions, terms, papers, *, per_kind):
    """Count in how many papers of each theme the most documented systems, datasets, tasks and methods occur.

    Returns a DataFrame, one row per entity and theme that share papers, kinds in the order of ``ENTITIES``, the most documented
    first: kind, term, theme, papers.
    """
    things = terms[terms["kept"] & terms["kind"].isin(ENTITIES)].drop_duplicates("term")
    things = things.sort_values(["documents", "term"], ascending=[False, True]).groupby("kind").head(per_kind)
    things = things.sort_values("kind", key=lambda kind: kind.map(ENTITIES.index), kind="stable")
    told = mentions[["doc_id", "key"]].merge(terms[["key", "term"]], on="key").merge(papers, on="doc_id")
    counts = told.groupby(["term", "theme"], as_index=False).agg(papers=("doc_id", "nunique"))
    return things[["kind", "term"]].merge(counts, on="term")


def measure_spread(records, papers, *, slices):
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
    """
    ordered = records.sort_values(["year", "position"] if records["year"].notna().all() else "position")
    if records["year"].notna().all():
        names = ordered["year"].astype(str)
    else:
        part = pd.qcut(ordered["position"].rank(), min(slices, len(ordered)), labels=False)
        names = ordered.groupby(part)["position"].transform(
            lambda at: "\u2013".join(dict.fromkeys([f"{at.min()}", f"{at.max()}"]))
        )
    counts = papers.merge(ordered[["doc_id"]].assign(slice=names), on="doc_id").groupby(["theme", "slice"]).size()
    counts = counts.unstack(fill_value=0).reindex(columns=names.drop_duplicates(), fill_value=0)
    spread = counts.rename_axis(columns="slice").stack().rename("papers").reset_index()
    share = spread["papers"] / names.value_counts().reindex(spread["slice"]).to_numpy()
    return spread.assign(share=share, overall=spread["theme"].map(counts.sum(axis=1)) / len(records))
