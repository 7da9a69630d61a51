"""All that was found -> one HTML file."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "building": ["build_report"],
        "content": ["count_kept", "describe_sections", "list_versions"],
        "findings": ["describe_findings"],
        "methods": ["list_methods"],
        "nodes": ["describe_nodes"],
        "parts": ["Content", "Heading", "Method", "make_map"],
        "search_data": ["collect_evidence"],
    },
)
