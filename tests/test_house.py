"""The house: packages that know only those below them, each module with its test, and code that can be read once."""

import ast
import importlib
import inspect
import re
import subprocess
import sys

import pytest

from sources import (
    FACES,
    LEVEL_OF,
    LEVELS,
    MODULES,
    NOTEBOOKS,
    ROOT,
    SOURCE,
    count_statements,
    find_imports,
    find_packed,
    find_shorteners,
    list_arguments,
    list_functions,
    list_named,
    list_public,
    name_package,
    read_code,
    read_face,
)

IN_FUNCTION = 30
IN_MODULE = 150
BANNED = {"told", "found", "said", "at", "there", "knobs"}
RED_FLAGS = ("except Exception", "except:", "sys.path", "inplace=True", 'filterwarnings("ignore")', "print(", "import *")
CODE = [*MODULES, *FACES, *NOTEBOOKS]


def name_path(path):
    return path.relative_to(ROOT).as_posix().removeprefix("src/themeloom/")


@pytest.fixture(params=MODULES, ids=name_path)
def module(request):
    return request.param


@pytest.fixture(params=CODE, ids=name_path)
def code(request):
    return request.param


# ---------------------------------------------------------------- the floor plan


def test_every_package_has_its_level_and_its_face():
    packages = {name_package(path) for path in MODULES}
    assert packages == set(LEVEL_OF)
    assert len(LEVEL_OF) == sum(map(len, LEVELS))
    assert {path.parent.name for path in FACES} == {name for name in packages if (SOURCE / name).is_dir()}


def test_it_has_a_test_of_its_own(module):
    mirrored = ROOT / "tests" / module.relative_to(SOURCE).with_name(f"test_{module.name}")
    assert mirrored.exists()


def find_faults(package, imported, name):
    """What is wrong with an import from the project in a package; ``package`` is None for a notebook."""
    room, _, module = imported.removeprefix("themeloom").removeprefix(".").partition(".")
    if name is None or not room or imported.startswith("."):
        return "is not of the form `from themeloom.package import name`"
    if room == package:
        return None if module else "is from the own face: inside a package, import from the module"
    if package and LEVEL_OF[room] >= LEVEL_OF[package]:
        return "is upwards or sideways"
    if (SOURCE / room).is_dir() and (module or name not in read_face(room)):
        return "is not from the face"
    return None


def test_it_imports_from_packages_below_and_from_their_faces_only(code):
    package = name_package(code) if code.is_relative_to(SOURCE) else None
    imports = find_imports(read_code(code))
    faults = {f"{module}: {name}": find_faults(package, module, name) for module, name in imports}
    assert {name: fault for name, fault in faults.items() if fault} == {}


@pytest.mark.parametrize(
    ("package", "imported", "name", "fault"),
    [
        ("themes", "themeloom.network", "count_links", None),
        ("themes", "themeloom.tables", "check_table", None),
        ("themes", "themeloom.themes.papers", "assign_rows", None),
        (None, "themeloom.themes", "find_themes", None),
        ("network", "themeloom.themes", "find_themes", "upwards"),
        ("network", "themeloom.terms", "merge_forms", "sideways"),
        ("themes", "themeloom.themes", "find_themes", "own face"),
        ("themes", "themeloom.network.counting", "count_links", "not from the face"),
        (None, "themeloom.network.counting", "count_links", "not from the face"),
        ("themes", "themeloom.network", "np", "not from the face"),
        ("themes", "themeloom", "network", "not of the form"),
        ("themes", "themeloom.network", None, "not of the form"),
        ("themes", ".papers", "assign_rows", "not of the form"),
    ],
)
def test_the_rule_of_imports_finds_what_it_should(package, imported, name, fault):
    assert fault is None or fault in find_faults(package, imported, name)
    assert (fault is None) == (find_faults(package, imported, name) is None)


@pytest.mark.parametrize("face", FACES, ids=name_path)
def test_every_name_in_a_face_exists(face):
    package = importlib.import_module(f"themeloom.{face.parent.name}")
    names = read_face(face.parent.name)
    assert names
    assert sorted(names) == sorted(package.__all__)
    for name, module in names.items():
        assert getattr(package, name) is getattr(importlib.import_module(f"{package.__name__}.{module}"), name)


