"""What people and programs do to files, done to listings and exports of invented or given papers, and judged.

python tests/mutations.py [--number N] [--seed N] [--every-line]

For each input: no error but the one that says why nothing could be read; papers and rows add up to the lines; no character that a
later file could not hold; and no paper lost or altered, whose own lines were not touched, without a row that points at it.
"""

import argparse
import json
import random
import re
import sys
import textwrap
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from themeloom.records import count_lines, read_records

LISTING = Path(__file__).parents[1] / "data" / "internal-learning" / "raw" / "internal-learning.txt"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0010ffff]")
FURNITURE = ["", "12", "Upvote", "Published on May 3", "Show abstract", "-----", "Submitted by", "Page 3 of 7"]
FOREIGN = [
    b"\x00",
    b"\x0b",
    b"\x0c",
    b"\xff",
    b"\xe9",
    b"\x93",
    b"\xef\xbf\xbf",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xc3",
]
SIGNS = [b"\r", b"\n", b"\n\n", b"\t", b'"', b'""', b"'", b"{", b"}", b"[", b"]", b"<", b">", b"&", b",", b";", b"|", b"@"]
WORDS = [b"&#xFFFF;", b"\\uffff", b"\\ud800", b"  - ", b"ER  - ", b"TY  - ", b"\xe2\x80\xa8", b"\xc2\x85", b"(" * 200, b"$" * 500]
PIECES = [*FOREIGN, *SIGNS, *WORDS, "e\u0301".encode() * 40]


class Input(NamedTuple):
    """A file to be read, the papers in it, and for each line the paper that it is of (None: none)."""

    name: str
    lines: list[str]
    papers: list[tuple[str, str]]
    owners: list[int | None]


class Verdict(NamedTuple):
    """What became of an input: faults in words, and the numbers of papers lost or altered, and of those in silence."""

    faults: list[str]
    altered: int
    silent: int


def list_papers(path=LISTING):
    """The (title, abstract) of the papers of a listing."""
    records = read_records(path).records
    return list(zip(records["title"], records["abstract"], strict=True))


# ---------------------------------------------------------------- files of papers


def write_listing(papers, rng):
    """A listing: titles and abstracts in turn, wrapped or not, with or without blank lines."""
    width = rng.choice([0, 0, 0, 60, 72, 80, 100])
    blank = rng.choice([0, 0, 1, 2])
    lines = []
    owners = []
    for place, paper in enumerate(papers):
        own = [line for text in paper for line in (_wrap(text, width) if width else [text])]
        lines += own + [""] * blank
        owners += [place] * len(own) + [None] * blank
    return Input("a.txt", lines, papers, owners)


def _wrap(text, width):
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def write_tagged(papers, rng):
    """RIS, MEDLINE, Web of Science's or EndNote's tags."""
    first, tags, last, head = rng.choice(
        [
            ("TY  - JOUR", ("TI  - ", "AB  - "), ["ER  - ", ""], []),
            ("PMID- 3{:04}", ("TI  - ", "AB  - "), [""], []),
            ("PT J", ("TI ", "AB "), ["ER", ""], ["FN Clarivate Analytics Web of Science", "VR 1.0"]),
            ("%0 Journal Article", ("%T ", "%X "), [""], []),
        ]
    )
    lines = list(head)
    owners = [None] * len(head)
    for place, paper in enumerate(papers):
        own = [first.format(place), *(tag + text for tag, text in zip(tags, paper, strict=True)), *last]
        lines += own
        owners += [place] * len(own)
    return Input("a.ris", lines, papers, owners)


