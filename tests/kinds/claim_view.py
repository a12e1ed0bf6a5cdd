"""The view of the made-up kind."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Mention
from tests.kinds.claim_spec import Claim
from tui.cards.blocks import Block, Fixed
from tui.cards.line import field
from tui.cards.listed import entities_listed
from tui.cards.names import Names
from tui.kind_views import KindView, Look


def of_claim(names: Names, claim: Claim, _: Sequence[Mention]) -> list[Block]:
    who = names.who("said by", claim.speaker)
    why = field("why", claim.reason, names.width)
    return [Fixed([*who, *why]), *entities_listed(names, "figures in it", claim.figures)]


VIEW = KindView(
    kind="claim",
    look=Look("underline italic", ansi="ansi_green"),
    card="tests.kinds.claim_view:of_claim",
)
