"""What words are: their normal form, how common they are, what kind of thing they name, what they abbreviate."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "abbreviations": ["SMALL_WORDS", "find_abbreviations"],
        "frequency": ["find_plain", "is_empty", "is_generic", "is_prose", "list_words", "measure_zipf"],
        "kinds": ["KINDS", "name_kind", "read_heads"],
        "knowledge_tables": ["read_knowledge"],
        "normalization": ["normalize", "normalize_word"],
    },
)
