"""Network -> themes: clusters of terms, their papers, their place in the strategic diagram, their stability."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "clustering": ["measure_modularity", "measure_quality"],
        "cores": ["find_cores"],
        "description": ["describe_themes"],
        "finding": ["find_themes"],
        "labels": ["label_themes"],
        "papers": ["assign_papers"],
        "profiles": ["ENTITIES", "count_entities", "measure_profile", "measure_spread"],
        "replicates": ["measure_overlaps"],
        "sensitivity": ["compare_settings", "count_recovered"],
        "stability": ["DISSOLVED", "STABLE", "Stability", "measure_stability", "name_stability"],
        "strategic": ["measure_themes"],
    },
)
