"""All that was found -> one HTML file."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "building": ["Method", "build_report"],
        "content": ["count_kept", "describe_sections", "list_versions"],
        "nodes": ["describe_nodes"],
        "search_data": ["collect_evidence"],
    },
)
