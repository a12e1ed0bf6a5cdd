"""A pipeline that loads in a moment, for tests of processes: what is found with it matters little, that it is found does."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.training import Example

# Words, tags, heads and entities: enough for a tagger, a parser and a recogniser to be of one mind about a few labels.
_LESSONS = (
    ("Forty men fell in Kabul on Friday .", "CD NNS VBD IN NNP IN NNP .", "1 2 2 2 3 2 5 2", "U-CARDINAL O O O U-GPE O U-DATE O"),
    ("Troops left Paris .", "NNS VBD NNP .", "1 1 1 1", "O O U-GPE O"),
)  # fmt: skip
_RELATIONS = {"CD": "nummod", "NNS": "nsubj", "VBD": "ROOT", "IN": "prep", "NNP": "pobj", ".": "punct"}

_TIMES = 30  # a relation that is seen less often is none


def saved(folder: Path) -> Path:
    """Train it for a second and save it; the folder is a value of `--model`."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name)
    examples = [
        Example.from_dict(
            nlp.make_doc(words),
            {
                "tags": tags.split(),
                "heads": [int(head) for head in heads.split()],
                "deps": [_RELATIONS[tag] for tag in tags.split()],
                "entities": entities.split(),
            },
        )
        for words, tags, heads, entities in _LESSONS
    ]
    optimizer = nlp.initialize(lambda: examples * _TIMES)
    for _ in range(_TIMES):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(folder)
    return folder
