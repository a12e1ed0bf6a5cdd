"""What a figure hangs together with, once it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.links.annotations import Reach
    from extractors.rules import Verdict


@dataclass(frozen=True, slots=True)
class Links:
    """What a figure hangs together with; ids of entities, None where the text does not say.

    Attributes:
        who_with: Ids of the other actors that share it with `who`, in text order.
        source: Id of who says it, else the words.
        subject: The words that the number is said of; `verb` what they do.
        who_from: How far away it was found: clause, sentence or article; a guess where it is the article.
        verdicts: What the rules that decided say of the figure, by field.
    """

    who: str | None = None
    where: str | None = None
    when: str | None = None
    source: str | None = None
    subject: str | None = None
    verb: str | None = None
    who_with: tuple[str, ...] = ()
    who_from: Reach | None = None
    where_from: Reach | None = None
    when_from: Reach | None = None
    verdicts: tuple[tuple[str, Verdict], ...] = ()
