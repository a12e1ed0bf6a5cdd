"""spaCy's entity recogniser, reading a batch of texts at once: the same entities in a third of the time.

Its transition system goes from token to token and asks of each whether each of seventy moves is allowed. But what it sees of a
token outside an entity are that token's features alone: so the best move of every token, as if it stood outside, is found in one
go. Only inside an entity does a move depend on where the entity began; all entities of the batch are followed token by token
together, and few are longer than five.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from extractors.components.parser import is_greedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

_FEATURES = 3  # the next token, the open entity's first and last one; spaCy's other choice is six
_SETTINGS = ("update_with_oracle_cut_size", "incorrect_spans_key")


class Found(NamedTuple):
    """An entity: its tokens in the Doc, and its label."""

    first: int
    end: int
    label: str


class BatchRecognizer(EntityRecognizer):
    """An entity recogniser that finds what `own` finds, whose model and moves it has.

    What was marked in a Doc before is kept by spaCy's own way, which is taken then.
    """

    def __init__(self, own: EntityRecognizer) -> None:
        settings = {name: own.cfg[name] for name in _SETTINGS}
        super().__init__(own.vocab, own.model, own.name, own.moves, **settings, scorer=own.scorer)
        self._moves = _Moves([own.moves.get_class_name(move) for move in range(own.moves.n_moves)])

    @staticmethod
    def reads(own: EntityRecognizer) -> bool:
        """Whether its model is built as is known here: greedy, of three features."""
        return (
            type(own) is EntityRecognizer
            and is_greedy(own)
            and own.model.get_ref("lower").get_dim("nF") == _FEATURES
        )

    def predict(self, docs: Sequence[Doc]) -> Any:
        """The entities of each Doc; states of spaCy's own where something is marked in one of them."""
        if any(doc.to_array(ENT_IOB).any() for doc in docs) or self._moves.count != self.moves.n_moves:
            return super().predict(docs)
        if not any(map(len, docs)):
            return [[] for _ in docs]
        return _Batch(self.model, self._moves, docs).entities()

    def set_annotations(self, docs: Sequence[Doc], states_or_beams: Any) -> None:
        """Mark what was found."""
        if not all(isinstance(found, list) for found in states_or_beams):
            super().set_annotations(docs, states_or_beams)
            return
        for doc, found in zip(docs, states_or_beams, strict=True):
            if len(doc):
                doc.set_ents([Span(doc, *each) for each in found], default="outside")


class _Moves:
    """The recogniser's moves by what they do, each list in their order, in which the first of equal ones wins."""

    def __init__(self, names: list[str]) -> None:
        self.count = len(names)
        self.labels = [name[2:] for name in names]
        kinds = [
            name[:1] if len(name) > 2 or name == "O" else "" for name in names
        ]  # "U-" blocks, of no label
        self.is_begin = np.array([kind == "B" for kind in kinds])
        self.is_unit = np.array([kind == "U" for kind in kinds])
        self.is_inside = np.array([kind in ("I", "L") for kind in kinds])
        self.is_none = np.array([not kind for kind in kinds])
        self.inside = {name[2:]: move for move, name in enumerate(names) if kinds[move] == "I"}
        self.last = {name[2:]: move for move, name in enumerate(names) if kinds[move] == "L"}


class _Batch:
    """The tokens of some Docs, one after another, none of them marked."""

    def __init__(self, model: Any, moves: _Moves, docs: Sequence[Doc]) -> None:
        self._moves = moves
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._features = lower.predict(model.get_ref("tok2vec").predict(list(docs)))
        self._pieces = lower.get_dim("nP")
        self._bias = lower.get_param("b")
        self._weights, self._score_bias = upper.get_param("W").T, upper.get_param("b")
        self._ends = np.cumsum([len(doc) for doc in docs]).tolist()
        columns = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs])
        self._is_space = columns[:, 1] == 1
        # An entity neither crosses the start of a sentence nor the end of its text.
        self._is_cut = np.append(columns[1:, 0] == 1, True)
        self._is_cut[[end - 1 for end in self._ends if end]] = True

    def entities(self) -> list[list[Found]]:
        """Of each Doc, in order."""
        moves = self._outside()
        ends = self._followed(np.flatnonzero(self._moves.is_begin[moves]), moves)
        opened = np.flatnonzero(self._moves.is_begin[moves] | self._moves.is_unit[moves]).tolist()
        found: list[list[Found]] = [[]]
        start, reached, left = 0, 0, iter(self._ends)
        until = next(left)
        for first in opened:
            while first >= until:
                start, until = until, next(left)
                found.append([])
            if first >= reached:  # else it is inside the one before
                reached = ends.get(first, first + 1)
                found[-1].append(Found(first - start, reached - start, self._moves.labels[moves[first]]))
        return found + [[] for _ in range(len(self._ends) - len(found))]

    def _outside(self) -> NDArray[np.intp]:
        """The best move at each token, as if no entity were open."""
        padding = self._features[0]
        scores = self._scores(self._features[1:, 0] + padding[1] + padding[2])
        moves = self._moves
        scores[:, moves.is_inside | moves.is_none] = -np.inf
        scores[np.ix_(self._is_cut | self._is_space, moves.is_begin)] = -np.inf
        scores[np.ix_(self._is_space, moves.is_unit)] = -np.inf
        return scores.argmax(axis=1)

    def _followed(self, firsts: NDArray[np.intp], moves: NDArray[np.intp]) -> dict[int, int]:
        """Where each entity ends, by its first token."""
        labels = [self._moves.labels[move] for move in moves[firsts].tolist()]
        inside = np.array([self._moves.inside[label] for label in labels], dtype=np.intp)
        last = np.array([self._moves.last[label] for label in labels], dtype=np.intp)
        ends: dict[int, int] = {}
        at = firsts + 1
        while len(at):
            # The row before the first is that of no token: row `at` is the token before `at`.
            scores = self._scores(
                self._features[at + 1, 0] + self._features[firsts + 1, 1] + self._features[at, 2]
            )
            rows = np.arange(len(at))
            goes_on, closes = scores[rows, inside], scores[rows, last]
            is_on = (goes_on > closes) | ((goes_on == closes) & (inside < last))
            is_on &= ~self._is_cut[at]
            ends.update(zip(firsts[~is_on].tolist(), (at[~is_on] + 1).tolist(), strict=True))
            at, firsts, inside, last = at[is_on] + 1, firsts[is_on], inside[is_on], last[is_on]
        return ends

    def _scores(self, summed: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of every move, for rows of summed features."""
        summed += self._bias
        hidden = summed[..., 0]
        for piece in range(1, self._pieces):
            hidden = np.maximum(hidden, summed[..., piece])
        scores: NDArray[np.float32] = hidden @ self._weights + self._score_bias
        return scores


def recognise_in_batches(nlp: Language) -> bool:
    """Put one that reads a batch at once in the place of the pipeline's own recogniser; whether it has such a one."""
    if "ner" not in nlp.pipe_names:
        return False
    own = nlp.get_pipe("ner")
    if not isinstance(own, EntityRecognizer) or not BatchRecognizer.reads(own):
        return False
    at = nlp.component_names.index("ner")
    nlp._components[at] = ("ner", BatchRecognizer(own))
    return True
