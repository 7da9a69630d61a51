"""WordLlama without a transformer: a text is the mean of the vectors of its word pieces."""

from collections.abc import Callable

import numpy as np

from themeloom.meaning.weights import Weights, load_files

WORDLLAMA = Weights(
    package="wordllama",
    requirement="wordllama==0.4.0.post1",
    dimensions=256,
    files={
        "weights/l2_supercat_256.safetensors": "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
        "tokenizers/l2_supercat_tokenizer_config.json": "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
    },
)


def load_wordllama() -> Callable[[list[str]], np.ndarray]:
    """Load the model.

    Returns
    -------
    callable
        Texts -> their vectors of 256 numbers, of length 1 (of an empty text, of length 0), one row per text.

    Raises
    ------
    OSError
        As ``load_files`` does.
    """
    model, pieces = load_files(WORDLLAMA)
    from safetensors.numpy import load  # not needed, and perhaps not there, where all vectors are known already
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(pieces)
    vectors = load(model)["embedding.weight"]

    def encode(texts: list[str]) -> np.ndarray:
        numbers = [tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
        totals = np.array([vectors[pieces].sum(axis=0, dtype=np.float32) for pieces in numbers])  # a mean has the same direction
        return totals / np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), np.finfo(np.float32).tiny)

    return encode
