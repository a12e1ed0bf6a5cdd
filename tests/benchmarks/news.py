"""News text of any size: paragraphs of records where some are given, else of the sample article."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tui import resources

# The word of the first page that a measurement waits for.
WORD = "Midpageword"


def news(words: int, records: str | None) -> str:
    """So many words of text; the same words every time.

    Args:
        words: How many.
        records: JSONL of records with a text each; the sample article alone where None.
    """
    if records is None:
        texts = [Path(resources.sample()).read_text("utf-8")]
    else:
        lines = Path(records).read_text("utf-8").split("\n")
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    paragraphs = [part.strip() for text in texts for part in text.split("\n") if len(part.split()) > 5]
    chosen, left, chance = [f"date 2021-08-13 Many articles\n\n{WORD} opens it."], words, random.Random(7)
    while left > 0:
        chosen.append(chance.choice(paragraphs))
        left -= len(chosen[-1].split())
    return "\n\n".join(chosen) + "\n"
