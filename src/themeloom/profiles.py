"""What the figures draw, as tables: links with their ends, theme profiles, entities by theme, spread over the corpus."""

import networkx as nx
import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import average, fcluster
from scipy.spatial.distance import squareform

ENTITIES = ("system", "dataset", "task", "method")  # kinds in the order drawn


def find_links(graph, terms, *, max_links, max_q):
    """Find the links that are more than chance and that most papers stand behind, with the places of their ends.

    Parameters
    ----------
    graph : networkx.Graph
        Edges with ``documents``, ``weight`` and ``q``.
    terms : DataFrame
        One row per term; columns used: term, x, y, theme.
    max_links : int
        Links to take; of those with as many papers, the heaviest first.
    max_q : float
        Links with a higher false discovery rate are left out.

    Returns
    -------
    DataFrame
        One row per link: a, b (terms), documents, weight, q, x_a, y_a, x_b, y_b, theme (null between themes).
    """
    columns = {"a": "str", "b": "str", "documents": "float64", "weight": "float64", "q": "float64"}
    links = nx.to_pandas_edgelist(graph, "a", "b").reindex(columns=list(columns)).astype(columns)
    links = links[links["q"] <= max_q]
    links = links.sort_values(["documents", "weight", "a", "b"], ascending=[False, False, True, True]).head(max_links)
    for end in "ab":
        there = terms[["term", "x", "y", "theme"]].rename(
            columns=lambda name, end=end: end if name == "term" else f"{name}_{end}"
        )
        links = links.merge(there, on=end)
    inside = (links["theme_a"] == links["theme_b"]).fillna(False)
    return links.assign(theme=links["theme_a"].where(inside)).drop(columns=["theme_a", "theme_b"])


def describe_terms(graph, themes, mentions, terms, *, spellings, links):
    """Describe the terms of a network, as a map tells them where one points at them.

    Parameters
    ----------
    graph : networkx.Graph
        Nodes with ``documents``, ``kind``, ``x`` and ``y``, edges with ``documents`` and ``p``.
    themes : DataFrame
        One row per term: term, theme (null for none), label; stability may be missing.
    mentions, terms : DataFrame
        One row per mention (form, key) and per key (key, term, kept).
    spellings, links : int
        How many to name of each term.

    Returns
    -------
    DataFrame
        One row per term, the most documented first: term, documents, kind, x, y, theme, label, stability (empty where it was not
        measured), spellings (other ways to write it, capitals aside, the most frequent first) and strongest (the terms of its
        links that chance explains least, with their documents), both joined by commas.
    """
    nodes = pd.DataFrame([{"term": term, **node} for term, node in graph.nodes(data=True)])
    marked = themes if "stability" in themes else themes.assign(stability="")
    told = nodes.reindex(columns=["term", "documents", "kind", "x", "y"])
    told = told.merge(marked[["term", "theme", "label", "stability"]], on="term", how="left")
    forms = mentions[["form", "key"]].merge(
        terms.loc[terms["kept"] & terms["term"].isin(told["term"]), ["key", "term"]], on="key"
    )
    counts = forms.value_counts(["term", "form"]).reset_index().sort_values(["count", "form"], ascending=[False, True])
    counts = counts.assign(plain=counts["form"].str.casefold()).drop_duplicates(["term", "plain"])
    ways = counts[counts["plain"] != counts["term"].str.casefold()].groupby("term")["form"]
    ends = nx.to_pandas_edgelist(graph, "term", "other").reindex(columns=["term", "other", "documents", "p"])
    ends = pd.concat([ends, ends.rename(columns={"term": "other", "other": "term"})]).sort_values(["p", "other"])
    surest = (ends["other"] + ends["documents"].map(" ({:.9g})".format)).groupby(ends["term"])
    for column, groups, named in (("spellings", ways, spellings), ("strongest", surest, links)):
        joined = groups.agg(lambda some, named=named: ", ".join(some.head(named)))
        told[column] = pd.Series([joined.get(term, "") for term in told["term"]], dtype="str")
    return told.sort_values(["documents", "term"], ascending=[False, True], ignore_index=True)


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


def find_cores(pairs, themes, *, together):
    """Find the cores that outlive a change of papers: terms that share a theme in most samples.

    Terms are grouped by average linkage as long as two groups' pairs share a theme in at least ``together`` of the samples, on
    average (consensus clustering, Monti et al. 2003, Machine Learning 52:91).

    Parameters
    ----------
    pairs : DataFrame
        One row per pair of terms that ever do: a, b, together (see ``stability.measure_stability``).
    themes : DataFrame
        One row per term; columns used: term, theme, documents.
    together : float
        0 to 1.

    Returns
    -------
    DataFrame
        One row per core of two terms or more, the largest first: theme (of most of its terms, ties: the lower), terms (number),
        together (mean over its pairs), about (its terms, the most documented first).
    """
    told = themes.sort_values(["documents", "term"], ascending=[False, True], ignore_index=True)
    apart = np.ones((len(told), len(told)))
    a, b = (pd.Index(told["term"]).get_indexer(pairs[end]) for end in "ab")
    apart[a, b] = apart[b, a] = 1 - pairs["together"]
    np.fill_diagonal(apart, 0)
    # a hair more, for means that are just as much
    groups = fcluster(average(squareform(apart)), 1 - together + 1e-9, "distance") if len(told) > 1 else []
    cores = []
    for _, core in told.groupby(groups) if len(groups) else []:
        pair = np.triu_indices(len(core), k=1)
        mean = 1 - apart[np.ix_(core.index, core.index)][pair].mean() if len(core) > 1 else 0
        cores.append((core["theme"].mode().min(), len(core), round(mean, 6), ", ".join(core["term"])))
    found = pd.DataFrame(cores, columns=["theme", "terms", "together", "about"]).query("terms > 1")
    return found.sort_values(["terms", "together", "about"], ascending=[False, False, True], ignore_index=True)
