"""Tables -> HTML, by templates that escape whatever stands in a title, a sentence or a term."""

from functools import cache
from importlib import resources

import jinja2
import pandas as pd

from themeloom.browser.formulas import read_formulas, read_marked
from themeloom.evidence import cut_pieces

Pieces = list[tuple[str, str]]


def list_papers(sentences: pd.DataFrame) -> list[dict[str, Pieces | list[Pieces]]]:
    """Gather sentences by paper, for a template, their formulas as one reads them: the papers by their best sentence.

    Parameters
    ----------
    sentences : DataFrame
        As ``evidence.find_sentences`` returns them.

    Returns
    -------
    list of dict
        One per paper: title (list of (text, term), see ``evidence.cut_pieces``) and sentences (of its abstract, such lists).

    Examples
    --------
    >>> columns = ["doc_id", "title", "field", "sentence", "marks"]
    >>> list_papers(pd.DataFrame([["p", "Maps", "abstract", "A map.", [(2, 5, "map")]]], columns=columns))
    [{'title': [('Maps', '')], 'sentences': [[('A ', ''), ('map', 'map'), ('.', '')]]}]
    """
    papers = {}
    for row in sentences.itertuples():
        paper = papers.setdefault(row.doc_id, {"title": [(read_formulas(row.title), "")], "sentences": []})
        pieces = cut_pieces(*read_marked(row.sentence, row.marks))
        if row.field == "title":
            paper["title"] = pieces
        else:
            paper["sentences"].append(pieces)
    return list(papers.values())


def render(address: str, **content: object) -> str:
    """Fill a template; everything is escaped that is not marked as safe in it.

    Parameters
    ----------
    address : str
        A package and the name of a file in its folder ``templates``, such as "explorer/status.html".
    **content
        What the template asks for.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    jinja2.TemplateNotFound
        There is no such file.
    jinja2.UndefinedError
        The template asks for something that was not given.

    Examples
    --------
    >>> render("explorer/line.html", text="maps & seeds")
    '<span>maps &amp; seeds</span>'
    """
    return _load_templates().get_template(address).render(**content)


def read_asset(address: str) -> str:
    """Read a script or a style sheet as text.

    Parameters
    ----------
    address : str
        As for ``render``.

    Returns
    -------
    str

    Raises
    ------
    FileNotFoundError
        There is no such file.
    """
    package, _, name = address.partition("/")
    return resources.files("themeloom").joinpath(package, "templates", name).read_text(encoding="utf-8")


@cache
def _load_templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FunctionLoader(_find_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["number"] = _format_number
    templates.filters["plainly"] = _format_value
    return templates


def _find_template(address: str) -> str | None:
    """The text of a template, as jinja2 asks for it: None where there is none."""
    try:
        return read_asset(address)
    except FileNotFoundError:
        return None


def _format_number(value: float | None) -> str:
    """Two digits, without the zero before the point."""
    return "–" if pd.isna(value) else f"{value:.2f}".removeprefix("0")


def _format_value(value: object) -> str:
    """A parameter's value: a list without brackets."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
