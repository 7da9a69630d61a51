"""Where a project and the files of its corpora lie."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from themeloom.project.corpora import find_broken, find_strays, list_corpora, list_raw_files, list_unread_files


def find_root(start: Path | None = None) -> Path:
    """Find the project's folder: the nearest one above ``start`` (default: the current one) that holds notebooks/ and data/.

    papermill runs a notebook in the caller's folder, JupyterLab and nbval in the notebook's own.

    Parameters
    ----------
    start : Path, optional

    Returns
    -------
    Path

    Raises
    ------
    FileNotFoundError
        Where no folder above is a project.
    """
    start = Path(start or Path.cwd()).resolve()
    for folder in [start, *start.parents]:
        if (folder / "notebooks").is_dir() and (folder / "data").is_dir():
            return folder
    raise FileNotFoundError(f"no project at or above {start}: looked for a folder that holds notebooks/ and data/")


@dataclass(frozen=True)
class CorpusFolder:
    """The folder ``data/<name>/`` of a corpus and the user's files in it, of which it changes none.

    Raises FileNotFoundError, listing the corpora that exist, if ``data/<name>/raw`` holds no file, and ValueError if one of the
    files is a link that leads out of the corpus, or nowhere.
    """

    name: str
    root: Path | None = None

    def __post_init__(self):
        object.__setattr__(self, "root", Path(self.root or find_root()))
        if not self.raw_files:
            others = ", ".join(list_corpora(self.root)) or "none"
            raise FileNotFoundError(f"no corpus {self.name!r}: data/{self.name}/raw holds no file; corpora there are: {others}")
        if broken := find_broken((self.folder / "raw").glob("*")):
            raise ValueError(broken[0].removeprefix(f"{self.root}{os.sep}"))
        # raw itself is a link where the sensitivity analysis runs a notebook
        if strays := find_strays(self.raw_files, (self.folder / "raw").resolve().parent):
            place = strays[0].relative_to(self.root)
            raise ValueError(f"{place}: a link that leads out of data/{self.name}; put there what it leads to")

    @property
    def folder(self) -> Path:
        """The folder of this corpus' raw files, parameters and tables."""
        return self.root / "data" / self.name

    @property
    def cache(self) -> Path:
        """The folder of what need not be computed twice; it may be deleted at any time."""
        return self.folder / "cache"

    @property
    def raw_files(self) -> list[Path]:
        """The files as the user gave them, sorted by name; hidden files (.DS_Store, .gitkeep) are none of them."""
        return list_raw_files(self.folder / "raw")

    @property
    def unread_files(self) -> list[str]:
        """What lies in folders beside the raw files and is not read, each by its path from ``raw/``, sorted."""
        raw = self.folder / "raw"
        return [_spell_name(path.relative_to(raw).as_posix()) for path in list_unread_files(raw)]

    def describe_raw(self) -> pd.DataFrame:
        """Describe the raw files: one row per file, in order: source (its name), bytes, sha256."""
        contents = [path.read_bytes() for path in self.raw_files]
        digests = [hashlib.sha256(content).hexdigest() for content in contents]
        names = [_spell_name(path.name) for path in self.raw_files]
        return pd.DataFrame({"source": names, "bytes": list(map(len, contents)), "sha256": digests})


def _spell_name(name):
    """A name of a file; one that the file system could not decode would break whatever is written of it."""
    return name.encode("utf-8", "replace").decode("utf-8")
