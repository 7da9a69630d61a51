"""The widget in which terms are merged, renamed and dropped: a thesaurus whose every line takes effect at once."""

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import render
from themeloom.terms import COLUMNS, match_lines, merge_forms


class Editor:
    """Edits a thesaurus.

    Parameters
    ----------
    lines : DataFrame
        The thesaurus to begin with: label, replace by.
    mentions : DataFrame
        As in ``terms.merge_forms``.
    follow : callable
        Called with the terms (a row per key) after each change.
    save : callable
        Called with the lines where the user wants them kept; returns what to tell.

    Attributes
    ----------
    box : ipywidgets.Widget
    lines : DataFrame
        As they are now.
    saved : bool
        Whether these were kept, or are those it began with.
    """

    def __init__(self, lines, mentions, follow, save):
        self.lines, self._mentions, self._follow, self._save, self.saved = lines, mentions, follow, save, True
        self._before, self._plain = [], merge_forms(mentions)  # lines to go back to; the terms without any line
        self._term = widgets.Combobox(description="term", placeholder="as it stands on the map", layout={"width": "auto"})
        self._word = widgets.Combobox(
            description="replace by", placeholder="another term, or a new name", layout={"width": "auto"}
        )
        self._table, self._told = widgets.HTML(), widgets.HTML()
        buttons = []
        for name, work in {
            "Merge or rename": self._replace,
            "Drop": self._drop,
            "Undo": self._undo,
            "Save thesaurus": self._keep,
        }.items():
            buttons.append(widgets.Button(description=name, layout={"width": "auto"}))
            buttons[-1].on_click(work)
        self.box = widgets.VBox([self._term, self._word, widgets.HBox(buttons), self._told, self._table])
        self._show()

    def offer(self, terms):
        """Offer the names of these terms while the user types."""
        self._term.options = self._word.options = terms

    def _replace(self, _):
        word = self._word.value.strip()
        if not word:
            return self._tell("Say what the term is to be replaced by; to be rid of it, press Drop.")
        return self._add(word)

    def _drop(self, _):
        return self._add("")

    def _add(self, word):
        """Add a line for the term, or change those that made it; say so where nothing is called so."""
        label = self._term.value.strip()
        line = pd.DataFrame([[label, word]], columns=COLUMNS)
        made = self.lines["replace by"].str.casefold() == label.casefold()
        met = self._match(line)["keys"].any()
        if not (met or made.any()):
            return self._tell(f"No term of this corpus is spelled “{label}”.")
        lines = self.lines.assign(**{"replace by": self.lines["replace by"].mask(made, word)})
        lines = pd.concat([lines[lines["label"].str.casefold() != label.casefold()], line if met else line.head(0)])
        self._term.value = self._word.value = ""
        self._before.append(self.lines)
        return self._change(lines.reset_index(drop=True))

    def _undo(self, _):
        if not self._before:
            return self._tell("Nothing to undo.")
        return self._change(self._before.pop())

    def _match(self, lines):
        return match_lines(lines, self._mentions, self._plain)

    def _change(self, lines):
        self.lines, self.saved = lines, False
        self._show()
        self._tell("Not saved yet." if len(lines) else "No line left; not saved yet.")
        self._follow(merge_forms(self._mentions, thesaurus=lines))

    def _keep(self, _):
        self._tell(self._save(self.lines))
        self.saved = True

    def _show(self):
        self._table.value = render("thesaurus.html", lines=self._match(self.lines).to_dict("records"))

    def _tell(self, text):
        self._told.value = render("status.html", text=text)
