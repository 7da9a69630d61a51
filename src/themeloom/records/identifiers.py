"""What identifies a paper: its DOI, else its words. The same paper has the same id in every run and on every machine."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

DIGITS = 12  # of the hash: of 500 corpora of a million papers each, about one has two papers that share them
RESOLVER = re.compile(r"^(?:doi:\s*)?(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/)?", re.IGNORECASE)


def normalize_text(text: str) -> str:
    """Normalize a text to its letters and digits in one case: what must agree for two texts to be the same.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The text itself where it has no letter and no digit.

    Examples
    --------
    >>> normalize_text("In-Context  Learning!")
    'incontextlearning'
    """
    return re.sub(r"[\W_]+", "", text.casefold()) or text


def normalize_doi(doi: str) -> str:
    """Normalize a DOI: lower case, without a resolver's address; empty where it is none.

    Examples
    --------
    >>> normalize_doi("https://doi.org/10.1000/ABC.182")
    '10.1000/abc.182'
    >>> normalize_doi("unknown")
    ''
    """
    bare = RESOLVER.sub("", doi.strip()).lower()
    return bare if bare.startswith("10.") and "/" in bare else ""


def make_doc_ids(papers: Iterable[tuple[str, str, str]]) -> list[str]:
    """Make an id for each paper from its content.

    It is the normalized DOI, where there is one that no other paper has too. Else it is x and the first hexadecimal digits of the
    SHA-256 of the normalized title, a line break and the normalized abstract: twelve of them, and more only for papers that would
    share these.

    Parameters
    ----------
    papers : iterable of (str, str, str)
        DOI (normalized; empty for none), title and abstract. No two have the same title and abstract.

    Returns
    -------
    list of str
        In the order of the papers.

    Examples
    --------
    >>> make_doc_ids([("", "On Maps", "We draw."), ("10.1000/182", "Looms", "We weave.")])
    ['x5682048c2737', '10.1000/182']
    """
    papers = list(papers)
    papers_of_doi = Counter(doi for doi, *_ in papers)
    digests = [
        "x" + sha256(f"{normalize_text(title)}\n{normalize_text(abstract)}".encode()).hexdigest() for _, title, abstract in papers
    ]
    hashes = _shorten(digests)
    return [doi if doi and papers_of_doi[doi] == 1 else digest for (doi, *_), digest in zip(papers, hashes, strict=True)]


def _shorten(digests, length=DIGITS):
    """The beginnings of different digests, each as long as it must be to be its own."""
    starts = [digest[: length + 1] for digest in digests]
    times = Counter(starts)
    while any(count > 1 for count in times.values()):
        length += 1
        starts = [digest[: length + 1] if times[start] > 1 else start for digest, start in zip(digests, starts, strict=True)]
        times = Counter(starts)
    return starts
