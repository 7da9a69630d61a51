"""All that was found -> one HTML file."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "building": ["build_report"],
        "content": ["count_kept", "list_versions"],
        "nodes": ["describe_boxes"],
        "parts": ["Heading", "Method", "describe_content", "make_map"],
    },
)
