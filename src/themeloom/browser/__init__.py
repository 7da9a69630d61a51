"""The map and the HTML that the explorer and the report share."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "html": ["list_papers", "read_asset", "render"],
        "labels": ["measure_dots"],
        "term_map": ["ENOUGH", "draw_map", "find_traces", "list_labels", "trace_chosen", "trace_handles", "trace_lines"],
        "view": ["View", "build_view", "count_terms", "describe_view", "find_terms"],
    },
)
