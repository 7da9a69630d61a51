"""What code uses and imports is found in it, whatever way it is written; what is no code of ours is passed over."""

import ast

import pytest

from themeloom.imports import find_arguments, find_names, find_packages, list_imports, list_packages, parse_notebook
from toy_notebooks import write_notebook

SOURCES = {
    "__init__.py": "from themeloom import nothing",
    "palette.py": "import pandas",
    "figures/__init__.py": "from themeloom.figures import style",
    "figures/style.py": "from themeloom import palette",
    "lexicon/words.csv": "word",
    "lexicon/history.log": "",
    "lexicon/__pycache__/a.pyc": "",
    "report/.ipynb_checkpoints/old.py": "from themeloom import palette",
    "report/page.py": "def f():\n    from themeloom.figures.style import x",
}


@pytest.fixture
def root(tmp_path):
    for name, text in SOURCES.items():
        path = tmp_path / "src" / "themeloom" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def test_the_files_of_a_package_are_those_that_it_runs_and_reads(root):
    assert list_packages(root) == {
        "figures": ["src/themeloom/figures/__init__.py", "src/themeloom/figures/style.py"],
        "lexicon": ["src/themeloom/lexicon/words.csv"],
        "palette": ["src/themeloom/palette.py"],
        "report": ["src/themeloom/report/page.py"],
    }


def test_packages_import_what_their_code_imports_wherever_it_says_so(root):
    imports = list_imports(root, list_packages(root))
    assert imports == {"figures": {"figures", "palette"}, "lexicon": set(), "palette": set(), "report": {"figures"}}
    assert find_packages(ast.parse("from themeloom.report import page"), imports) == ["figures", "palette", "report"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from themeloom.a import x", ["a"]),
        ("from themeloom.a.b import x", ["a"]),
        ("from themeloom import a, c as d", ["a", "c"]),
        ("import themeloom.a.b as x", ["a"]),
        ("if x:\n    import os, themeloom.c", ["c"]),
        ("from themeloom import b", []),
        ("import themeloom", []),
        ("import a\nfrom a import b\nfrom a.themeloom import c\nfrom themelooms.a import x", []),
        ("from . import a", []),
    ],
)
def test_an_import_is_found_in_whatever_form(code, found):
    assert find_packages(ast.parse(code), {"a": set(), "c": set()}) == found


def test_packages_that_import_each_other_are_found_once():
    assert find_packages(ast.parse("from themeloom import a"), {"b": {"a"}, "a": {"b", "gone"}}) == ["b", "a"]


def test_names_and_arguments_are_those_of_the_code_and_not_of_its_texts():
    tree = ast.parse("here.read('01_count', 'papers')\nhere.read(stem)\nread('no method')\nhere.read()\nx = 'here.read(y)'")
    assert find_names(tree) == {"here", "read", "stem", "x"}
    assert find_arguments(tree, "read") == ["01_count"]


def test_lines_of_jupyter_s_own_are_no_code(root):
    write_notebook(root / "notebooks" / "draw.ipynb", "%matplotlib inline\n!ls\nx = 1")
    assert ast.unparse(parse_notebook(root, "draw").body[-1]) == "x = 1"


@pytest.mark.parametrize("text", ["{", "{}"])
def test_a_notebook_that_is_no_python_is_named(root, text):
    write_notebook(root / "notebooks" / "draw.ipynb", "this is no code")
    (root / "notebooks" / "look.ipynb").write_text(text)
    for stem in ("draw", "look"):
        with pytest.raises(ValueError, match=rf"notebooks/{stem}\.ipynb cannot be read"):
            parse_notebook(root, stem)
