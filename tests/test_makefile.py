"""The Makefile tells the truth: prerequisites are what notebooks read and import, and only what changed is made again."""

import ast
import os
import re
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import nbformat
import pytest

from copies import copy_code
from sources import ROOT, read_code
from themeloom.project.freshness import describe_states, format_record, locate_record
from themeloom.project.pipeline import list_artefacts, list_used, read_pipeline
from toy_notebooks import declare, write_notebook

CORPUS = "internal-learning"
STEPS = {step.notebook: step for step in read_pipeline(ROOT) if step.makes}
STEMS = [stem for stem, step in STEPS.items() if step.command == "all"]  # in the order in which make runs them
READ_BY_PACKAGES = {".py", ".csv", ".html", ".css", ".js"}


def make(*arguments, folder=ROOT, **variables):
    """Run make as from a shell of its own, with this Python."""
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    command = ["make", f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(command, cwd=folder, env=environment | variables, capture_output=True, text=True, check=False)


def list_files(package):
    """The files of a package, or of a module that stands alone."""
    folder = ROOT / "src" / "themeloom" / package
    files = [path for path in folder.rglob("*") if path.suffix in READ_BY_PACKAGES] if folder.is_dir() else [Path(f"{folder}.py")]
    return {path.relative_to(ROOT).as_posix() for path in files if ".ipynb_checkpoints" not in path.parts}


@cache
def find_packages(stem):
    """Our packages that a notebook imports, and all that these import in turn."""
    waiting = [read_code(ROOT / "notebooks" / f"{stem}.ipynb")]
    packages = set()
    while waiting:
        for node in ast.walk(waiting.pop()):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "themeloom":
                inside = node.module.split(".")[1:]
                new = ({inside[0]} if inside else {alias.name for alias in node.names}) - packages
                packages |= new
                waiting += [
                    ast.parse((ROOT / path).read_text()) for name in new for path in list_files(name) if path[-3:] == ".py"
                ]
    return packages


def find_calls(stem, name):
    """Calls of a function or method of that name in a notebook."""
    code = read_code(ROOT / "notebooks" / f"{stem}.ipynb")
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
    return [node for node in calls if getattr(node.func, "attr", getattr(node.func, "id", None)) == name]


def place(stem, suffix=""):
    """The files of a notebook's artefact."""
    return [path for path in list_artefacts(STEPS[stem], CORPUS) if path.endswith(suffix)]


@pytest.fixture(scope="module")
def rules():
    """Target -> its prerequisites, as make itself understands its Makefile."""
    printed = make("--print-data-base", "--dry-run", "--question", "all", "export", "report").stdout
    lines = re.findall(r"^((?:data|figures)/[^:%]+): (.*)$", printed, re.MULTILINE)
    return {target: set(prerequisites.split("|")[0].split()) for target, prerequisites in lines}


@pytest.mark.parametrize("stem", STEPS)
def test_prerequisites_are_what_the_notebook_reads_and_imports(stem, rules):
    stems = [call.args[0].value for name in ("read", "read_figure") for call in find_calls(stem, name)]
    stems += [other for other, step in STEPS.items() if step.makes == "figure"] if find_calls(stem, "read_figures") else []
    wanted = {path for read in stems for path in place(read)} | {"requirements.lock", f"notebooks/{stem}.ipynb"}
    wanted |= {f"data/{CORPUS}/README.md"} if find_calls(stem, "read_about") else set()
    wanted |= {path for package in find_packages(stem) for path in list_files(package)}
    assert len(wanted) > 3
    record = locate_record("", CORPUS, stem).as_posix()
    assert rules[record] - {"FORCE"} == wanted
    assert {path: rules[path] for path in place(stem)} == {path: {record} for path in place(stem)}


def test_help_lists_every_command_in_a_line():
    phony = re.search(r"^COMMANDS := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()
    listed = re.findall(r"^  make ([\w-]+) +\S", make("help").stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony)
    assert {step.command for step in STEPS.values()} <= set(listed)


@pytest.mark.parametrize("goals", [["reprot"], ["report", "reprot"], ["reprot", "CORPUS=nowhere"]])
def test_a_command_that_is_none_leads_to_those_that_are(goals):
    done = make(*goals)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(
        r"Makefile:\d+: \*\*\* make knows no command reprot: `make help` lists those that there are\.  Stop\.\n", done.stderr
    )


@pytest.mark.parametrize("name", ["nowhere", "two words", ""])
def test_a_corpus_that_is_not_there_is_one_clear_line(name):
    done = make(f"CORPUS={name}")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert CORPUS in done.stderr


@pytest.mark.parametrize("name", ["nowhere", "two words", "$(shell ls)"])
def test_no_lab_is_opened_on_a_corpus_that_is_not_there(name):
    done = make("lab", f"CORPUS={name}")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert CORPUS in done.stderr


@pytest.fixture
def echoing(tmp_path):
    """What takes the place of Python with JupyterLab: it says what it was run with."""
    path = tmp_path / "python"
    path.write_text(f'#!/bin/sh\ncase $2 in jupyterlab) echo run ;; *) exec {sys.executable} "$@" ;; esac\n')
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("given", [[], [f"CORPUS={CORPUS}"]])
def test_before_the_lab_starts_a_line_says_how_to_pick_the_corpus(echoing, given):
    done = make("lab", f"PYTHON={echoing}", *given)
    line = f'in each notebook, corpus = "{CORPUS}" in the first cell of code picks the corpus'
    assert done.stdout.splitlines() == [line, "run"]


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A copy of the project in which everything seems to be made."""
    folder = copy_code(tmp_path_factory.mktemp("template"))
    raw = folder / "data" / CORPUS / "raw"
    raw.mkdir(parents=True)
    (raw / "my listing.txt").write_text("a file name with a space\n")
    (folder / "data" / CORPUS / "runs").mkdir()
    before = time.time() - 1000
    for path in [*folder.rglob("*"), raw]:
        os.utime(path, (before, before))
    for number, stem in enumerate(STEMS):
        for path in place(stem):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).touch()
            os.utime(folder / path, (before + 10 + number, before + 10 + number))
    for stem in STEMS:
        record(folder, stem)
    return folder


@pytest.fixture
def copy(template, tmp_path):
    """A copy of that for a test, in a path with a space."""
    return shutil.copytree(template, tmp_path / "my project")


def record(folder, stem):
    """Leave the record of a run that used what is there now."""
    used = describe_states(folder, list_used(folder, STEPS[stem], CORPUS))
    locate_record(folder, CORPUS, stem).write_text(format_record(used, describe_states(folder, place(stem))))


def find_remade(folder):
    """Stems that make would run, in the order it would run them."""
    done = make("--dry-run", folder=folder)
    assert done.returncode == 0, done.stderr
    return re.findall(r"project\.starting (\w+) ", done.stdout)


def list_dependent(changed):
    """Stems whose artefact is made of a changed package or notebook, at first hand or not, in make's order."""
    remade = []
    for stem in STEMS:
        reads = {call.args[0].value for call in find_calls(stem, "read")}
        if stem == changed or changed in find_packages(stem) or reads & {*remade}:
            remade.append(stem)
    return remade


def test_nothing_to_do_is_said(copy):
    assert find_remade(copy) == []
    assert "Nothing to be done for 'all'" in make(folder=copy).stdout


@pytest.mark.parametrize("stem", [stem for stem in STEMS if STEPS[stem].makes == "figure"][:2])
@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".csv"])
def test_a_deleted_figure_is_redrawn_alone(copy, stem, suffix):
    (copy / place(stem, suffix)[0]).unlink()
    assert find_remade(copy) == [stem]


