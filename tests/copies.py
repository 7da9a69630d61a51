"""Copies of the project in which tests may run, save and set what they like, and the small parameters for its long notebooks."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = "internal-learning"
# long notebooks -> parameters with which they are quick; `make` alone runs them as they are
SMALL = {
    "05_themes": {"samples": 10, "halves": 2, "clouds": 1},
    "12_settings": {"meaning": ["minilm", "none"], "words_weight": [0.5], "fewer_or_more": [0, 1]},
}
PASSING = ("__pycache__", ".ipynb_checkpoints", "history.sqlite*")


def copy_project(folder, corpus=CORPUS):
    """Copy what a user has after ``make`` into a folder, with the times of the files: make has nothing to do there."""
    copy_code(folder)
    for name in (f"data/{corpus}", f"figures/{corpus}"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(*PASSING))
    return folder


def copy_code(folder):
    """Copy the project without any corpus."""
    for name in ("notebooks", "src"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(*PASSING))
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy2(ROOT / name, folder / name)
    return folder
