"""Importing all of the explorer, the report or what they share loads neither seaborn nor matplotlib, which they do not use."""

import subprocess
import sys

import pytest

CODE = """
import sys
from importlib import import_module
from pkgutil import iter_modules

face = import_module(sys.argv[1])
for module in iter_modules(face.__path__, sys.argv[1] + "."):
    import_module(module.name)
assert all(getattr(face, name) for name in face.__all__)
print(*sorted({"seaborn", "matplotlib"} & set(sys.modules)))
"""


@pytest.mark.parametrize("package", ["browser", "explorer", "report"])
def test_it_loads_nothing_that_draws_figures(package):
    command = [sys.executable, "-c", CODE, f"themeloom.{package}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
