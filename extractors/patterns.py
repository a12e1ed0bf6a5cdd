"""Regular expressions that are compiled when they are first used: reading one article takes few of those that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class LatePattern:
    """What a compiled pattern can do, once something of it is asked for.

    Args:
        pattern: The regular expression.
        flags: Of the module `re`.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        found = getattr(compiled, name)
        setattr(self, name, found)
        return found


if TYPE_CHECKING:

    def pattern_of(pattern: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern, compiled when it is first used."""
else:
    pattern_of = LatePattern
