"""Where files lie, how notebooks are run, which parameters they take."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "corpus": ["Corpus"],
        "files": ["find_told", "render_csv"],
        "parameters": ["find_changes", "list_parameters", "read_defaults", "read_own"],
        "running": ["run_notebook"],
        "sensitivity": ["run_settings"],
        "texts": ["read_about", "read_guide"],
    },
)
