"""Files -> records: one row per paper, and an account of every line that is no part of one."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "accounting": ["count_lines", "describe_gaps", "measure_completeness"],
        "building": ["Reading"],
        "catalogue": ["list_formats"],
        "values.addresses": ["list_addresses"],
        "values.identifiers": ["make_doc_ids", "normalize_doi", "normalize_text"],
        "narrowing": ["describe_reading", "filter_reading"],
        "reading": ["read_entries", "read_records"],
        "recounting": ["describe_unread"],
    },
)
