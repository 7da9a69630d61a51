"""The themes of a corpus at other settings: a grid of parameter values, and what is found at each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.network import build_network
from themeloom.parallel import run_parts
from themeloom.tables import list_types, make_empty
from themeloom.themes.methods import find_partitions
from themeloom.themes.study import Study, make_study

LINKS = ["similarity", "counting", "max_terms"]  # of the network, before its themes


class Material(NamedTuple):
    """What themes are found in, as tables: the papers' identifiers in order, 03_terms with its parts, and the study's network."""

    doc_ids: pd.Series
    terms: pd.DataFrame
    occurrences: pd.DataFrame
    words: pd.DataFrame
    units: pd.DataFrame
    graph: nx.Graph


def list_settings(grid: Mapping[str, Sequence], study: Mapping[str, Any]) -> pd.DataFrame:
    """List the settings of a grid.

    Parameters
    ----------
    grid : dict
        Parameter -> its values.
    study : dict
        Parameter -> the value that the study has.

    Returns
    -------
    DataFrame
        One row per setting: setting (0, 1, ...), the grid's parameters, and own (whether they are the study's). Where no model
        tells what texts mean, words have all the weight, so that ``words_weight`` is null, and such settings are one.

    Raises
    ------
    ValueError
        A parameter has no value.

    Examples
    --------
    >>> grid = {"meaning": ["minilm", "none"], "words_weight": [0.5, 1.0]}
    >>> list_settings(grid, {"meaning": "minilm", "words_weight": 0.5})[["meaning", "words_weight", "own"]].to_numpy().tolist()
    [['minilm', 0.5, True], ['minilm', 1.0, False], ['none', nan, False]]
    """
    empty = [name for name, values in grid.items() if not len(values)]
    if empty:
        raise ValueError(f"{', '.join(empty)} has no value; give one or more")
    settings = pd.DataFrame(list(product(*grid.values())), columns=list(grid))
    known = pd.Series(study)[list(grid)].to_frame().T.astype(settings.dtypes)
    both = pd.concat([settings, known], ignore_index=True)
    if "meaning" in grid and "words_weight" in grid:
        both["words_weight"] = both["words_weight"].mask(both["meaning"] == "none")
    distinct = both.iloc[:-1].drop_duplicates(ignore_index=True)
    own = distinct.merge(both.tail(1), how="left", indicator="own")["own"] == "both"
    return distinct.assign(own=own).rename_axis("setting").reset_index()


def make_studies(
    settings: pd.DataFrame, material: Material, study: Mapping[str, Any], encodings: Mapping[str, tuple[np.ndarray, np.ndarray]]
) -> list[tuple[Study, int] | str]:
    """Make what themes are found in, at every setting.

    Parameters
    ----------
    settings : DataFrame
        As ``list_settings`` lists them.
    material : Material
    study : dict
        Parameter -> the value that the study has; used, beside those of the grid: themes, min_documents, min_shared, min_size.
    encodings : dict
        Meaning -> what the papers' texts and the names of the network's terms mean (see ``make_study``), for themes of papers.

    Returns
    -------
    list of (Study, int) or str
        One per setting: in what, and how many themes, to find (0 where the resolution decides), or the reason why there are none.
    """
    if study["themes"] == "papers":
        return _make_by_meaning(settings, material, study, encodings)
    return _make_by_network(settings, material, study)


def _make_by_meaning(settings, material, study, encodings):
    tables = (material.doc_ids, material.occurrences, material.words, material.graph)
    shared = make_study(*tables, *next(iter(encodings.values())), units=material.units)
    made = {
        name: replace(shared, meanings=meanings.astype(float), names=names.astype(float))
        for name, (meanings, names) in encodings.items()
    }
    weights = settings["words_weight"].fillna(study["words_weight"])
    rows = zip(settings["meaning"], weights, settings["number"], strict=True)
    return [(replace(made[meaning], words_weight=weight), number) for meaning, weight, number in rows]


def _make_by_network(settings, material, study):
    built = {}
    for options in settings[LINKS].drop_duplicates().itertuples(index=False):
        try:
            built[options] = _build_study(material, study, **options._asdict())
        except ValueError as error:
            built[options] = str(error)
    keys = settings[LINKS].itertuples(index=False)
    studies = [(built[key], resolution) for key, resolution in zip(keys, settings["resolution"], strict=True)]
    return [made if isinstance(made, str) else (replace(made, resolution=resolution), 0) for made, resolution in studies]


def _build_study(material, study, **options):
    """The network with some options, in which themes are found."""
    least = {name: study[name] for name in ("min_documents", "min_shared")}
    graph = build_network(material.doc_ids, material.occurrences, material.terms, units=material.units, **least, **options)
    tables = (material.doc_ids, material.occurrences, material.words, graph)
    nothing = (np.zeros((len(material.doc_ids), 0)), np.zeros((len(graph), 0)))
    return make_study(*tables, *nothing, themes="network", min_size=study["min_size"], units=material.units)


def find_settings(
    settings: pd.DataFrame,
    varied: Sequence[tuple[Study, int] | str],
    doc_ids: pd.Series,
    *,
    seed: int = 1,
    processes: int = 1,
    progress: Callable | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find the themes at every setting. A setting that fails stops no other.

    Parameters
    ----------
    settings : DataFrame
        As ``list_settings`` lists them.
    varied : sequence of (Study, int) or str
        One per setting, as ``make_studies`` gives them.
    doc_ids : Series
        All papers, in the order of the records.
    seed : int
        Of the network's clustering.
    processes : int
        Settings side by side; 0 for one per core.
    progress : callable, optional
        Wraps the iterable of settings done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    settings : DataFrame
        The same with the column reason (why it failed; empty where it did not) and those of the other grid, null.
    papers : DataFrame
        One row per setting that did not fail and paper: setting, doc_id, theme (from 1; null for none).
    """
    runs = run_parts(partial(_find, seed=seed), varied, processes=processes)
    results = list(progress(runs, total=len(varied)) if progress else runs)
    tables = [
        pd.DataFrame({"setting": setting, "doc_id": doc_ids, "theme": pd.Series(themes + 1, dtype="Int64").mask(themes < 0)})
        for setting, themes in zip(settings["setting"], results, strict=True)
        if not isinstance(themes, str)
    ]
    reasons = [themes if isinstance(themes, str) else "" for themes in results]
    whole = settings.assign(reason=reasons).reindex(columns=list(list_types("settings")))
    return whole, pd.concat(tables, ignore_index=True) if tables else make_empty("settings.papers")


def _find(varied, *, seed):
    """The theme of each paper at a setting, from 0 and -1 for none, or the reason why there are none."""
    if isinstance(varied, str):
        return varied
    study, number = varied
    try:
        [partition] = find_partitions(study, [number], seed=seed).values()
    except ValueError as error:
        return str(error)
    return np.asarray(partition.papers)
