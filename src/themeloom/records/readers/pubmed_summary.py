"""PubMed's "Summary (text)": numbered citations in one paragraph each, with the PMID inside, without abstracts."""

import re

from themeloom.records.readers.tagged import Ledger, split_lines

NUMBER = re.compile(r"(\d{1,6})[.:] +(\S.*)$")
# what a citation ends in: "PubMed PMID: 12345.", "PMID: 12345; PMCID: PMC123."
LAST = re.compile(r"\bPMID:\s{0,2}\d{1,9}(?:\.|; (?:PubMed Central )?PMCID:\s{0,2}PMC\d{1,9}\.)\s*$")
LONGEST = 200  # characters of the end of a paragraph that are looked at
PMID = re.compile(r"\bPMID:\s*(\d{1,9})\b")
DOI = re.compile(r"\bdoi:\s*(10\.\S+?)\.?(?:\s|$)")
# where the journal's date begins: ". 2019 Sep;", ". 2019;", "? 2020 Jan 3."
DATE = re.compile(r"\. +(?=(?:1[89]|20)\d\d(?:;|\.|:| (?:[A-Z][a-z]{2}|Spring|Summer|Autumn|Fall|Winter)\b))")
END = re.compile(r"[.?!\]] +")


def is_pubmed_summary(text: str) -> bool:
    r"""Say whether a text is PubMed's "Summary (text)": a numbered paragraph that ends in a PMID.

    Examples
    --------
    >>> is_pubmed_summary("1: Cat A. Looms. Weave J. 2020 Jan;1(2):3-4.\nPMID: 12345.\n")
    True
    >>> is_pubmed_summary("1. Looms\n\nWe weave.\n\nPMID: 12345\n")
    False
    """
    begun = False
    tail = ""
    for line in split_lines(text):
        if not line.strip():
            begun = False
        elif not begun and NUMBER.match(line):
            begun = True
            tail = ""
        if begun:
            tail = f"{tail} {line[-LONGEST:].strip()}"[-LONGEST:]
            if "PMID:" in tail and LAST.search(tail):
                return True
    return False


def collect_citations(text: str) -> tuple[Ledger, list[str]]:
    r"""Collect the citations of PubMed's "Summary (text)".

    Parameters
    ----------
    text : str

    Returns
    -------
    ledger : Ledger
        A record for each citation; other lines, as notes that someone put in, are rows.
    citations : list of str
        Their texts in one line, without the numbers.

    Examples
    --------
    >>> ledger, citations = collect_citations("1: Cat A. Looms. Weave J.\n2020. PMID: 12345.\n\n2: Mills. PMID: 12346.\n")
    >>> citations
    ['Cat A. Looms. Weave J. 2020. PMID: 12345.', 'Mills. PMID: 12346.']
    """
    ledger = Ledger()
    citations = []
    after_blank = True
    for line in split_lines(text):
        number = NUMBER.match(line)
        if not line.strip():
            ledger.add_blank()
        elif number and (after_blank or not ledger.inside):
            ledger.add_record("Citation", number[2])
            citations.append(number[2].strip())
        elif ledger.inside and not after_blank:
            ledger.add_more(line)
            citations[-1] += f" {line.strip()}"
        else:
            ledger.add_stray(line)
        after_blank = not line.strip()
    return ledger, citations


def cut_summary(citation: str) -> dict[str, str]:
    """Cut a citation of PubMed's "Summary (text)" into its parts.

    Returns
    -------
    dict of str to str
        Head (authors and title), Place (journal, date, volume and so on), DOI and PMID, as far as they are there.

    Examples
    --------
    >>> cut_summary("Cat A. Do looms weave? Weave J. 2020 Jan;1(2):3-4. doi: 10.1000/loom. PubMed PMID: 12345.")["Place"]
    'Weave J. 2020 Jan;1(2):3-4. doi: 10.1000/loom. PubMed PMID: 12345.'
    """
    parts = {tag: match[1] for tag, pattern in (("PMID", PMID), ("DOI", DOI)) if (match := pattern.search(citation))}
    date = DATE.search(citation)
    before = citation[: date.start()] if date else citation
    ends = [match.end() for match in END.finditer(before)]
    cut = ends[-1] if ends and date else len(citation)
    return parts | {"Head": citation[:cut].strip(), "Place": citation[cut:]}
