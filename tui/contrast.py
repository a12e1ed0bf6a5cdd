"""How well one colour reads on another, after WCAG 2.2, and the nearest colour that reads well enough."""

from __future__ import annotations

from collections.abc import Iterable

# Success criteria 1.4.3 (text, level AA) and 1.4.6 (text, level AAA).
AA, AAA = 4.5, 7.0

_STEPS = 24

Rgb = tuple[float, float, float]


def rgb(colour: str) -> Rgb:
    """`#rrggbb` as red, green and blue from 0 to 1.

    Raises:
        ValueError: It is written otherwise.
    """
    if len(colour) < 7 or colour[0] != "#":
        raise ValueError(f"{colour}: not #rrggbb")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def linear(channel: float) -> float:
    """A channel of sRGB without its gamma, after IEC 61966-2-1."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = map(linear, rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, ground: str) -> float:
    """WCAG's contrast ratio, from 1 (the same) to 21 (black and white)."""
    low, high = sorted((luminance(colour), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with this share (0 to 1) of another in it."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round(255 * (one + (two - one) * share)):02x}" for one, two in pairs)


def legible(colour: str, grounds: Iterable[str], least: float = AA) -> str:
    """The colour, moved towards white or black no further than needed to read well on every ground.

    Args:
        colour: Where to start from.
        grounds: What it stands on.
        least: The least contrast ratio; where no colour has it, the best of black and white is given.
    """
    grounds = tuple(grounds)
    poles = sorted(
        ("#ffffff", "#000000"), key=lambda pole: -min(contrast(pole, ground) for ground in grounds)
    )
    for step in range(_STEPS + 1):
        for pole in poles:
            tried = mixed(colour, pole, step / _STEPS)
            if all(contrast(tried, ground) >= least for ground in grounds):
                return tried
    return poles[0]
