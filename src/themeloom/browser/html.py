"""Tables -> HTML, by templates that escape whatever stands in a title, a sentence or a term."""

from functools import cache
from importlib import resources

import jinja2
import pandas as pd

from themeloom.evidence import cut_pieces


def list_papers(sentences):
    """Gather sentences by paper, for a template: the papers in the order of their most telling sentence.

    Parameters
    ----------
    sentences : DataFrame
        As ``evidence.find_sentences`` returns them.

    Returns
    -------
    list of dict
        One per paper: title (list of (text, term), see ``evidence.cut_pieces``) and sentences (of its abstract, such lists).
    """
    papers = {}
    for row in sentences.itertuples():
        paper = papers.setdefault(row.doc_id, {"title": [(row.title, "")], "sentences": []})
        pieces = cut_pieces(row.sentence, row.marks)
        if row.field == "title":
            paper["title"] = pieces
        else:
            paper["sentences"].append(pieces)
    return list(papers.values())


def render(template, **content):
    """Fill one of the library's templates (``templates/<name>``); everything is escaped that is not marked as safe there."""
    return _load_templates().get_template(template).render(**content)


def read_asset(name):
    """Read a script or a style sheet of the library's templates as text."""
    return resources.files("themeloom").joinpath("report", name).read_text(encoding="utf-8")


@cache
def _load_templates():
    loader = jinja2.ChoiceLoader([jinja2.PackageLoader("themeloom", folder) for folder in ("browser/templates", "report")])
    templates = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates.filters["number"] = lambda value: "–" if pd.isna(value) else f"{value:.2f}".removeprefix("0")
    templates.filters["plainly"] = lambda value: ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return templates
