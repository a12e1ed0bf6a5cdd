"""The model's embedding of a word, remembered: it is worked out once for each word, not once for each time it stands somewhere.

A third of the model's arithmetic turns each token by itself into a vector, from its word, the word's norm and whether a blank
follows; what depends on the tokens around it comes after. A text has few words that were not read before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MOST_WORDS: Final = 30_000
"""Of which the vector is remembered, some 12 MB in each of two layers; then it begins anew."""

_OF_THE_WORD: Final = frozenset(("NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE", "SPACY"))
_Key = tuple[int, ...]


class EmbeddingMemory:
    """Vectors of words by what they are made of.

    Args:
        layer: The pipeline's own layer, from Docs to an array of vectors each (see `parts_of`).
        most: How many words are remembered.
    """

    def __init__(self, layer: Any, most: int = MOST_WORDS) -> None:
        self._columns, self._hashed, self._static, self._mixed = parts_of(layer)
        self._most = most
        self._places: dict[_Key, int] = {}
        self._vectors: Any = None

    def vectors(self, docs: list[Doc]) -> list[Any]:
        """An array of vectors for each Doc, a token a row."""
        from spacy.attrs import NORM, ORTH, SPACY

        if len(self._places) > self._most:
            self._places, self._vectors = {}, None
        keys = [[tuple(row) for row in doc.to_array([ORTH, NORM, SPACY]).tolist()] for doc in docs]
        new = dict.fromkeys(key for of_doc in keys for key in of_doc if key not in self._places)
        if new:
            self._learn(docs, keys, new)
        places = self._places
        found = self._vectors[[places[key] for key in chain.from_iterable(keys)]]
        ends = list(_ends(keys))
        return [found[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def _learn(self, docs: list[Doc], keys: list[list[_Key]], new: dict[_Key, None]) -> None:
        import numpy

        rows: list[Any] = []
        words: list[int] = []
        left = dict(new)
        for doc, of_doc in zip(docs, keys, strict=True):
            fresh = [at for at, key in enumerate(of_doc) if left.pop(key, 0) is None]
            if fresh:
                rows.append(doc.to_array(self._columns)[fresh])
                words += [of_doc[at][0] for at in fresh]
        hashed = self._hashed.predict(numpy.concatenate(rows).astype("uint64"))
        static = self._static_vectors(docs[0].vocab, numpy.array(words, dtype="uint64"))
        mixed = self._mixed.predict(self._static.ops.xp.hstack((hashed, static)))
        known = len(self._places)
        if self._vectors is None or known + len(new) > len(self._vectors):
            room = numpy.empty((2 * (known + len(new)), mixed.shape[1]), dtype=mixed.dtype)
            if self._vectors is not None:
                room[:known] = self._vectors[:known]
            self._vectors = room
        self._vectors[known : known + len(new)] = mixed
        self._places.update(zip(new, range(known, known + len(new)), strict=True))

    def _static_vectors(self, vocab: Vocab, words: Any) -> Any:
        """As spaCy's layer has them: of a word without a vector, zeros."""
        ops = self._static.ops
        rows = vocab.vectors.find(keys=words)
        found = ops.gemm(
            ops.as_contig(vocab.vectors.data[rows]), ops.as_contig(self._static.get_param("W")), trans2=True
        )
        found[rows < 0] = 0
        return found


def parts_of(layer: Any) -> tuple[list[str], Any, Any, Any]:
    """Columns, hash embeddings, static vectors and mixing layer of an embedding as `spacy.MultiHashEmbed.v2` builds it.

    Raises:
        ValueError: It is built in another way.
    """
    try:
        both, mixed, _ = layer.layers
        hashing, static = both.layers
        features, _, hashed = hashing.layers
        names = (layer.layers[2].name, static.name, features.name, hashing.layers[1].name)
        columns = [str(column) for column in features.attrs["columns"]]
    except (AttributeError, KeyError, ValueError) as error:
        raise ValueError("not an embedding of words by hashes and static vectors") from error
    if names != ("ragged2list", "static_vectors", "extract_features", "list2ragged"):
        raise ValueError(f"not an embedding of words by hashes and static vectors: {names}")
    if not _OF_THE_WORD.issuperset(columns) or mixed.name != "with_array(maxout>>layernorm>>dropout)":
        raise ValueError(f"an embedding of more than words: {columns}, {mixed.name}")
    return columns, hashed, static, mixed


def remember_embeddings(nlp: Language) -> int:
    """Have the pipeline's embeddings of words remembered, where they are built as is known here; how many are."""
    from spacy.attrs import ORTH
    from spacy.vectors import Mode
    from thinc.api import NumpyOps

    vectors = nlp.vocab.vectors
    if getattr(vectors, "mode", None) != Mode.default or getattr(vectors, "attr", ORTH) != ORTH:
        return 0
    count = 0
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for parent in list(model.walk()) if hasattr(model, "walk") else ():
            for at, layer in enumerate(parent.layers):
                if type(layer.ops) is NumpyOps and (memory := _memory_of(layer)) is not None:
                    parent.layers[at] = _remembering(layer, memory)
                    count += 1
    return count


def _memory_of(layer: Any) -> EmbeddingMemory | None:
    try:
        return EmbeddingMemory(layer)
    except ValueError:
        return None


def _remembering(layer: Any, memory: EmbeddingMemory) -> Any:
    from thinc.api import Model

    def forward(_model: Any, docs: list[Doc], is_train: bool) -> tuple[Any, Callable[..., Any]]:
        if is_train or not all(hasattr(doc, "to_array") for doc in docs) or not any(map(len, docs)):
            return layer(docs, is_train)
        return memory.vectors(docs), list

    return Model(f"remembered({layer.name})", forward, layers=[layer], dims=dict.fromkeys(("nO",)))


def _ends(keys: list[list[_Key]]) -> Iterator[int]:
    end = 0
    for of_doc in keys:
        end += len(of_doc)
        yield end