@pytest.mark.parametrize("package", ["records", "lexicon", "network", "themes", "figures"])
def test_a_touched_package_reruns_only_what_depends_on_it(copy, package):
    (copy / sorted(list_files(package))[-1]).touch()
    assert find_remade(copy) == list_dependent(package)
    assert find_remade(copy)


def test_what_reads_a_thesaurus_does_not_depend_on_what_uses_it(copy):
    (copy / "src/themeloom/terms/thesaurus.py").touch()
    remade = find_remade(copy)
    assert remade == list_dependent("terms")
    assert remade[0] == "03_terms"


def test_what_is_touched_late_does_not_rerun_what_comes_early(copy):
    (copy / "src/themeloom/figures/maps.py").touch()
    assert find_remade(copy) == [stem for stem in STEMS if STEPS[stem].makes == "figure"]


@pytest.mark.parametrize("touched", ["src/themeloom/project/corpus.py", "requirements.lock"])
def test_what_all_depends_on_reruns_all(copy, touched):
    (copy / touched).touch()
    assert find_remade(copy) == STEMS


@pytest.mark.parametrize("seconds", [1, None])
def test_a_raw_file_that_changed_reruns_all_however_old_it_is(copy, seconds):
    path = copy / "data" / CORPUS / "raw" / "my listing.txt"
    path.touch()
    assert find_remade(copy) == []  # it holds what it held
    path.write_text("a file name with A space\n")
    os.utime(path, seconds and (seconds, seconds))
    assert find_remade(copy) == STEMS


