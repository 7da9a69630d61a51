"""The one toy corpus: six papers and seven terms, small enough to check by head, as the tables of 01 to 03 hold them.

Papers p1 to p3 speak of Alpha, Beta map and Gamma, papers p4 to p6 of Map, Upsilon and Zeta; p6 has delta instead of Upsilon.
"""

import re

import pandas as pd

# letter -> the form in which a term is written, which is also its name; its key is the same in lower case
FORMS = {"a": "Alpha", "b": "Beta map", "c": "Gamma", "x": "Map", "y": "Upsilon", "z": "Zeta", "d": "delta"}
# paper -> letters of the terms that it holds, in their order, one sentence each
HELD = {"p1": "abc", "p2": "abc", "p3": "ab", "p4": "xyz", "p5": "xyz", "p6": "xzd"}
KINDS = {"Alpha": "method"}  # all others are plain terms
# options under which so few papers make a network and two themes: {Alpha; Beta map; Gamma} and {Map, Upsilon, Zeta}
NETWORK = {"max_terms": 6, "min_documents": 1, "min_shared": 1}
CLUSTERING = {"resolution": 1.0, "min_size": 2, "seed": 1}


def find_mentions(records, forms):
    """Mentions of papers: wherever one of the forms (form -> key) stands as a word in a title or an abstract."""
    rows = [
        (paper.doc_id, field, match.start(), match.end(), match[0], forms[match[0]])
        for paper in records.itertuples()
        for field in ("title", "abstract")
        for match in re.finditer(rf"\b({'|'.join(sorted(forms, key=len, reverse=True))})\b", getattr(paper, field))
    ]
    return pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key"])


def _write_abstract(letters):
    return " ".join(f"It is about {FORMS[letter]} <i>." for letter in letters)


RECORDS = pd.DataFrame(
    [(doc_id, place, f"On {doc_id}", _write_abstract(held)) for place, (doc_id, held) in enumerate(HELD.items(), 1)],
    columns=["doc_id", "position", "title", "abstract"],
)
DOC_IDS = RECORDS["doc_id"]
MENTIONS = find_mentions(RECORDS, {form: form.casefold() for form in FORMS.values()})
MENTIONS = MENTIONS.assign(introduced=False, opens=True, listed=False)
MENTIONS.insert(6, "kind", MENTIONS["form"].map(KINDS).fillna("term"))
TERMS = pd.DataFrame({"term": FORMS.values(), "relevance": 1.0, "kept": True, "reason": ""}).sort_values(
    "term", ignore_index=True
)
TERMS.insert(1, "kind", TERMS["term"].map(KINDS).fillna("term"))
TERMS.insert(2, "documents", TERMS["term"].map(MENTIONS["form"].value_counts()))
SPELLINGS = pd.DataFrame({"key": TERMS["term"].str.casefold(), "term": TERMS["term"], "kept": True, "form": TERMS["term"]})
SPELLINGS = SPELLINGS.assign(documents=TERMS["documents"], reason="")
# a mention of a kept term, with its place
PLACES = MENTIONS[["doc_id", "field", "start", "end", "form"]].assign(term=MENTIONS["form"])
# a paper and a term that it holds; each paper holds each of its terms once
OCCURRENCES = PLACES[["doc_id", "term"]].assign(occurrences=1, score=1.0)
# a paper and a word of its keys
WORDS = MENTIONS[["doc_id", "key"]].assign(word=MENTIONS["key"].str.split(" ")).explode("word", ignore_index=True)
WORDS = WORDS.value_counts(["doc_id", "word"], sort=False).rename("occurrences").reset_index()
MEMBERS = pd.DataFrame({"term": ["Alpha", "Beta map", "Gamma", "Map", "Zeta", "Upsilon"], "theme": [1, 1, 1, 2, 2, 2]})
MEMBERS = MEMBERS.astype({"theme": "Int64"}).assign(documents=[3, 3, 2, 3, 3, 2], strength_within=[5.0, 5.0, 4.0, 5.0, 5.0, 4.0])
MEMBERS = MEMBERS.assign(recovery=1.0)
THEMES = pd.DataFrame({"theme": [1, 2], "label": ["Alpha; Beta map; Gamma", "Map; Zeta; Upsilon"], "home": 1.0, "terms": 3})
THEMES = THEMES.assign(papers=3, centrality=[1.0, 2.0], density=[4.0, 3.0], quadrant=["niche", "basic"])
THEMES = THEMES.assign(stability=["stable", "doubtful"], jaccard=[0.9, 0.6], low=[0.5, 0.4], high=1.0)
PAPERS = pd.DataFrame({"doc_id": DOC_IDS, "theme": [1, 1, 1, 2, 2, 2], "share": 1.0}).astype({"theme": "Int64"})
PAPERS = PAPERS.assign(shares=["1.000; 0.000"] * 3 + ["0.000; 1.000"] * 3, coarser=pd.array([1] * 6, "Int64"), recovery=1.0)
STABILITY = THEMES[["theme"]].assign(samples=200, jaccard=THEMES["jaccard"], low=THEMES["low"], high=1.0)
STABILITY = STABILITY.assign(paper_jaccard=THEMES["jaccard"], term_jaccard=[0.7, 0.4], left_out=[0.8, 0.5], cloud=0.55)
STABILITY = STABILITY.assign(quadrant_recovery=[1.0, 0.5], stability=THEMES["stability"])
COARSER = pd.DataFrame({"theme": [1], "label": "Map; Beta map", "terms": 6, "papers": 6, "stability": "stable", "jaccard": 1.0})
COARSER = COARSER.assign(holds="1; 2")
PAIRS = pd.DataFrame({"a": ["Alpha", "Alpha", "Map"], "b": ["Beta map", "Gamma", "Zeta"], "coassignment": [1.0, 0.9, 0.6]})
# a row for each number tried: the coarser one, the chosen one, and one at which a theme dissolves
NUMBERS = pd.DataFrame(
    {"number": [1, 2, 3], "themes": [1, 2, 3], "choice": ["coarser", "chosen", ""], "recovery": [1.0, 0.75, 0.5]}
)
NUMBERS = NUMBERS.assign(least=[1.0, 0.6, 0.3], stable=[1, 1, 0], dissolved=[0, 0, 2], term_recovery=[1.0, 0.55, 0.4])
NUMBERS = NUMBERS.assign(cloud=[1.0, 0.5, 0.4], cloud_high=[1.0, 0.55, 0.5], halves_papers=[1.0, 0.5, 0.2])
NUMBERS = NUMBERS.assign(halves_terms=[1.0, 0.3, 0.1], halves_modularity=[0.0, 0.2, 0.1])
