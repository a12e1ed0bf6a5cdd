"""Who shares a figure with the one that it is linked to: "Sweden and Finland sent 40 tanks"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.links.annotations import Candidate
    from extractors.links.spans import MentionSpans

_SHARED = frozenset(
    {"who-subject", "who-agent", "who-passive-agent", "who-noun-agent", "who-possessor", "who-measure-of"}
)
_ALONG = re.compile(r",? (?:along|together|jointly|in partnership) with (?:the )?")


def sharing(
    candidates: Sequence[Candidate], who: str | None, rule: str, actors: MentionSpans, text: str
) -> tuple[str, ...] | None:
    """Ids of the other actors of whom the figure is said together with `who`; None where they are alternatives.

    Args:
        candidates: Of the figure's who.
        who: The one that was decided on, by the rule of that id.
        rule: That rule.
        actors: The article's actors.
        text: The article's.
    """
    if who is None or rule not in _SHARED:
        return ()
    for candidate in candidates:
        mention = actors.at(candidate["head"], candidate["end"])
        if candidate["rule"] != rule or mention is None or mention.entity != who:
            continue
        others = [actors.at(start, end) for start, end in candidate.get("joined", ())]
        if along := _ALONG.match(text, mention.end):
            others.append(actors.at(along.end(), along.end() + 1))
        shared = tuple(dict.fromkeys(each.entity for each in others if each and each.entity != who))
        return None if shared and candidate.get("either") else shared
    return ()
