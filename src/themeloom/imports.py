"""Code of notebooks and packages -> the names that it uses, and the packages of ours that it imports, at first hand or in turn.

Make needs this before any package is installed, so that it needs nothing but Python. It is a module that stands alone, because
the face of a package needs lazy-loader.
"""

import ast
import json
from collections.abc import Mapping
from pathlib import Path

PACKAGE_FILES = {".py", ".csv", ".html", ".css", ".js"}


def parse_notebook(root: Path | str, stem: str) -> ast.Module:
    """Parse the code of a notebook; lines that are Jupyter's own are left out.

    Parameters
    ----------
    root : Path
        The project's folder.
    stem : str
        The notebook.

    Returns
    -------
    ast.Module

    Raises
    ------
    ValueError
        Where it is no notebook or no Python.
    """
    path = Path(root, "notebooks", f"{stem}.ipynb")
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        lines = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code").split("\n")
        return ast.parse("\n".join(line for line in lines if not line.startswith(("%", "!"))))
    except (ValueError, KeyError, SyntaxError) as error:
        raise ValueError(f"notebooks/{stem}.ipynb cannot be read: {error}") from None


def find_names(tree: ast.AST) -> set[str]:
    """Find the names of variables, functions and attributes that a piece of code uses.

    Examples
    --------
    >>> sorted(find_names(ast.parse("here.read(stem)")))
    ['here', 'read', 'stem']
    """
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def find_arguments(tree: ast.AST, method: str) -> list[str]:
    """Find the first arguments of the calls of a method, where they are plain texts.

    Parameters
    ----------
    tree : ast.AST
    method : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> find_arguments(ast.parse("here.read('04_network'); here.read(stem); read('05_themes')"), "read")
    ['04_network']
    """
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    first = [node.args[0] for node in calls if getattr(node.func, "attr", None) == method]
    return [argument.value for argument in first if isinstance(argument, ast.Constant)]


def list_packages(root: Path | str) -> dict[str, list[str]]:
    """List our packages, and modules that stand alone: name -> files, as paths from the project's folder."""
    folder = Path(root, "src", "themeloom")
    packages = {}
    for path in sorted(folder.rglob("*.*")):
        parts = path.relative_to(folder).parts
        if path.suffix in PACKAGE_FILES and path != folder / "__init__.py" and not any(part.startswith(".") for part in parts):
            packages.setdefault(Path(parts[0]).stem, []).append(path.relative_to(root).as_posix())
    return packages


def list_imports(root: Path | str, packages: Mapping[str, list[str]]) -> dict[str, set[str]]:
    """List which packages each package imports.

    Parameters
    ----------
    root : Path
        The project's folder.
    packages : mapping
        As ``list_packages`` lists them.

    Returns
    -------
    dict
        Package -> packages, in the order of the packages.
    """
    imports = {}
    for name, files in packages.items():
        sources = [Path(root, path) for path in files if path.endswith(".py")]
        imports[name] = set().union(*(_find_imports(ast.parse(path.read_bytes(), path)) for path in sources))
    return imports


def find_packages(tree: ast.AST, imports: Mapping[str, set[str]]) -> list[str]:
    """Find the packages that a piece of code imports, and what they import in turn.

    Parameters
    ----------
    tree : ast.AST
    imports : mapping
        As ``list_imports`` lists them.

    Returns
    -------
    list of str
        In the order of ``imports``.

    Examples
    --------
    >>> imports = {"network": set(), "records": set(), "themes": {"network"}}
    >>> find_packages(ast.parse("from themeloom.themes import find_themes"), imports)
    ['network', 'themes']
    """
    followed = set()
    waiting = _find_imports(tree)
    while waiting:
        followed |= waiting
        waiting = set().union(*(imports.get(name, ()) for name in waiting)) - followed
    return [name for name in imports if name in followed]


def _find_imports(tree):
    """Our packages, and modules that stand alone, that a piece of code imports."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "themeloom":
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append((node.module or "").removeprefix("themeloom.") if (node.module or "").startswith("themeloom.") else "")
        elif isinstance(node, ast.Import):
            names += [alias.name.removeprefix("themeloom.") for alias in node.names if alias.name.startswith("themeloom.")]
    return {name.partition(".")[0] for name in names if name}
