"""What Markdown says of the project: the names, paths, commands and links in it, and how its sentences lie on lines.

A ``Project`` knows what exists; ``find_faults`` lists what a text names that does not. What is in backticks must exist, so that
former names stand in italics.
"""

import ast
import csv
import re
import tomllib
from fnmatch import fnmatch
from functools import cached_property
from itertools import chain
from pathlib import Path

import nbformat
import yaml
from markdown_it import MarkdownIt

from themeloom.lexicon import KINDS
from themeloom.network.counting import COUNTINGS
from themeloom.network.similarity import SIMILARITIES
from themeloom.tables import SCHEMAS

ROOT = Path(__file__).parents[1]
CORPUS = "internal-learning"
FILE = re.compile(r".+\.(?:cff|clu|csv|gexf|graphml|html|ipynb|js|json|lock|md|net|parquet|png|py|svg|toml|txt|vec|yml)")
MADE = ("derived", "runs", "export", "cache", "params", "raw")  # folders of a corpus, made by a command or by the user, but raw
# words of Python, of shells and of VOSviewer's files, and what stands for any name
COMMON = {"venv", "def", "name", "label", "Int64", "Axes", "Makefile"}
PLACEHOLDER = re.compile(r"<corpus>|(?<=data/)name\b|(?<=figures/)name\b")
STEM = re.compile(r"\b\d\d_[a-z_]+\b")
NAME, DOTTED = re.compile(r"[A-Za-z]\w*"), re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)+")

MARKDOWN = MarkdownIt("commonmark").enable("table")
BELONGS = re.compile(r"`(\w+)`(?: \| parameter)? of `(\d\d_\w+)((?:\.\w+)*)`")
ABBREVIATED = re.compile(r"\b(?:et al|e\.g|i\.e|cf|vs|min|[A-Z])\.")
TWO_SENTENCES = re.compile(r"(?:[a-z0-9)\]`*\"”’%]|[A-Z]{2})[.!?][\"”’)*]* +[\"“(*]*[A-Z]")
COMPLETE = re.compile(r"[.:!?;][\"”’)*]*$")
ITEM = re.compile(r"\s*(?:[-*] |\d+\. )")


class Notebook:
    """The prose, the parameters and the names of a notebook."""

    def __init__(self, path):
        cells = nbformat.read(path, as_version=4).cells
        code = [cell for cell in cells if cell.cell_type == "code"]
        self.prose = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        trees = [(ast.parse(cell.source), "parameters" in cell.metadata.get("tags", [])) for cell in code]
        self.parameters = {node.targets[0].id for tree, given in trees if given for node in tree.body}
        nodes = [node for tree, _ in trees for node in ast.walk(tree)]
        self.names = {node.id for node in nodes if isinstance(node, ast.Name)}
        self.names |= {keyword.arg for node in nodes if isinstance(node, ast.Call) for keyword in node.keywords}
        strings = (node.value for node in nodes if isinstance(node, ast.Constant))
        self.names |= {text for text in strings if isinstance(text, str) and NAME.fullmatch(text)}


