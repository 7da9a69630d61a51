"""The report in a browser, from the disk, the network off: explored, read by a machine and on a phone; hostile texts inert."""

import pandas as pd
import pytest

from copies import CORPUS, ROOT
from in_browser.plot import click, count_points, find_lonely
from report.woven import HOSTILE, build
from themeloom.browser.formulas import read_formulas
from themeloom.browser.theme_facts import describe_theme
from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary, find_terms
from themeloom.evidence import find_sentences, locate_terms
from themeloom.project.corpus import Corpus

REPORT = ROOT / "figures" / CORPUS / "report.html"
PANEL = "#evidence"
LARGEST = 15 * 2**20  # bytes
PHONE = {"width": 390, "height": 844}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def open_report(page, path):
    """Open a report without a network, and wait until its map is drawn."""
    page.context.set_offline(True)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("#plot[data-ready=yes]", timeout=60_000)


@pytest.fixture
def report(page):
    if not REPORT.exists():
        pytest.skip("there is no report yet: run make report first")
    open_report(page, REPORT)
    return page


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    path.write_text(build(lambda text: text + HOSTILE).page, encoding="utf-8")
    return path


def search(page, term, other=""):
    page.get_by_label("Term, or a part of one").fill(term)
    page.get_by_label("Together with").fill(other)
    page.get_by_role("button", name="Show the sentences").click()


def wait_for_heading(page, text):
    """Wait until the panel shows what was searched; its heading holds this text."""
    page.locator(f"{PANEL} h3").filter(has_text=text).wait_for(timeout=20_000)


def list_marked(page):
    return set(page.locator(f"{PANEL} mark").evaluate_all("marks => marks.map(mark => mark.title)"))


def list_facts(page):
    """The facts between the heading and the papers."""
    return page.locator(f"{PANEL} > p:not(article ~ p)").all_inner_texts()


def list_sentences(page):
    """(title, sentence) of each sentence of an abstract that is shown, in their order."""
    return page.locator(f"{PANEL} article").evaluate_all(
        """papers => papers.flatMap(paper =>
             [...paper.querySelectorAll("p")].map(p => [paper.querySelector("h4").textContent, p.textContent]))"""
    )


def test_it_is_one_file_that_asks_for_nothing_else(report, complaints):
    assert report.asked[0] == REPORT.as_uri()
    assert all(url.startswith("data:") for url in report.asked[1:])
    assert REPORT.stat().st_size < LARGEST
    assert complaints == []


def test_clicks_on_the_map_lead_to_the_sentences(report, complaints):
    report.locator("#plot").scroll_into_view_if_needed()
    click(report, "themes", 1)
    wait_for_heading(report, "theme 1")
    assert report.locator(f"{PANEL} article").count() > 1

    lonely = find_lonely(Corpus(CORPUS, ROOT).read("04_network"))
    click(report, "terms", lonely)
    wait_for_heading(report, lonely)
    assert list_marked(report) == {lonely}
    report.wait_for_timeout(500)  # plotly draws the rings and lines a moment later
    assert count_points(report, "chosen") == 1

    link = report.evaluate("document.getElementById('plot')._fullData.filter(one => one.meta === 'handles').at(-1).customdata[0]")
    click(report, "handles", *link, nth=-1)
    wait_for_heading(report, " and ".join(link))
    assert list_marked(report) == set(link)
    assert complaints == []


@pytest.fixture(scope="module")
def view():
    """What the report was made of: the records, and the view of the map."""
    here = Corpus(CORPUS, ROOT)
    places = locate_terms(here.read("02_mentions"), here.read("03_terms", "spellings"))
    vocabulary = Vocabulary(here.read("03_terms"), places, here.read("03_terms", "papers"), here.read("03_terms", "words"))
    graph = here.read("04_network")
    themes = here.read("05_themes")
    return here.read("01_records"), View(
        vocabulary, graph, themes, here.read("05_themes", "terms"), here.read("05_themes", "papers")
    )


def list_expected(sentences):
    """The sentences of abstracts that the panel shows, in its order: by paper, of the first 40."""
    shown = sentences["doc_id"].drop_duplicates().head(40)
    inside = sentences[sentences["doc_id"].isin(shown) & (sentences["field"] == "abstract")]
    order = inside["doc_id"].map({doc_id: place for place, doc_id in enumerate(shown)}).sort_values(kind="stable").index
    return [[read_formulas(text) for text in pair] for pair in inside.loc[order, ["title", "sentence"]].to_numpy()]


