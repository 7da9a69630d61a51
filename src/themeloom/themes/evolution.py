"""Themes of periods, each found in its own papers, and which of one period continue in which of the next."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.network import filter_terms
from themeloom.themes.continuity import measure_continuity
from themeloom.themes.finding import tabulate_themes
from themeloom.themes.labels import label_themes
from themeloom.themes.marks import STABLE
from themeloom.themes.numbers import compare_numbers
from themeloom.themes.replicates import Again, find_again
from themeloom.themes.study import Study

MOST_P = 0.05  # chance of so many shared terms, up to which a theme continues in another
NAMED = 10  # terms of a theme that are listed


class Evolution(NamedTuple):
    """The themes of each period and their links.

    Attributes
    ----------
    themes : DataFrame
        One row per period and theme: period, name, theme (1 has most papers), label, papers, whole (the theme of the whole study
        with which it shares most papers; null for none), terms (its strongest, joined by semicolons), doc_ids (its papers,
        the most typical first, likewise).
    links : DataFrame
        One row per theme and theme of the next period that share more terms than chance explains: period, theme, next (its theme
        in the next period), shared (terms), inclusion, stability, support, sure.
    """

    themes: pd.DataFrame
    links: pd.DataFrame


class Period(NamedTuple):
    """The themes of one period: its papers, its themes as tables, and what of them was found again."""

    doc_ids: pd.Series
    themes: pd.DataFrame
    again: Again
    number: int


def find_evolution(
    study: Study,
    periods: pd.DataFrame,
    graph: nx.Graph,
    occurrences: pd.DataFrame,
    papers: pd.DataFrame,
    *,
    number: int = 0,
    seed: int = 1,
    samples: int = 50,
    clouds: int = 3,
    processes: int = 0,
    progress: Callable | None = None,
) -> Evolution:
    """Find the themes of each period in its own papers, and how they continue (Cobo et al. 2011, J. Informetrics 5:146).

    Two themes of successive periods are linked where they share more terms than if terms were dealt to themes at random
    (hypergeometric test, p up to .05). ``inclusion`` is the inclusion index of their terms, |A ∩ B| / min(|A|, |B|),
    ``stability`` the stability index |A ∩ B| / |A ∪ B|, and ``support`` the share of bootstrap samples of both periods' papers in
    which the themes found again are linked too; from .75 on a link is ``sure``.

    Parameters
    ----------
    study : Study
        Of all papers.
    periods : DataFrame
        One row per paper with a year: doc_id, period (0, 1, ...), name.
    graph, occurrences
        As ``make_study`` takes them.
    papers : DataFrame
        One row per paper of the study, in its order: doc_id, theme (of the whole study; null for none).
    number : int
        Of themes of each period; 0 leaves it to the rule (see ``numbers.pick_number``).
    seed, samples, clouds, processes, progress
        As ``find_again`` takes them.

    Returns
    -------
    Evolution
    """
    parts = []
    whole = papers.set_index("doc_id")["theme"]
    for period, members in periods.groupby("period"):
        rows = np.flatnonzero(papers["doc_id"].isin(members["doc_id"]))
        again = find_again(
            cut_study(study, rows),
            number=number,
            seed=seed,
            samples=samples,
            halves=0,
            clouds=clouds,
            processes=processes,
            progress=progress,
        )
        chosen = compare_numbers(again, number=number).set_index("choice")["number"]["chosen"]
        doc_ids = papers["doc_id"].iloc[rows]
        themes = _describe_period(again.known[chosen], doc_ids, graph, occurrences, whole)
        themes.insert(0, "name", members["name"].iloc[0])
        themes.insert(0, "period", period)
        parts.append(Period(doc_ids, themes, again, chosen))
    return Evolution(_join([one.themes for one in parts], THEMES), _join(list(map(_link, pairwise(parts))), LINKS))


THEMES = ["period", "name", "theme", "label", "papers", "whole", "terms", "doc_ids"]
LINKS = ["period", "theme", "next", "shared", "inclusion", "stability", "support", "sure"]


def _join(tables, columns):
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)


def cut_study(study: Study, rows: np.ndarray) -> Study:
    """Cut a study to some of its papers; its terms and words stay.

    Parameters
    ----------
    study : Study
    rows : array of int
        Places of the papers.

    Returns
    -------
    Study
    """
    occurrences = study.occurrences[rows]
    units = study.units
    if units is not None:  # those that link the terms of these papers
        units = filter_terms(units, occurrences.sum(axis=0) > 0)
    vectors = None if study.vectors is None else study.vectors[rows]
    return replace(
        study, occurrences=occurrences, units=units, words=study.words[rows], meanings=study.meanings[rows], vectors=vectors
    )


def _describe_period(partition, doc_ids, graph, occurrences, whole):
    """One row per theme of a period: theme, label, papers, whole, terms."""
    own = occurrences[occurrences["doc_id"].isin(doc_ids)]
    # what is only in other papers has a place by its name, and is no term of this period
    graph = nx.Graph(graph.subgraph(own["term"].unique()))
    present = partition.members[partition.present]
    members, papers = tabulate_themes(partition._replace(members=present), doc_ids, graph)
    themes = label_themes(own, members, papers)
    papers = papers.assign(whole=papers["doc_id"].map(whole))
    counts = papers.groupby("theme").size()
    typical = papers.sort_values("share", ascending=False, kind="stable")
    terms = members.groupby("theme")["term"].agg(lambda terms: "; ".join(terms.head(NAMED)))
    return themes.assign(
        papers=themes["theme"].map(counts).fillna(0).astype("int64"),
        whole=themes["theme"].map(papers.groupby("theme")["whole"].agg(_pick_most)).astype("Int64"),
        terms=themes["theme"].map(terms).fillna("").astype("str"),
        doc_ids=themes["theme"].map(typical.groupby("theme")["doc_id"].agg("; ".join)).fillna("").astype("str"),
    )


def _pick_most(themes):
    """The most frequent theme, the lower of two; null where none is given."""
    most = themes.mode()
    return most.min() if len(most) else pd.NA


def _link(pair):
    """The links of the themes of two successive periods."""
    one, other = pair
    known = [period.again.known[period.number] for period in pair]
    sets = [_list_sets(partition.members, partition.present, len(partition.quadrants)) for partition in known]
    linked = measure_continuity(*sets)
    support = np.zeros(linked.shared.shape)
    samples = list(zip(one.again.recoveries, other.again.recoveries, strict=True))
    for drawn in samples:
        again = [recovery[period.number] for recovery, period in zip(drawn, pair, strict=True)]
        recovered = [_list_sets(sample.members, sample.present, held.shape[0]) for sample, held in zip(again, sets, strict=True)]
        support += measure_continuity(*recovered).p <= MOST_P
    support /= max(len(samples), 1)
    rows, columns = np.nonzero(linked.p <= MOST_P)
    table = pd.DataFrame(
        {"period": int(one.themes["period"].iloc[0]) if len(one.themes) else 0, "theme": rows + 1, "next": columns + 1}
    )
    for name in ("shared", "inclusion", "stability"):
        table[name] = getattr(linked, name)[rows, columns]
    return table.assign(support=support[rows, columns].round(6), sure=support[rows, columns] >= STABLE)


def _list_sets(members, present, themes):
    """Themes x terms: whether each theme has each term."""
    return (members == np.arange(themes)[:, None]) & present
