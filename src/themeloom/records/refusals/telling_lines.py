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
    (re.compile(r"(?:CREATE|DROP|ALTER|LOCK) TABLES? |INSERT INTO |COPY \S+ \(|-- (?:MySQL|PostgreSQL) "), 2, 0.02, "SQL"),
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
    (re.compile(r"\d{1,3}[.\s].*\(\d+\)$"), 2, 0.8, "a search strategy"),
    (re.compile(r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d.{0,12} [^:]{1,40}: "), 2, 0.3, "a chat"),
    (re.compile(r"[^\W\d][^\d:,]{1,40}\s\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]?$"), 2, 0.3, "a chat"),
    (
        re.compile(r"(?i:user|assistant|system|human|interviewer|respondent|moderator|participant ?\d*): \S"),
        2,
        0.4,
        "a conversation",
    ),
    (re.compile(r"(?:From|To|Cc|Sent|Von|An|Gesendet|Betreff): \S"), 3, 0.1, "an e-mail"),
    (re.compile(r"(?:Dear|Hi|Hello|Hallo|Liebe[r]?) [^.:]{1,40}[,!]$|(?:Best|Kind) (?:wishes|regards),?$"), 2, 0.0, "a letter"),
    (re.compile(r"diff --git |@@ -\d+(?:,\d+)? \+\d+|(?:\+\+\+|---) [ab]/"), 2, 0.05, "the difference of two files"),
    (re.compile(r"Traceback \(most recent call last\):|\s+File \".+\", line \d+"), 2, 0.0, "an error message of a program"),
    (re.compile(r"#!\s*/"), 1, 0.0, "the source code of a program"),
    (re.compile(r"[\w.\[\]-]+\s*(?:==|>=|~=|<=|!=)\s*\d[\w.*]*\s*$"), 2, 0.4, "the requirements of a program"),
    (re.compile(r"(?:FROM|RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV|EXPOSE|ADD) \S"), 3, 0.5, "a Dockerfile"),
    (re.compile(r".*(?:[.…·_] ?){4}\s{0,99}\d{1,9}$"), 2, 0.4, "a table of contents"),
    (re.compile(r".*[^\W\d]\s+(?:\d{1,3}|[ivx]{1,5})$"), 4, 0.6, "a table of contents"),
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
HEADING = re.compile(r"(#{1,6}) (\S.*)")
SHORT_HEADING = 3.5  # words; headings of so few in the mean, of several levels, are no titles of papers


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
    headings = [match for line in lines if (match := HEADING.match(line))]
    words = [len(heading[2].split()) for heading in headings]
    parted = len({heading[1] for heading in headings}) > 1 and sum(words) < SHORT_HEADING * len(words)
    marked = bool(headings) and any(MARKDOWN.match(line.lstrip()) for line in lines)
    return "Markdown" if parted or marked else None
