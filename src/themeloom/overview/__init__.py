"""The records' tables -> what a corpus is made of: years, sources, authors, countries, citations, references, keywords."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "agreement": ["measure_agreement"],
        "authors": ["count_authors"],
        "countries": ["count_countries"],
        "fields": ["FIELDS", "count_fields", "describe_left_out", "list_field", "list_parts"],
        "items": ["NETWORKS", "list_items"],
        "kinds": ["count_kinds"],
        "lotka": ["PLAUSIBLE", "Law", "count_productivity", "measure_lotka"],
        "matching": ["count_cited", "match_references"],
        "sources": ["count_sources", "count_zones"],
        "spectroscopy": ["count_cited_years"],
        "summary": ["measure_summary"],
        "tabulation": ["Overview", "tabulate_overview"],
        "works": ["count_works"],
        "years": ["RECENT", "count_years", "measure_explained", "measure_growth"],
    },
)
