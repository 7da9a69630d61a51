"""What makes what: the order of the notebooks (``notebooks/pipeline.csv``), and the rules that make follows for a corpus.

Make runs this file before any package is installed, so that it needs nothing but Python, and ``imports.py``, which needs no more:
python pipeline.py CORPUS, in the project's folder. It writes the rules and prints the name of their file.
"""

import csv
import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

from themeloom.imports import find_arguments, find_names, find_packages, list_imports, list_packages, parse_notebook

# what a notebook makes -> the folder of its artefact and the ends of its files' names
ARTEFACTS = {
    "table": ("data/{corpus}/derived", [".parquet"]),
    "graph": ("data/{corpus}/derived", [".graphml"]),
    "figure": ("figures/{corpus}", [".svg", ".pdf", ".png", ".csv"]),
    "export": ("data/{corpus}/export", [".graphml"]),
    "page": ("figures/{corpus}", [".html"]),
    "": ("", []),
}
COLUMNS = ["notebook", "makes", "command"]
READ_RAW = {"raw_files", "unread_files", "describe_raw"}  # what of a Corpus reads the raw files
# what of a Corpus reads a file that the user may write -> the file
WRITTEN = {
    "read_thesaurus": "params/thesaurus.csv",
    "read_theme_names": "params/themes.csv",
    "read_about": "README.md",
}


class Step(NamedTuple):
    """A notebook by its stem, what it makes (a key of ``ARTEFACTS``) and the make command that runs it; empty for none."""

    notebook: str
    makes: str
    command: str


