"""What changes when the knobs change: notebooks run at many settings, each in a project folder beside the study."""

import shutil
from concurrent.futures import ProcessPoolExecutor
from itertools import product, repeat
from multiprocessing import get_context

import numpy as np
import pandas as pd
import yaml
from joblib import cpu_count
from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError

from themeloom.corpus import Corpus
from themeloom.replicates import measure_overlaps
from themeloom.run import read_defaults, read_own, run_notebook


def run_settings(corpus, stems, grid, *, fixed, folder, processes, progress=None):
    """Run notebooks of a corpus, one after the other, at every combination of some parameters' values.

    Each run has a project folder of its own, where the raw files, the user's other settings and the earlier artefacts are links
    to the study's, which stays as it is. What several settings share is run once. A setting that fails stops no other; its run,
    with the traceback, is kept.

    Parameters
    ----------
    corpus : Corpus
    stems : list of str
        Notebooks, in their order.
    grid, fixed : dict
        Parameter -> its values; parameter -> the one value that all settings have. Every notebook that declares a parameter takes
        it.
    folder : str
        Of all this, below the corpus' ``runs``; emptied first.
    processes : int
        Runs side by side; 0 for one per core.
    progress : callable, optional
        Wraps the iterable of runs done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per setting: setting (0, 1, ...), the grid's parameters, own (whether they are the study's), place (its project
        folder, from the study's) and reason (why it failed; empty where it did not).

    Raises
    ------
    ValueError
        A parameter that none of the notebooks has, or without a value; a setting of the user's that no notebook takes.
    """
    declared = {stem: read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb") for stem in stems}
    there = sorted(set().union(*declared.values()))
    if unknown := sorted({*grid, *fixed} - {*there}):
        raise ValueError(f"no parameter {', '.join(unknown)} in {', '.join(stems)}; there are: {', '.join(there)}")
    if empty := [name for name, values in grid.items() if not values]:
        raise ValueError(f"the grid needs a value or more for each parameter; {', '.join(empty)} has none")
    own = {stem: read_own(corpus, stem) for stem in stems}
    scratch = corpus.folder / "runs" / folder
    shutil.rmtree(scratch, ignore_errors=True)
    settings = [dict(zip(grid, values, strict=True)) for values in product(*grid.values())]
    paths = [tuple(_choose({**fixed, **setting}, declared[stem], own[stem]) for stem in stems) for setting in settings]
    levels = [list(dict.fromkeys(path[: depth + 1] for path in paths)) for depth in range(len(stems))]
    runs = _run_levels(corpus, stems, levels, scratch, processes)
    done = dict(progress(runs, total=sum(map(len, levels))) if progress else runs)
    places, reasons = zip(*(done[path] for path in paths), strict=True)
    table = pd.DataFrame(settings).rename_axis("setting").reset_index()
    study = {name: value for stem in stems for name, value in {**declared[stem], **own[stem]}.items()}
    same = [all(study[name] == value for name, value in setting.items()) for setting in settings]
    return table.assign(own=same, place=[place.relative_to(corpus.root).as_posix() for place in places], reason=reasons)


def compare_settings(corpus, themes, settings):
    """Compare the themes of every setting with the study's, over the terms that both networks have.

    Parameters
    ----------
    corpus : Corpus
    themes : DataFrame
        The study's, one row per term; columns used: term, theme, label, stability.
    settings : DataFrame
        As ``run_settings`` returns it.

    Returns
    -------
    DataFrame
        One row per theme and setting that did not fail: theme, label, stability, setting, own (see ``run_settings``), jaccard
        (Jaccard index of the theme's terms with those of the most similar theme there; 0 to 1, null where that network has
        none of its terms).
    """
    labels = themes.dropna(subset="theme").drop_duplicates("theme").sort_values("theme")[["theme", "label", "stability"]]
    parts = []
    for setting in settings[settings["reason"] == ""].itertuples():
        there = Corpus(corpus.name, corpus.root / setting.place).read("05_themes")
        both = themes[["term", "theme"]].merge(there[["term", "theme"]], on="term", suffixes=("", "_there"))
        old, new = pd.Index(labels["theme"]).get_indexer(both["theme"]), both["theme_there"].fillna(-1).to_numpy(dtype=int)
        overlaps = measure_overlaps(old, new, shape=(len(labels), new.max(initial=-1) + 1))
        jaccard = np.where(np.isin(range(len(labels)), old), overlaps.max(axis=1, initial=0), np.nan).round(6)
        parts.append(labels.assign(setting=setting.setting, own=setting.own, jaccard=jaccard))
    return pd.concat(parts, ignore_index=True) if parts else labels.head(0).assign(setting=0, own=False, jaccard=0.0)


def count_found(found, *, above):
    """Count at how many settings but the study's own each theme is found, with a Jaccard index of more than ``above``.

    Returns a DataFrame, one row per theme: theme, label, stability, found (settings), of (settings where it could be
    compared), told ("all", "most" from half of them on, "some" or "none").
    """
    found = found.assign(jaccard=found["jaccard"].mask(found["own"]))  # there every theme is found, of course
    there = found.assign(found=found["jaccard"] > above).groupby(["theme", "label", "stability"], as_index=False)
    counted = there.agg(found=("found", "sum"), of=("jaccard", "count"))
    share = counted["found"] / counted["of"].clip(lower=1)
    return counted.assign(told=np.select([share == 1, share >= 0.5, share > 0], ["all", "most", "some"], "none"))


def _choose(values, declared, own):
    """The values that a notebook takes, over the user's own, as the text of an override file."""
    return yaml.safe_dump({**own, **{name: value for name, value in values.items() if name in declared}})


def _run_levels(corpus, stems, levels, scratch, processes):
    """Yield each path of overrides, its last project folder and the reason why it failed; notebook by notebook."""
    done = {(): (corpus.root, "")}
    with ProcessPoolExecutor(processes or cpu_count(), get_context("spawn")) as pool:
        for stem, paths in zip(stems, levels, strict=True):
            places = [scratch / f"{stem}.{number:02d}" for number in range(len(paths))]
            before = [done[path[:-1]] for path in paths]
            runs = pool.map(_run_beside, repeat(corpus), repeat(stem), [path[-1] for path in paths], before, places)
            for path, outcome in zip(paths, runs, strict=True):
                done[path] = outcome
                yield path, outcome


def _run_beside(corpus, stem, overrides, before, place):
    """Run a notebook in a project folder of its own, after the one before; return the folder and the reason of a failure."""
    parent, reason = before
    if reason:
        return before
    there, notebook = place / "data" / corpus.name, f"notebooks/{stem}.ipynb"
    for folder in (place / "notebooks", there / "derived", there / "runs", there / "params"):
        folder.mkdir(parents=True)
    shutil.copy(corpus.root / notebook, place / notebook)
    (there / "raw").symlink_to(corpus.folder / "raw")
    earlier = (parent / "data" / corpus.name / "derived").iterdir()
    links = [path for path in earlier if path.name < stem] + [*(corpus.folder / "params").glob("thesaurus.csv")]
    for path in links:
        (there / path.parent.name / path.name).symlink_to(path.resolve())
    (there / "params" / f"{stem}.yml").write_text(overrides, encoding="utf-8")
    parameters = {**yaml.safe_load(overrides), "corpus": corpus.name}
    try:
        run_notebook(place / notebook, there / "runs" / f"{stem}.ipynb", parameters)
    except PapermillExecutionError as error:
        return place, f"{error.ename}: {error.evalue}"
    except (DeadKernelError, RuntimeError) as error:
        return place, f"{type(error).__name__}: {error}"
    return place, ""