def test_a_face_loads_nothing_before_it_is_used():
    heavy = "{'pandas', 'numpy', 'networkx', 'matplotlib', 'seaborn', 'spacy', 'plotly', 'papermill'}"
    faces = ", ".join(f"themeloom.{face.parent.name}" for face in FACES)
    loaded = subprocess.check_output([sys.executable, "-c", f"import sys, {faces}; print({heavy} & set(sys.modules))"], text=True)
    assert loaded.strip() == "set()"


def test_explorer_and_report_do_not_load_what_draws_figures():
    names = {package: list(read_face(package)) for package in ("explorer", "report")}
    imports = "; ".join(f"from themeloom.{package} import {', '.join(faces)}" for package, faces in names.items())
    loaded = subprocess.check_output([sys.executable, "-c", f"import sys; {imports}; print('seaborn' in sys.modules)"], text=True)
    assert loaded.strip() == "False"


def test_what_each_worker_loads_to_find_themes_does_without_distributions():
    loads = "import sys, themeloom.themes.findings; print('scipy.stats' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", loads], text=True).strip() == "False"


# ---------------------------------------------------------------- code that can be read once


def test_it_is_of_a_readable_size(module):
    tree = read_code(module)
    sizes = {node.name: count_statements(node) for node in list_functions(tree)}
    assert {name: size for name, size in sizes.items() if size > IN_FUNCTION} == {}
    assert count_statements(tree) <= IN_MODULE


def test_one_statement_does_one_thing(code):
    tree = read_code(code)
    assert find_packed(tree) == []
    assert find_shorteners(tree) == []


@pytest.mark.parametrize(
    ("text", "packed", "shorteners"),
    [
        ("a, b = 1, 2", [1], []),
        ("a, b = f()", [], []),
        ("a = 1, 2", [], []),
        ("o = {'a': 1}\nf(**o)", [], ["o"]),
        ("o = {'a': 1}\nf(**o)\ng(**o)", [], []),
        ("o = {'a': 1}\nf(o)", [], []),
        ("def f():\n    o = {'a': 1}\n    return g(**o)", [], ["o", "o"]),
    ],
)
def test_the_rule_of_statements_finds_what_it_should(text, packed, shorteners):
    tree = ast.parse(text)
    assert (find_packed(tree), find_shorteners(tree)) == (packed, shorteners)


def test_its_names_say_what_they_are(code):
    assert list_named(read_code(code)) & BANNED == set()


def test_its_functions_are_not_said_to_tell(module):
    tree = read_code(module)
    defined = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert [name for name in defined if re.match(r"_?tell_", name)] == []


def test_it_raises_no_red_flag(module):
    lines = [line for line in module.read_text().splitlines() if not line.lstrip().startswith((">>>", "#", "..."))]
    assert [flag for flag in RED_FLAGS if flag in "\n".join(lines)] == []


# what makes code of data, or gives a line to a shell, by its dotted name or that of an option
RUNS_DATA = re.compile(
    r"eval|exec|compile|__import__|allow_pickle|shell|(.*\.)?(c?pickle|cloudpickle|jsonpickle|dill|marshal|shelve|runpy)(\..*)?"
    r"|importlib\.(import_module|util\.(spec_from_file_location|module_from_spec))|(.*\.)?(read_pickle|to_pickle|exec_module)"
    r"|os\.(system|popen)|subprocess\.(getoutput|getstatusoutput)|joblib\.load|torch\.load"
    r"|yaml\.(load|load_all|(full|unsafe)_load(_all)?|Loader|FullLoader|UnsafeLoader)|(.*\.)?(run_line_magic|run_cell)"
)


def find_running(tree):
    """What a piece of code names that would run data."""
    nodes = list(ast.walk(tree))
    names = {ast.unparse(node) for node in nodes if isinstance(node, ast.Name | ast.Attribute)}
    names |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    return sorted(name for name in names if RUNS_DATA.fullmatch(name))


def test_it_runs_nothing_that_is_data(code):
    assert find_running(read_code(code)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=name_path)
def test_nor_do_the_tests(path):
    # modules are loaded by name: the project's own, and those that score beside annotated sets
    running = [name for name in find_running(read_code(path)) if not name.startswith(("importlib.", "spec.loader."))]
    assert running == []


