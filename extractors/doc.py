"""What the pipeline tells the components of a Doc, and where they write: spaCy extensions on `Doc`.

`q7x2_offset`: where the Doc begins in the article (code points). `q7x2_anchor`: the article's own date, ISO 8601, or None.
`q7x2_region`: `header`, `credit`, `boilerplate`, or None in the story itself. `q7x2_habits`: the article's
`extractors.figures.habits`, None where the Doc stands alone. `q7x2_sports`: whether the article is of sports, None there.
`q7x2_datelines`: the Doc's datelines, None where that component did not run. `q7x2_rejected`: the candidates that their rules
refused (`extractors.rules.Rejected`). `q7x2_clauses`, `q7x2_links` and the component of each kind (`q7x2_places`): the lists
of its found records.
"""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.kinds.registry import kinds

INPUTS: dict[str, object] = {
    "q7x2_offset": 0,
    "q7x2_anchor": None,
    "q7x2_region": None,
    "q7x2_habits": None,
    "q7x2_sports": None,
    "q7x2_datelines": None,
    "q7x2_rejected": None,
}


def register() -> None:
    """Make the extensions known to spaCy; harmless where they are known already."""
    outputs = ("q7x2_clauses", "q7x2_links", *(spec.component for spec in kinds()))
    for name, default in {**INPUTS, **dict.fromkeys(outputs)}.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
