"""The sensitivity analysis: notebooks run at many settings, each in a project folder beside the study."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from nbclient.exceptions import DeadKernelError
from papermill import PapermillExecutionError

from themeloom.parallel import run_parts
from themeloom.project.corpus import Corpus
from themeloom.project.parameters import read_defaults, read_own
from themeloom.project.pipeline import read_pipeline
from themeloom.project.plain_values import parse_values, render_values
from themeloom.project.running import run_notebook


class _Run(NamedTuple):
    """A notebook to be run: those before it, its parameters as the text of a file, its folder, and the run before it."""

    stem: str
    earlier: list[str]
    overrides: str
    folder: Path
    before: Path
    reason: str


def run_settings(
    corpus: Corpus,
    stems: list[str],
    grid: dict[str, list],
    *,
    fixed: dict,
    folder: str,
    chosen: dict | None = None,
    processes: int = 0,
    progress: Callable | None = None,
) -> pd.DataFrame:
    """Run notebooks of a corpus, one after the other, at every combination of some parameters' values.

    Each run has a project folder of its own, where the raw files, the user's other parameters and the earlier artefacts are links
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
    chosen : dict, optional
        Parameter -> the value that the study itself chose where its parameter leaves that to it, such as a number of themes.
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
        A parameter that none of the notebooks has, or without a value; a parameter of the user's that no notebook takes.
    """
    declared = {stem: read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb") for stem in stems}
    _check_grid(grid, fixed, declared)
    own = {stem: read_own(corpus, stem) for stem in stems}
    scratch = corpus.folder / "runs" / folder
    shutil.rmtree(scratch, ignore_errors=True)
    settings = [dict(zip(grid, values, strict=True)) for values in product(*grid.values())]
    paths = [tuple(_choose({**fixed, **setting}, declared[stem], own[stem]) for stem in stems) for setting in settings]
    levels = [list(dict.fromkeys(path[: depth + 1] for path in paths)) for depth in range(len(stems))]
    runs = _run_levels(corpus, stems, levels, scratch, processes)
    done = dict(progress(runs, total=sum(map(len, levels))) if progress else runs)
    study = {name: value for stem in stems for name, value in {**declared[stem], **own[stem]}.items()} | (chosen or {})
    table = pd.DataFrame(settings).rename_axis("setting").reset_index()
    return table.assign(
        own=[all(study[name] == value for name, value in setting.items()) for setting in settings],
        place=[done[path][0].relative_to(corpus.root).as_posix() for path in paths],
        reason=[done[path][1] for path in paths],
    )


def read_setting_tables(
    corpus: Corpus, settings: pd.DataFrame, stem: str, part: str | None = None
) -> Iterator[tuple[int, bool, pd.DataFrame]]:
    """Read a table of every setting that did not fail.

    Parameters
    ----------
    corpus : Corpus
    settings : DataFrame
        As ``run_settings`` returns it.
    stem : str
        The notebook.
    part : str, optional
        The part of its artefact.

    Yields
    ------
    setting, own, table
        The setting's number, whether it is the study's own, and the table.
    """
    for row in settings[settings["reason"] == ""].itertuples():
        yield row.setting, row.own, Corpus(corpus.name, corpus.root / row.place).read(stem, part)


def _check_grid(grid, fixed, declared):
    known = sorted(set().union(*declared.values()))
    if unknown := sorted({*grid, *fixed} - {*known}):
        raise ValueError(f"no parameter {', '.join(unknown)} in {', '.join(declared)}; there are: {', '.join(known)}")
    if empty := [name for name, values in grid.items() if not values]:
        raise ValueError(f"the grid needs a value or more for each parameter; {', '.join(empty)} has none")


def _choose(values, declared, own):
    """The values that a notebook takes, over the user's own, as the text of a parameter file."""
    return render_values({**own, **{name: value for name, value in values.items() if name in declared}})


def _run_levels(corpus, stems, levels, scratch, processes):
    """Yield each path of parameter files, its last project folder and the reason why it failed; notebook by notebook."""
    done = {(): (corpus.root, "")}
    order = [step.notebook for step in read_pipeline(corpus.root)]
    for stem, paths in zip(stems, levels, strict=True):
        earlier = order[: order.index(stem)]
        folders = [scratch / f"{stem}.{number:02d}" for number in range(len(paths))]
        runs = [_Run(stem, earlier, path[-1], folder, *done[path[:-1]]) for path, folder in zip(paths, folders, strict=True)]
        outcomes = run_parts(partial(_run_beside, corpus), runs, processes=processes)
        for path, outcome in zip(paths, outcomes, strict=True):
            done[path] = outcome
            yield path, outcome


def _run_beside(corpus, run):
    """Run a notebook in a project folder of its own, after the one before; return the folder and the reason of a failure."""
    if run.reason:
        return run.before, run.reason
    own = run.folder / "data" / corpus.name
    for folder in (run.folder / "notebooks", own / "derived", own / "runs", own / "params"):
        folder.mkdir(parents=True)
    notebook = run.folder / "notebooks" / f"{run.stem}.ipynb"
    shutil.copy(corpus.root / "notebooks" / notebook.name, notebook)
    (own / "raw").symlink_to(corpus.folder / "raw")
    corpus.cache.mkdir(exist_ok=True)
    (own / "cache").symlink_to(corpus.cache)
    made = (run.before / "data" / corpus.name / "derived").iterdir()
    links = [path for path in made if path.name.partition(".")[0] in run.earlier]
    for path in [*links, *(corpus.folder / "params").glob("thesaurus.csv")]:
        (own / path.parent.name / path.name).symlink_to(path.resolve())
    (own / "params" / f"{run.stem}.yml").write_text(run.overrides, encoding="utf-8")
    try:
        run_notebook(notebook, own / "runs" / notebook.name, {**parse_values(run.overrides), "corpus": corpus.name})
    except PapermillExecutionError as error:
        return run.folder, f"{error.ename}: {error.evalue}"
    except (DeadKernelError, RuntimeError) as error:
        return run.folder, f"{type(error).__name__}: {error}"
    return run.folder, ""
