"""What every written table holds, and the checking of tables."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "checking": ["check_table", "make_empty"],
        "schemas": ["SCHEMAS", "Column", "Schema", "list_types"],
    },
)
