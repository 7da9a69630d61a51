"""How many themes: each number with how much of its themes comes back, and the number chosen."""

import numpy as np
import pandas as pd

from themeloom.tables import check_table
from themeloom.themes.marks import DISSOLVED, NULL, name_stability
from themeloom.themes.replicates import Again

MOSTLY = 0.75  # share of stable themes that makes a number of themes firm


def compare_numbers(again: Again, *, number: int = 0) -> pd.DataFrame:
    """Compare how much of the themes comes back at each number of themes, and choose one.

    Chosen is the number that ``pick_number`` picks. The coarser one is the largest below it of whose themes three quarters are
    stable and none dissolved; where there is none, the one whose themes come back most.

    Parameters
    ----------
    again : Again
        As ``replicates.find_again`` gives it.
    number : int
        To choose whatever the samples say; 0 leaves the choice to them.

    Returns
    -------
    DataFrame
        One row per number of themes (see ``tables.SCHEMAS``, "themes.numbers"); what was not measured is null.
    """
    rows = [_describe_number(again, tried) for tried in again.known]
    numbers = check_table(pd.DataFrame(rows).assign(choice=""), "themes.numbers").round(6)
    chosen = number if number in again.known else pick_number(numbers)
    numbers.loc[numbers["number"] == chosen, "choice"] = "chosen"
    below = numbers[numbers["number"] < chosen]
    if len(below):
        numbers.loc[numbers["number"] == _choose_coarser(below), "choice"] = "coarser"
    return numbers


def _describe_number(again, number):
    samples = again.recoveries
    terms = np.array([one[number].of_terms for one in samples])
    recovered = np.array([one[number].of_papers for one in samples]) if number else terms
    clouds = np.concatenate([cloud[number] for cloud in again.clouds]) if again.clouds else np.array([np.nan])
    halves = np.array([one[number] for one in again.agreements]) if again.agreements else np.full((1, 3), np.nan)
    means = recovered.mean(axis=0) if samples else np.array([np.nan])
    null = np.quantile(clouds, NULL)
    marks = name_stability(means, null)
    return {
        "number": number,
        "themes": len(again.known[number].quadrants),
        "recovery": means.mean(),
        "least": means.min(),
        "stable": (marks == "stable").sum(),
        "dissolved": (marks == "dissolved").sum(),
        "term_recovery": terms.mean() if samples else np.nan,
        "cloud": clouds.mean(),
        "cloud_high": null,
        "halves_papers": halves[:, 0].mean(),
        "halves_terms": halves[:, 1].mean(),
        "halves_modularity": halves[:, 2].mean(),
    }


def pick_number(numbers: pd.DataFrame) -> int:
    """Pick the number of themes that the samples speak for.

    It is the largest at which no theme is dissolved in the bootstrap samples, and more of the themes comes back, on average, than
    of as many groups of a cloud without gaps (without this, one clear theme would be cut into halves that come back as well as
    its border lets them); where there is none, the one whose weakest theme comes back most; without samples, the largest.

    Parameters
    ----------
    numbers : DataFrame
        One row per number of themes; columns used: number, least, recovery and cloud (see ``tables.SCHEMAS``, "themes.numbers").

    Returns
    -------
    int

    Examples
    --------
    >>> pick_number(pd.DataFrame({"number": [2, 3, 4], "least": [0.9, 0.6, 0.5], "recovery": 0.9, "cloud": 0.4}))
    3
    """
    if numbers["least"].isna().any():
        return int(numbers["number"].max())
    # without clouds the condition is null, and only the first one counts
    holding = numbers[(numbers["least"] > DISSOLVED) & ~(numbers["recovery"] <= numbers["cloud"])]
    return int(holding["number"].max() if len(holding) else numbers.loc[numbers["least"].idxmax(), "number"])


def _choose_coarser(below):
    firm = below[(below["stable"] >= MOSTLY * below["themes"]) & (below["dissolved"] == 0)]
    if len(firm):
        return firm["number"].max()
    return below.loc[below["recovery"].fillna(0).idxmax(), "number"]
