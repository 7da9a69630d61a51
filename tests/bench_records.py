"""How fast records are read: a JSON line per figure. The export is generated, in the layout of Scopus.

python tests/bench_records.py [RECORDS]
"""

import csv
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from themeloom.records import read_records
from timing import clock, tell, tell_memory

RECORDS = 100_000
UNFILLED = ["Author(s) ID", "Issue", "Art. No.", "Page end", "Link", "Authors with affiliations", "Publisher"]
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "ne", "pi", "ro", "sa", "te", "vu"]
REFERENCES = 10


def make_words(rng, number):
    """Words that nobody uses, each different."""
    words = set()
    while len(words) < number:
        words.add("".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))))
    return sorted(words)


def make_row(rng, words, number):
    """One record, as a mapping; every twentieth is the record before it again, without its DOI."""
    rng.seed(number - number % 20 // 19)
    families = [word.title() for word in rng.choices(words, k=3)]
    title = " ".join(rng.choices(words, k=9)).capitalize()
    sentences = [" ".join(rng.choices(words, k=20)).capitalize() + "." for _ in range(9)]
    addresses = [f"Department of {family}, University of {family}, {family}, Norway" for family in families]
    year = 1990 + number % 35
    return {
        "Authors": "; ".join(f"{family} A.B." for family in families),
        "Author full names": "; ".join(f"{family}, Anna B. ({number})" for family in families),
        "Title": title,
        "Year": year,
        "Source title": f"Journal of {families[0]}",
        "Volume": number % 90,
        "Page start": number % 400,
        "Cited by": number % 77,
        "DOI": "" if number % 20 == 19 else f"10.5555/{number}",
        "Affiliations": "; ".join(addresses),
        "Abstract": " ".join(sentences) + f" © {year} The Authors. Published by Loom Ltd.",
        "Author Keywords": "; ".join(rng.choices(words, k=5)),
        "Index Keywords": "; ".join(rng.choices(words, k=8)),
        "References": "; ".join(
            f"{word.title()} A., {title}, Journal of {word.title()}, {place}, pp. 1-9, ({year - place})"
            for place, word in enumerate(rng.choices(words, k=REFERENCES))
        ),
        "Language of Original Document": "English",
        "Document Type": "Article",
        "Source": "Scopus",
        "EID": f"2-s2.0-{number}",
    }


def write_export(path, records):
    """Write an export of that many records."""
    rng = random.Random(1)
    words = make_words(rng, 5_000)
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, [*make_row(rng, words, 0), *UNFILLED], quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(make_row(rng, words, number) for number in range(records))


def read_plainly(path):
    """Read an export by the standard library alone."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return sum(1 for _ in csv.DictReader(lines))


def main(records=RECORDS):
    """Measure reading against the standard library, at two sizes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "scopus.csv")
        for number in (records // 10, records):
            write_export(path, number)
            plain = clock(lambda: read_plainly(path))
            seconds = clock(lambda: read_records(path))
            megabytes = round(path.stat().st_size / 1e6)
            figure = f"{number:,} records of Scopus CSV / csv.DictReader"
            tell(figure, seconds / plain, "ratio", seconds=round(seconds, 1), megabytes=megabytes)
        tell_memory()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
