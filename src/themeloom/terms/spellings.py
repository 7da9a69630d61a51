"""Which keys are spellings of one term, and what the term is called."""

import re

import numpy as np
import pandas as pd

from themeloom.categories import is_among
from themeloom.lexicon import SMALL_WORDS, list_written

AGREEMENT = 2 / 3  # share of the papers that define an abbreviation which must agree before others are read that way
LONG_SHORT = 4  # letters of an abbreviation from which neither its case nor its hyphens count
SIZE = re.compile(r" \d+(?:\.\d+)?[bm]$")  # of a model: "LLaMA-2 7B" is a LLaMA-2, "GPT-2" is not "GPT"
GENUS = r"[a-z]\. [a-z]{4,}"
# LLMs, GPT-4, WiFi, E. coli
SHORT_FORM = re.compile(r"(?:(?![A-Z])[^\W_])*+[A-Z][\w-]*[A-Z0-9][a-z]{0,2}|[A-Z]\. [a-z]{4,}")


def merge_keys(forms: pd.DataFrame) -> pd.DataFrame:
    """Merge the keys that are spellings of one term.

    Parameters
    ----------
    forms : DataFrame
        One row per key and form: key, form, papers (that hold it).

    Returns
    -------
    DataFrame
        One row per key, sorted: key, group (the key that stands for all of one term), merged (the reason; empty if the key is
        itself its group).

    Examples
    --------
    >>> forms = pd.DataFrame({"key": ["fine tuning", "finetuning"], "form": ["fine tuning", "finetuning"], "papers": [3, 1]})
    >>> merge_keys(forms).iloc[1].to_dict()
    {'key': 'finetuning', 'group': 'fine tuning', 'merged': 'spelling of fine tuning'}
    """
    forms = forms.sort_values(["key", "papers", "form"], ascending=[True, False, True])
    keys = forms.groupby("key", as_index=False).agg(form=("form", "first"), papers=("papers", "sum"))
    longs, variants = _learn_abbreviations(forms)
    variants |= _find_genera(keys["key"])
    spelled = [_spell_out(key, form, longs) for key, form in zip(keys["key"].replace(variants), keys["form"], strict=True)]
    keys["group"] = pd.Series(spelled, index=keys.index, dtype="str")
    solid = keys["group"].str.replace(" ", "")
    common = keys.sort_values(["papers", "group"], ascending=[False, True]).groupby(solid)["group"].first()
    keys["group"] = solid.map(common)
    whole = keys["group"].str.replace(SIZE, "", regex=True)
    sized = (whole != keys["group"]) & is_among(whole, keys["group"])
    keys["group"] = keys["group"].mask(sized, whole)
    keys["merged"] = np.select(
        [sized, keys["key"] != spelled, keys["key"] != keys["group"]],
        ["size of " + keys["group"], "abbreviation or variant of " + keys["group"], "spelling of " + keys["group"]],
        "",
    )
    return keys[["key", "group", "merged"]]


def _find_genera(keys):
    """(species with its genus abbreviated -> the one key that has it written out): "p. zuzukus" -> "picus zuzukus"."""
    full = {}
    for key in keys[keys.str.count(" ") == 1]:
        genus, epithet = key.split(" ")
        full.setdefault((genus[:1], epithet), []).append(key)
    genera = {}
    for key in keys[keys.str.fullmatch(GENUS)]:
        written = [other for other in full[key[0], key[3:]] if other != key]
        if len(written) == 1:
            genera[key] = written[0]
    return genera


def _spell_out(key, form, longs):
    """A key with the abbreviations in it spelled out: by their capitals, as "Fe" is no FE."""
    if form.islower():
        return key
    written = list_written(form)
    words = key.split()
    whole = " ".join(written)
    if whole in longs and whole.casefold() == key:
        return longs[whole]
    solid = f" {''.join(written).casefold()}"
    if solid[1:] == key.replace(" ", "") and solid in longs:
        return longs[solid]
    if len(words) != len(written):
        return key
    pairs = zip(written, words, strict=True)
    return " ".join(longs.get(as_written, word) if as_written.casefold() == word else word for as_written, word in pairs)


