"""What was found, in the sentences that a report opens with: the themes, what rose and fell, and what is not sure."""

from io import StringIO
from typing import Any

import pandas as pd

from themeloom.palette import MARKS
from themeloom.trends import measure_interval

DASH = "\u2013"  # between the first and the last year of a period
ENOUGH = 30  # papers of a stretch of years, for a theme to be said to rise or to fall
FIRM = 0.65  # agreement of halves from which it is no doubt (adjusted Rand index)


def describe_findings(
    records: pd.DataFrame,
    papers: pd.DataFrame,
    sections: list[dict[str, Any]],
    numbers: pd.DataFrame,
    figures: dict[str, tuple],
    *,
    most: int = 8,
) -> dict[str, Any]:
    """Describe what was found.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: abstract, year.
    papers : DataFrame
        The part papers of 05_themes.
    sections : list of dict
        The themes, as ``describe_sections`` describes them.
    numbers : DataFrame
        The part numbers of 05_themes.
    figures : dict
        As ``build_report`` takes them; used: the CSV of 10_theme_spread and 15_term_trends.
    most : int
        Terms named of those that rise, and of those that fade.

    Returns
    -------
    dict
        papers (their number), period (of publication; empty where no paper has a year), themes (rows: number, label, color, mark,
        stability, papers, share), marks (stability -> number of themes; empty where it was not measured), tested (terms), rising
        and fading (rows: name, first, last: shares of the papers of the earlier and the later half), moving (themes whose share
        moved: rows of label, number, first, last, start, end) and doubts (sentences; what is not sure
        of the links, the page says).
    """
    years = records["year"].dropna()
    trends = _read_numbers(figures["15_term_trends"])
    return {
        "papers": len(records),
        "period": f"{years.min()} to {years.max()}" if years.nunique() > 1 else "".join(map(str, years.head(1))),
        "themes": [_describe_theme(section, len(records)) for section in sections],
        "marks": _count_marks(sections),
        "tested": len(trends),
        "rising": _list_moving_terms(trends[trends["trend"] == "emerging"].head(most)),
        "fading": _list_moving_terms(trends[trends["trend"] == "fading"].iloc[::-1].head(most)),
        "moving": list_moving_themes(_read_numbers(figures["10_theme_spread"])),
        "doubts": [*_doubt_themes(sections, numbers), *_doubt_papers(records, papers)],
    }


def list_moving_themes(spread: pd.DataFrame, *, least: int = ENOUGH) -> list[dict[str, Any]]:
    """List the themes whose share moved: the intervals of an early and of a late stretch of years do not reach each other.

    Parameters
    ----------
    spread : DataFrame
        One row per theme and period, as ``trends.measure_spread`` gives them, with the themes' labels.
    least : int
        Papers of each stretch: the first periods, and the last, as few as have so many together.

    Returns
    -------
    list of dict
        One per theme: number, label, first and last (shares), start and end (names of the stretches). Empty where the stretches
        would meet.

    Examples
    --------
    >>> spread = pd.DataFrame({"theme": 1, "label": "map", "period": [0, 1, 2], "name": ["2018", "2019", "2020"]})
    >>> spread = spread.assign(papers=[1, 2, 27], of=[10, 20, 30])
    >>> list_moving_themes(spread)
    [{'number': 1, 'label': 'map', 'first': 0.1, 'last': 0.9, 'start': '2018–2019', 'end': '2020'}]
    """
    sizes = spread.drop_duplicates("period").set_index("period")["of"].sort_index()
    early = sizes.index[sizes.cumsum().shift(fill_value=0) < least]
    late = sizes.index[sizes[::-1].cumsum().shift(fill_value=0)[::-1] < least]
    if sizes.empty or early.max() >= late.min() or min(sizes[early].sum(), sizes[late].sum()) < least:
        return []
    both = _pool(spread, early).merge(_pool(spread, late), on=["theme", "label"], suffixes=("_first", "_last"))
    moved = both[(both["low_last"] > both["high_first"]) | (both["high_last"] < both["low_first"])]
    columns = ["theme", "label", "share_first", "share_last", "name_first", "name_last"]
    return moved[columns].set_axis(["number", "label", "first", "last", "start", "end"], axis=1).to_dict("records")


def _pool(spread, periods):
    """The share of each theme in several periods together, with its interval."""
    own = spread[spread["period"].isin(periods)].sort_values("period")
    years = [year for name in own["name"].astype(str) for year in name.split(DASH)]
    pooled = own.groupby(["theme", "label"], sort=False)[["papers", "of"]].sum().reset_index()
    low, high = measure_interval(pooled["papers"].to_numpy(), pooled["of"].to_numpy())
    name = DASH.join(dict.fromkeys([years[0], years[-1]]))
    return pooled.assign(share=pooled["papers"] / pooled["of"], low=low, high=high, name=name)


def _read_numbers(figure):
    """What is drawn in a figure: its CSV as a table."""
    *_, numbers = figure
    return pd.read_csv(StringIO(numbers))


def _describe_theme(section, papers):
    known = ("number", "label", "color", "mark", "stability", "papers")
    return {name: section[name] for name in known} | {"share": section["papers"] / max(papers, 1)}


def _count_marks(sections):
    """How many themes have each stability, the firmest first; those that none has are left out."""
    counts = {stability: sum(section["stability"] == stability for section in sections) for stability in MARKS}
    return {stability: count for stability, count in counts.items() if count}


def _list_moving_terms(trends):
    return [{"name": row.term, "first": row.first, "last": row.last} for row in trends.itertuples()]


def _doubt_themes(sections, numbers):
    """What is not sure of the themes."""
    doubts = []
    shaky = sum(section["stability"] not in ("stable", "") for section in sections)
    if shaky:
        doubts.append(
            f"The borders of {shaky} of {len(sections)} themes: drawn again, the papers fall into other groups too often. "
            "Speak of these themes' terms, cores and papers, not of where they end."
        )
    halves = numbers.loc[numbers["choice"].eq("chosen"), "halves_papers"].dropna()
    if len(halves) and halves.iloc[0] < FIRM:
        doubts.append(
            f"The number of themes: those of one half of the papers agree with those of the other at {_format(halves.iloc[0])} "
            "(adjusted Rand index: 1 the same, 0 chance)."
        )
    return doubts


def _doubt_papers(records, papers):
    """What is not sure because papers lack something."""
    untold = int((records["abstract"] == "").sum())
    undated = int(records["year"].isna().sum())
    apart = int(papers["theme"].isna().sum())
    undated = undated if undated < len(records) else 0  # where none has a year, that is said of what rose
    counts = {
        f"Papers without an abstract, read by their titles only: {untold:,} of {len(records):,}.": untold,
        f"Papers without a year, which say nothing of what rose or fell: {undated:,} of {len(records):,}.": undated,
        f"Papers in no theme, for they share no word with any: {apart:,} of {len(records):,}.": apart,
    }
    return [sentence for sentence, count in counts.items() if count]


def _format(number):
    return f"{number:.2f}".removeprefix("0")
