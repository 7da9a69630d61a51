"""Run the tests in two lanes, so that two cores have work: python tests/side_by_side.py RUN.ipynb ...

One lane holds the unit tests, the examples and the house rules; in the other the executed notebooks are run again, then make is
tried, and then the browser. Nothing of one lane is seen by the other: what runs notebooks does so in copies of the project.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

PYTEST = [sys.executable, "-m", "pytest", "-q", "-rs"]
IN_BROWSER = "tests/in_browser"
OF_MAKE = "tests/test_makefile.py"


def run(name, command):
    """Run a command, print all that it said when it is done, and return its exit code."""
    start = perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    print(f"---- {name}: {perf_counter() - start:.0f} s\n{done.stdout}", flush=True)
    return done.returncode


def run_lane(lane):
    """Run commands one after the other, whether or not one fails; return how many did."""
    return sum(run(name, command) != 0 for name, command in lane.items())


def main(*runs):
    """Run both lanes; the exit code is the number of commands that failed."""
    lanes = [
        {"tests": [*PYTEST, "--doctest-modules", "src", "tests", f"--ignore={IN_BROWSER}", f"--ignore={OF_MAKE}"]},
        {
            "notebooks, run again": [sys.executable, "tests/rerun.py", *runs],
            "tests of make": [*PYTEST, OF_MAKE],
            "tests in a browser": [*PYTEST, IN_BROWSER],
        },
    ]
    with ThreadPoolExecutor(len(lanes)) as pool:
        sys.exit(sum(pool.map(run_lane, lanes)))


if __name__ == "__main__":
    main(*sys.argv[1:])
