"""Two records -> whether they are one paper, with the evidence for it or what speaks against it."""

from typing import NamedTuple

from themeloom.records.merging.title_keys import list_markers
from themeloom.records.merging.title_likeness import compare_titles, is_same_work
from themeloom.records.merging.traits import EVENTS, Traits, is_same_abstract, is_same_author, is_same_value
from themeloom.records.merging.venues import is_other_edition, is_same_venue

BY_DOI = 100
BY_PMID = 90
BY_TITLE = 50  # and what the evidence adds
BY_NEAR_TITLE = 20
APART = -1  # the titles differ, and too little shows that they are one paper
AGAINST = -2  # something speaks against it, as another year
FORBIDDEN = -3  # they cannot be one, whatever else agrees
WEIGHTS = {"abstract": 8, "first author": 4, "first page": 4, "year": 2, "venue": 2, "volume": 2}
LONG_ABSTRACT = 200  # characters of an abstract that only one paper has
YEARS = 1  # between online and in print
OWN_KINDS = {"erratum", "thesis", "patent", "dataset", "book"}  # with the title of a paper they are still something else


class Verdict(NamedTuple):
    """How surely two records are one paper (``BY_DOI`` to 1), 0 for no likeness, ``APART``, ``AGAINST``, ``FORBIDDEN``; and why.

    ``near`` says how near the titles are, where they are not the same.
    """

    score: int
    why: str = ""
    near: str = ""


OTHER_DOI = Verdict(FORBIDDEN, "different DOIs")  # that on most pairs


def compare_records(record: Traits, other: Traits) -> Verdict:
    """Compare two records: are they one paper?

    Two DOIs forbid it, whatever else agrees. The same DOI or PMID makes them one if their titles can be those of one paper. Else
    the same title does, if nothing speaks against it: years, authors, abstracts, kinds, editions, volumes, issues, pages. A title
    that is only near needs the same first author and year, and the same first page or abstract, or, for spelling, subtitle and
    translation, the same venue or volume.

    Parameters
    ----------
    record, other : Traits

    Returns
    -------
    Verdict
    """
    if record.doi != other.doi and record.doi and other.doi:
        return OTHER_DOI
    same_title = bool(record.title) and record.title == other.title
    if not same_title and (fault := _find_other_part(record, other)):
        return Verdict(FORBIDDEN, fault)
    by_doi = bool(record.doi and other.doi)
    same_pmid = is_same_value(record.pmid, other.pmid)
    if by_doi or same_pmid:
        name = f"same DOI {record.doi}" if by_doi else f"same PMID {record.pmid}"
        return _compare_identified(record, other, BY_DOI if by_doi else BY_PMID, name)
    if same_pmid is False:
        return Verdict(FORBIDDEN, "different PMIDs")
    if not record.title or not other.title:
        return Verdict(0)
    near = "" if same_title else _find_nearness(record, other)
    if not same_title and not near:
        return Verdict(APART, "different titles")
    if fault := _find_contradiction(record, other):
        return Verdict(AGAINST, fault)
    return _weigh_title(record, other) if same_title else _weigh_near_title(record, other, near)


def _find_nearness(record, other):
    """How near two titles are that are not the same."""
    if _is_translation(record, other):
        return "translation"
    return compare_titles(record.words, other.words, (record.head, other.head))


def _is_translation(record, other):
    """Whether one title stands in the other beside its translation, or both have the same two."""
    return (
        record.title in other.translations
        or other.title in record.translations
        or bool(record.translations and record.translations == other.translations)
    )


def _compare_identified(record, other, score, name):
    """The verdict on records with the same DOI or PMID: chapters may have that of their book."""
    titled = record.title and other.title
    if not titled or is_same_work(record.words, other.words) or _is_translation(record, other):
        return Verdict(score, name)
    if is_same_author(record, other) and record.year == other.year and is_same_value(record.first_page, other.first_page):
        return Verdict(score, f"{name}, same first author, year and first page")
    return Verdict(FORBIDDEN, f"{name}, different titles")


def _find_other_part(record, other):
    """Why records with different titles cannot be one paper, though the titles may be near."""
    if record.title and other.title and record.notice != other.notice:
        return "one is a notice on the other"
    if not _has_part(record) or not _has_part(other):
        return ""
    # a year or another long number in the title is no part
    mine = [word for word in list_markers(record.words) if not word.isdigit() or len(word) < 3]
    theirs = [word for word in list_markers(other.words) if not word.isdigit() or len(word) < 3]
    return "different parts" if mine and theirs and mine != theirs else ""