def test_a_raw_file_behind_links_that_changed_reruns_all(copy):
    corpus = copy / "data" / CORPUS
    raw = corpus / "raw"
    (corpus / "kept").mkdir()
    listing = (raw / "my listing.txt").rename(corpus / "kept" / "elsewhere.txt")
    (raw / "my listing.txt").symlink_to(listing)
    raw.rename(corpus / "beside")
    raw.symlink_to(corpus / "beside")
    assert find_remade(copy) == []
    listing.write_text("changed\n")
    os.utime(listing, (1, 1))
    assert find_remade(copy) == STEMS


def test_code_that_was_replaced_by_older_code_reruns_what_depends_on_it(copy):
    path = copy / "src/themeloom/figures/maps.py"
    path.write_text(path.read_text() + "\n")
    os.utime(path, (1, 1))
    assert find_remade(copy) == list_dependent("figures")


def test_an_artefact_that_is_not_the_one_that_was_made_is_made_again(copy):
    figure = copy / place("07_theme_profile", ".svg")[0]
    figure.write_text("drawn by hand")
    assert find_remade(copy) == ["07_theme_profile"]


@pytest.mark.parametrize("name", ["a new module.py", "new.csv"])
def test_a_file_that_comes_into_a_package_reruns_what_depends_on_it(copy, name):
    path = copy / "src" / "themeloom" / "lexicon" / "knowledge" / name.replace(" ", "_")
    path.write_text("")
    assert find_remade(copy) == list_dependent("lexicon")


def test_a_touched_notebook_is_run_alone_where_nothing_reads_its_artefact(copy):
    (copy / "notebooks/07_theme_profile.ipynb").touch()
    assert find_remade(copy) == ["07_theme_profile"]


def test_a_parameter_file_that_comes_changes_or_goes_reruns_its_notebook(copy):
    override = copy / "data" / CORPUS / "params" / "09_theme_entities.yml"
    override.parent.mkdir()
    for text in ("per_kind: 3\n", "per_kind: 4\n"):
        override.write_text(text)
        os.utime(override, (1, 1))  # however old it is
        assert find_remade(copy) == ["09_theme_entities"]
        record(copy, "09_theme_entities")
        assert find_remade(copy) == []
    override.touch()
    assert find_remade(copy) == ["09_theme_entities"]
    override.unlink()
    assert find_remade(copy) == ["09_theme_entities"]


def test_a_thesaurus_that_comes_or_goes_reruns_the_mentions(copy):
    params = copy / "data" / CORPUS / "params"
    params.mkdir()
    (params / "thesaurus.csv").touch()
    assert find_remade(copy) == list_dependent("02_mentions")
    os.utime(params / "thesaurus.csv", (1, 1))
    for stem in ("02_mentions", "03_terms"):
        record(copy, stem)
    assert find_remade(copy) == []
    (params / "thesaurus.csv").unlink()
    assert find_remade(copy) == list_dependent("02_mentions")