def read_pipeline(root: Path | str) -> list[Step]:
    """Read the order of the notebooks from ``notebooks/pipeline.csv``: the only place that says it.

    Parameters
    ----------
    root : Path
        The project's folder.

    Returns
    -------
    list of Step
        In the order of the work; nothing is read from a notebook's number.

    Raises
    ------
    ValueError
        A row that makes nothing known, or whose notebook does not exist.
    """
    with Path(root, "notebooks", "pipeline.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if not rows or list(rows[0]) != COLUMNS:
        raise ValueError(f"notebooks/pipeline.csv needs the columns {','.join(COLUMNS)} and a row for each notebook")
    steps = [Step(*((row[name] or "").strip() for name in COLUMNS)) for row in rows]
    for step in steps:
        if not re.fullmatch(r"[\w-]+", step.notebook) or not Path(root, "notebooks", f"{step.notebook}.ipynb").exists():
            raise ValueError(f"notebooks/pipeline.csv: {step.notebook} is no notebook in notebooks/")
        if step.makes not in ARTEFACTS or bool(step.makes) != bool(re.fullmatch("[a-z]+", step.command)):
            raise ValueError(
                f"notebooks/pipeline.csv: {step.notebook} makes {step.makes or 'nothing'}, by the command "
                f"{step.command or '(none)'}; needs one of {', '.join(filter(None, ARTEFACTS))} and a command, or neither"
            )
    return steps


def list_artefacts(step: Step, corpus: str) -> list[str]:
    """List the files that a notebook makes for a corpus, without the parts that lie beside an artefact.

    Parameters
    ----------
    step : Step
    corpus : str
        Its name.

    Returns
    -------
    list of str
        Paths from the project's folder.

    Examples
    --------
    >>> list_artefacts(Step("04_network", "graph", "all"), "cats")
    ['data/cats/derived/04_network.graphml']
    """
    folder, endings = ARTEFACTS[step.makes]
    return [f"{folder.format(corpus=corpus)}/{step.notebook}{ending}" for ending in endings]


def list_used(root: Path | str, step: Step, corpus: str) -> list[str]:
    """List all that decides what a notebook makes for a corpus, for its record.

    Parameters
    ----------
    root : Path
        The project's folder.
    step, corpus
        As ``list_artefacts`` takes them.

    Returns
    -------
    list of str
        Files and folders, also those that the user may write and has not.
    """
    packages = list_packages(root)
    tree = parse_notebook(root, step.notebook)
    paths = ["requirements.lock", f"notebooks/{step.notebook}.ipynb", *_name_own_files(step, corpus, tree)]
    paths += _list_inputs(corpus, tree, read_pipeline(root))
    paths += [f"data/{corpus}/raw"] if READ_RAW & find_names(tree) else []
    imported = find_packages(tree, list_imports(root, packages))
    return paths + ["/".join(packages[name][0].split("/")[:3]) for name in imported]


def check_parameter_files(root: Path | str, corpus: str) -> None:
    """Check that each file in ``params/`` of a corpus is read by a notebook.

    Parameters
    ----------
    root : Path
        The project's folder.
    corpus : str
        Its name.

    Raises
    ------
    ValueError
        In one line, which are not, and which would be.
    """
    tables = {Path(path).name for path in WRITTEN.values()}
    known = {*tables, *(f"{step.notebook}.yml" for step in read_pipeline(root))}
    if unread := sorted({path.name for path in Path(root).glob(f"data/{corpus}/params/[!.]*")} - known):
        raise ValueError(
            f"data/{corpus}/params: {', '.join(unread)} is read by nobody; NN_name.yml as the notebook is named, "
            "thesaurus.csv and themes.csv are"
        )


def render_rules(root: Path | str, corpus: str) -> str:
    """Render the rules that make follows for a corpus, as they are now.

    What a run makes first of all is its record: of what the notebook reads, and of the files of the packages that it imports and
    of those that these import in turn. The artefacts follow from the record. A run that makes the same again leaves them their
    time, so that nothing that is made of them is run, and the record alone says that the notebook need not run once more.

    Where the record of the last run does not hold, the notebook is run in any case: of files that came, went or were replaced by
    older ones make sees nothing, and the names of raw files may hold spaces, which make cannot.

    Parameters
    ----------
    root, corpus
        A corpus that ``corpora.check_corpus`` lets pass.

    Returns
    -------
    str
        Lines of a makefile.
    """
    steps = read_pipeline(root)
    packages = list_packages(root)
    imports = list_imports(root, packages)
    lines = [f"PACKAGE.{name} := {' '.join(files)}" for name, files in packages.items()]
    for step in filter(lambda step: step.makes, steps):
        lines += _render_rule(root, corpus, step, steps, imports)
    return "\n".join(lines) + "\n"


def _render_rule(root, corpus, step, steps, imports):
    tree = parse_notebook(root, step.notebook)
    artefacts = " ".join(list_artefacts(step, corpus))
    run = f"data/{corpus}/runs/{step.notebook}"
    own = [path for path in _name_own_files(step, corpus, tree) if Path(root, path).exists()]
    prerequisites = [f"notebooks/{step.notebook}.ipynb", *own, *_list_inputs(corpus, tree, steps)]
    prerequisites += [f"$(PACKAGE.{name})" for name in find_packages(tree, imports)]
    prerequisites.append(f"$(call unless_fresh,{step.notebook})")
    return [
        "",
        f"{run}.used.json: requirements.lock {' '.join(prerequisites)} | $(ENVIRONMENT)",
        f"\t$(call run,{step.notebook})",
        f"{artefacts}: {run}.used.json",
        f"\t$(call look_again,{step.notebook})",
        f".PRECIOUS: {run}.used.json {artefacts}",  # replaced whole: make need not delete what it was interrupted at
        f"{step.command}: {artefacts}",
        f"EXECUTED += {run}.ipynb",
    ]


def _name_own_files(step, corpus, tree):
    """What the user may write for a notebook: its parameters, and the tables and the README where it reads them."""
    names = [f"params/{step.notebook}.yml", *(WRITTEN[name] for name in sorted(WRITTEN.keys() & find_names(tree)))]
    return [f"data/{corpus}/{name}" for name in names]


def _list_inputs(corpus, tree, steps):
    """The artefacts that a notebook reads."""
    artefacts = {step.notebook: list_artefacts(step, corpus) for step in steps}
    stems = [*find_arguments(tree, "read"), *find_arguments(tree, "read_figure")]
    if "read_figures" in find_names(tree):
        stems += [step.notebook for step in steps if step.makes == "figure"]
    return [path for stem in dict.fromkeys(stems) for path in artefacts.get(stem, [])]


def main(corpus: str) -> None:
    """Write the rules of a corpus; print the name of their file, or in one line what is wrong."""
    rules = Path("data", corpus, "runs", "rules.mk")
    try:
        check_parameter_files(".", corpus)
        text = render_rules(".", corpus)
    except (OSError, SyntaxError, ValueError) as error:
        sys.exit(str(error))
    try:
        rules.parent.mkdir(exist_ok=True)
        part = rules.with_suffix(f".{os.getpid()}")
        part.write_text(text, encoding="utf-8")
        part.replace(rules)
    except OSError as error:
        sys.exit(f"{rules.as_posix()} cannot be written: {error.strerror}; it needs room, and a folder that may be written to")
    sys.stdout.write(f"{rules.as_posix()}\n")


if __name__ == "__main__":
    main(sys.argv[1])
