"""Records -> mentions: where each paper speaks of a term or a named thing."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "extraction": ["extract_mentions"],
        "pipeline": ["load_pipeline"],
        "places": ["find_misplaced"],
    },
)
