"""Tables -> figures: each ``plot_`` function takes tables and an Axes and returns the Axes, in one style.

Nothing is computed or saved here. ``set_style`` comes first; ``PAGE`` is the width of a figure in inches.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "authors": ["plot_authors", "plot_countries", "plot_productivity"],
        "cited": ["plot_cited", "plot_spectrum", "plot_works"],
        "cores": ["plot_coassignment", "plot_cores"],
        "density": ["plot_density_map"],
        "evolution": ["plot_evolution"],
        "fields": ["plot_three_fields"],
        "fitting": ["pick_height"],
        "map_frame": ["measure_height"],
        "maps": ["plot_overlay_map", "plot_term_map"],
        "papers": ["plot_paper_map"],
        "robustness": ["plot_numbers", "plot_recovery"],
        "sensitivity": ["plot_sensitivity"],
        "sources": ["plot_sources", "plot_zones"],
        "strategic": ["plot_strategic_diagram"],
        "style": ["PAGE", "WIDTHS", "draw_nothing", "set_style"],
        "themes": ["pick_entities", "plot_theme_entities", "plot_theme_profile"],
        "trends": ["plot_term_trends", "plot_theme_spread"],
        "years": ["plot_years"],
    },
)