def list_pairs(graph):
    """Three linked pairs of terms: that of most papers, that of fewest, and one between."""
    links = sorted(graph.edges(data="documents"), key=lambda link: (-link[2], link[:2]))
    return [links[place][:2] for place in (0, len(links) // 2, -1)]


def test_its_script_finds_the_sentences_of_a_term_that_the_library_finds(report, view):
    records, made = view
    documents = pd.Series(dict(made.graph.nodes("documents"))).sort_values(kind="stable")
    for term in documents.index[[0, len(documents) // 2, -1]]:
        search(report, term)
        sentences = find_sentences(records, made.vocabulary.places, [term])
        assert list_sentences(report) == list_expected(sentences)
        assert list_marked(report) == {term}
        papers = sentences["doc_id"].nunique()
        assert f"{papers} paper{'s' * (papers > 1)}, {len(sentences)} sentence" in list_facts(report)[1]


def test_its_script_finds_the_sentences_of_a_pair_that_the_library_finds(report, view):
    records, made = view
    for pair in list_pairs(made.graph):
        search(report, *pair)
        sentences = find_sentences(records, made.vocabulary.places, pair, together=True)
        assert list_sentences(report) == list_expected(sentences)
        assert list_marked(report) == set(pair)
        papers = sentences["doc_id"].nunique()
        link = made.graph.edges[pair]
        facts = list_facts(report)
        assert facts[0] == f"shared papers: {link['documents']:g} · weight: {link['weight']:.2f} · q: {link['q']:.2g}"
        assert facts[1].startswith(f"{papers} paper{'s' * (papers > 1)}, {len(sentences)} sentence")


def test_it_shows_of_a_theme_what_the_library_finds(report, view):
    records, made = view
    for button in report.locator("button[data-theme]").all():
        button.click()
        known = describe_theme(made, records, int(button.get_attribute("data-theme")))
        assert report.locator(f"{PANEL} h3").inner_text() == known.heading
        assert list_facts(report) == known.facts
        assert list_sentences(report) == list_expected(known.sentences)
        silent = records.set_index("doc_id").loc[known.silent, "title"].map(read_formulas).tolist()
        titles = report.locator(f"{PANEL} article h4").all_text_contents()
        assert titles[len(titles) - len(silent) :] == silent


def test_its_script_finds_the_terms_that_the_library_finds(report, view):
    _, made = view
    forms = made.vocabulary.places.loc[made.vocabulary.places["term"].isin(list(made.graph)), "form"]
    texts = ["learning", *forms.drop_duplicates().sort_values().iloc[:: len(forms) // 100 + 1].head(20)]
    for text in texts:
        search(report, text.upper())
        exact, holding = ([term for term in terms if term in made.graph] for terms in find_terms(made.vocabulary, text))
        terms = exact or holding
        facts = list_facts(report)
        assert len(facts) == len(terms) + 1
        assert sorted(fact.split(": ")[0] for fact in facts[:-1]) == sorted(term.split(": ")[0] for term in terms)


def test_it_can_be_explored_with_the_keyboard(report):
    report.keyboard.press("Tab")
    assert report.evaluate("document.activeElement.textContent") == "Skip to the report"
    report.get_by_label("Term, or a part of one").focus()
    report.keyboard.type("distillation")
    report.keyboard.press("Enter")
    wait_for_heading(report, "distillation")
    assert report.evaluate("document.activeElement.id") == "evidence"
    report.keyboard.press("Tab")
    report.keyboard.press("Enter")  # the first of the terms that it is linked with
    wait_for_heading(report, " and ")
    search(report, "no such term")
    wait_for_heading(report, "No term of the map is spelled like")


@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_a_machine_that_reads_for_people_finds_nothing_serious(report, size):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python: make setup").Axe()
    if size:
        report.set_viewport_size(size)
    search(report, "large language models")
    violations = axe.run(report, options={"runOnly": TAGS}).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in violations] == []


def test_on_a_phone_nothing_reaches_over_the_edge(report):
    report.set_viewport_size(PHONE)
    search(report, "large language models")
    report.wait_for_timeout(500)
    assert report.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_links_that_chance_explains_are_drawn_on_demand(report, view):
    _, made = view
    sure = sum(q <= 0.05 for *_, q in made.graph.edges(data="q"))

    def count_drawn():
        return report.evaluate(
            "document.getElementById('plot').data.filter(one => one.meta === 'links').flatMap(one => one.x)"
            ".filter(x => x !== null).length / 2"
        )

    assert count_drawn() == sure
    report.get_by_label("others too").check()
    assert count_drawn() == sure + min(made.graph.number_of_edges() - sure, 1000)
    report.get_by_label("others too").uncheck()
    assert count_drawn() == sure


def test_a_caption_can_be_copied(report):
    button = report.locator("figure button.copy").first
    caption = button.get_attribute("data-caption")
    button.click()
    # copied, or, where the browser does not let a page from the disk do so, shown and selected
    report.locator("figcaption").filter(has_text="Copied").or_(
        report.locator("figcaption").filter(has_text=caption)
    ).first.wait_for()


def test_printed_no_part_of_it_is_wider_than_the_page_or_taller(report):
    assert report.pdf(format="A4").startswith(b"%PDF")
    report.set_viewport_size({"width": 718, "height": 1047})  # A4 at 96 dots an inch, less the margins
    report.emulate_media(media="print")
    assert report.evaluate("document.documentElement.scrollWidth") <= 718
    kept_whole = report.locator(".drawn, tr, li, .found").evaluate_all("parts => parts.map(part => part.offsetHeight)")
    # what may not be broken leaves at most its own height empty at the foot of a page
    assert sorted(kept_whole)[-1] <= 720
    assert report.locator("#map").is_hidden()
    assert report.locator("figure img").first.is_visible()


def test_hostile_texts_do_nothing(page, hostile, complaints):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.set_viewport_size(PHONE)
    open_report(page, hostile)
    search(page, "<script>")
    for button in page.locator("button[data-theme]").all():
        button.click()
        assert HOSTILE in page.locator(PANEL).text_content()
    page.locator("#plot").scroll_into_view_if_needed()
    click(page, "terms", "map" + HOSTILE)
    wait_for_heading(page, "map<script>alert(1)</script>")
    assert page.locator(f"{PANEL} h3").text_content() == "map" + HOSTILE
    assert page.locator("[onclick], [onerror], main img:not([alt]), a[href^='javascript:']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert all(url.startswith(("data:", "file:")) for url in page.asked)
    assert (dialogs, complaints) == ([], [])
