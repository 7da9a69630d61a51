"""Records with years, and who mentions or holds what -> how it moves over time."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "bursts": ["find_bursts"],
        "periods": ["cut_equally", "cut_periods", "describe_lack", "describe_undated"],
        "spread": ["measure_interval", "measure_spread"],
        "terms": ["TRENDS", "measure_shares", "measure_trends", "pick_moving"],
        "values": ["MEASURES", "measure_values"],
    },
)
