"""How many of the authors' keywords are terms: two JSON lines for each database of a folder of exports, and two for all.

python tests/quality_keywords.py FOLDER

Counted are keywords that stand in their paper's title or abstract, word for word but for case, hyphens and number. Kept are those
that a kept term of the paper stands for; dropped are those that were a mention and that no kept term stands for; of the rest no
mention has the same words: they are inside longer mentions, or cut. The first line of each two ("given": false) reads the texts
alone, as if no paper had keywords, which is the measure of the rules; the second reads the records as they are.
"""

import json
import re
import sys
from pathlib import Path

from themeloom.lexicon import normalize
from themeloom.mentions import extract_mentions, load_pipeline
from themeloom.records import read_records
from themeloom.terms import merge_forms

FEWEST = 100  # keywords of a database that give a line of its own


def find_keywords(records, keywords):
    """One row per paper and author's keyword that stands in its text: doc_id, database, key."""
    rows = keywords[keywords["kind"] == "author"].merge(records[["doc_id", "database", "title", "abstract"]], on="doc_id")
    rows["keyword"] = rows["keyword"].str.replace(r"\s*\([^)]*\)?\s*$", "", regex=True)  # "internet of things (IoT)"
    rows["key"] = rows["keyword"].map(normalize)
    texts = rows["title"].fillna("") + " . " + rows["abstract"].fillna("")
    texts = [f" {fold(text)} " for text in texts]
    rows["stands"] = [is_in(keyword, text) for keyword, text in zip(rows["keyword"], texts, strict=True)]
    return rows.loc[rows["stands"], ["doc_id", "database", "key"]].drop_duplicates()


def is_in(keyword, text):
    """Whether a keyword stands in a folded text, in the singular or the plural."""
    words = fold(keyword)
    return any(f" {spelling} " in text for spelling in (words, normalize(words), f"{words}s", f"{words}es"))


def fold(text):
    """The words in small letters, without marks and hyphens."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def list_names(mentions, spellings):
    """{(paper, normalized spelling)} of mentions: the keys, the forms, and the names of their terms."""
    named = mentions[["doc_id", "key", "form"]].merge(spellings[["key", "term"]], on="key")
    columns = [named["key"], named["form"].map(normalize), named["term"].map(normalize)]
    return {pair for column in columns for pair in zip(named["doc_id"], column, strict=True)}


def score(rows):
    """The shares of some keywords."""
    shares = {"kept": rows["kept"].mean(), "dropped": (rows["met"] & ~rows["kept"]).mean()}
    return {"papers": rows["doc_id"].nunique(), "keywords": len(rows)} | {name: round(share, 3) for name, share in shares.items()}


def match_terms(rows, records):
    """The rows, with whether each keyword is a kept term of its paper, and whether it was met at all."""
    mentions = extract_mentions(records, load_pipeline())
    spellings = merge_forms(mentions).spellings
    kept = list_names(mentions, spellings[spellings["kept"]])
    met = list_names(mentions, spellings)
    pairs = list(zip(rows["doc_id"], rows["key"], strict=True))
    return rows.assign(kept=[pair in kept for pair in pairs], met=[pair in met for pair in pairs])


def main(folder):
    """Read every export of a folder as one corpus, without and with its keywords, and print a line for each database."""
    read = read_records(sorted(path for path in Path(folder).rglob("*") if path.is_file()))
    rows = find_keywords(read.records, read.keywords)
    sizes = rows["database"].value_counts()
    databases = sorted(sizes.index[sizes >= FEWEST])
    for given, records in ((False, read.records.drop(columns="keywords")), (True, read.records)):
        matched = match_terms(rows, records)
        parts = {database: matched[matched["database"] == database] for database in databases} | {"all": matched}
        for database, part in parts.items():
            print(json.dumps({"database": database, "given": given} | score(part)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
