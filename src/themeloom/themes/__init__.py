"""Papers and network -> themes: groups of papers and their terms, their place in the strategic diagram, their stability."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "by_papers": ["find_embedding"],
        "cores": ["find_cores"],
        "description": ["describe_themes"],
        "evolution": ["find_evolution"],
        "finding": ["Themes", "find_themes"],
        "findings": ["Findings", "tabulate_findings"],
        "labels": ["describe_termless", "label_themes"],
        "marks": ["DISSOLVED", "MARKS", "STABLE", "name_stability"],
        "matching": ["match_themes"],
        "naming": ["label_kept", "match_names"],
        "numbers": ["compare_numbers", "pick_number"],
        "overlaps": ["measure_overlaps"],
        "paper_map": ["PaperMap", "describe_drawn", "measure_paper_map"],
        "profiles": ["ENTITIES", "count_entities", "measure_profile"],
        "quality": ["measure_modularity", "measure_quality"],
        "replicates": ["find_again", "list_numbers"],
        "sensitivity": ["compare_settings", "count_recovered"],
        "settings": ["Material", "find_settings", "list_settings", "make_studies"],
        "strategic": ["measure_themes"],
        "study": ["Study", "make_study"],
    },
)
