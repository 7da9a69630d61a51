"""What identifies a paper: its DOI, else its words. The same paper has the same id in every run and on every machine."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

DIGITS = 12  # of the hash: of 500 corpora of a million papers each, about one has two papers that share them
DOI = re.compile(r"10\.\d{4,9}/[^\s\"]+")
PLAIN_DOI = re.compile(r"10\.\d{4,9}/[a-z\d./()_-]*[a-z\d]")
SIGNS = re.compile(r"[\W_]+")
PLAIN_SIGNS = {place: None for place in range(128) if not chr(place).isalnum()}
RESOLVER = re.compile(r"^(?:doi:\s*)?(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/)?", re.IGNORECASE)


def normalize_text(text: str) -> str:
    """Normalize a text to its letters and digits in one case: what must agree for two texts to be the same.

    A text without letters and digits is returned as it is.

    Examples
    --------
    >>> normalize_text("In-Context  Learning!")
    'incontextlearning'
    """
    folded = text.casefold()
    # most texts are plain, and a table of their characters is many times faster than the pattern
    return (folded.translate(PLAIN_SIGNS) if folded.isascii() else SIGNS.sub("", folded.replace(" ", ""))) or text


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


RESOLVED = re.compile(r"(10\.\d{4,9})%2f(\S)")  # an address may have its slash encoded


def find_doi(text: str) -> str:
    """Find a DOI in a text, normalized; empty where there is none.

    Examples
    --------
    >>> find_doi("S0378(19)30123-4 [pii]; https://doi.org/10.1000/ABC(2).182 [doi]")
    '10.1000/abc(2).182'
    """
    if "10." not in text:
        return ""
    text = text.lower()
    if PLAIN_DOI.fullmatch(text):
        return text
    text = RESOLVED.sub(r"\1/\2", text)
    match = DOI.search(text)
    if not match:
        return ""
    doi = match[0].partition("</")[0].rstrip(".,;:")
    if text[: match.start()].endswith("doi.org/"):  # what an address has behind the DOI
        doi = re.split("[?#]", doi, maxsplit=1)[0]
    # those of the nineties have angle brackets: 10.1002/(sici)1097(199905)49:8<693::aid-cat>3.0.co;2-o
    return doi if "<" in doi else doi.rstrip(".,;:>")


def make_doc_ids(papers: Iterable[tuple[str, str, str]], describe: Callable[[int], Any] = lambda place: ()) -> list[str]:
    """Make an id for each paper from its content.

    It is the normalized DOI, where there is one that no other paper has too. Else it is x and the first hexadecimal digits of the
    SHA-256 of the normalized title, a line break and the normalized abstract: twelve of them, and more only for papers that would
    share these.

    Parameters
    ----------
    papers : iterable of (str, str, str)
        DOI (normalized; empty for none), title and abstract. Two with the same title and abstract differ by their DOIs, else by
        what ``describe`` says, else by their order.
    describe : callable, optional
        Place of a paper -> what can be sorted of the rest that is known of it.

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
    own = {place: doi for place, (doi, *_) in enumerate(papers) if doi and papers_of_doi[doi] == 1}
    titles = [normalize_text(title) for _, title, _ in papers]
    # the words of a paper that its DOI identifies count only beside others of the same title
    beside = {title for place, title in enumerate(titles) if place not in own}
    texts = {
        place: f"{title}\n{normalize_text(abstract)}"
        for place, (title, (_, _, abstract)) in enumerate(zip(titles, papers, strict=True))
        if title in beside
    }
    shared = Counter(texts.values())
    texts = {place: f"{text}\n{doi}" if shared[text] > 1 and (doi := papers[place][0]) else text for place, text in texts.items()}
    times = Counter(texts.values())
    # what else is known of a paper counts only beside another one with its words
    order = sorted(texts, key=lambda place: describe(place) if times[texts[place]] > 1 else ())
    numbered = _number_repeated(texts, order)
    hashes = _shorten(["x" + sha256(text.encode()).hexdigest() for text in numbered.values()])
    ids = dict(zip(numbered, hashes, strict=True)) | own
    return [ids[place] for place in range(len(papers))]


def _number_repeated(texts, order):
    """Each text once: from the second time on with a number, in this order of their places."""
    seen = Counter()
    numbered = {}
    for place in order:
        text = texts[place]
        numbered[place] = f"{text}\n{seen[text]}" if seen[text] else text
        seen[text] += 1
    return numbered


def _shorten(digests, length=DIGITS):
    """The beginnings of different digests, each as long as it must be to be its own."""
    starts = [digest[: length + 1] for digest in digests]
    times = Counter(starts)
    while any(count > 1 for count in times.values()):
        length += 1
        starts = [digest[: length + 1] if times[start] > 1 else start for digest, start in zip(digests, starts, strict=True)]
        times = Counter(starts)
    return starts
