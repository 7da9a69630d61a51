"""What kind of thing a term is: by its last word, and by what is known of it as a name."""

from functools import cache

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import fold

KINDS = ("system", "dataset", "task", "method", "metric", "term")  # of mentions and terms


@cache
def heads():
    """Last word of a term -> the kind it tells: as written in lower case, and folded."""
    table = read_knowledge("kinds")
    return dict(zip(table["head"].map(fold), table["kind"], strict=True)) | dict(zip(table["head"], table["kind"], strict=True))


def tell_kind(key, name=None, *, introduced=False):
    """Tell the kind of a key: system, dataset, task, method, metric, or term for anything else.

    Parameters
    ----------
    key : str
        A folded form.
    name : names.Name, optional
        Where the form is a name. A sure one is a system or a dataset whatever its last word ("T2I-Adapter"); another only where
        the last word tells nothing.
    introduced : bool
        Whether the paper introduces it: then it has a proper name, though made of common words ("emulated fine-tuning").
    """
    kind = heads().get(key, heads().get(key.rsplit(" ", 1)[-1]))
    if kind == "dataset":  # "public benchmarks" name none
        return "dataset" if name or introduced else "term"
    if key in heads():
        return kind
    if introduced:
        return "metric" if kind == "metric" else name.kind if name else "system"
    if name and (name.sure or name.kind == "dataset"):
        return name.kind
    return kind or (name.kind if name else "term")
