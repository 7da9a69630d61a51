"""Sources as house rules look at them: the modules of the packages, the code of the notebooks, and what stands in them."""

import ast
from functools import cache
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "themeloom"
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.stem != "__init__" and ".ipynb_checkpoints" not in path.parts)
FACES = sorted(SOURCE.glob("*/__init__.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# a package imports only from those of a lower level
LEVELS = [
    {"categories", "characters", "imports", "palette", "parallel", "replacements", "writing"},
    {"tables"},
    {"lexicon", "evidence", "meaning"},
    {"records", "mentions", "terms", "network", "overview", "trends"},
    {"themes"},
    {"browser", "figures", "export", "project"},
    {"explorer", "report"},
]
LEVEL_OF = {package: level for level, packages in enumerate(LEVELS) for package in packages}


def name_package(path):
    """The package of a module, or the module itself where it stands alone."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def read_code(path):
    """The tree of a module, or of all code cells of a notebook."""
    if path.suffix == ".py":
        return ast.parse(path.read_text(encoding="utf-8"))
    cells = nbformat.read(path, as_version=4).cells
    return ast.parse("\n".join(cell.source for cell in cells if cell.cell_type == "code"))


@cache
def read_face(package):
    """Name -> module, from the table of a package's face."""
    for node in ast.walk(read_code(SOURCE / package / "__init__.py")):
        if isinstance(node, ast.keyword) and node.arg == "submod_attrs":
            return {name: module for module, names in ast.literal_eval(node.value).items() for name in names}
    return {}


def find_imports(tree):
    """[(module, name)] of what a piece of code imports from the project; the name is None for a module as a whole."""
    imports = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            imports += [(module, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            imports += [(alias.name, None) for alias in node.names]
    return [(module, name) for module, name in imports if module.startswith((".", "themeloom"))]


def count_statements(node):
    """The statements of a function or module, its docstrings and those of what stands in it not counted."""
    inside = [one for one in ast.walk(node) if isinstance(one, ast.stmt) and one is not node]
    return len([one for one in inside if not _is_text(one)])


def _is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def list_functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]


def list_public(tree):
    """[(name, function)] of the public functions of a module and of the public methods of its public classes."""
    public = [node for node in tree.body if isinstance(node, FUNCTIONS | ast.ClassDef) and not node.name.startswith("_")]
    functions = [(node.name, node) for node in public if isinstance(node, FUNCTIONS)]
    for owner in [node for node in public if isinstance(node, ast.ClassDef)]:
        methods = [node for node in owner.body if isinstance(node, FUNCTIONS) and not node.name.startswith("_")]
        functions += [(f"{owner.name}.{node.name}", node) for node in methods]
    return functions


def list_arguments(function):
    """The arguments of a function, without self and cls."""
    given = function.args
    arguments = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    return [argument for argument in arguments if argument and argument.arg not in ("self", "cls")]


def list_named(tree):
    """Every name that a piece of code gives to a variable, an argument, a loop's target or an error."""
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    names |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return names | {node.name for node in nodes if isinstance(node, ast.ExceptHandler) and node.name}


def find_packed(tree):
    """Lines with ``a, b = one, another``."""
    pairs = (ast.Tuple, ast.List)
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and isinstance(node.value, pairs)]
    return [node.lineno for node in assigned if any(isinstance(target, pairs) for target in node.targets)]


def find_shorteners(tree):
    """Dictionaries that only shorten one call: assigned in a function (or a notebook), and used once, as ``**name``."""
    shorteners = []
    for block in [*list_functions(tree), tree]:
        assigned = [node for node in ast.walk(block) if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)]
        names = {target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)}
        used = [node.id for node in ast.walk(block) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
        spread = [word.value.id for word in ast.walk(block) if isinstance(word, ast.keyword) and _is_spread(word)]
        shorteners += [name for name in sorted(names) if used.count(name) == spread.count(name) == 1]
    return shorteners


def _is_spread(word):
    return word.arg is None and isinstance(word.value, ast.Name)
