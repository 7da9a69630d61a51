"""Mentions -> terms: which spellings are one term, what it is called, and whether it is kept."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "merging": ["merge_forms"],
        "thesaurus": ["COLUMNS", "list_merges", "match_lines"],
    },
)
