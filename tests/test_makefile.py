"""The Makefile tells the truth: prerequisites are what notebooks read and import, and only what changed is made again."""

import ast
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
CORPUS = "internal-learning"
STEMS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb") if path.stem < "13")  # those of plain make
AFTER = ["13_export", "report"]  # those of other commands
SUFFIXES = {stem: [".svg", ".png", ".csv"] for stem in STEMS} | {stem: [".parquet"] for stem in STEMS[:5]}
SUFFIXES["report"] = [".html"]
SUFFIXES["04_network"] = SUFFIXES["13_export"] = [".graphml"]


def make(*arguments, folder=ROOT):
    """Run make as from a shell of its own, with this Python."""
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    command = ["make", f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def parse_code(stem):
    cells = nbformat.read(ROOT / "notebooks" / f"{stem}.ipynb", as_version=4).cells
    return ast.parse("\n".join(cell.source for cell in cells if cell.cell_type == "code"))


def find_modules(tree):
    """Our modules that a piece of code imports, and all that these import in turn."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "themeloom":
            module = node.module.partition(".")[2]
            found |= {module} if module else {alias.name for alias in node.names}
    return found.union(*(find_modules(ast.parse((ROOT / f"src/themeloom/{name}.py").read_text())) for name in found))


def find_calls(tree, name):
    """First arguments of the calls of a function or method of that name."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return {
        getattr(node.args[0], "value", None)
        for node in calls
        if getattr(node.func, "attr", getattr(node.func, "id", None)) == name
    }


def find_templates(source):
    """Templates and assets that a module asks for, and those that they ask for in turn."""
    names = find_calls(source, "render") | find_calls(source, "read_asset")
    names = {name for name in names if isinstance(name, str)}
    texts = [(ROOT / "src/themeloom/templates" / name).read_text() for name in names]
    return names.union(*(re.findall(r'{% from "([^"]+)"', text) for text in texts))


def place(stem):
    folder = f"data/{CORPUS}/derived" if stem < "06" else f"data/{CORPUS}/export" if stem == "13_export" else f"figures/{CORPUS}"
    return [f"{folder}/{stem}{suffix}" for suffix in SUFFIXES[stem]]


@pytest.fixture(scope="module")
def rules():
    """Target -> its prerequisites, as make itself understands its Makefile."""
    printed = make("--print-data-base", "--dry-run", "--question", "help").stdout
    lines = re.findall(r"^((?:data|figures)/[^:%]+): (.*)$", printed, re.MULTILINE)
    return {target: set(prerequisites.split("|")[0].split()) for target, prerequisites in lines}


@pytest.mark.parametrize("stem", [*STEMS, *AFTER])
def test_prerequisites_are_what_the_notebook_reads_and_imports(stem, rules):
    code = parse_code(stem)
    modules = find_modules(code)
    sources = [ast.parse((ROOT / f"src/themeloom/{name}.py").read_text()) for name in modules]
    reads = {path for read in find_calls(code, "read") for path in place(read)}
    if stem == "report":  # which reads the figures by a list of their names
        named = {node.value for node in ast.walk(code) if isinstance(node, ast.Constant)}
        reads |= {path for figure in STEMS if figure in named for path in place(figure)} | {f"data/{CORPUS}/README.md"}
    knowledge = {f"src/themeloom/knowledge/{name}.csv" for source in sources for name in find_calls(source, "read_knowledge")}
    wanted = {f"src/themeloom/{name}.py" for name in modules} | reads | knowledge | {"requirements.lock"}
    wanted |= {f"src/themeloom/templates/{name}" for source in sources for name in find_templates(source)}
    for target in place(stem):
        assert rules[target] - {"FORCE"} == wanted, target


def test_help_lists_every_command_in_a_line():
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()
    listed = re.findall(r"^  make (\w+) +\S", make("help").stdout, re.MULTILINE)
    assert sorted(listed) == sorted(set(phony) - {"FORCE"})


@pytest.mark.parametrize("name", ["nowhere", "two words", ""])
def test_a_corpus_that_is_not_there_is_one_clear_line(name):
    done = make(f"CORPUS={name}")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert CORPUS in done.stderr


@pytest.fixture
def copy(tmp_path):
    """A copy of the project, in a path with a space, in which everything seems to be made."""
    folder = tmp_path / "my project"
    for name in ("src", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "history*"))
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    raw = folder / "data" / CORPUS / "raw"
    raw.mkdir(parents=True)
    (raw / "my listing.txt").write_text("a file name with a space\n")
    (folder / "data" / CORPUS / "runs").mkdir()
    before = time.time() - 1000
    for path in [*folder.rglob("*"), raw]:
        os.utime(path, (before, before))
    for at, stem in enumerate(STEMS):
        for path in place(stem):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).touch()
            os.utime(folder / path, (before + 10 + at, before + 10 + at))
    return folder


