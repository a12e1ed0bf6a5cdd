"""Where the reader jumped from: back and on again, as a browser does."""

from __future__ import annotations

from dataclasses import dataclass

# How many jumps can be undone.
_KEPT = 100


@dataclass(frozen=True, slots=True)
class Jumps:
    """Offsets into one article's text, the nearest last."""

    back: tuple[int, ...] = ()
    on: tuple[int, ...] = ()

    def begun_at(self, offset: int) -> Jumps:
        """With a new jump that began there; what was gone back from is forgotten."""
        kept = self.back[:-1] if self.back[-1:] == (offset,) else self.back
        return Jumps((*kept[-_KEPT + 1 :], offset))

    def gone_back(self, here: int) -> tuple[int, Jumps] | None:
        """Where the last jump began, and the jumps from there; None where there was none."""
        if not self.back:
            return None
        return self.back[-1], Jumps(self.back[:-1], (*self.on, here))

    def gone_on(self, here: int) -> tuple[int, Jumps] | None:
        """Where the last step back began, and the jumps from there; None where there was none."""
        if not self.on:
            return None
        return self.on[-1], Jumps((*self.back, here), self.on[:-1])