def _learn_abbreviations(forms):
    """(short form as written -> key of its long form, where the papers agree; key of a long form's variant -> that key).

    Where a paper defines an abbreviation, its key already is the long form's: such forms show what the others mean. Long forms
    that differ by a preposition or an inner word ("large-scale language model") are variants of one; others never are joined.
    """
    short = forms[forms["form"].map(_is_short).astype(bool)]
    short = short.assign(short=short["form"].map(lambda form: " ".join(list_written(form))))
    defined = short[short["short"].str.casefold() != short["key"]].groupby(["short", "key"], as_index=False)["papers"].sum()
    defined = defined.sort_values(["short", "papers", "key"], ascending=[True, False, True])
    defined["main"] = defined.groupby("short")["key"].transform("first")
    contents = [[frozenset(key.split()) - SMALL_WORDS for key in defined[column]] for column in ("key", "main")]
    same = np.array([own <= main or main <= own for own, main in zip(*contents, strict=True)], dtype=bool)
    defined = defined.assign(agree=defined["papers"].where(same, 0))
    papers = defined.groupby("short")[["papers", "agree"]].transform("sum")
    agreed = defined[papers["agree"] >= AGREEMENT * papers["papers"]]
    variants = defined[same & (defined["key"] != defined["main"])]
    longs = agreed.set_index("short")["main"].to_dict()
    # WI-FI is a WiFi; the solid form begins with a blank, which no word does
    longs |= {f" {short.replace(' ', '').casefold()}": longs[short] for short in sorted(longs) if len(short) >= LONG_SHORT}
    return longs, variants.set_index("key")["main"].to_dict()


def _is_short(form):
    """Whether a form looks like an abbreviation."""
    return bool(SHORT_FORM.fullmatch(form))


def name_groups(forms: pd.DataFrame, keys: pd.DataFrame) -> pd.Series:
    """Name each group by the form that readers know: the most frequent one, a long form before an abbreviation.

    Parameters
    ----------
    forms : DataFrame
        One row per key and form: key, form, papers, inner (papers in which it does not open a sentence).
    keys : DataFrame
        One row per key; columns used: key, group.

    Returns
    -------
    Series
        The name, indexed by group. Where two groups would have one name, that of most papers has it, and the other its next form
        or its own key.

    Examples
    --------
    >>> forms = pd.DataFrame({"key": "theme map", "form": ["Theme map", "theme map"], "papers": [3, 1], "inner": [0, 1]})
    >>> name_groups(forms, merge_keys(forms)).to_dict()
    {'theme map': 'theme map'}
    """
    named = forms.merge(keys, on="key")
    # of a term in several sizes the name without one
    named["sized"] = named["key"].str.contains(SIZE) & ~named["group"].str.contains(SIZE)
    # a form is an abbreviation where the term also has another form of several words; "Loom-7B" is none of "Loom 7B"
    solid = named["form"].str.casefold().str.replace(r"[\s\-]+", "", regex=True)
    spaced = solid.where(named["form"].str.contains(" ")).groupby(named["group"])
    another = (spaced.transform("nunique") > 1) | (spaced.transform("first") != solid) & (spaced.transform("count") > 0)
    named["short"] = named["form"].map(_is_short).astype(bool) & another
    named["lower"] = named["form"].str.casefold()
    named["spread"] = named.groupby(["group", "lower"])["papers"].transform("sum")
    # of forms as frequent the small letters, unless it is a name ("Loom-7b")
    named["plain"] = (named["form"] != named["lower"]) & ~named["form"].str.contains(r"\d")
    order = ["group", "sized", "short", "spread", "lower", "inner", "papers", "plain", "form"]
    named = named.sort_values(order, ascending=[True, True, True, False, True, False, False, True, True])
    return _take_apart(named)


def _take_apart(named):
    """Each group's first form; of groups with one form in common, the larger takes it first.

    An abbreviation that stands for several terms names none of them, but the term that is only ever abbreviated.
    """
    sizes = named.groupby("group")["papers"].sum()
    firsts = named.drop_duplicates("group").set_index("group")["form"]
    twice = firsts[firsts.duplicated(keep=False)]
    taken = set(firsts.drop(twice.index))
    for group in sorted(twice.index, key=lambda group: (-sizes[group], group)):
        forms = named.loc[named["group"] == group, "form"]
        own = (form for form in forms if form not in taken and (not _is_short(form) or form.casefold() == group))
        firsts[group] = next(own, group)
        taken.add(firsts[group])
    return firsts
