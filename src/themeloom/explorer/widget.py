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

from themeloom.browser import View, build_vocabulary, count_terms, describe_view, find_terms, render
from themeloom.explorer.controls import WELCOME, arrange, list_choices, make_controls
from themeloom.explorer.map import MapWidget
from themeloom.explorer.panel import Details, describe_choice, describe_others, describe_theme_papers
from themeloom.explorer.parameters import NETWORK, Parameters, pick_ruled
from themeloom.explorer.rebuilding import Rebuilder
from themeloom.explorer.thesaurus_editor import Editor
from themeloom.lexicon import PROFILES, name_profile
from themeloom.project import Corpus
from themeloom.terms import Terms
from themeloom.themes import list_numbers

COMPUTED = ("max_terms", "number", "resolution", "min_shared")  # parameters that need another network or other themes
MAX_LINKS = 1000  # drawn, as VOSviewer does; a term that is chosen shows all of its own
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
        self.mentions = mentions
        self.view = view
        self._parameters = Parameters(corpus, ruled=pick_ruled(numbers, len(records)))
        self._rebuilder = Rebuilder(records, self._parameters)
        self._repeat = None  # shows on a new map what was chosen on the one before
        self._quiet = False  # while fields are emptied, not searched
        self._settled = True  # whether the themes are those that make finds, with the numbers it gives them
        self._status = widgets.HTML()
        self._panel = widgets.HTML()
        self.map = MapWidget(self._pick)
        self._editor = Editor(corpus.read_thesaurus(), mentions, self._follow_thesaurus, self._save_thesaurus)
        self._controls = self._make_controls()
        self.box = arrange(self._controls, self._status, self.map.box, self._panel, self._editor.box)
        self._connect()
        self._draw()
        self._show(Details("Nothing chosen yet", [WELCOME], []))

    def set_control(self, name: str, value: Any) -> None:
        """Set a control to a value, as a user does.

        Parameters
        ----------
        name : str
            As in ``controls.NAMES``.
        value : object
        """
        self._controls[name].value = value

    def _make_controls(self) -> dict[str, widgets.Widget]:
        now = self._parameters.list_values()
        terms = self.view.vocabulary.terms
        most = max(count_terms(terms, min_documents=now["min_documents"]), self._parameters.defaults[NETWORK]["max_terms"])
        return make_controls(now, most=most, numbers=list_numbers(len(self.records)), kinds=PROFILES[name_profile(terms["kind"])])

    # ---- what each control sets off

    def _connect(self) -> None:
        """Have each control call its method."""
        for name in self._list_computed():
            self._controls[name].observe(self._rebuild, "value")
        for name in ("kinds", "color"):
            self._controls[name].observe(self._draw, "value")
        for name in ("search", "other"):
            self._controls[name].observe(self._on_search, "value")
        self._controls["theme"].observe(self._on_theme, "value")
        self._controls["save"].on_click(self._on_save)

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

    def _list_chosen(self) -> dict[str, Any]:
        """The parameters as the controls have them."""
        return {name: self._controls[name].value for name in (*self._list_computed(), "kinds")}

    def _list_computed(self) -> list[str]:
        return [name for name in COMPUTED if name in self._controls]

    def _rebuild(self, _: Any = None, *, settled: bool = False) -> None:
        """Build and draw the map at the controls' values: quickly and with the themes' numbers of before, or as make does."""
        start = perf_counter()
        self._parameters.choose(self._list_chosen())
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
        self._say(f"{self._count()}; drawn in {perf_counter() - start:.1f} s{quick}")

    def _draw(self, _: Any = None) -> None:
        """Draw the map, and offer its terms and themes in the fields."""
        self._described, links = describe_view(self.view, kinds=self._controls["kinds"].value, max_links=MAX_LINKS)
        self._shown = self.view.graph.subgraph(self._described["term"])
        self.map.draw(self._described, links, self._shown, colored_by=self._controls["color"].value)
        terms = self.view.vocabulary.terms
        kept = terms[terms["kept"]].sort_values(["documents", "term"], ascending=[False, True])["term"].tolist()
        for name, options in list_choices(kept, self.view.themes).items():
            self._controls[name].options = options
        self._editor.offer(kept)
        self._say(self._count())

    def _count(self) -> str:
        return (
            f"{len(self._described)} of {self.view.graph.number_of_nodes()} terms, "
            f"{self._shown.number_of_edges()} links (at most {MAX_LINKS} drawn), {len(self.view.themes)} themes"
        )

    # ---- what is chosen

    def _pick(self, picked: list[str] | int) -> None:
        """Show what was clicked on the map."""
        self._empty("search", "other", "theme")
        if isinstance(picked, int):
            self._choose_theme(picked)
        else:
            self._choose(picked, together=len(picked) == 2)

    def _search(self) -> None:
        """Show the terms that the search fields mean."""
        self._empty("theme")
        texts = [self._controls[name].value for name in ("search", "other") if self._controls[name].value.strip()]
        matches = [find_terms(self.view.vocabulary, text) for text in texts]
        unknown = [text for text, names in zip(texts, matches, strict=True) if not any(names)]
        if unknown:
            self._show(Details(f"no term is spelled like “{unknown[0]}”", [], []))
        elif len(matches) == 2:
            self._choose([(exact or holding)[0] for exact, holding in matches], together=True)
        elif matches:
            [(exact, holding)] = matches
            facts = describe_others(texts[0], holding)
            self._choose(exact or holding, heading=", ".join(exact) or f"“{texts[0]}”", facts=facts)
        else:
            self.map.ring([])
            self._show(Details("Nothing chosen", [WELCOME], []))

    def _choose(self, names: list[str], *, together: bool = False, heading: str = "", facts: Sequence[str] = ()) -> None:
        """Ring terms and show what is known of them, below a heading and facts of its own where it has some."""
        self._repeat = partial(self._choose, names, together=together, heading=heading, facts=facts)
        self.map.ring(names)
        details = describe_choice(self.view, self.records, self._described, names, together=together)
        self._show(Details(heading or details.heading, [*facts, *details.facts], details.papers))

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

    def _follow_thesaurus(self, merged: Terms) -> None:
        """Draw the map anew with other terms."""
        vocabulary = build_vocabulary(self.mentions, merged.terms, merged.spellings)
        self.view = replace(self.view, vocabulary=vocabulary)
        self._parameters.ruled = 0  # of other words the rule may choose another number
        self._rebuild()

    def _save_parameters(self) -> None:
        """Keep the controls' values for make, and draw what it will draw."""
        if not self._settled:
            self._say("Drawing the map as make does …")
            self._rebuild(settled=True)
        thesaurus = "" if self._editor.saved else " But for the thesaurus: that is not saved yet."
        self._say(f"{self._parameters.save(self._list_chosen())} make draws what you see.{thesaurus}")

    def _save_thesaurus(self, lines: pd.DataFrame) -> str:
        return f"Saved as {self.corpus.save_thesaurus(lines)} ({len(lines)} lines). make uses it."

    def _say(self, text: str) -> None:
        self._status.value = render("explorer/status.html", text=text)

    def _show(self, details: Details) -> None:
        self._panel.value = render("explorer/panel.html", **details._asdict(), most=MOST)
