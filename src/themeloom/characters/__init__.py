"""Bytes -> text: encodings, and characters that nobody can see or that are none."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "binary_files": ["find_binary"],
        "cleaning": ["clean_characters", "clean_controls", "normalize_lines"],
        "decoding": ["find_encoding", "read_text"],
    },
)
