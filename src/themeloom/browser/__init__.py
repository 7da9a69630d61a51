"""The map and the HTML that the explorer and the report share."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "description": ["describe_terms"],
        "facts": ["describe_link", "describe_sentences", "describe_stability", "describe_term", "format_count"],
        "formulas": ["read_formulas", "read_marked"],
        "html": ["list_papers", "read_asset", "render"],
        "labels": ["HEIGHT", "measure_dots"],
        "link_traces": ["draw_handles", "draw_lines", "find_inside"],
        "memory": ["Memory"],
        "term_map": ["draw_map", "list_traces", "make_layout"],
        "term_traces": ["draw_rings"],
        "theme_facts": ["describe_theme"],
        "traces": ["escape", "find_mode", "find_traces", "list_labels"],
        "view": ["View", "build_graph", "build_view", "describe_view"],
        "vocabulary": ["Vocabulary", "build_vocabulary", "count_terms", "find_terms", "list_spellings"],
    },
)
