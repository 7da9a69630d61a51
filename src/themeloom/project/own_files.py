"""What the user sets for a corpus, by hand or with the explorer's buttons: read from ``params/``, and saved there."""

from collections.abc import Callable
from operator import methodcaller
from pathlib import Path

import pandas as pd

from themeloom.project.corpus_folder import CorpusFolder
from themeloom.project.plain_values import render_values
from themeloom.project.theme_names import read_theme_names
from themeloom.project.thesaurus import read_thesaurus
from themeloom.writing import write_whole


class OwnFiles(CorpusFolder):
    """A corpus with what its user sets: parameters, a thesaurus, names of themes."""

    def read_thesaurus(self) -> pd.DataFrame:
        """Read ``params/thesaurus.csv``, as ``project.thesaurus.read_thesaurus`` does.

        Returns
        -------
        DataFrame
            Without rows where the user wrote none.

        Raises
        ------
        ValueError
            Where it is no such table, or contradicts itself; the message names the file and the lines.
        """
        return self._read_own("thesaurus.csv", read_thesaurus, ["label", "replace by"])

    def save_thesaurus(self, lines: pd.DataFrame) -> str:
        """Write ``params/thesaurus.csv`` as ``read_thesaurus`` reads it, or delete it where there is no line; return its name."""
        return self._save("thesaurus.csv", lines.to_csv(index=False, lineterminator="\n") if len(lines) else "")

    def read_theme_names(self) -> pd.DataFrame:
        """Read ``params/themes.csv``, as ``project.theme_names.read_theme_names`` does.

        Returns
        -------
        DataFrame
            Without rows where the user keeps none.

        Raises
        ------
        ValueError
            Where it is no such table; the message names the file and the line.
        """
        return self._read_own("themes.csv", read_theme_names, ["number", "name", "terms"])

    def save_theme_names(self, names: pd.DataFrame) -> str:
        """Write ``params/themes.csv`` as ``read_theme_names`` reads it; return its name."""
        return self._save("themes.csv", names.to_csv(index=False, lineterminator="\n"))

    def _read_own(self, name: str, read: Callable[[Path], pd.DataFrame], columns: list[str]) -> pd.DataFrame:
        """Read a table of the user's in ``params/``; without rows where there is none."""
        path = self.folder / "params" / name
        if not path.exists():
            return pd.DataFrame(columns=columns, dtype="str")
        try:
            return read(path)
        except ValueError as error:
            raise ValueError(f"{path.relative_to(self.root)}: {error}") from None

    def save_parameters(self, stem: str, values: dict) -> str:
        """Write what this corpus changes of a notebook's parameters, or delete the file where that is nothing.

        Parameters
        ----------
        stem : str
            The notebook.
        values : dict
            Parameter -> value. What the file held before is lost: give all.

        Returns
        -------
        str
            The file's name, from the project's folder.
        """
        return self._save(f"{stem}.yml", render_values(values) if values else "")

    def _save(self, name, text):
        path = self.folder / "params" / name
        if text:
            write_whole(path, methodcaller("write_bytes", text.encode()))
        else:
            path.unlink(missing_ok=True)
        return path.relative_to(self.root).as_posix()
