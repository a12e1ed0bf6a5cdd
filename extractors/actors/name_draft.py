"""A name on its way to a record, while rules change what it is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.actors.countries import Acting, acting_country
from extractors.actors.name_case import NOBODY, Guess

if TYPE_CHECKING:
    from extractors.actors.names import Named
    from extractors.actors.setting import Setting
    from extractors.datelines.dateline import Dateline

SETTLED = 3
"""How sure a guess is that these rules leave as it is: a title, or a generally known name."""


@dataclass(frozen=True)
class NameDraft:
    """A name on its way to a record.

    Attributes:
        head: The token of it that hangs on something outside.
        found: Its type so far.
        dateline: The dateline that holds it.
        country: Code of the country that acts under the name; `how` is the verb or noun that says so.
        is_state: A country acts under the name, or a state that is no more.
        is_club: It is a club's name that begins before the town's.
    """

    setting: Setting
    named: Named
    head: int
    found: Guess
    titles: list[str]
    dateline: Dateline | None
    country: str | None = None
    how: str = ""
    is_state: bool = False
    is_club: bool = False

    @cached_property
    def acting(self) -> Acting | None:
        """The country that it stands for as an actor."""
        if self.is_club or self.found == NOBODY:
            return None
        return acting_country(self.setting, self.named, self.head)

    @property
    def single(self) -> bool:
        """Whether it is one token."""
        return self.named.end - self.named.start == 1

    @property
    def word(self) -> str:
        """Its first token."""
        return self.setting.parse.words[self.named.start]
