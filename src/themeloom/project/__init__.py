"""Where files lie, what makes what, how notebooks are run, which parameters they take."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "corpus": ["Corpus"],
        "display": ["show"],
        "files": ["find_description", "render_csv"],
        "freshness": ["list_changed", "list_tried"],
        "overrides": ["read_defaults"],
        "parameters": ["find_changes", "list_parameters", "read_own"],
        "pipeline": ["Step", "read_pipeline"],
        "running": ["run_notebook"],
        "texts": ["read_about", "read_guide"],
    },
)
