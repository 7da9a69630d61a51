"""How it was done, step by step, each with its formula and the works that it rests on."""

from typing import Any

from themeloom.lexicon import read_knowledge
from themeloom.network import TERMS
from themeloom.records import list_addresses


def list_methods(chosen: dict[str, Any], *, dated: bool) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """List the methods that were used, and the works that they rest on.

    Parameters
    ----------
    chosen : dict
        Parameter -> value; used: network_of (terms, where it is not told), counting, similarity,
        themes, meaning.
    dated : bool
        Whether papers have years, so that something could be measured over time.

    Returns
    -------
    methods : list of dict
        One per step, in order: step, text, formula (empty for none), numbers (of the works, as ``references`` has them).
    references : list of dict
        One per work, in the order in which the methods name it: number (from 1), reference, address (empty for none).

    Examples
    --------
    >>> methods, references = list_methods({"similarity": "cosine", "counting": "binary", "themes": "network"}, dated=False)
    >>> [(method["step"], method["numbers"]) for method in methods[:3]]
    [('Terms', []), ('Counting', []), ('Similarity', [1])]
    >>> references[0]["address"]
    'https://doi.org/10.1002/asi.21075'
    """
    held = {f"{name}={value}" for name, value in ({"network_of": TERMS} | chosen).items()}
    held |= ({"years"} if dated else set()) | ({"others"} if f"network_of={TERMS}" not in held else set())
    table = read_knowledge("methods", room="report")
    used = table[[{*needs.split()} <= held for needs in table["needs"]]]
    keys = used["references"].str.split("; ").explode()
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys[keys != ""]), 1)}
    methods = [
        {
            "step": row.step,
            "text": row.text,
            "formula": row.formula,
            "numbers": [numbers[key] for key in row.references.split("; ") if key],
        }
        for row in used.itertuples()
    ]
    return methods, _list_references(numbers)


def _list_references(numbers):
    works = read_knowledge("references", room="report").set_index("key").loc[list(numbers)]
    known = works.assign(doi=works["doi"].replace("", None), url=None)
    rows = works.assign(number=list(numbers.values()), address=list_addresses(known))
    return rows[["number", "reference", "address"]].to_dict("records")
