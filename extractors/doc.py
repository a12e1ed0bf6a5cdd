"""What the pipeline tells the components of a Doc, and where they write: spaCy extensions on `Doc`.

`q7x2_offset`: where the Doc begins in the article (code points). `q7x2_anchor`: the article's own date, ISO 8601, or None.
`q7x2_region`: `header`, `credit`, `boilerplate`, or None in the story itself. `q7x2_habits`: the article's
`extractors.figures.habits`, None where the Doc stands alone. `q7x2_datelines`: the Doc's datelines, None where
that component did not run. `q7x2_places`, `q7x2_actors`, `q7x2_figures`, `q7x2_timex`, `q7x2_clauses`, `q7x2_links`: the lists of
found records, one for each component. `q7x2_rejected`: the candidates that their rules refused (`extractors.rules.Rejected`).
"""

from __future__ import annotations

from spacy.tokens import Doc

INPUTS: dict[str, object] = {
    "q7x2_offset": 0,
    "q7x2_anchor": None,
    "q7x2_region": None,
    "q7x2_habits": None,
    "q7x2_datelines": None,
    "q7x2_rejected": None,
}
OUTPUTS = ("q7x2_places", "q7x2_actors", "q7x2_figures", "q7x2_timex", "q7x2_clauses", "q7x2_links")


def register() -> None:
    """Make the extensions known to spaCy; harmless where they are known already."""
    for name, default in {**INPUTS, **dict.fromkeys(OUTPUTS)}.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
