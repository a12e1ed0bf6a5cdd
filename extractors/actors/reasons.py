"""Why mentions were taken for an actor, in words for the person who reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.actors.lexicon import lexicon

if TYPE_CHECKING:
    from extractors.actors.chain import Chain

_FROM_MODEL = {
    "person": "the model takes the name for a person's",
    "organisation": "the model takes the name for an organisation's",
    "group": "the model takes the name for a people, a faith or a party",
}


def reason(chain: Chain) -> str:
    """What speaks for the actor's type, and what its wordings have in common."""
    parts = [_state(chain) if chain.type == "state" else _kind(chain)]
    wordings = dict.fromkeys(record["text"] for record in chain.records)
    if len(wordings) > 1:
        parts.append(f"{len(wordings)} wordings taken for one")
    return "; ".join(parts)


def _state(chain: Chain) -> str:
    event = next(
        (e["verb"] for record in chain.records for e in record["events"] if e["role"] == "agent"), None
    )
    return (
        f"the country acts here (“{event}”), it is not the land"
        if event
        else "the country is an agent here, not the land"
    )


def _kind(chain: Chain) -> str:
    named = [record for record in chain.records if record["form"] == "name"]
    if not named:
        head = chain.records[0]["head"]
        return (
            f"a noun phrase about “{head}” that acts or belongs to somebody named"
            if head
            else "a noun phrase"
        )
    words = lexicon()
    titled = next((record["titles"] for record in named if record["titles"]), None)
    if chain.type == "person" and titled:
        first = next((at for at, title in enumerate(titled) if title in words.titles), 0)
        return f"a person by the title “{' '.join(titled[first:])}”"
    if any(record["name"] in words.known or record["name"] in words.movements for record in named):
        return "a name that is generally known"
    if all(record["label"] == "GPE" for record in named) and chain.type == "organisation":
        return "a town's name that stands for its club"
    surest = max(record["sure"] for record in named)
    if surest >= 2:
        return (
            "a given name before a surname"
            if chain.type == "person"
            else "the name's own words say what it is"
        )
    if not any(record["label"] for record in named):
        return "not labelled by the model: its words, or those beside it, say what it is"
    return _FROM_MODEL.get(chain.type, "")
