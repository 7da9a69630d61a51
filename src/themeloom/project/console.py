"""What runs of notebooks say on the console: each line tells its notebook, for make runs two at a time.

On a terminal the bars of both share the line at the bottom, in turn: whichever went on last is seen.
"""

import re
import shutil
import sys
from collections.abc import Iterable

ERASE = "\r\033[K"  # the line of a terminal in which the cursor stands
START = re.compile(r"\r(?= *[^\s])|^(?=[^\r\n])", re.MULTILINE)  # of a bar, not of the blanks that end it; of a line


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to the console at once, and none behind a bar.

    Parameters
    ----------
    lines : iterable of str
    """
    clean_line()
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def clean_line() -> None:
    """Clean the line of a terminal from the bar that stands there, which may be another run's."""
    if sys.stderr.isatty():
        sys.stderr.write(ERASE)
        sys.stderr.flush()


class NamedBars:
    """The terminal as a file, for the bars of one notebook and whatever else it writes to stderr: its name stands before each.

    Parameters
    ----------
    stem : str
        The notebook.

    Examples
    --------
    >>> NamedBars("01_records").name_lines("\\r  7%|\\r 14%|").split(ERASE)
    ['', '01_records:   7%|', '01_records:  14%|']
    """

    def __init__(self, stem: str):
        self.name = f"{stem}: "
        self.encoding = sys.stderr.encoding  # tqdm asks whether it has blocks

    def measure_room(self) -> int:
        """Measure how many characters of a bar find room in a line behind the name."""
        return max(shutil.get_terminal_size().columns - len(self.name) - 1, 1)

    def name_lines(self, text: str) -> str:
        """Name the notebook before each line and each bar of a text."""
        return START.sub(f"{ERASE}{self.name}", text)

    def write(self, text: str) -> int:
        """Write a text, as a file does."""
        return sys.stderr.write(self.name_lines(text))

    def flush(self) -> None:
        """Show what is written, as a file does."""
        sys.stderr.flush()
