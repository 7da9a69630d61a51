"""Mentions -> terms: which spellings are one term, what it is called, whether it is kept, and which terms each paper holds."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "items": ["TermTables", "list_units", "merge_items", "rank_items", "tabulate_terms"],
        "merging": ["Terms", "merge_forms"],
        "ranking": ["rank_terms"],
        "thesaurus": ["COLUMNS", "join_lines", "list_merges", "match_lines"],
        "words": ["count_words"],
    },
)
