"""Species whose genus is abbreviated: "E. coli" is one term, whatever the tagger makes of its two words."""

import re

from themeloom.mentions.names import Name

SPECIES = re.compile(r"(?<![\w.])(?<!\d )[A-Z]\. [a-z]{4,}(?![\w.-])")

Place = tuple[int, int, Name | None]


def join_species(text: str, places: list[Place]) -> list[Place]:
    """Join the places of mentions that hold parts of a species, and add those of species that no mention holds.

    Parameters
    ----------
    text : str
    places : list of (start, end, Name or None)
        In characters.

    Returns
    -------
    list of (start, end, Name or None)

    Examples
    --------
    >>> join_species("of E. coli strains", [(6, 18, None)])
    [(3, 18, None)]
    """
    for species in SPECIES.finditer(text):
        beside = [place for place in places if place[0] < species.end() and species.start() < place[1]]
        start = min([species.start(), *(place[0] for place in beside)])
        end = max([species.end(), *(place[1] for place in beside)])
        places = [*(place for place in places if place not in beside), (start, end, None)]
    return places


def format_species(text: str, start: int, end: int) -> str:
    """Format a mention with its genus written out, if the text does so elsewhere.

    Parameters
    ----------
    text : str
    start, end : int
        The mention, in characters.

    Returns
    -------
    str

    Examples
    --------
    >>> text = "Escherichia coli and E. coli strains"
    >>> format_species(text, 21, 36)
    'Escherichia coli strains'
    """
    form = text[start:end]
    species = SPECIES.match(form)
    if not species:
        return form
    genus, epithet = species[0].split()
    full = re.search(rf"\b{genus[0]}[a-z]+ {epithet}\b", text)
    return form.replace(species[0], full[0], 1) if full else form
