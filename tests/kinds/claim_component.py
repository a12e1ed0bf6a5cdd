"""The component of the made-up kind: what stands behind "said that" and "denied that", to the sentence's end."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_CLAIM = re.compile(r"\b(said|denied) that ([^.]+)\.")


@Language.component("q7x2_claims")
def claims(doc: Doc) -> Doc:
    offset = doc._.q7x2_offset
    found: list[dict[str, Any]] = [
        {
            "start": offset + match.start(2),
            "end": offset + match.end(2),
            "text": match[2],
            "verb": match[1],
            "type": "denied" if match[1] == "denied" else "asserted",
        }
        for match in _CLAIM.finditer(doc.text)
    ]
    doc._.q7x2_claims = found
    return doc
