"""spaCy's dependency parser, the texts of a batch in step: the same parses in a half to a quarter of the time.

Its own loop multiplies one small matrix by another at each move, by a library whose calls cost more than so small a product.
Here the states of a batch, which spaCy keeps and moves on, are scored together, in few calls of NumPy.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

_SETTINGS = ("update_with_oracle_cut_size", "min_action_freq", "learn_tokens")


class BatchParser(DependencyParser):
    """A parser that finds what `own` finds, whose model and moves it has."""

    def __init__(self, own: DependencyParser) -> None:
        settings = {name: own.cfg[name] for name in _SETTINGS}
        super().__init__(own.vocab, own.model, own.name, own.moves, **settings, scorer=own.scorer)
        self._weights = _Weights(own.model)

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> Any:
        """The final state of each Doc."""
        if drop:
            return super().greedy_parse(docs, drop)
        states = self.moves.init_batch(docs)
        left = [state for state in states if not state.is_final()]
        vectors = self.model.get_ref("tok2vec").predict(list(docs))
        scorer = _Scorer(self._weights, vectors, len(left))
        while left:
            left = self.transition_states(left, scorer.scores(left))
        return states


class _Weights:
    """A parser's weights, laid out so that few calls of NumPy score a state; the biases are among them.

    A state is seen as its tokens in so many roles, each of which adds to a row of hidden values, of pieces whose largest counts.
    """

    def __init__(self, model: Any) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self.roles, self.pieces = lower.get_dim("nF"), lower.get_dim("nP")
        by_piece = lower.get_param("W").transpose(0, 3, 2, 1)  # roles, inputs, pieces, hidden values
        self.by_role = np.ascontiguousarray(by_piece).reshape(self.roles, by_piece.shape[1], -1)
        self.padding = self._rows(lower.get_param("pad")[0])
        self.bias = self._rows(lower.get_param("b"))
        self.scores = np.vstack((upper.get_param("W").T, upper.get_param("b")))

    @staticmethod
    def _rows(values: NDArray[np.float32]) -> NDArray[np.float32]:
        """With the pieces one behind the other."""
        swapped = values.swapaxes(-1, -2)
        return swapped.reshape(*swapped.shape[:-2], -1)


class _Scorer:
    """The scores of every move for states over these token vectors."""

    def __init__(self, weights: _Weights, vectors: NDArray[np.float32], states: int) -> None:
        self._weights = weights
        # In each role one row for each token, behind one of no token, which has the number -1.
        of_roles = np.empty((weights.roles, len(vectors) + 1, weights.padding.shape[-1]), dtype=np.float32)
        np.matmul(vectors, weights.by_role, out=of_roles[:, 1:])
        of_roles[:, 0] = weights.padding
        of_roles[0] += weights.bias
        self._rows = of_roles.reshape(-1, of_roles.shape[-1])
        self._firsts = np.arange(weights.roles, dtype=np.int32) * (len(vectors) + 1) + 1
        self._stepping = SimpleNamespace(state2vec=SimpleNamespace(nF=weights.roles))
        self._hidden = np.ones((states, len(weights.scores)), dtype=np.float32)

    def scores(self, states: list[Any]) -> NDArray[np.float32]:
        """A row for each state, none of which is final."""
        tokens = ParserStepModel.get_token_ids(self._stepping, states)
        summed = np.add.reduce(self._rows.take(tokens + self._firsts, axis=0), axis=1)
        hidden = self._hidden[: len(states)]
        width = hidden.shape[1] - 1
        largest = hidden[:, :width]
        np.maximum(summed[:, :width], summed[:, width : 2 * width], out=largest)
        for piece in range(2, self._weights.pieces):
            np.maximum(largest, summed[:, piece * width : (piece + 1) * width], out=largest)
        return np.dot(hidden, self._weights.scores)


def parse_in_batches(nlp: Language) -> bool:
    """Put one that reads a batch in step in the place of the pipeline's own parser; whether it has such a one."""
    own = nlp.get_pipe("parser")
    if type(own) is not DependencyParser or not is_greedy(own):
        return False
    nlp._components[nlp.component_names.index("parser")] = ("parser", BatchParser(own))
    return True


def is_greedy(own: Any) -> bool:
    """Whether a parser or recogniser takes the best move at each step, by a layer of scores, on this processor."""
    from thinc.api import NumpyOps

    model = own.model
    return (
        own.cfg["beam_width"] == 1
        and not own.cfg["multitasks"]
        and model.name == "parser_model"
        and bool(model.attrs["has_upper"])
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nP") > 1
        and all(type(layer.ops) is NumpyOps for layer in model.walk())
    )
