"""The model's convolutions over neighbouring tokens, in few passes over few arrays: the same vectors in two thirds of the time.

Thinc makes a new array at each of a dozen steps of a layer, and remembers of each maximum where it was, for training.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    Floats = NDArray[np.float32]

_ROWS: Final = 384
"""Tokens that go through all layers together, or one longer text: what they need stays in the processor's second cache."""

_EPSILON: Final = 1e-8  # as Thinc's LayerNorm adds it to the variance
_LAYER: Final = "residual(expand_window>>maxout>>layernorm>>dropout)"


@dataclass(frozen=True, slots=True)
class _Layer:
    """Weights of one convolution; a row of `weights` gives one value of one piece, the first piece of all values first."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats
    pieces: int


class WindowEncoder:
    """Convolutions over a token and its two neighbours, as `spacy.MaxoutWindowEncoder.v2` builds them.

    Args:
        node: The pipeline's own layer, from arrays of vectors to such arrays.

    Raises:
        ValueError: It is built in another way.
    """

    def __init__(self, node: Any) -> None:
        if not node.name.startswith(f"with_array({_LAYER}"):
            raise ValueError("not convolutions over a window")
        (chained,) = node.layers
        residuals = chained.layers if chained.name != _LAYER else [chained]
        if any(each.name != _LAYER for each in residuals):
            raise ValueError(f"convolutions of another kind: {chained.name}")
        self._ops = node.ops
        self._pad = int(node.attrs["pad"])
        self._layers = [_layer(each) for each in residuals]

    def vectors(self, texts: list[Floats]) -> list[Floats]:
        """The vectors of each text's tokens, a token a row."""
        found: list[Floats] = []
        for together in _in_portions(texts):
            flat: Floats = self._ops.flatten(together, pad=self._pad)
            for layer in self._layers:
                self._go_through(layer, flat)
            start = self._pad
            for text in together:
                found.append(flat[start : start + len(text)])
                start += len(text) + self._pad
        return found

    def _go_through(self, layer: _Layer, flat: Floats) -> None:
        """Add to each vector what the layer makes of it and its neighbours."""
        width = flat.shape[1]
        windows = np.zeros((len(flat), 3 * width), dtype=flat.dtype)
        windows[1:, :width] = flat[:-1]
        windows[:, width : 2 * width] = flat
        windows[:-1, 2 * width :] = flat[1:]
        pieces = self._ops.gemm(windows, layer.weights, trans2=True)
        pieces += layer.bias
        values = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for piece in range(2, layer.pieces):
            np.maximum(values, pieces[:, piece * width : (piece + 1) * width], out=values)
        values -= np.add.reduce(values, axis=1, keepdims=True) / np.float32(width)
        variance = np.add.reduce(np.square(values), axis=1, keepdims=True) / np.float32(width)
        variance += np.float32(_EPSILON)
        values *= variance ** np.float32(-0.5)
        values *= layer.gain
        values += layer.shift
        flat += values


def encode_windows(nlp: Language) -> int:
    """Have the pipeline's convolutions go this way, where they are built as is known here; how many do."""
    from thinc.api import NumpyOps

    count = 0
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for parent in list(model.walk()) if hasattr(model, "walk") else ():
            for at, layer in enumerate(parent.layers):
                if type(layer.ops) is NumpyOps and (encoder := _encoder_of(layer)) is not None:
                    parent.layers[at] = _encoding(layer, encoder)
                    count += 1
    return count


def _encoder_of(layer: Any) -> WindowEncoder | None:
    try:
        return WindowEncoder(layer)
    except (ValueError, KeyError):  # another layer, or one without weights
        return None


def _encoding(layer: Any, encoder: WindowEncoder) -> Any:
    from thinc.api import Model

    def forward(_model: Any, texts: Any, is_train: bool) -> tuple[Any, Callable[..., Any]]:
        if is_train or not isinstance(texts, list) or not all(map(len, texts)):
            result: tuple[Any, Callable[..., Any]] = layer(texts, is_train)
            return result
        return encoder.vectors(texts), list

    return Model(f"encoded({layer.name})", forward, layers=[layer], dims={"nO": layer.maybe_get_dim("nO")})


def _layer(residual: Any) -> _Layer:
    ((window, (affine, normalising)),) = [
        (each.layers[0], each.layers[1].layers[0].layers) for each in residual.layers
    ]
    if window.attrs["window_size"] != 1:
        raise ValueError(f"a window of {window.attrs['window_size']}")
    weights, bias = affine.get_param("W"), affine.get_param("b")
    values, pieces, inputs = weights.shape
    if pieces < 2 or inputs != 3 * values or weights.dtype != np.float32:
        raise ValueError(f"weights of {weights.shape} {weights.dtype}")
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(-1, inputs),
        np.ascontiguousarray(bias.T).reshape(-1),
        normalising.get_param("G"),
        normalising.get_param("b"),
        pieces,
    )


def _in_portions(texts: list[Floats]) -> Iterator[list[Floats]]:
    together: list[Floats] = []
    rows = 0
    for text in texts:
        if together and rows + len(text) > _ROWS:
            yield together
            together, rows = [], 0
        together.append(text)
        rows += len(text)
    if together:
        yield together
