"""One function over many parts, on this machine or on a cluster, with the same results in the same order."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "processes": ["count_processes", "run_parts", "set_end_with_parent"],
    },
)
