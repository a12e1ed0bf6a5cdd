"""Towns by who enters, leaves or comes from them: "troops entered Makarivka", "a businessman from Linden"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extractors.actors.lexicon import lexicon as actor_words
from extractors.places.drafts import POSSESSIVES

if TYPE_CHECKING:
    from extractors.places.tokens import Tokens

_WAY: Final = 9
"""Words before the name over which soldiers are looked for, and one."""
_PEOPLE: Final = frozenset(
    {"people", "family", "families", "villagers", "refugees", "migrants", "residents", "farmers"}
)
"""Who is from somewhere, besides those by trade."""

_WITHDRAWING: Final = frozenset(
    {
        "withdrew",
        "withdraw",
        "withdrawn",
        "withdrawing",
        "retreated",
        "retreat",
        "retreating",
        "pulled",
        "expelled",
    }
    | {"driven", "drove", "dislodged", "pushed", "ousted"}
)
_ENTERING: Final = frozenset(
    {
        "entered",
        "entering",
        "enter",
        "reached",
        "reaching",
        "occupied",
        "retook",
        "recaptured",
        "liberated",
        "shelled",
    }
    | {"stormed", "besieged", "encircled", "overran", "evacuated"}
)
_SOLDIERS: Final = frozenset(
    {
        "troops",
        "soldiers",
        "forces",
        "army",
        "rebels",
        "fighters",
        "militants",
        "tanks",
        "marines",
        "insurgents",
    }
    | {
        "paratroopers",
        "infantry",
        "brigade",
        "battalion",
        "militia",
        "jihadists",
        "guerrillas",
        "junta",
        "separatists",
    }
    | {
        "russians",
        "ukrainians",
        "taliban",
        "peacekeepers",
        "guards",
        "units",
        "column",
        "military",
        "regulars",
    }
)
"""Who takes and leaves towns, before the verb."""


def fought_over(tokens: Tokens, start: int, end: int, *, taken: bool) -> bool:
    """Whether soldiers enter, take or leave what is named there; a person is captured and hit as well.

    Args:
        tokens: The Doc's tokens.
        start: The name's first.
        end: One past its last.
        taken: The clauses say that it is taken, and the model takes it for no person.
    """
    before, window = tokens.before(start), {tokens.before(start, back) for back in range(2, _WAY)}
    moved = not _WITHDRAWING.isdisjoint(window) if before == "from" else taken or before in _ENTERING
    return moved and not _SOLDIERS.isdisjoint(window) and tokens.after(end) not in POSSESSIVES


def comes_from(tokens: Tokens, start: int, end: int) -> bool:
    """Whether somebody by trade or kin is from there ("a businessman from Linden"), or a storm's landfall is there."""
    words = actor_words()
    if tokens.before(start, 2) == "landfall" and tokens.before(start) in ("at", "near", "in"):
        return True
    if tokens.before(start) != "from" or tokens.after(end) in POSSESSIVES:
        return False
    who = tokens.before(start, 2)
    return who in words.roles | words.folk or who.endswith(("man", "woman")) or who in _PEOPLE
