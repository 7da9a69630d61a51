"""Two measures of the term layer that the annotated sets' own scorers lack: one JSON line.

python tests/quality_terms.py introduced DERIVED GOLD.jsonl   the mark "introduced" of names, exactly as annotated
python tests/quality_terms.py field FILE.jsonl                the terms of a field to be read: most documented first
"""

import importlib.util
import json
import sys
import tempfile
from pathlib import Path

import pandas as pd

from themeloom.mentions import extract_mentions, load_pipeline
from themeloom.records import read_records
from themeloom.terms import merge_forms, rank_terms

READ = 100  # terms to be read


def load_scorer(gold):
    """The module score.py beside a set."""
    spec = importlib.util.spec_from_file_location("score", Path(gold).parent / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_marked(derived):
    """{title: the forms that the paper is said to introduce}."""
    titles = pd.read_parquet(derived / "01_records.parquet").set_index("doc_id")["title"]
    mentions = pd.read_parquet(derived / "02_mentions.parquet")
    forms = mentions[mentions["introduced"]].groupby("doc_id")["form"].agg(set)
    return {title: forms.get(doc_id, set()) for doc_id, title in titles.items()}


def score_introduced(derived, gold):
    """Precision, recall and F1 of what papers are said to introduce."""
    scorer = load_scorer(gold)
    marked = read_marked(Path(derived))
    counts = {"hit": 0, "missed": 0, "wrong": 0}
    for line in Path(gold).read_text().splitlines():
        paper = json.loads(line)
        found = {scorer.fold(form) for form in marked.get(paper["title"], ())} - {""}
        groups = [aliases for aliases, _ in scorer.alias_groups(paper, ["introduced"])]
        hit = sum(bool(aliases & found) for aliases in groups)
        counts["hit"] += hit
        counts["missed"] += len(groups) - hit
        counts["wrong"] += len(found - set().union(*groups))
    return {"introduced": scorer.prf(counts["hit"], counts["wrong"], counts["missed"])}


def list_field(file):
    """How many terms the papers of a field keep, and the most documented of them."""
    rows = [json.loads(line) for line in Path(file).read_text().splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "papers.jsonl"
        raw.write_text("".join(json.dumps({"title": row["title"], "abstract": row["abstract"]}) + "\n" for row in rows))
        records = read_records(raw).records
    mentions = extract_mentions(records, load_pipeline())
    terms, spellings = merge_forms(mentions)
    ranked = rank_terms(mentions, terms, spellings)
    kept = terms[terms["kept"]].sort_values(["documents", "term"], ascending=[False, True])
    each = round(len(ranked) / len(records), 1)
    return {"papers": len(records), "kept_terms_per_paper": each, "to_be_read": kept["term"].head(READ).tolist()}


COMMANDS = {"introduced": score_introduced, "field": list_field}


if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
