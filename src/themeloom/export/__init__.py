"""Network and themes -> files of other tools."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "formats": ["format_network"],
        "joining": ["tabulate_links", "tabulate_terms"],
    },
)
