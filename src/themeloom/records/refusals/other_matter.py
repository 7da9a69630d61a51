"""Films, goods, jobs and the like: tables and objects that have titles too, and are no papers."""

from collections.abc import Iterable
from functools import cache

from themeloom.lexicon import read_knowledge
from themeloom.records.columns import COMMON, list_known, normalize_column

# a title beside one of these is that of a paper, whatever else is known of it
OF_PAPERS = frozenset(
    {"abstract", "author", "orcid", "affiliation", "doi", "pmid", "venue", "keyword", "citations", "reference", "first_page"}
)
ELSEWHERE = frozenset(
    {"source", "publication", "conference", "venue", "tags", "url", "link"}
)  # names that other matter has as well
SURE = ("no", "yes", "always")
SHOWN = 3  # names that are shown


def describe_other_matter(names: Iterable[str]) -> str | None:
    """Describe what things are that have these columns or keys, and nothing that only papers have.

    Parameters
    ----------
    names : iterable of str

    Returns
    -------
    str or None
        As it stands in a sentence: "films (cast, director)"; None for papers, and for what one cannot know.

    Examples
    --------
    >>> describe_other_matter(["title", "year", "Director", "Cast"])
    'films (cast, director)'
    >>> describe_other_matter(["title", "year"]) is describe_other_matter(["title", "doi", "price"]) is None
    True
    """
    folded = {normalize_column(name) for name in names}
    seen = {name: _read_names()[name] for name in sorted(folded & _read_names().keys())}
    certain = any(sure == "always" for _, sure in seen.values())
    if not certain and {list_known().get(name) for name in folded - COMMON - ELSEWHERE} & OF_PAPERS:
        return None
    if len(seen) < 2 and all(sure == "no" for _, sure in seen.values()):
        return None
    # what is sure says what it is
    kind = max(seen.values(), key=lambda described: SURE.index(described[1]))[0]
    return f"{kind} ({', '.join(list(seen)[:SHOWN])})"


@cache
def _read_names():
    """Folded name -> (kind of thing, whether this name alone tells: no, yes where no name is one of papers, or always)."""
    table = read_knowledge("other_matter", room="records")
    return {normalize_column(row.name): (row.kind, row.sure) for row in table.itertuples(index=False)}
