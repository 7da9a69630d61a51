"""What words are: their normal form, how common they are, what kind of thing they name, what they abbreviate."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "abbreviations": ["SMALL_WORDS", "find_abbreviations"],
        "frequency": [
            "ASIDE",
            "find_plain",
            "find_relational",
            "is_empty",
            "is_generic",
            "is_prose",
            "list_words",
            "measure_log_ratio",
        ],
        "general_kinds": ["name_general_kind"],
        "kinds": [
            "COMPUTING",
            "GENERAL",
            "KINDS",
            "PROFILES",
            "PROPER",
            "list_kinds",
            "list_territories",
            "name_kind",
            "name_profile",
            "read_heads",
        ],
        "knowledge_tables": ["read_knowledge"],
        "measures": ["name_measure"],
        "zipf": ["measure_zipf"],
        "normalization": ["list_written", "normalize", "normalize_word"],
    },
)
