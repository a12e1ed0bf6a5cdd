"""What a later version changed, in lines for people."""

from __future__ import annotations

from extractors.versions.change import Changes
from extractors.versions.resemblance import SAME_STORY


def lines_of(shared: float, found: Changes) -> list[str]:
    """How much both versions have in common, then what is reworded, added and removed; as in the texts, so not yet safe to show.

    Args:
        shared: The share of the shorter text that is in the longer one, 0 to 1.
        found: What the later one changed.
    """
    is_same = "the same story" if shared >= SAME_STORY else "another story"
    lines = [
        f"{is_same}: {shared:.0%} of the shorter text is in the longer one; {found.kept} sentences are in both"
    ]
    for each in found.reworded:
        figures = _figures(each.gone, each.come)
        lines += ["", f"reworded{figures}", f"- {each.old}", f"+ {each.new}"]
    for name, sign, sentences in (("added", "+", found.added), ("removed", "-", found.removed)):
        if sentences:
            lines += ["", f"{name}: {len(sentences)}", *(f"{sign} {sentence}" for sentence in sentences)]
    if not (found.reworded or found.added or found.removed):
        lines += ["", "nothing changed"]
    return lines


def _figures(gone: tuple[str, ...], come: tuple[str, ...]) -> str:
    if not (gone or come):
        return ""
    return f", other figures: {', '.join(gone) or 'none'} → {', '.join(come) or 'none'}"
