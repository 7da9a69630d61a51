"""From terms and themes back to the papers: the sentences that speak of them, and each theme's most typical papers."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "places": ["locate_terms", "measure_weights"],
        "sentences": ["cut_pieces", "find_sentences", "split_sentences"],
        "typical": ["find_typical", "list_theme_terms", "rank_typical"],
    },
)
