"""Records and a spaCy pipeline -> mentions: where each paper speaks of a term or a named thing."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, get_args

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from spacy.language import Language

from themeloom.categories import collect_rows
from themeloom.lexicon import ASIDE, GENERAL, find_plain, find_relational, name_kind
from themeloom.mentions.annotations import find_phrases
from themeloom.mentions.beginnings import add_beginnings
from themeloom.mentions.expressions import merge_expressions
from themeloom.mentions.keywords import PLACE, add_keywords
from themeloom.mentions.nested import add_nested
from themeloom.mentions.profiles import assign_kinds, pick_profile
from themeloom.tables import check_table, list_types

Profile = Literal["auto", "computing", "general"]

SEARCHED = 0.5  # share of a name's mentions that say it was searched, above which it is no subject of the papers
AGREED = 1 / 3  # share of a name's mentions that make it a dataset: the others have no such words beside them


def extract_mentions(
    records: pd.DataFrame,
    nlp: Language,
    *,
    profile: Profile = "auto",
    processes: int = 0,
    cache: Path | None = None,
    progress: Callable[..., Iterable] | None = None,
) -> pd.DataFrame:
    """Extract the terms and named things that each paper mentions.

    Plain English words ("camera") are terms only where the corpus uses them more often than general English does; words of
    academic prose ("recent results") never are, nor are the databases that a review searched. What is so set aside has a kind of
    its own; where it is a term elsewhere, it is left out. A label that the pipeline was loaded with and that is found nowhere
    becomes a term wherever it stands; so does, in its own paper, a keyword that its authors gave it.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract, and keywords, if there is one: without it the texts alone count.
    nlp : Language
        As ``load_pipeline`` returns it.
    profile : {"auto", "computing", "general"}
        Which kinds there are (``lexicon.PROFILES``); auto: those that fit the papers (see ``pick_profile``).
    processes : int
        Processes that annotate side by side; 0 for one per core. With more than one, each loads the model of ``nlp`` once; the
        result is the same for any number.
    cache : Path, optional
        A folder where what is found in each paper by itself is kept, so that no paper is read twice.
    progress : callable, optional
        Wraps the iterable of papers that are read, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per mention, in the order of the papers, of title and abstract, and of the text (a name may stand inside a longer
        term): doc_id, field (title or abstract), start and end (characters in that field), form (as written), key (normalized,
        with the paper's own abbreviations expanded), kind (one of the profile's, term for anything else; prose, plain, relational
        or searched for what is no term), introduced (whether the paper says that this is its own), opens (whether it begins a
        sentence, or stands in a title whose words all have capitals: its first capital says nothing then), listed (whether
        it is one of the paper's own keywords).

    Raises
    ------
    ValueError
        ``processes`` below 0, a profile that there is none of, or a title with a line break.

    Examples
    --------
    >>> from themeloom.mentions.pipeline import load_pipeline
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["LoomNet: Weaving Maps"], "abstract": ["We draw term maps."]})
    >>> mentions = extract_mentions(records, load_pipeline(), processes=1)
    >>> mentions[["field", "start", "key", "kind", "introduced"]].to_numpy().tolist()
    [['title', 0, 'loomnet', 'name', True], ['title', 17, 'map', 'plain', False], ['abstract', 8, 'term map', 'term', False]]
    """
    if profile not in get_args(Profile):
        raise ValueError(f"profile={profile}: choose one of {', '.join(get_args(Profile))}")
    _check_titles(records["title"])
    texts = (records["title"] + "\n" + records["abstract"]).set_axis(records["doc_id"])
    rows = _join_phrases(find_phrases(texts, nlp, processes=processes, cache=cache, progress=progress), texts)
    rows = _filter_aside(add_keywords(rows, records))
    if (pick_profile(texts) if profile == "auto" else profile) == GENERAL:
        terms = ~rows["kind"].isin(ASIDE)
        rows = pd.concat([assign_kinds(rows[terms], records), rows[~terms]])
    rows = _sort_as_text(rows, records["doc_id"])
    return check_table(rows, "mentions")


def _join_phrases(phrases, texts):
    """The mentions, with those that are set aside and the user's labels, as all papers together show them.

    Each table goes when the next is made of it: they are long.
    """
    columns = [column for column in list_types("mentions") if column != "listed"]
    role = phrases["role"]
    labels = phrases.loc[role == "labels", columns]
    single = role.isin(["mentions", "aside"])
    longer = phrases[~single & (role != "labels")]
    rows = phrases.loc[single, [*columns, "before", "governs"]]
    del phrases, role, single
    rows = merge_expressions(rows, longer, texts)
    is_aside = rows["kind"].isin(ASIDE)
    aside = rows.loc[is_aside, columns]
    rows = _agree_in_paper(rows[~is_aside])
    rows = add_nested(add_beginnings(rows))
    return _join_labels(collect_rows([_set_aside(rows, texts), aside]), labels)


def _set_aside(mentions, texts):
    """The mentions, with plain words called so that the corpus uses as everybody does, and those that need what stands behind."""
    blanks = pc.sum(pc.count_substring(pa.array(texts, pa.large_string()), " ")).as_py() or 0
    words = blanks + 2 * len(texts)
    named = mentions["kind"].isin(["system", "dataset", "metric"])
    plain = mentions["key"].isin(find_plain(mentions["key"], mentions["doc_id"], words))
    single = mentions[~mentions["key"].str.contains(" ", regex=False)]
    relational = mentions["key"].isin(find_relational(single["key"], single["governs"], words))
    kind = mentions["kind"].mask(plain & ~named, "plain")
    return mentions.drop(columns="governs").assign(kind=kind.mask(relational & ~plain & ~named, "relational"))


def _check_titles(titles):
    """Check that each title is one line: places in title and abstract are told apart by the first line break."""
    broken = titles[titles.str.contains("\n", regex=False)]
    if len(broken):
        raise ValueError(
            f"a title must be one line; {len(broken)} of {len(titles)} have a line break, the first is {broken.iloc[0]!r}: "
            "records.clean_characters makes one line of it"
        )


def _join_labels(rows, labels):
    """The mentions and the user's labels.

    A label that is a mention somewhere, even one set aside, is left to it: what a merge of two terms gives must not depend on
    whether the texts were read before it or after.
    """
    if labels.empty:
        return rows
    named = rows["key"].isin(labels["key"].unique()) & rows["kind"].isin(ASIDE)
    kinds = rows["key"].map(name_kind).astype(rows["kind"].dtype)
    rows = rows.assign(kind=rows["kind"].mask(named, kinds))
    return collect_rows([rows, labels[~labels["key"].isin(rows["key"].unique())]])


def _filter_aside(rows):
    """The rows, each place once; nothing that is a term anywhere is set aside, but what most of its mentions were searched in."""
    searched = rows["kind"].eq("searched").groupby(rows["key"]).transform("mean") > SEARCHED
    rows = rows.assign(kind=rows["kind"].mask(searched, "searched"))
    aside = rows["kind"].isin(ASIDE)
    wanted = np.flatnonzero(~(aside & (~aside).groupby(rows["key"]).transform("any")))
    order = wanted[np.argsort(aside.to_numpy()[wanted], kind="stable")]
    return rows.take(order[~rows[PLACE].take(order).duplicated()])


def _sort_as_text(rows, papers):
    """Rows in the order of the papers, of title and abstract, and of the text; the longer one first."""
    place = pd.Categorical(rows["doc_id"], papers).codes
    order = np.lexsort((rows["start"] - rows["end"], rows["start"], rows["field"] != "title", place))
    return rows.take(order).reset_index(drop=True)


def _agree_in_paper(mentions):
    """The mentions, with each paper's names called datasets in all of it, or systems."""
    named = mentions[mentions["kind"].isin(["system", "dataset"])]
    share = named["kind"].eq("dataset").groupby([named["doc_id"], named["key"]]).transform("mean")
    kind = mentions["kind"].copy()
    kind[named.index] = share.ge(AGREED).map({True: "dataset", False: "system"})
    return mentions.assign(kind=kind)
