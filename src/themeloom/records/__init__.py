"""Files -> records: one row per paper, and an account of every line that is no part of one."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "identifiers": ["make_doc_ids", "normalize_doi", "normalize_text"],
        "reading": ["Reading", "read_records"],
    },
)
