"""Terms -> the co-term network: counts, similarity indices, significance, layout."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "chance": ["find_chance", "measure_chance"],
        "cooccurrence": ["build_network"],
        "counting": ["COUNTINGS", "count_links", "count_occurrences", "filter_terms", "pick_counted"],
        "density": ["measure_density"],
        "layout": ["measure_objective", "measure_positions"],
        "links": ["find_links"],
        "nodes": ["TERMS", "WORDINGS", "Wording", "describe_nodes", "pick_wording"],
        "parts": ["find_parts"],
        "significance": ["measure_significance"],
        "similarity": ["SIMILARITIES", "measure_similarity"],
        "weights": ["add_weights", "describe_weights"],
    },
)
