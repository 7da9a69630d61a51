"""The widget in which terms are merged, renamed and dropped: a thesaurus whose every line takes effect at once."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import render
from themeloom.explorer.studied import Studied
from themeloom.terms import COLUMNS, TermTables, match_lines


class Editor:
    """Edits a thesaurus.

    Parameters
    ----------
    lines : DataFrame
        The thesaurus to begin with: label, replace by.
    studied : Studied
        What the terms are made of.
    follow : callable
        Called with the terms after each change.
    save : callable
        Called with the lines where the user wants them kept; returns a message.

    Attributes
    ----------
    box : ipywidgets.Widget
    studied : Studied
    lines : DataFrame
        As they are now.
    saved : bool
        Whether these were kept, or are those it began with.
    """

    def __init__(
        self,
        lines: pd.DataFrame,
        studied: Studied,
        follow: Callable[[TermTables], None],
        save: Callable[[pd.DataFrame], str],
    ) -> None:
        self.lines = lines
        self.saved = True
        self.studied = studied
        self._counted = studied.list_counted()
        self._follow = follow
        self._save = save
        self._before = []  # lines to go back to
        self._plain = studied.tabulate(lines.head(0))  # the terms without any line
        auto = {"width": "auto"}
        self._term = widgets.Combobox(description="term", placeholder="as it stands on the map", layout=auto)
        self._word = widgets.Combobox(description="replace by", placeholder="another term, or a new name", layout=auto)
        self._message = widgets.HTML()
        self._table = widgets.HTML()
        buttons = [
            _make_button("Merge or rename", self._replace),
            _make_button("Drop", self._drop),
            _make_button("Undo", self._undo),
            _make_button("Save thesaurus", self._keep),
        ]
        self.box = widgets.VBox(
            [self._term, self._word, widgets.HBox(buttons, layout={"flex_flow": "row wrap"}), self._message, self._table]
        )
        self._show_lines()

    def offer(self, terms: list[str]) -> None:
        """Offer the names of these terms while the user types."""
        self._term.options = terms
        self._word.options = terms

    def drop(self, terms: list[str]) -> None:
        """Drop terms, each by a line of the thesaurus, in one step that can be undone."""
        names = {term.casefold() for term in terms}
        lines = self.lines[~self.lines["label"].str.casefold().isin(names)]
        lines = lines.assign(**{"replace by": lines["replace by"].mask(lines["replace by"].str.casefold().isin(names), "")})
        dropped = pd.DataFrame([[term, ""] for term in terms], columns=COLUMNS)
        kept = dropped[[self._match(dropped.iloc[[row]])["keys"].any() for row in range(len(dropped))]]
        if not terms:
            return self._say("Choose the terms to drop.")
        self._before.append(self.lines)
        return self._change(pd.concat([lines, kept], ignore_index=True))

    def _replace(self, _: Any) -> None:
        word = self._word.value.strip()
        if not word:
            return self._say("Say what the term is to be replaced by; to be rid of it, press Drop.")
        return self._add(word)

    def _drop(self, _: Any) -> None:
        self._add("")

    def _add(self, word: str) -> None:
        """Add a line for the term, or change those that made it; say so where nothing is called so."""
        label = self._term.value.strip()
        line = pd.DataFrame([[label, word]], columns=COLUMNS)
        made = self.lines["replace by"].str.casefold() == label.casefold()
        matches = self._match(line)["keys"].any()
        if not (matches or made.any()):
            return self._say(f"No term of this corpus is spelled “{label}”." if label else "Name a term first.")
        lines = self.lines.assign(**{"replace by": self.lines["replace by"].mask(made, word)})
        others = lines[lines["label"].str.casefold() != label.casefold()]
        self._term.value = ""
        self._word.value = ""
        self._before.append(self.lines)
        return self._change(pd.concat([others, line if matches else line.head(0)], ignore_index=True))

    def _undo(self, _: Any) -> None:
        if not self._before:
            return self._say("Nothing to undo.")
        return self._change(self._before.pop())

    def _match(self, lines: pd.DataFrame) -> pd.DataFrame:
        return match_lines(lines, self._counted, self._plain.spellings)

    def _change(self, lines: pd.DataFrame) -> None:
        self.lines = lines
        self.saved = False
        self._show_lines()
        self._say("Not saved yet." if len(lines) else "No line left; not saved yet.")
        self._follow(self.studied.tabulate(lines))

    def _keep(self, _: Any) -> None:
        self._say(self._save(self.lines))
        self.saved = True

    def _show_lines(self) -> None:
        self._table.value = render("explorer/thesaurus.html", lines=self._match(self.lines).to_dict("records"))

    def _say(self, text: str) -> None:
        self._message.value = render("explorer/status.html", text=text)


def _make_button(name: str, work: Callable[[Any], None]) -> widgets.Button:
    button = widgets.Button(description=name, layout={"width": "auto", "flex": "0 0 auto"})
    button.on_click(work)
    return button
