"""The widget of explore.ipynb: a map to point at, parameters that redraw it, and the sentences behind whatever is clicked.

plotly draws the map and ipywidgets the rest; both bring their scripts along, so that nothing is fetched from a network.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import View, render
from themeloom.explorer.controls import LOOKS, WELCOME, arrange, list_choices, list_chosen, list_computed
from themeloom.explorer.looks import describe_looks, describe_origin, describe_size, save_lines, save_map
from themeloom.explorer.map import MapWidget
from themeloom.explorer.own_controls import make_own_controls
from themeloom.explorer.panel import Details, describe_choice, describe_theme_papers
from themeloom.explorer.parameters import THESAURUS, Parameters, pick_ruled
from themeloom.explorer.rebuilding import Rebuilder
from themeloom.explorer.searching import find_asked
from themeloom.explorer.studied import list_studied
from themeloom.explorer.term_list import TermList
from themeloom.explorer.thesaurus_editor import Editor
from themeloom.project import Corpus
from themeloom.terms import TermTables

MOST = 25  # papers shown beside the map
QUICK = "quick themes, from one ensemble of starts; they are settled when you save"


class Explorer:
    """Shows a corpus' term map, from which one gets to the sentences behind each term, link and theme.

    Parameters
    ----------
    corpus : project.Corpus
        Where parameters are read and saved.
    records, mentions : DataFrame
        One row per paper; one row per mention.
    view : browser.View
        The map as it was made; the controls draw others.
    numbers : DataFrame
        The part numbers of 05_themes, from which the number of themes begins.

    Attributes
    ----------
    box : ipywidgets.Widget
    view : browser.View
        What is drawn now.
    map : MapWidget
    """

    def __init__(self, corpus: Corpus, records: pd.DataFrame, mentions: pd.DataFrame, view: View, numbers: pd.DataFrame) -> None:
        self.corpus = corpus
        self.records = records
        self.view = view
        self._parameters = Parameters(corpus, ruled=pick_ruled(numbers, len(records)))
        self._rebuilder = Rebuilder(records, self._parameters, view, corpus.read_theme_names())
        self._repeat = None  # shows on a new map what was chosen on the one before
        self._quiet = False  # while fields are emptied, not searched
        self._settled = True  # whether the themes are those that make finds, with the numbers it gives them
        self._status = widgets.HTML()
        self._panel = widgets.HTML()
        self.map = MapWidget(self._pick)
        self._editor = Editor(
            corpus.read_thesaurus(),
            list_studied(corpus, mentions, view.graph),
            self._follow_thesaurus,
            partial(save_lines, corpus),
        )
        self._controls = make_own_controls(view, records, self._parameters, f"{corpus.name}_map")
        self._list = TermList(self._tell, self._editor.drop)
        tools = {"Terms": self._list.box, "Thesaurus": self._editor.box}
        self.box, self._pages = arrange(self._controls, self._status, self.map.box, self._panel, tools)
        self._connect()
        self._draw()
        self._show(Details("Nothing chosen yet", [WELCOME], []))
        self._follow_saved()

    def set_control(self, name: str, value: Any) -> None:
        """Set a control to a value, as a user does.

        Parameters
        ----------
        name : str
            As in ``controls.NAMES``.
        value : object
        """
        self._controls[name].value = value

    # ---- what each control sets off

    def _connect(self) -> None:
        """Have each control call its method."""
        for name in list_computed(self._controls):
            self._controls[name].observe(self._rebuild, "value")
        for name in ("kinds", *LOOKS):
            self._controls[name].observe(self._draw, "value")
        for name in ("search", "other"):
            self._controls[name].observe(self._on_search, "value")
        self._controls["theme"].observe(self._on_theme, "value")
        self._controls["save"].on_click(self._on_save)
        self._controls["export"].on_click(lambda _: self._say(save_map(self.corpus, self._shown, self.view)))

    def _on_search(self, _: Any) -> None:
        if not self._quiet:
            self._search()

    def _on_theme(self, change: Any) -> None:
        if not self._quiet and change.new is not None:
            self._choose_theme(change.new)

    def _on_save(self, _: Any) -> None:
        if self._controls["kinds"].value:
            self._save_parameters()
        else:
            self._say("Choose a kind or more: a map without terms is none. Nothing was saved.")

    # ---- the map

    def _rebuild(self, _: Any = None, *, settled: bool = False) -> None:
        """Build and draw the map at the controls' values: quickly and with the themes' numbers of before, or as make does."""
        start = perf_counter()
        self._parameters.choose(list_chosen(self._controls))
        try:
            self.view = self._rebuilder.build(self.view, settled=settled)
        except (ValueError, OSError) as error:  # no term is left; nothing tells what texts mean
            self._say(str(error))
            return
        self._settled = settled
        self._draw()
        if self._repeat:
            self._repeat()
        quick = "" if settled or "resolution" not in self._controls else f"; {QUICK}"
        self._say(f"{describe_size(self.view, self._described, self._shown)}; drawn in {perf_counter() - start:.1f} s{quick}")

    def _draw(self, _: Any = None) -> None:
        """Draw the map, and offer its terms and themes in the fields."""
        looks = {name: self._controls[name].value for name in ("kinds", *LOOKS)}
        self._described, links, options = describe_looks(self.view, self.records, looks)
        self._shown = self.view.graph.subgraph(self._described["term"])
        self.map.draw(self._described, links, self._shown, **options)
        terms = self.view.vocabulary.terms
        self._list.show(self._described.merge(terms[["term", "relevance"]], on="term", how="left"))
        kept = terms[terms["kept"]].sort_values(["documents", "term"], ascending=[False, True])["term"].tolist()
        for name, options in list_choices(kept, self.view.themes).items():
            self._controls[name].options = options
        self._editor.offer(kept)
        self._say(describe_size(self.view, self._described, self._shown))

    # ---- what is chosen

    def _pick(self, picked: list[str] | int) -> None:
        """Show what was clicked on the map, on the page of the details."""
        self._pages.selected_index = 0
        self._empty("search", "other", "theme")
        if isinstance(picked, int):
            self._choose_theme(picked)
        else:
            self._choose(picked, together=len(picked) == 2)

    def _search(self) -> None:
        """Show the terms that the search fields mean."""
        self._empty("theme")
        texts = [self._controls[name].value for name in ("search", "other") if self._controls[name].value.strip()]
        asked = find_asked(self.view.vocabulary, texts)
        if asked.terms:
            self._choose(asked.terms, together=asked.together, heading=asked.heading, facts=asked.facts)
            self.map.move_to(asked.terms)
        else:
            self._repeat = None
            self.map.ring([])
            heading = f"Nothing is spelled like “{asked.unknown}”" if asked.unknown else "Nothing chosen"
            self._show(Details(heading, [] if asked.unknown else [WELCOME], []))

    def _choose(self, names: list[str], *, together: bool = False, heading: str = "", facts: Sequence[str] = ()) -> Details:
        """Ring terms, and show and return what is known of them, below a heading and facts of its own where it has some."""
        self._repeat = partial(self._choose, names, together=together, heading=heading, facts=facts)
        self.map.ring(names)
        details = describe_choice(self.view, self.records, self._described, names, together=together)
        self._show(Details(heading or details.heading, [*facts, *details.facts], details.papers))
        return details

    def _tell(self, names: list[str]) -> list[dict]:
        """Choose terms from the list, and tell the first paper with its sentences."""
        return self._choose(names).papers[:1]

    def _choose_theme(self, theme: int) -> None:
        self._empty("search", "other")
        self._repeat = partial(self._choose_theme, theme)
        members = self.view.members
        self.map.ring(members.loc[members["theme"] == theme, "term"].tolist())
        self._show(describe_theme_papers(self.view, self.records, theme))

    def _empty(self, *names: str) -> None:
        """Empty fields that no longer say what is chosen, so that the same can be searched again."""
        self._quiet = True
        for name in names:
            self.set_control(name, None if name == "theme" else "")
        self._quiet = False

    # ---- what is saved

    def _follow_thesaurus(self, tables: TermTables) -> None:
        """Draw the map anew with other terms."""
        vocabulary = self._editor.studied.build_vocabulary(tables, self.records, self.view.vocabulary.words)
        self.view = replace(self.view, vocabulary=vocabulary)
        self._parameters.ruled = 0  # of other words the rule may choose another number
        self._rebuild()

    def _follow_saved(self) -> None:
        """Draw what make will draw where the user saved something since it ran: the map agrees with the controls."""
        saved = self._parameters.list_saved(self.view.vocabulary.terms["kind"])
        if THESAURUS in saved:
            self._follow_thesaurus(self._editor.studied.tabulate(self._editor.lines))
        if saved:
            self._rebuild(settled=True)
        self._say(
            f"{describe_size(self.view, self._described, self._shown)}{describe_origin(saved, self._parameters.list_tried())}"
        )

    def _save_parameters(self) -> None:
        """Keep the controls' values for make, and draw what it will draw."""
        if not self._settled:
            self._say("Drawing the map as make does …")
            self._rebuild(settled=True)
        thesaurus = "" if self._editor.saved else " But for the thesaurus: that is not saved yet."
        self._say(f"{self._parameters.save(list_chosen(self._controls))} make draws what you see.{thesaurus}")

    def _say(self, text: str) -> None:
        self._status.value = render("explorer/status.html", text=text)

    def _show(self, details: Details) -> None:
        self._panel.value = render("explorer/panel.html", **details._asdict(), most=MOST)
