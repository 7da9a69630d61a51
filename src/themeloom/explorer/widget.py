"""The widget of explore.ipynb: a map to point at, knobs that redraw it, and the sentences behind whatever is clicked.

plotly draws the map and ipywidgets the rest; both bring their scripts along, so that nothing is fetched from a network.
"""

from functools import partial
from time import perf_counter

import ipywidgets as widgets

from themeloom.browser import View, build_view, count_terms, describe_view, find_terms, render
from themeloom.explorer.controls import WELCOME, arrange, make_controls
from themeloom.explorer.map import Canvas
from themeloom.explorer.panel import tell_others, tell_terms, tell_theme
from themeloom.explorer.thesaurus_editor import Editor
from themeloom.lexicon import KINDS
from themeloom.palette import name_theme
from themeloom.project import find_changes, read_defaults, read_own

STEMS = NETWORK, THEMES, MAP = "04_network", "05_themes", "06_term_map"
KNOBS = ("max_terms", "resolution", "min_shared", "kinds")
MAX_LINKS = 1000  # drawn, as VOSviewer does; a term that is chosen shows all of its own
MOST = 25  # papers told beside the map
QUICK = "quick themes, from one start; they are settled when you save"


class Explorer:
    """Shows a corpus' map of terms, to be walked from a bubble to its sentences.

    Parameters
    ----------
    corpus : corpus.Corpus
        Where settings are read and saved.
    records, mentions : DataFrame
        One row per paper; one row per mention.
    view : views.View
        The map as it was made; the knobs draw others.

    Attributes
    ----------
    box : ipywidgets.Widget
    view : views.View
        What is drawn now.
    canvas : canvas.Canvas
    """

    def __init__(self, corpus, records, mentions, view):
        self.corpus, self.records, self.mentions, self.view = corpus, records, mentions, view
        self._defaults = {stem: read_defaults(corpus.root / "notebooks" / f"{stem}.ipynb") for stem in STEMS}
        self._settings = {stem: self._defaults[stem] | read_own(corpus, stem) for stem in STEMS}
        self._again, self._quiet = None, False  # tells anew on a new map what was chosen; while fields are emptied, not asked
        self._settled = True  # whether the themes are those that make finds
        self.canvas, self._panel, self._status = Canvas(self._pick), widgets.HTML(), widgets.HTML()
        now = {name: value for stem in STEMS for name, value in self._settings[stem].items()}
        most = max(count_terms(view.terms, min_documents=now["min_documents"]), self._defaults[NETWORK]["max_terms"])
        self._controls = make_controls(now, most=most)
        self._editor = Editor(corpus.read_thesaurus(), mentions, self._follow, self._save_thesaurus)
        self.box = arrange(self._controls, self._status, self.canvas.box, self._panel, self._editor.box)
        self._connect()
        self._draw()
        self._tell("Nothing chosen yet", [WELCOME], [])

    def turn(self, knob, value):
        """Set a control (``controls.NAMES``) to a value, as a user does."""
        self._controls[knob].value = value

    def _connect(self):
        """Say what each control sets off."""
        controls = self._controls
        for name in (*KNOBS, "color"):
            work = self._draw if name in ("kinds", "color") else partial(self._rebuild, 1)
            controls[name].observe(lambda _, work=work: work(), "value")
        for name in ("search", "other"):
            controls[name].observe(lambda _: self._quiet or self._look_up(), "value")
        controls["theme"].observe(lambda change: self._quiet or change.new is None or self._choose_theme(change.new), "value")
        controls["save"].on_click(lambda _: self._save_settings())

    def _list_values(self, stem):
        """The knobs' values that are parameters of a notebook, as it has them."""
        values = {name: self._controls[name].value for name in KNOBS if name in self._defaults[stem]}
        return values | ({"kinds": [kind for kind in KINDS if kind in values["kinds"]]} if "kinds" in values else {})

    def _rebuild(self, ensembles):
        """Build and draw the map at the knobs' settings, with the themes of so many ensembles (None: as make does)."""
        start = perf_counter()
        for stem in STEMS:
            self._settings[stem] |= self._list_values(stem)
        network, clustering = dict(self._settings[NETWORK]), self._settings[THEMES]
        clustering = {name: clustering[name] for name in ("resolution", "min_size", "seed")}
        options = {"layout_seed": network.pop("seed"), "network": network, "clustering": clustering, "ensembles": ensembles}
        try:
            self.view = build_view(self.mentions, self.view.terms, **options)
        except ValueError as error:
            return self._say(str(error))
        self._settled = ensembles is None
        self._draw()
        if self._again:
            self._again()
        seconds, themes = perf_counter() - start, "settled themes" if self._settled else QUICK
        return self._say(f"{self._count()}; drawn in {seconds:.1f} s; {themes}")

    def _draw(self):
        terms, links = describe_view(self.view, self.mentions, kinds=self._controls["kinds"].value, max_links=MAX_LINKS)
        self._told = terms.set_index("term")
        self._shown = self.view.graph.subgraph(terms["term"])
        self.canvas.draw(terms, links, self._shown, colored_by=self._controls["color"].value)
        names = self.view.terms[self.view.terms["kept"]].sort_values(["documents", "term"], ascending=[False, True])["term"]
        names = names.drop_duplicates().tolist()
        self._controls["search"].options = self._controls["other"].options = names
        self._editor.offer(names)
        themes = self.view.themes.dropna(subset="theme").drop_duplicates("theme").sort_values("theme")
        named = [(name_theme(row.theme, row.label), int(row.theme)) for row in themes.itertuples()]
        self._controls["theme"].options = [("choose one", None), *named]
        self._say(self._count())

    def _forget(self, *names):
        """Empty fields that no longer say what is chosen, so that the same can be asked again."""
        self._quiet = True
        for name in names:
            self.turn(name, None if name == "theme" else "")
        self._quiet = False

    def _pick(self, picked):
        """Tell of what was clicked on the map."""
        self._forget("search", "other", "theme")
        if isinstance(picked, int):
            self._choose_theme(picked)
        else:
            self._choose(picked, " and ".join(picked), together=True)

    def _look_up(self):
        """Tell of the terms that the search fields mean."""
        self._forget("theme")
        asked = [self._controls[name].value for name in ("search", "other") if self._controls[name].value.strip()]
        found = [find_terms(self.view, self.mentions, text) for text in asked]
        if unknown := [text for text, names in zip(asked, found, strict=True) if not any(names)]:
            self._tell(f"no term is spelled like “{unknown[0]}”", [], [])
        elif len(found) == 2:
            names = [(just_so or holding)[0] for just_so, holding in found]
            self._choose(names, " and ".join(names), together=True)
        elif found:
            just_so, holding = found[0]
            facts = tell_others(asked[0], holding)
            self._choose(just_so or holding, ", ".join(just_so) or f"“{asked[0]}”", together=False, facts=facts)
        else:
            self.canvas.ring([])
            self._tell("Nothing chosen", [WELCOME], [])

    def _choose(self, names, heading, *, together, facts=()):
        self._again = partial(self._choose, names, heading, together=together, facts=facts)
        self.canvas.ring(names)
        told, papers = tell_terms(self.view, self.records, self.mentions, self._told, names, together=together)
        self._tell(heading, [*facts, *told], papers)

    def _choose_theme(self, number):
        self._forget("search", "other")
        self._again = self._lose_theme
        self.canvas.ring(self.view.themes.loc[self.view.themes["theme"] == number, "term"].tolist())
        self._tell(*tell_theme(self.view, self.records, self.mentions, number))

    def _lose_theme(self):
        self.canvas.ring([])
        self._tell("The map has changed", ["Its themes are others: choose again."], [])

    def _follow(self, terms):
        """Draw the map anew with other terms."""
        self.view = View(terms, self.view.graph, self.view.themes)
        self._rebuild(1)

    def _save_settings(self):
        """Keep the knobs' settings for make, and draw what it will draw."""
        if not self._controls["kinds"].value:
            return self._say("Choose a kind or more: a map without terms is none. Nothing was saved.")
        if not self._settled:
            self._say("Settling the themes, some seconds …")
            self._rebuild(None)
        saved = []
        for stem in STEMS:
            told = find_changes(self.corpus, stem, self._list_values(stem))
            self.corpus.save_settings(stem, told)
            saved += [f"{stem}: {', '.join(f'{name} = {value}' for name, value in told.items())}"] if told else []
        beside = "" if self._editor.saved else " But for the thesaurus: that is not saved yet."
        told = f"Saved in data/{self.corpus.name}/params ({'; '.join(saved) or 'all as the notebooks have it'})."
        return self._say(f"{told} make draws what you see.{beside}")

    def _save_thesaurus(self, lines):
        return f"Saved as {self.corpus.save_thesaurus(lines)} ({len(lines)} lines). make uses it."

    def _count(self):
        themes = self.view.themes["theme"].nunique()
        terms = f"{len(self._told)} of {self.view.graph.number_of_nodes()} terms"
        return f"{terms}, {self._shown.number_of_edges()} links (at most {MAX_LINKS} drawn), {themes} themes"

    def _say(self, text):
        self._status.value = render("status.html", text=text)

    def _tell(self, heading, facts, papers):
        self._panel.value = render("evidence.html", heading=heading, facts=facts, papers=papers, most=MOST)
