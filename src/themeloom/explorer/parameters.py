"""The parameters that the explorer changes: read from the notebooks and the corpus, chosen by the controls, saved for make."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from themeloom.lexicon import KINDS, PROFILES
from themeloom.project import Corpus, find_changes, list_changed, list_tried, read_defaults, read_own
from themeloom.themes import list_numbers, pick_number

THESAURUS = "thesaurus.csv"
NETWORK = "04_network"
THEMES = "05_themes"
FOLLOWED = (f"{NETWORK}.yml", f"{THEMES}.yml", "themes.csv", THESAURUS)
STEMS = (NETWORK, THEMES, "06_term_map")
MAKERS = ["03_terms", NETWORK, THEMES]  # of the map


def pick_ruled(numbers: pd.DataFrame, papers: int) -> int:
    """Pick the number of themes that the rule of 05_themes chooses, whether the user had it choose or not.

    Parameters
    ----------
    numbers : DataFrame
        The part numbers of 05_themes.
    papers : int
        Their number.

    Returns
    -------
    int
        0 where no number was tried, because the network was clustered.
    """
    tried = numbers[numbers["number"].isin(list_numbers(papers))]
    return pick_number(tried) if len(tried) else 0


class Parameters:
    """The parameters of the notebooks that make the map.

    Parameters
    ----------
    corpus : project.Corpus
        Where they are read and saved.
    ruled : int
        Number of themes that 05_themes' rule chooses; 0 where that is not known.

    Attributes
    ----------
    defaults, values : dict
        Stem -> name -> value: as the notebooks have them; as they are now.
    ruled : int
    most : int
        Terms that there are for a map; 0 where that is not known.
    """

    def __init__(self, corpus: Corpus, *, ruled: int = 0) -> None:
        self._corpus = corpus
        self.ruled = ruled
        self.most = 0
        self.defaults = {stem: read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb") for stem in STEMS}
        self.values = {stem: self.defaults[stem] | read_own(corpus, stem) for stem in STEMS}

    def list_values(self) -> dict[str, Any]:
        """List the values of now by their names, whatever the notebook; the rule's number of themes where it is left to it."""
        values = {name: value for stem in STEMS for name, value in self.values[stem].items()}
        return values | {"number": values["number"] or self.ruled}

    def choose(self, chosen: dict[str, Any]) -> None:
        """Take the values of the controls.

        Parameters
        ----------
        chosen : dict
            Name -> value.
        """
        for stem in STEMS:
            self.values[stem] |= self._select(stem, chosen)

    def list_options(self) -> dict[str, Any]:
        """List the options of ``browser.build_graph`` and ``browser.build_view``: network and the others."""
        network = self.values[NETWORK]
        themes = self.values[THEMES]
        # themes of the network do without what texts mean
        meaning = themes["meaning"] if themes["themes"] == "papers" else "none"
        return {
            "network": {name: value for name, value in network.items() if name != "seed"},
            "layout_seed": network["seed"],
            "encoding": {"meaning": meaning, "cache": self._corpus.cache},
            "study": {name: themes[name] for name in ("themes", "words_weight", "resolution", "min_size")},
            "finding": {"number": themes["number"] or self.ruled, "seed": themes["seed"]},
        }

    def list_saved(self, kinds: Iterable[str]) -> list[str]:
        """List what the user saved since the notebooks that make the map have run, where another map can be drawn of it at once.

        Parameters
        ----------
        kinds : iterable of str
            Of the nodes that the map can have; a thesaurus is left to make where not all are terms.

        Returns
        -------
        list of str
            Names of files in ``params/``.
        """
        changed = list_changed(self._corpus.root, self._corpus.name, MAKERS)
        followed = FOLLOWED if {*kinds} <= {*KINDS} else FOLLOWED[:-1]
        return [name for name in changed if name in followed]

    def list_tried(self) -> list[str]:
        """List the notebooks that made the map with other parameters than the controls show, which are kept nowhere."""
        return list_tried(self._corpus.root, self._corpus.name, MAKERS)

    def save(self, chosen: dict[str, Any]) -> str:
        """Save the values of the controls, over the user's own, where they differ from the defaults.

        Parameters
        ----------
        chosen : dict
            Name -> value.

        Returns
        -------
        str
            What was saved, and where.
        """
        saved = []
        for stem in STEMS:
            changes = find_changes(self._corpus, stem, self._select(stem, chosen))
            self._corpus.save_parameters(stem, changes)
            if changes:
                saved.append(f"{stem}: {', '.join(f'{name} = {value}' for name, value in changes.items())}")
        return f"Saved in data/{self._corpus.name}/params ({'; '.join(saved) or 'all as the notebooks have it'})."

    def _select(self, stem: str, chosen: dict[str, Any]) -> dict[str, Any]:
        """Those of the chosen values that are parameters of a notebook, as it has them."""
        values = {name: value for name, value in chosen.items() if name in self.defaults[stem]}
        if "kinds" in values:
            whole = any({*values["kinds"]} & {*KINDS} == {*kinds} for kinds in PROFILES.values())
            values["kinds"] = [kind for kind in KINDS if kind in values["kinds"] and not whole]  # none named: all
        if values.get("max_terms") == self.most:
            values["max_terms"] = max(self.most, self.defaults[NETWORK]["max_terms"])  # all that there are
        if values.get("number") == self.ruled:
            values["number"] = 0  # left to the rule
        return values
