"""Papers that the bench makes up have mentions as read papers have them, and terms are made of them."""

import pandas as pd

from bench import grow_mentions
from themeloom.mentions import extract_mentions, load_pipeline
from themeloom.terms import merge_forms

TITLES = ["Maps of themes", "Theme maps by looms", "Looms for large maps"]


def test_made_up_mentions_are_as_many_in_each_paper_and_become_terms():
    records = pd.DataFrame({"doc_id": list("pqr"), "title": TITLES, "abstract": "We draw theme maps."})
    mentions = extract_mentions(records, load_pipeline(), processes=1)
    grown = grow_mentions(mentions, 200)
    assert len(grown) == 200 * len(mentions) // 3
    assert set(grown["doc_id"]) <= set(map(str, range(200)))
    assert {*mentions["key"]} < {*grown["key"]}
    assert merge_forms(grown).terms["documents"].between(1, 200).all()
