"""A term that rises is found, and where years say nothing, nothing is."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from themeloom.trends.terms import measure_trends


def make_periods(years):
    return pd.DataFrame({"doc_id": np.arange(len(years)), "year": years, "period": np.asarray(years) - min(years)})


def make_occurrences(held):
    return pd.DataFrame([(doc_id, term) for term, papers in held.items() for doc_id in papers], columns=["doc_id", "term"])


@given(st.lists(st.integers(2000, 2008), min_size=6, max_size=40), st.data())
def test_it_is_the_rank_sum_test_of_scipy(years, data):
    holding = data.draw(st.lists(st.sampled_from(range(len(years))), min_size=1, max_size=len(years) - 1, unique=True))
    [row] = measure_trends(make_periods(years), make_occurrences({"map": holding}), min_documents=1).to_dict("records")
    late = [years[place] for place in holding]
    early = [year for place, year in enumerate(years) if place not in holding]
    known = mannwhitneyu(late, early, method="asymptotic", use_continuity=False)
    assert row["later"] == pytest.approx(known.statistic / len(late) / len(early))
    assert row["p"] == pytest.approx(1.0 if len(set(years)) == 1 else known.pvalue)


def test_terms_that_rise_stand_first_and_those_that_fade_last():
    years = np.repeat(np.arange(2010, 2020), 20)
    held = {"new": range(120, 200, 2), "old": range(0, 80, 2), "usual": range(0, 200, 5), "rare": [1, 2]}
    table = measure_trends(make_periods(years), make_occurrences(held))
    assert table[["term", "trend"]].to_numpy().tolist() == [["new", "emerging"], ["usual", "steady"], ["old", "fading"]]
    assert table["first"].tolist() == [0.0, 0.2, 0.4]
    assert table["last"].tolist() == [0.4, 0.2, 0.0]


def test_one_paper_of_long_ago_moves_little():
    years = np.repeat(np.arange(2010, 2020), 10)
    held = make_occurrences({"new": [0, *range(60, 100, 2)]})
    usual = measure_trends(make_periods(years), held)
    outlier = measure_trends(make_periods(np.r_[1900, years[1:]]), held)
    assert outlier["trend"].tolist() == usual["trend"].tolist() == ["emerging"]
    assert outlier["z"].iloc[0] == pytest.approx(usual["z"].iloc[0], abs=0.2)


def test_on_shuffled_years_at_most_one_term_in_twenty_moves():
    rng = np.random.default_rng(3)
    held = {f"t{place}": rng.choice(600, size, replace=False) for place, size in enumerate(rng.integers(5, 120, 300))}
    moving = []
    for _ in range(10):
        table = measure_trends(make_periods(rng.permutation(np.repeat(np.arange(2010, 2020), 60))), make_occurrences(held))
        moving.append(table["trend"].ne("steady").mean())
    assert max(moving) <= 0.05


def test_nothing_is_tested_where_all_papers_are_of_one_year_or_none():
    assert measure_trends(make_periods([2020] * 9), make_occurrences({"map": range(5)}))["trend"].tolist() == ["steady"]
    assert measure_trends(make_periods([2020] * 5).head(0), make_occurrences({"map": []})).empty


@pytest.mark.skipif(
    not (Path(__file__).parents[3] / "shared" / "gold" / "others").exists(), reason="the sets of papers are not at hand"
)
def test_of_what_is_known_to_have_risen_it_says_so_and_on_shuffled_years_nothing_moves():
    folder = Path(__file__).parents[3] / "shared" / "gold" / "others"
    rows = [json.loads(line) for path in sorted(folder.glob("*_area.jsonl")) for line in path.read_text().splitlines()]
    texts = [f"{row['title']} {row['abstract']}".lower() for row in rows]
    words = ["large language model", "diffusion model", "neural network", "reinforcement learning", "planning", "attention"]
    held = make_occurrences({word: [place for place, text in enumerate(texts) if word in text] for word in words})
    years = np.array([row["year"] for row in rows])
    trends = measure_trends(make_periods(years), held).set_index("term")["trend"]
    assert trends["large language model"] == "emerging"
    rng = np.random.default_rng(1)
    shuffled = [measure_trends(make_periods(rng.permutation(years)), held)["trend"].ne("steady") for _ in range(20)]
    assert np.concatenate(shuffled).mean() <= 0.05