def find_remade(folder):
    """Stems that make would run, in the order it would run them."""
    done = make("--dry-run", folder=folder)
    assert done.returncode == 0, done.stderr
    return re.findall(r'echo "(\w+) ->', done.stdout)


def test_nothing_to_do_is_said(copy):
    assert find_remade(copy) == []
    assert "Nothing to be done for 'all'" in make(folder=copy).stdout


def test_a_deleted_figure_is_redrawn_alone(copy):
    (copy / place("08_strategic_map")[1]).unlink()
    assert find_remade(copy) == ["08_strategic_map"]


@pytest.mark.parametrize(
    ("touched", "remade"),
    [
        ("src/themeloom/formats.py", STEMS),
        ("src/themeloom/knowledge/kinds.csv", STEMS[1:]),
        ("src/themeloom/layout.py", STEMS[3:]),
        ("src/themeloom/themes.py", STEMS[4:]),
        ("src/themeloom/figures.py", STEMS[5:]),
        ("notebooks/07_theme_profile.ipynb", ["07_theme_profile"]),
        ("requirements.lock", STEMS),
        (f"data/{CORPUS}/raw/my listing.txt", STEMS),
    ],
)
def test_a_touched_file_reruns_only_what_depends_on_it(copy, touched, remade):
    (copy / touched).touch()
    assert find_remade(copy) == remade


def test_an_override_that_comes_or_goes_reruns_its_notebook(copy):
    override = copy / "data" / CORPUS / "params" / "09_theme_entities.yml"
    override.parent.mkdir()
    override.write_text("per_kind: 3\n")
    os.utime(override, (1, 1))  # however old it is
    assert find_remade(copy) == ["09_theme_entities"]
    used = copy / "data" / CORPUS / "runs" / "09_theme_entities.used"
    used.mkdir()
    shutil.copy(override, used)
    assert find_remade(copy) == []
    override.unlink()
    assert find_remade(copy) == ["09_theme_entities"]


def test_a_thesaurus_that_comes_or_goes_reruns_the_terms(copy):
    params = copy / "data" / CORPUS / "params"
    params.mkdir()
    (params / "thesaurus.csv").touch()
    assert find_remade(copy) == STEMS[2:]
    os.utime(params / "thesaurus.csv", (1, 1))
    (copy / "data" / CORPUS / "runs" / "03_terms.used").mkdir()
    shutil.copy2(params / "thesaurus.csv", copy / "data" / CORPUS / "runs" / "03_terms.used")
    assert find_remade(copy) == []
    (params / "thesaurus.csv").unlink()
    assert find_remade(copy) == STEMS[2:]


@pytest.mark.parametrize("name", ["5_themes.yml", "05_themes.yaml", "thesaurus.txt"])
def test_a_setting_that_nobody_reads_is_told(copy, name):
    (copy / "data" / CORPUS / "params").mkdir()
    (copy / "data" / CORPUS / "params" / name).touch()
    done = make("--dry-run", folder=copy)
    assert done.returncode == 2
    assert name in done.stderr


@pytest.mark.parametrize("name", ["a&b", "it's", "x$y", "p%q", "../up", "a;b", "a(b", "`ls`", "$(shell ls)", "a#b", 'q"q'])
def test_a_name_that_a_shell_or_make_would_read_is_refused_before_anything_runs(copy, name):
    done = make(f"CORPUS={name}", "clean", folder=copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert all((copy / path).exists() for path in place("01_records"))


def test_a_folder_in_raw_is_no_file(copy):
    (copy / "data" / "nested" / "raw" / "inner").mkdir(parents=True)
    done = make("CORPUS=nested", folder=copy)
    assert "folders in it are not read" in done.stderr


def test_a_failing_notebook_leaves_its_traceback_and_no_artefact(copy):
    (copy / place("01_records")[0]).unlink()
    done = make(place("01_records")[0], folder=copy)
    assert done.returncode == 2
    assert not (copy / place("01_records")[0]).exists()
    run = nbformat.read(copy / "data" / CORPUS / "runs" / "01_records.ipynb", as_version=4)
    assert any(
        output.output_type == "error" and output.ename == "ValueError" for cell in run.cells for output in cell.get("outputs", [])
    )
    assert "my listing.txt" in done.stderr
