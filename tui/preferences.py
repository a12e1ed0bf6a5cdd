"""The configured defaults of every reading: theme, width, scope, order, hidden kinds, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from extractors.kinds import CLOSED
from extractors.kinds.registry import kind_names
from extractors.model import Kind
from extractors.settings.file import Configured
from extractors.settings.known import DEFAULT_WIDTH, DEFAULTS
from extractors.values import dataclass
from tui.filter import Filter
from tui.reading import Order, Reading, Scope
from tui.worker_process import stay_s_in


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a window starts.

    Attributes:
        width: Cells that a line of the text takes at most.
        hidden: Kinds that are not shown at first.
        has_labels: Whether each mention carries the letter of its kind.
        stay_s: How long the analysing process waits for another window after this one, in seconds.
        keys: Keys by the id of what they do, as the reader wrote them.
    """

    theme: str = "dark"
    width: int = DEFAULT_WIDTH
    scope: Scope = Scope.SENTENCE
    order: Order = Order.MENTION
    hidden: frozenset[Kind] = frozenset(CLOSED)
    has_labels: bool = False
    stay_s: float = 0.0
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def applied(self, reading: Reading) -> Reading:
        """A reading that begins as the reader wants every reading to."""
        chosen = reading.scoped(self.scope).ordered(self.order).labelled(self.has_labels)
        return chosen if self.hidden == chosen.filter.hidden else chosen.filtered(Filter(self.hidden))


def preferred(configured: Configured, theme: str, width: int) -> Preferences:
    """What the configuration file and the options say together; an option goes before the file.

    Args:
        configured: What the file says.
        theme: The theme, of an option, the file or neither.
        width: Likewise, in cells.
    """
    values = {**DEFAULTS, **configured.values}
    hidden = values["hidden"]
    return Preferences(
        theme,
        width,
        Scope(values["scope"]),
        Order(values["order"]),
        frozenset(kind for kind in kind_names() if isinstance(hidden, tuple) and kind in hidden),
        bool(values["labels"]),
        stay_s_in(values),
        configured.keys,
    )
