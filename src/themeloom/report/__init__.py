"""All that was found -> one HTML file."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "building": ["build_report", "collect_evidence"],
        "content": ["count_account", "list_versions", "tell_themes"],
    },
)
