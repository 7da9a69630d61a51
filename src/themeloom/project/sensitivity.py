"""What changes when the knobs change: notebooks run at many settings, each in a project folder beside the study."""

import shutil
from concurrent.futures import ProcessPoolExecutor
from itertools import product, repeat
from multiprocessing import get_context

import pandas as pd
import yaml
from joblib import cpu_count
from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError

from themeloom.project.parameters import read_defaults, read_own
from themeloom.project.running import run_notebook


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
