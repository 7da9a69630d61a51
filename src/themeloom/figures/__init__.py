"""Tables -> figures."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "style": ["COLUMN", "PAGE", "add_notes", "list_notes", "say_none", "set_style", "write_plainly", "write_theme"],
        "maps": ["plot_strategic_map", "plot_term_map"],
        "themes": ["plot_theme_entities", "plot_theme_profile", "plot_theme_spread"],
        "robustness": ["plot_cores", "plot_returns", "plot_settings", "plot_stays", "plot_together"],
    },
)