def _has_part(traits):
    return "part" in traits.words or "pt" in traits.words


def _find_contradiction(record, other):
    """What speaks against one paper, where the titles are the same or near and no identifier decides."""
    if record.year and other.year and abs(record.year - other.year) > YEARS:
        return f"years {min(record.year, other.year)} and {max(record.year, other.year)}"
    kinds = {record.kind, other.kind} - {""}
    if len(kinds) == 2 and kinds & OWN_KINDS:
        return f"different kinds ({' and '.join(sorted(kinds))})"
    same_abstract = is_same_abstract(record.abstract, other.abstract)
    if is_same_author(record, other) is False and not same_abstract:
        return "different authors"
    if is_other_edition(record.venue, other.venue):
        return "different editions of one venue"
    if is_same_venue(record.venue, other.venue) is False:
        if len(kinds) == 2 and "article" in kinds and kinds & EVENTS:
            return "different venues (journal and proceedings)"
        if is_same_value(record.first_page, other.first_page) is False and not same_abstract:
            return "different venues and pages"
    return _find_other_place(record, other, same_abstract)


def _find_other_place(record, other, same_abstract):
    """Which year, volume, issue and pages cannot be those of one paper."""
    other_year = is_same_value(record.year, other.year) is False
    other_page = is_same_value(record.first_page, other.first_page) is False
    other_volume = is_same_value(record.volume, other.volume) is False
    other_issue = is_same_value(record.issue, other.issue) is False
    if other_page and other_volume:
        return "different volumes and pages"
    if other_page and same_abstract is False:
        return "different pages and abstracts"
    if (record.serial or other.serial) and not same_abstract and (other_year or other_page or other_volume or other_issue):
        return "a title that comes again, and different years, volumes, issues or pages"
    if record.generic and (other_page or other_volume):
        return "a title that many papers have, and different volumes or pages"
    if same_abstract or not is_same_venue(record.venue, other.venue):
        return ""
    # the first page of a volume or issue, that of a paper before it is in print, or none
    unplaced = {record.first_page, other.first_page} & {"", "1"}
    if other_volume and (other_year or unplaced):
        return "different volumes"
    if other_issue and unplaced:
        return "different issues"
    return "different years and pages" if other_page and other_year and not unplaced else ""


def _collect_evidence(record, other):
    """What agrees: names of ``WEIGHTS``."""
    agrees = {
        "abstract": is_same_abstract(record.abstract, other.abstract),
        "first author": is_same_author(record, other),
        "first page": is_same_value(record.first_page, other.first_page),
        "year": is_same_value(record.year, other.year),
        "venue": is_same_venue(record.venue, other.venue),
        "volume": is_same_value(record.volume, other.volume),
    }
    return {name for name, value in agrees.items() if value}


def _weigh_title(record, other):
    evidence = _collect_evidence(record, other)
    placed = evidence & {"year", "first page", "venue", "volume"}
    own = "abstract" in evidence and (record.abstract == other.abstract or _is_long(record, other))
    if record.generic and not own and not {"first author", "year", "venue"} <= evidence:
        return Verdict(AGAINST, "a title that many papers have")
    if record.abstract and other.abstract and "abstract" not in evidence and not ("first author" in evidence and placed):
        return Verdict(AGAINST, "another abstract")
    score = BY_TITLE + sum(WEIGHTS[name] for name in evidence)
    return Verdict(score, _describe("same title", evidence) + ("; one has no DOI" if record.doi or other.doi else ""))


def _weigh_near_title(record, other, near):
    evidence = _collect_evidence(record, other)
    if is_same_value(record.first_page, other.first_page) is False:
        return Verdict(AGAINST, "different pages", near)
    placed = evidence & {"venue", "volume"} and near in {"spelling", "subtitle", "translation"}
    own = "abstract" in evidence and _is_long(record, other)
    many = record.generic or other.generic
    if not {"first author", "year"} <= evidence or many or not (placed or own or "first page" in evidence):
        return Verdict(APART, "too little else in common", near)
    score = BY_NEAR_TITLE + sum(WEIGHTS[name] for name in evidence)
    return Verdict(score, _describe(f"nearly the same title ({near})", evidence), near)


def _is_long(record, other):
    return min(len(record.abstract), len(other.abstract)) >= LONG_ABSTRACT


def _describe(start, evidence):
    names = [name for name in WEIGHTS if name in evidence]
    return f"{start}, same {', '.join(names)}" if names else start
