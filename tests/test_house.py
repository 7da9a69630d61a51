"""The house: a test for each room, rooms of a readable size, and nobody imports whom they may not."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = sorted(path for path in (ROOT / "src" / "themeloom").glob("*.py") if path.stem != "__init__")
MAY_IMPORT = {
    "corpus": {"files"},
    "records": {"formats"},
    "formats": {"decoding", "listing"},
    "kinds": {"folding"},
    "background": {"folding", "kinds"},
    "contexts": {"kinds"},
    "names": {"background", "folding", "kinds"},
    "introductions": {"contexts", "folding", "kinds"},
    "naming": {"abbreviations", "background", "contexts", "folding", "introductions", "kinds", "names"},
    "language": {"background", "folding", "kinds", "naming"},
    "mentions": {"background", "language"},
    "spellings": {"abbreviations", "folding"},
    "terms": {"background", "kinds", "spellings", "thesaurus"},
    "network": {"counting", "significance", "similarity"},
    "layout": {"descent"},
    "papers": {"counting"},
    "replicates": {"clustering", "counting", "papers", "similarity", "strategic"},
    "stability": {"counting", "papers", "replicates"},
    "settings": {"corpus", "replicates", "run"},
    "strategic": {"clustering"},
    "themes": {"clustering", "papers", "strategic"},
    "maps": {"style"},
    "checks": {"style"},
    "interactive": {"dots", "style"},
    "pages": {"evidence"},
    "views": {"layout", "network", "profiles", "similarity", "themes"},
    "canvas": {"dots", "interactive", "profiles", "style"},
    "controls": {"pages"},
    "editor": {"pages", "terms", "thesaurus"},
    "answers": {"evidence", "pages", "papers", "style"},
    "chapters": {"evidence", "style"},
    "report": {"dots", "evidence", "files", "interactive", "pages"},
    "explorer": {"answers", "canvas", "controls", "editor", "pages", "run", "style", "views"},
    "figures": {"style", "maps", "checks"},
}
RED_FLAGS = ("except Exception", "except:", "sys.path", "inplace=True", 'filterwarnings("ignore")', "print(", "import *")


@pytest.fixture(params=ROOMS, ids=lambda path: path.stem)
def room(request):
    return request.param


def measure_function(node):
    """Lines of a function without its docstring."""
    documented = ast.get_docstring(node, clean=False)
    return node.end_lineno - node.lineno + 1 - (documented.count("\n") + 1 if documented else 0)


def test_it_has_a_test_of_its_own(room):
    assert (ROOT / "tests" / f"test_{room.stem}.py").exists()


def test_it_is_of_a_readable_size(room):
    source = room.read_text()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    assert source.count("\n") <= 200
    assert all(measure_function(node) <= 30 for node in functions)


def test_it_imports_only_whom_it_may(room):
    nodes = [node for node in ast.walk(ast.parse(room.read_text())) if isinstance(node, ast.ImportFrom) and node.module]
    ours = {node.module.removeprefix("themeloom.") for node in nodes if node.module.startswith("themeloom")}
    assert ours <= MAY_IMPORT.get(room.stem, set()) | {"tables"}


def test_public_functions_are_documented(room):
    public = [node for node in ast.parse(room.read_text()).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert [node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node)] == []


def test_it_raises_no_red_flag(room):
    code = "\n".join(line for line in room.read_text().splitlines() if not line.lstrip().startswith((">>>", "#")))
    assert [flag for flag in RED_FLAGS if flag in code] == []