class Project:
    """What exists: notebooks, modules and what they offer, parameters, columns, files and commands."""

    @cached_property
    def notebooks(self):
        return {path.stem: Notebook(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}

    @cached_property
    def modules(self):
        """Path of a module after ``themeloom.`` -> its tree; a package stands for its ``__init__``."""
        folder = ROOT / "src" / "themeloom"
        paths = {path: path.relative_to(folder).with_suffix("").parts for path in sorted(folder.rglob("*.py"))}
        names = {path: ".".join(part for part in parts if part != "__init__") for path, parts in paths.items()}
        return {name: ast.parse(path.read_text(encoding="utf-8")) for path, name in names.items() if name}

    @cached_property
    def offered(self):
        """Package, or module that stands alone -> the public names in it, as far as its face shows them."""
        rooms = {name: tree for name, tree in self.modules.items() if "." not in name}
        return {name: self._list_face(name) or set(_list_definitions(tree)) for name, tree in rooms.items()}

    def _list_face(self, room):
        """The names that the table of a face gives away: those in lists of the call of lazy-loader."""
        calls = [node for node in ast.walk(self.modules[room]) if isinstance(node, ast.Call)]
        tables = [word.value for call in calls for word in call.keywords if word.arg == "submod_attrs"]
        return {node.value for table in tables for names in table.values for node in names.elts}

    @cached_property
    def things(self):
        """Name of a public function, class or constant -> its definition."""
        public = set().union(*self.offered.values())
        found = {}
        for tree in self.modules.values():
            found |= {name: node for name, node in _list_definitions(tree).items() if name in public}
        return found

    @cached_property
    def functions(self):
        """Names of all functions that modules share with one another, whether a face shows them or not."""
        found = [_list_definitions(tree) for tree in self.modules.values()]
        return {name for names in found for name, node in names.items() if isinstance(node, ast.FunctionDef)}

    @cached_property
    def words(self):
        """Every single word that may stand in backticks."""
        columns = {column for schema in SCHEMAS.values() for column in schema.columns}
        parameters = set().union(*(notebook.parameters for notebook in self.notebooks.values()))
        choices = {*COUNTINGS, *SIMILARITIES, *KINDS}
        known = COMMON | columns | parameters | choices | {*self.notebooks, *self.modules, *self.things, *SCHEMAS}
        return known | self._list_arguments() | self._list_roles() | self.variables | self.packages

    def _list_arguments(self):
        """Arguments of public functions and of methods of public classes, and these classes' members."""
        nodes = [inner for node in self.things.values() for inner in ast.walk(node)]
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        arguments = {one.arg for node in functions for one in [*node.args.args, *node.args.kwonlyargs]}
        return arguments.union(*(self._list_members(node) for node in self.things.values()))

    def _list_members(self, node):
        """Names of methods and fields of a class, and of those that it is derived from; none of anything else."""
        if not isinstance(node, ast.ClassDef):
            return set()
        bases = [self.classes[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in self.classes]
        return set(_list_definitions(node)).union(*map(self._list_members, bases))

    @cached_property
    def classes(self):
        """Name of a class of any module -> its definition."""
        found = [_list_definitions(tree) for tree in self.modules.values()]
        return {name: node for names in found for name, node in names.items() if isinstance(node, ast.ClassDef)}

    def _list_roles(self):
        """Columns of the knowledge tables, and the roles and kinds in them."""
        found = set()
        for path in ROOT.glob("src/themeloom/**/*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            found |= {*rows[0], *(row.get("role") for row in rows), *(row.get("kind") for row in rows)}
        return found - {None}

    @cached_property
    def packages(self):
        """Names of the packages that pyproject.toml asks for."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
        return {re.match(r"[\w.-]+", one)[0] for one in wanted}

    @cached_property
    def makefile(self):
        return (ROOT / "Makefile").read_text(encoding="utf-8")

    @cached_property
    def commands(self):
        """Names of the commands that make has a line of help for."""
        return set(re.findall(r"^([a-z-]+):.*##", self.makefile, re.MULTILINE))

    @cached_property
    def variables(self):
        return set(re.findall(r"^([A-Z_]+) *\??:?=", self.makefile, re.MULTILINE)) | {"LAB"}

    @cached_property
    def files(self):
        """Paths of the project's own files, from its root."""
        folders = ("src", "tests", "notebooks", "docs", "data", "figures", ".ci")
        found = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
        return {path.relative_to(ROOT).as_posix() for path in [*found, *ROOT.glob("*")]}

    @cached_property
    def made(self):
        """Patterns of the files that make or the user makes in a corpus' folder, from its root."""
        stems, parts = list(self.notebooks), []
        for name in SCHEMAS:
            first, _, part = name.partition(".")
            parts += [f"{stem}.{part}" for stem in stems if stem[3:] == first and part]
        derived = [f"derived/{name}.{suffix}" for name in [*stems, *parts] for suffix in ("parquet", "csv", "graphml")]
        runs = [f"runs/{stem}{ending}" for stem in stems for ending in (".ipynb", ".d", ".d/")]
        return [
            *derived,
            *runs,
            "derived/03_terms.thesaurus.txt",
            "params/thesaurus.csv",
            "params/themes.csv",
            *(f"params/{stem}.yml" for stem in [*stems, "NN_name"]),
            *(f"export/13_export.{suffix}" for suffix in ("[cgnv]*", "*.csv")),
            *(f"{folder}/" for folder in MADE),
        ]

    def has_path(self, path, folder):
        """Whether a path exists, seen from the root, from a folder or from a corpus, or is one that is made."""
        path = PLACEHOLDER.sub(CORPUS, path).removesuffix("*")
        bare, corpus = path.rstrip("/"), f"data/{CORPUS}/"
        near = (ROOT / folder / bare).resolve()
        if near.is_relative_to(ROOT) and near.exists():
            return True
        if bare in self.files or any(fnmatch(path.removeprefix(corpus), made) for made in self.made):
            return True
        stem = Path(bare).name.split(".")[0]
        if bare.startswith(f"figures/{CORPUS}"):
            return bare == f"figures/{CORPUS}" or stem in self.notebooks
        if "/" in bare:  # a package stands for any, as a notebook's name does
            open_names = re.sub(r"<\w+>|NN_name", "*", bare)
            return open_names != bare and any(fnmatch(one, open_names) for one in self.files)
        names = [*self.files, *self.made]
        return any(fnmatch(bare, Path(one).name) for one in names) or (bare == "NN_name.ipynb")

    def list_names(self, stem, rest):
        """The parameters of a notebook, or where ``rest`` ends its name as that of a file, the columns in it."""
        if not rest:
            return self.notebooks[stem].parameters if stem in self.notebooks else set()
        table = stem[3:] + rest.rpartition(".")[0]
        return {name for one in (table, f"{table}.nodes", f"{table}.edges") if one in SCHEMAS for name in SCHEMAS[one].columns}

    def has_name(self, dotted):
        """Whether a dotted name is a table of the schemas, or leads to something in the package or in a class that it offers."""
        if dotted in SCHEMAS:
            return True
        place, _, name = dotted.removeprefix("themeloom.").rpartition(".")
        if place in self.things:
            return name in self._list_members(self.things[place])
        inside = self.offered.get(place) or set(_list_definitions(self.modules.get(place, ast.Module([]))))
        return name in inside or f"{place}.{name}".lstrip(".") in self.modules


def _list_definitions(tree):
    """Name -> node of what a module defines at its top, but for what begins with an underscore."""
    found = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [one.id for target in targets for one in ast.walk(target or ast.Pass()) if isinstance(one, ast.Name)]
        names += [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
        found |= {name: node for name in names if not name.startswith("_")}
    return found


def find_faults(text, project, *, folder="", words=frozenset()):
    """List what a Markdown text names that does not exist; ``words`` are further words that may stand in backticks."""
    faults = []
    for token in _walk(MARKDOWN.parse(text)):
        if token.type == "code_inline":
            faults += _check_code(token.content, project, folder, words)
        elif token.type == "fence":
            faults += _check_fence(token, project)
        for target in _list_targets(token):
            faults += _check_link(target, text, project, folder)
    for name, stem, rest in BELONGS.findall(text):
        faults += [] if name in project.list_names(stem, rest) else [f"{stem}{rest} has no {name}"]
    return faults


def find_bad_lines(text):
    """List the lines of prose that hold two sentences, or end inside one that goes on below; tables and code are passed over."""
    lines, faults = _blank_out(text).split("\n"), []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        prose = ITEM.sub("", ABBREVIATED.sub("", line), count=1)
        if TWO_SENTENCES.search(prose):
            faults.append(f"two sentences on a line: {line.strip()[:80]}")
        if line.strip() and after.strip() and not ITEM.match(after) and not COMPLETE.search(line.rstrip()):
            faults.append(f"a sentence on two lines: {line.strip()[:80]}")
    return faults


def _blank_out(text):
    """Empty all lines that are not prose, and shorten what stands in backticks and behind links."""
    text = re.sub(r"(?ms)^( *)(```|~~~).*?^\1\2 *$", lambda fence: "\n" * fence[0].count("\n"), text)
    text = re.sub(r"`[^`\n]*`", "`x`", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"(?m)^(?:#|\||<|\*\*Reads\*\*).*$", "", text)


def _walk(tokens):
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def _list_targets(token):
    """Where a token leads: a link's or image's address, also in HTML."""
    if token.type in ("html_inline", "html_block"):
        return re.findall(r"(?:href|src)=\"([^\"]+)\"", token.content)
    return [value for name in ("href", "src") if (value := token.attrs.get(name))]


def _check_link(target, text, project, folder):
    path, _, anchor = target.partition("#")
    if re.match(r"[a-z]+:", path):
        return []
    place = (ROOT / folder / path).resolve()
    if path and not place.exists():
        return [f"link to {target}, which does not exist"]
    if not anchor:
        return []
    known = place.read_text(encoding="utf-8") if path else text
    slugs = [re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in re.findall(r"(?m)^#.*$", known)]
    return [] if anchor in slugs else [f"link to {target}, a heading that does not exist"]


def _check_fence(token, project):
    if token.info == "python":
        return _check_python(token.content, project)
    if token.info == "yaml":
        parameters = set().union(*(notebook.parameters for notebook in project.notebooks.values()))
        return [f"{name} is no parameter" for name in yaml.safe_load(token.content) if name not in parameters]
    commands = [line.partition("#")[0].strip() for line in token.content.splitlines() if line.startswith("make")]
    return [fault for command in commands for fault in _check_make(command, project)]


def _check_python(code, project):
    faults, imported = [], {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] == "themeloom":
            for alias in node.names:
                name = f"{node.module}.{alias.name}".removeprefix("themeloom.")
                imported[alias.name] = name
                faults += [] if project.has_name(name) else [f"{name} does not exist"]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported:
            name = f"{imported[node.value.id]}.{node.attr}"
            faults += [] if project.has_name(name) else [f"{name} does not exist"]
    return faults + _check_stems(code, project)


def _check_make(command, project):
    faults = []
    for part in command.split("&&"):
        first, *words = part.split()
        for word in words if first == "make" else []:
            name, equals, _ = word.partition("=")
            known = project.variables if equals else project.commands
            faults += [] if name in known else [f"make knows no {name}"]
    return faults


def _check_stems(text, project):
    return [f"no notebook {stem}" for stem in STEM.findall(text) if stem not in project.notebooks]


def _check_code(code, project, folder, words):
    """Say what is wrong with what stands in backticks: a command, a path, or a name with or without dots."""
    if code.startswith("make ") or code == "make":
        return _check_make(code, project)
    if code.startswith("from themeloom"):
        return _check_python(code, project)
    if " " in code or code.startswith((".", "-", "<")) or (code[:1].isdigit() and not STEM.match(code)):
        return _check_stems(code, project)
    if "/" in code or FILE.fullmatch(code):
        return [] if project.has_path(code, folder) else [f"no path {code}"]
    if STEM.fullmatch(code):
        return _check_stems(code, project)
    code = re.sub(r"\(.*\)$|=[\w\"']+$", "", code)
    if DOTTED.fullmatch(code):
        return [] if project.has_name(code) else [f"{code} does not exist"]
    if not NAME.fullmatch(code) or code == "NN_name" or code in words or code in project.words:
        return []
    if code.endswith("_"):
        return [] if any(name.startswith(code) for name in project.functions | project.words) else [f"nothing begins with {code}"]
    return [f"{code} is no name, parameter or column"]