@pytest.mark.parametrize(
    "text",
    [
        "import pickle",
        "from pickle import loads",
        "from pandas import read_pickle",
        "frame.to_pickle(path)",
        "eval(text)",
        "exec(text)",
        "np.load(path, allow_pickle=True)",
        "import os\nos.system(text)",
        "subprocess.run(text, shell=True)",
        "joblib.load(path)",
        "from joblib import load",
        "yaml.load(text, Loader=yaml.FullLoader)",
        "importlib.import_module(name)",
        "__import__(name)",
        "get_ipython().run_line_magic('run', path)",
    ],
)
def test_the_rule_finds_what_would_run_data(text):
    assert find_running(ast.parse(text)) != []


@pytest.mark.parametrize("text", ["re.compile(text)", "yaml.safe_load(text)", "frame.eval_names", "subprocess.run(words)"])
def test_the_rule_finds_nothing_else(text):
    assert find_running(ast.parse(text)) == []


# ---------------------------------------------------------------- what the public reads


def test_what_is_public_is_documented(module):
    tree = read_code(module)
    assert ast.get_docstring(tree)
    classes = [(node.name, node) for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    assert [name for name, node in [*list_public(tree), *classes] if not ast.get_docstring(node)] == []


def find_missing(function):
    """Sections that numpydoc wants and the docstring of a public function lacks.

    One line is enough for a function of no or one argument, if it raises nothing.
    """
    text = ast.get_docstring(function) or ""
    arguments = [argument.arg for argument in list_arguments(function)]
    sections = set(re.findall(r"^(\w+)\n-+$", text, re.MULTILINE))
    missing = []
    if len(arguments) > 1 or "Parameters" in sections:
        documented = text.partition("Parameters\n")[2].partition("\n\nReturns\n")[0]
        named = {
            name.strip("* ")
            for line in re.findall(r"^([\w*, ]+?)(?: :.*)?$", documented, re.MULTILINE)
            for name in line.split(",")
        }
        missing += [f"Parameters: {name}" for name in arguments if name not in named and len(arguments) > 1]
        nothing = isinstance(function.returns, ast.Constant) and function.returns.value is None
        missing += [] if nothing or sections & {"Returns", "Yields"} else ["Returns"]
    raised = any(isinstance(node, ast.Raise) and node.exc for node in ast.walk(function))
    missing += ["Raises"] if raised and "Raises" not in text else []
    return missing


def test_its_public_functions_have_the_sections_of_numpydoc(module):
    missing = {name: find_missing(function) for name, function in list_public(read_code(module))}
    assert {name: sections for name, sections in missing.items() if sections} == {}


def test_its_public_functions_have_type_hints(module):
    bare = []
    for name, function in list_public(read_code(module)):
        bare += [f"{name}: {argument.arg}" for argument in list_arguments(function) if argument.annotation is None]
        bare += [f"{name}: return"] if function.returns is None else []
    assert bare == []


# ---------------------------------------------------------------- one place for a default


def read_parameters(path):
    """Name -> value of a notebook's parameters: those that it assigns before its first import."""
    parameters = {}
    for node in read_code(path).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            break
        parameters[node.targets[0].id] = ast.literal_eval(node.value)
    return parameters


def find_passed(path):
    """[(function of ours, parameter)]: a notebook's parameters that it passes on under their own name."""
    tree = read_code(path)
    faces = {name: f"{module}.{name}" for module, name in find_imports(tree)}
    parameters = read_parameters(path)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", None) in faces]
    words = [(call, word) for call in calls for word in call.keywords if isinstance(word.value, ast.Name)]
    return [(faces[call.func.id], word.arg) for call, word in words if word.arg == word.value.id and word.arg in parameters]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_defaults_in_signatures_are_the_notebook_s_parameters(path):
    parameters = read_parameters(path)
    for function, name in find_passed(path):
        module, _, attribute = function.rpartition(".")
        signature = inspect.signature(getattr(importlib.import_module(module), attribute))
        default = signature.parameters[name].default
        assert signature.parameters[name].kind is inspect.Parameter.KEYWORD_ONLY, f"{function}: {name}"
        assert (list(default) if isinstance(default, tuple) else default) == parameters[name], f"{function}: {name}"


def test_parameters_are_passed_on_at_all():
    passed = {function for path in NOTEBOOKS for function, _ in find_passed(path)}
    assert {"themeloom.network.build_network", "themeloom.themes.make_study", "themeloom.themes.find_again"} <= passed
