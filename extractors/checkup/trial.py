"""One sentence analysed, and what came of it as JSON: `python -m extractors.checkup.trial MODEL`."""

from __future__ import annotations

import json
import sys
import time
import warnings
from typing import Any

from extractors.errors import Q7x2Error

SENTENCE = "Some 40 people died in Kabul on Friday, the Taliban said."


def tried(model: str) -> dict[str, Any]:
    """What came of the trial.

    Args:
        model: The name of an installed pipeline, or its folder.

    Returns:
        `model`, `found` (what was found) and `seconds`, or `error` and `hint`; `image` and its `damage`, where it has one.
    """
    warnings.simplefilter("ignore")
    told: dict[str, Any] = {}
    try:
        from extractors.model_image import image_of, load_image
        from extractors.spacy_import import import_spacy

        import_spacy()
        image = image_of(model) if "/" not in model else None
        if image is not None:
            try:
                load_image(image)
            except Exception as error:
                told |= {"image": str(image), "damage": _said(error)}
        return told | _analysed(model)
    except Q7x2Error as error:
        return told | {"error": error.message, "hint": error.hint}
    except Exception as error:
        return told | {"error": f"A sentence cannot be analysed ({_said(error)})."}


def _analysed(model: str) -> dict[str, Any]:
    from extractors.extracting import Extractor
    from extractors.sources.text import article_of

    start = time.perf_counter()
    extractor = Extractor(model)
    analysis = extractor.analysis(article_of(SENTENCE, id="trial", source="trial"))
    found = [
        SENTENCE[mention.start : mention.end] for mention in analysis.mentions if mention.kind != "statement"
    ]
    name = f"{extractor.model.name} {extractor.model.version}"
    return {"model": name, "found": found, "seconds": time.perf_counter() - start}


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".strip()


if __name__ == "__main__":
    print(json.dumps(tried(sys.argv[1])))
