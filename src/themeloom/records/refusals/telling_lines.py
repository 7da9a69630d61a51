"""Lines that tell what a text is: records with labels, subtitles, e-mail, SQL, references, a search strategy, Markdown."""

import re
from collections.abc import Sequence

VOLUME = r"(?:19|20)\d\d[a-z]?(?: [A-Z][a-z]{2})?(?: \d{1,2})?; ?\d{1,4}(?: ?\([^()]{1,12}\))?: ?[a-zA-Z]?\d"
# lines that tell by themselves what a text is: a pattern, how many and which share of lines are no accident
TELLING = (
    (re.compile(r"version https://git-lfs"), 1, 0.2, "a pointer of Git LFS, not the file that it stands for"),
    (re.compile(r"BEGIN:V(?:CARD|CALENDAR|EVENT)\s*$"), 1, 0.0, "a calendar or cards of addresses"),
    (re.compile(r"(?:\d\d:)?\d\d:\d\d[,.]\d{3} --> "), 1, 0.2, "subtitles"),
    (re.compile(r"(?:From|To): .*@|(?:Message-ID|MIME-Version|Return-Path): \S|Received: (?:from|by) "), 2, 0.02, "an e-mail"),
    (re.compile(r"(?:CREATE|INSERT|DROP|ALTER|UPDATE|SELECT|DELETE) [A-Z`\w*]+ .*"), 2, 0.4, "SQL"),
    (
        re.compile(
            r"(?:(?:doi:? ?|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+|(?:PMID:? ?)?\d{5,9}|PMC\d+|https?://\S+)[,;.]?$"
        ),
        2,
        0.9,
        "a list of identifiers, without titles",
    ),
    (
        re.compile(rf".*(?:{VOLUME}|\((?:19|20)\d\d[a-z]?\)\. .*\d{{1,4}} ?\(\d)"),
        3,
        0.6,
        "a list of references, without abstracts",
    ),
    (re.compile(r"(?=.*[()\"])(?:.*\b(?:AND|OR|NOT)\b){2}"), 1, 0.6, "a search strategy"),
)
# what ProQuest, EBSCO, Scopus and others write before the values of a record in their plain text
LABEL = re.compile(
    r"(accession number|affiliations?|author (?:keywords|affiliations?)|authors with affiliations|correspondence address|database"
    r"|document (?:type|url)|doi|isbn|issn|index keywords|language(?: of (?:publication|original document))?|links?|pages?"
    r"|publication (?:date|info|subject|title|type|year)|publisher|source(?: type)?|subjects?(?: terms)?|title|volume"
    r"|year) ?: ?\S",
    re.IGNORECASE,
)
FEWEST_LABELS = 3  # different ones; what a listing may have, as "Authors:", "Abstract:" and "Keywords:", does not count
# what Markdown has beside its headings that no listing of papers has
MARKDOWN = re.compile(r"```|\|? ?:?-{3,}:? ?\||!?\[[^\]]*\]\((?:https?:|\.?/|#)")
HEADING = re.compile(r"#{1,6} \S")


def describe_telling_lines(lines: Sequence[str]) -> str | None:
    """Describe what a text is by those of its lines that stand in nothing else.

    Parameters
    ----------
    lines : sequence of str
        Not blank.

    Returns
    -------
    str or None
        As it stands in a sentence: "subtitles"; None where no kind fits.

    Examples
    --------
    >>> describe_telling_lines(["10.1000/182", "10.1000/183"])
    'a list of identifiers, without titles'
    """
    for pattern, fewest, share, name in TELLING:
        number = sum(1 for line in lines if pattern.match(line))
        if number >= fewest and number >= share * len(lines):
            return name
    labels = [match[1].casefold() for line in lines if (match := LABEL.match(line))]
    if len(set(labels)) >= FEWEST_LABELS and len(labels) >= 0.2 * len(lines):
        return f"records with labels ({', '.join(sorted(set(labels))[:5])})"
    headed = any(HEADING.match(line) for line in lines)
    return "Markdown" if headed and any(MARKDOWN.match(line.lstrip()) for line in lines) else None