def write_rows(papers, rng):
    """A table with commas, semicolons or tabs."""
    sign = rng.choice(",;\t")
    rows = [("Title", "Abstract", "Year"), *((*paper, "2020") for paper in papers)]
    lines = [sign.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    return Input("a.csv", lines, papers, [None, *range(len(papers))])


def write_braces(papers, rng):
    """BibTeX or JSON."""
    if rng.random() < 0.5:
        listed = [{"type": "article-journal", "id": f"p{i}", "title": t, "abstract": a} for i, (t, a) in enumerate(papers)]
        lines = ["[", *(json.dumps(row) + ("," if row is not listed[-1] else "") for row in listed), "]"]
        return Input("a.json", lines, papers, [None, *range(len(papers)), None])
    plain = [tuple(re.sub(r"[{}\\$%&#_~^\"]", "", text) for text in paper) for paper in papers]
    lines = []
    for place, (title, abstract) in enumerate(plain):
        lines += [f"@article{{p{place},", f"  title = {{{title}}},", f"  abstract = {{{abstract}}},", "}"]
    return Input("a.bib", lines, plain, [place for place in range(len(papers)) for _ in range(4)])


WRITERS = (write_listing, write_listing, write_tagged, write_rows, write_braces)


# ---------------------------------------------------------------- what is done to them


def _delete(rng, lines, place):
    return lines[:place] + lines[place + 1 :], {place}


def _double(rng, lines, place):
    return lines[: place + 1] + lines[place:], {place}


def _join(rng, lines, place):
    joined = (lines[place][0] + rng.choice(["", " "]) + lines[place + 1][0] if place + 1 < len(lines) else lines[place][0], None)
    return [*lines[:place], joined, *lines[place + 2 :]], {place, place + 1}


def _break(rng, lines, place):
    text, owner = lines[place]
    middle = rng.randrange(len(text) + 1)
    return [*lines[:place], (text[:middle], owner), (text[middle:], owner), *lines[place + 1 :]], {place}


def _swap(rng, lines, place):
    return lines[:place] + lines[place : place + 2][::-1] + lines[place + 2 :], {place, place + 1}


def _cut(rng, lines, place):
    return [*lines[:place], (lines[place][0][: rng.randrange(40)], None)], set(range(place, len(lines)))


def _insert(rng, lines, place):
    return [*lines[:place], (rng.choice(FURNITURE), None), *lines[place:]], {place - 1, place}


CHANGES = (_delete, _double, _join, _break, _swap, _cut, _insert)


def mutate(file, rng):
    """The bytes of a file to which one thing was done, and its lines with the papers whose lines were left as they were."""
    lines = list(zip(file.lines, file.owners, strict=True))
    touched = set()
    if rng.random() < 0.6:
        lines, changed = rng.choice(CHANGES)(rng, lines, rng.randrange(len(lines)))
        touched = {file.owners[place] for place in changed if 0 <= place < len(file.owners)}
    end = rng.choice(["\n", "\n", "\n", "\r\n", "\r"])
    data = [line.encode(errors="surrogatepass") for line, _ in lines]
    if not touched or rng.random() < 0.3:
        place = rng.randrange(len(data))
        middle = rng.randrange(len(data[place]) + 1)
        data[place] = data[place][:middle] + rng.choice(PIECES) + data[place][middle + rng.choice([0, 0, 1]) :]
        beside = range(place, place + 1) if lines[place][1] is not None else range(max(0, place - 1), min(len(lines), place + 2))
        touched |= {lines[one][1] for one in beside}
    whole = rng.choice([b"", b"", b"\xef\xbb\xbf"]) + end.encode().join(data) + rng.choice([b"", end.encode()])
    spans = {}
    for place, (_, owner) in enumerate(lines, 1):
        if owner is not None and owner not in touched:
            spans.setdefault(owner, []).append(place)
    return whole, spans


# ---------------------------------------------------------------- what is right


def judge(file, content, spans, folder):
    """What became of an input."""
    path = Path(folder, file.name)
    path.write_bytes(content)
    try:
        reading = read_records(path)
    except ValueError as error:
        return Verdict([] if str(error).startswith("no paper could be read") else [f"{error!r}"], 0, 0)
    except Exception as error:  # any other is what is looked for
        return Verdict([f"{type(error).__name__}: {error}"], 0, 0)
    faults = []
    if reading.records["lines"].sum() + reading.rejected["lines"].sum() != count_lines(path):
        faults.append("the lines do not add up")
    for name, table in reading._asdict().items():
        if any(
            FORBIDDEN.search(str(cell)) for column in table.select_dtypes(["object", "string"]) for cell in table[column].dropna()
        ):
            faults.append(f"{name} has what is no character")
    lost = _find_lost(file, spans, reading)
    return Verdict(faults, len(lost), sum(not _is_told(spans[place], reading) for place in lost))


def _find_lost(file, spans, reading):
    read = Counter(map(_fold, reading.records["title"] + "|" + reading.records["abstract"]))
    return [place for place in spans if not read[_fold("|".join(file.papers[place]))]]


def _fold(text):
    return re.sub(r"\W", "", text)


def _is_told(places, reading):
    """Whether a row stands at a paper's lines, or at one beside them, or at an entry that holds one of them.

    An entry reaches up to the next one: blank lines within it are none of its own.
    """
    near = {*range(min(places) - 2, max(places) + 3)}
    firsts = sorted(reading.records["line"])
    for first, following in pairwise([*firsts, max([*firsts, *reading.rejected["line"]], default=0) + 1]):
        if first <= max(places) and following > min(places):
            near |= {*range(first, following)}
    rows = reading.rejected
    rows = rows[~rows["kind"].eq("furniture") & ~rows["reason"].str.startswith("read as")]
    if rows["reason"].str.startswith("the column").any():  # it is said of all
        return True
    return any(near & {*range(line, line + max(lines, 1))} for line, lines in rows[["line", "lines"]].itertuples(index=False))


def run(papers, number, seed, folder):
    """Try a number of inputs; yield each with its verdict where something is to be told."""
    for one in range(number):
        rng = random.Random(seed * 1_000_003 + one)
        file = rng.choice(WRITERS)(rng.sample(papers, rng.randint(3, 12)), rng)
        content, spans = mutate(file, rng)
        verdict = judge(file, content, spans, folder)
        if verdict.faults or verdict.altered:
            yield one, file, content, verdict


def run_every_line(papers, folder):
    """Delete each line of the whole listing in turn."""
    lines = [(text, place) for place, paper in enumerate(papers) for text in paper]
    file = Input("a.txt", [text for text, _ in lines], papers, [owner for _, owner in lines])
    for place in range(len(lines)):
        rest = lines[:place] + lines[place + 1 :]
        spans = {}
        for line, (_, owner) in enumerate(rest, 1):
            spans.setdefault(owner, []).append(line)
        del spans[lines[place][1]]
        verdict = judge(file, "\n".join(text for text, _ in rest).encode(), spans, folder)
        if verdict.faults or verdict.altered:
            yield place, file, b"", verdict


def main():
    """Try many inputs and print what fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every-line", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that fell")
    chosen = parser.parse_args()
    papers = list_papers()
    total = Counter()
    with TemporaryDirectory() as folder:
        found = run_every_line(papers, folder) if chosen.every_line else run(papers, chosen.number, chosen.seed, folder)
        for one, file, content, verdict in found:
            total += Counter(faulty=bool(verdict.faults), altered=verdict.altered, silent=verdict.silent)
            if verdict.faults or verdict.silent:
                print(one, file.name, *verdict.faults, f"{verdict.altered} altered, {verdict.silent} silent", flush=True)
                if chosen.keep:
                    (chosen.keep / f"{one}_{file.name}").write_bytes(content)
    print(json.dumps({"tried": 2 * len(papers) if chosen.every_line else chosen.number, **total}))
    return bool(total["faulty"] or total["silent"])


if __name__ == "__main__":
    sys.exit(main())