def test_a_second_make_in_a_corpus_is_one_clear_line(copy):
    process = subprocess.Popen(["sleep", "600"])
    locking = [sys.executable, "-I", ROOT / "src/themeloom/project/locking.py", CORPUS, str(process.pid)]
    subprocess.run(locking, cwd=copy, check=True)
    done = make(folder=copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(rf".*another make runs on {CORPUS}, since .*, process {process.pid}; .*\n", done.stderr)
    assert find_remade(copy) == []  # what only looks may look
    process.kill()
    process.wait()
    assert make(folder=copy).returncode == 0


@pytest.mark.parametrize("name", ["5_themes.yml", "05_themes.yaml", "thesaurus.txt"])
def test_a_parameter_file_that_nobody_reads_is_one_clear_line(copy, name):
    (copy / "data" / CORPUS / "params").mkdir()
    (copy / "data" / CORPUS / "params" / name).touch()
    done = make("--dry-run", folder=copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr


NAMES = ["a&b", "it's", "x$y", "p%q", "../up", "a;b", "a(b", "`touch ran`", "$(shell touch ran)", "a#b", 'q"q', "$$(touch ran)"]


@pytest.mark.parametrize("name", [*NAMES, "'; touch ran; '", "a\nb", "$(eval all: ; touch ran)", "-n", "a:b"])
@pytest.mark.parametrize("inherited", [False, True])
def test_a_name_that_a_shell_or_make_would_read_is_refused_before_anything_runs(copy, name, inherited):
    done = make("clean", folder=copy, CORPUS=name) if inherited else make(f"CORPUS={name}", "clean", folder=copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert all((copy / path).exists() for path in place("01_records"))
    assert not (copy / "ran").exists()


@pytest.mark.parametrize("name", ["$(shell touch ran)", "`touch ran`", "'; touch ran; '"])
def test_a_command_that_needs_no_corpus_does_not_run_its_name_either(copy, name):
    done = make("help", f"CORPUS={name}", folder=copy)
    assert done.returncode == 0
    assert "make all" in done.stdout
    assert not (copy / "ran").exists()


CODE = [
    "$(shell touch ran)",
    "'; touch ran; '`touch ran`\"; touch ran; \"$$(touch ran); touch ran | touch ran",
    "a\ntouch ran\n",
]
SETTABLE = ["CORPUS", "PYTHON", "GOLD", "LAB", "INSTALLER", "BASE_PYTHON", "SCHEDULER"]


@pytest.mark.parametrize("variable", [*SETTABLE, "UNKNOWN"])
@pytest.mark.parametrize("goal", ["help", "lab", "quality"])
@pytest.mark.parametrize("inherited", [False, True])
def test_what_a_user_sets_is_text_and_never_run(copy, variable, goal, inherited):
    (copy / "jupyterlab.py").write_text("")  # in the place of the real one, which would start
    for value in CODE:
        environment = {"PYTHON": sys.executable} | ({variable: value} if inherited else {})
        command = ["make", goal] if inherited else ["make", goal, f"{variable}={value}"]
        subprocess.run(command, cwd=copy, env=os.environ | environment, capture_output=True, check=False)
        assert not (copy / "ran").exists(), value


@pytest.mark.parametrize("name", ["corpus", "Corpus", "SHELL", "MAKECMDGOALS", "RULES", "run"])
def test_a_variable_that_there_is_not_is_refused_in_a_line_that_lists_those_there_are(copy, name):
    done = make(f"{name}=x", "clean", folder=copy)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"Makefile:{re.search(r'Makefile:(.*?):', done.stderr)[1]}: *** make knows no variable {name}; "
        f"there are: {' '.join(SETTABLE)}.  Stop."
    ]


def test_the_goals_cannot_be_said_otherwise_than_they_are(copy):
    """Which commands need a corpus is read from them, and its name is checked only then."""
    done = make("clean", "CORPUS=../x", folder=copy, MAKECMDGOALS="help")
    assert "MAKECMDGOALS is what make itself sets" in done.stderr
    assert all((copy / path).exists() for path in place("01_records"))


def test_options_of_lab_are_words(copy):
    (copy / "jupyterlab.py").write_text("import sys\nprint(sys.argv[3:])")
    done = make("lab", "LAB=--no-browser --port=1 * $HOME 'a b'", folder=copy)
    assert done.stdout.splitlines()[-1] == str(["--no-browser", "--port=1", "*", "$HOME", "'a", "b'"])


def test_an_installer_that_there_is_not_is_refused(copy):
    assert "INSTALLER=conda is neither uv nor pip" in make("help", "INSTALLER=conda", folder=copy).stderr


def test_help_is_given_where_there_is_no_corpus(copy):
    shutil.rmtree(copy / "data")
    assert "make all" in make("help", folder=copy).stdout


def test_where_no_python_will_do_one_line_says_so(copy, tmp_path):
    for name in ("make", "sh"):
        (tmp_path / name).symlink_to(shutil.which(name))
    done = make("PYTHON=.venv/bin/python", folder=copy, PATH=str(tmp_path))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "themeloom needs Python 3.11 to 3.14 with venv; found: none; install one" in done.stderr


def test_a_folder_in_raw_is_no_file(copy):
    (copy / "data" / "nested" / "raw" / "inner").mkdir(parents=True)
    done = make("CORPUS=nested", folder=copy)
    assert "folders in it are not read" in done.stderr


def test_a_corpus_is_cleaned_of_all_that_was_made(copy):
    done = make("clean", folder=copy)
    assert done.returncode == 0
    assert [path.name for path in (copy / "data" / CORPUS).iterdir()] == ["raw"]
    assert list((copy / "figures").iterdir()) == []


def test_a_failing_notebook_leaves_its_traceback_and_the_last_good_artefact(copy):
    artefact = copy / place("01_records")[0]
    artefact.write_text("the last good one")
    done = make(place("01_records")[0], folder=copy)
    assert done.returncode == 2
    assert artefact.read_text() == "the last good one"
    run = nbformat.read(copy / "data" / CORPUS / "runs" / "01_records.unfinished.ipynb", as_version=4)
    assert any(
        output.output_type == "error" and output.ename == "ValueError" for cell in run.cells for output in cell.get("outputs", [])
    )
    assert "my listing.txt" in done.stderr


# ---------------------------------------------------------------- a run that makes the same again


TOYS = {
    "01_count": """
derived.mkdir(exist_ok=True)
(derived / "01_count.half.parquet").write_text(f"{n // 2}".ljust(2**21))  # so large that records know its time only
(derived / "01_count.parquet").write_text("the same always")
""",
    "02_compare": """
half = int((derived / "01_count.half.parquet").read_text())
(derived / "02_compare.parquet").write_text(f"more than one: {half > 1}")
if not corpus: here.read("01_count", "half")
""",
    "03_draw": """
figures = Path("../figures/toys")
figures.mkdir(parents=True, exist_ok=True)
for ending in ("csv", "pdf", "png", "svg"):
    (figures / f"03_draw.{ending}").write_bytes((derived / "02_compare.parquet").read_bytes())
if not corpus: here.read("02_compare")
""",
}


@pytest.fixture(scope="module")
def made_toys(tmp_path_factory):
    """A copy of the project with three notebooks of a moment each, all of which were run."""
    folder = copy_code(tmp_path_factory.mktemp("toys"))
    (folder / "data" / "toys" / "raw").mkdir(parents=True)
    (folder / "data" / "toys" / "raw" / "a.txt").touch()
    rows = ["01_count,table,all", "02_compare,table,all", "03_draw,figure,all"]
    (folder / "notebooks" / "pipeline.csv").write_text("\n".join(["notebook,makes,command", *rows, ""]))
    for stem, code in TOYS.items():
        beginning = 'from pathlib import Path\nderived = Path("../data/toys/derived")'
        write_notebook(folder / "notebooks" / f"{stem}.ipynb", beginning + code, 'corpus = "one"  # name\nn = 2  # number')
        declare(folder / "notebooks", stem, n="int,1,9,")
    assert run_toys(folder) == [*TOYS]
    return folder


@pytest.fixture
def toys(made_toys, tmp_path):
    """A copy of that for a test, in a path with a space."""
    return shutil.copytree(made_toys, tmp_path / "my toys")


def run_toys(folder):
    """Stems that make runs until all is made; then it has nothing to do, and knows it."""
    done = make("CORPUS=toys", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "Nothing to be done for 'all'" in make("CORPUS=toys", folder=folder).stdout
    assert make("CORPUS=toys", "--question", folder=folder).returncode == 0
    assert plan_toys(folder) == []
    return re.findall(r"^(\w+) ->", done.stdout, re.MULTILINE)


def plan_toys(folder):
    """Stems that make says it would run."""
    return re.findall(r"project\.starting (\w+) ", make("CORPUS=toys", "--dry-run", folder=folder).stdout)


def set_number(folder, n):
    """Give the first notebook its number, by a file as old as can be: make is to see what it holds."""
    path = folder / "data" / "toys" / "params" / "01_count.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"n: {n}\n")
    os.utime(path, (1, 1))


def test_what_makes_the_same_again_is_run_alone_and_not_once_more(toys):
    made = [*toys.glob("data/toys/derived/*"), *toys.glob("figures/toys/*")]
    times = [path.stat().st_mtime_ns for path in made]
    for number, stem in enumerate(TOYS):
        (toys / "notebooks" / f"{stem}.ipynb").touch()
        assert plan_toys(toys) == [*TOYS][number:]  # nobody knows before what it will make
        assert make("CORPUS=toys", "--question", folder=toys).returncode == 1
        assert run_toys(toys) == [stem]
    set_number(toys, 3)  # half of it is one, as of two
    assert run_toys(toys) == ["01_count"]
    assert [path.stat().st_mtime_ns for path in made] == times


def test_a_part_that_changed_is_followed_as_far_as_it_changes_anything(toys):
    set_number(toys, 4)
    assert run_toys(toys) == [*TOYS]
    assert (toys / "figures/toys/03_draw.svg").read_text() == "more than one: True"
    set_number(toys, 6)
    assert run_toys(toys) == ["01_count", "02_compare"]


@pytest.mark.parametrize(
    ("deleted", "run"),
    [
        ("data/toys/derived/01_count.half.parquet", ["01_count", "02_compare"]),
        ("data/toys/derived/02_compare.parquet", ["02_compare", "03_draw"]),
        ("figures/toys/03_draw.png", ["03_draw"]),
        ("data/toys/runs/01_count.used.json", ["01_count"]),
    ],
)
def test_what_was_deleted_is_made_again(toys, deleted, run):
    before = {path: path.read_bytes() for path in toys.glob("*/toys/**/*.[pcs]*") if path.parent.name != "runs"}
    (toys / deleted).unlink()
    assert run_toys(toys) == run
    assert {path: path.read_bytes() for path in before} == before


def test_an_artefact_that_a_killed_run_left_is_followed_by_what_it_is_read_by(toys):
    """It makes the same as the killed run, and no other than that had seen it."""
    set_number(toys, 4)
    (toys / "data/toys/derived/01_count.half.parquet").write_text("2".ljust(2**21))
    (toys / "data/toys/derived/01_count.parquet").touch()
    assert run_toys(toys) == [*TOYS]
    assert (toys / "figures/toys/03_draw.svg").read_text() == "more than one: True"


def test_an_artefact_that_was_replaced_by_an_older_one_is_made_again(toys):
    path = toys / "data/toys/derived/02_compare.parquet"
    path.write_text("more than one: True")
    os.utime(path, (1, 1))
    assert run_toys(toys) == ["02_compare", "03_draw"]
    assert (toys / "figures/toys/03_draw.svg").read_text() == "more than one: False"
