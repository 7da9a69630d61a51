"""Texts -> vectors of what they mean, by models that were trained elsewhere."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "encoding": ["MEANINGS", "encode_papers", "encode_texts"],
    },
)
