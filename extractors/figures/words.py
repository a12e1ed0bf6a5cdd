"""Numbers written in words: what each word is worth, and what a run of them says."""

from __future__ import annotations

from extractors.figures.lexicon import numbers

ONES = {word: value for value, word in enumerate(numbers("ones"))}
TENS = {word: 10 * value for value, word in enumerate(numbers("tens"), 2)} | {"fourty": 40}
PLAIN = {**ONES, **TENS}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "mil": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
    "tn": 1e12,
    "quadrillion": 1e15,
}
# A magnitude letter stands directly after the digits ("$1.3m", "25k"); "m", "b" and "t" can also be units.
LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "mm": 1e6}
DOZEN = {"dozen": 12.0}
# The order of magnitude that a plural without a number says.
MULTIPLES: dict[str, float] = {"tens": 10, "dozens": 10, "scores": 10}
MULTIPLES |= {f"{word}s": SCALES[word] for word in numbers("multiples")}
ORDINALS = {word: rank for rank, word in enumerate(numbers("ordinals"), 1)}
PARTS: dict[str, int] = {"half": 2, "third": 3, "quarter": 4, "hundredth": 100, "thousandth": 1000}
PARTS |= {
    word: rank for word, rank in ORDINALS.items() if rank > 3 and rank not in (11, 13, 14, 15, 17, 18, 19)
}
PARTS |= {f"{word}s" if word != "half" else "halves": part for word, part in PARTS.items()}
VULGAR = {entry[0]: int(entry[1]) / int(entry[2]) for entry in numbers("vulgar")}


_LARGEST = 1e24


class Reading:
    """A run of number words read from left to right, each word taken as long as the run stays one number.

    "twenty-eight thousand six hundred" is one number, "one two" are two, "nineteen ninety" is none (a year).
    """

    def __init__(self, value: float | None = None) -> None:
        self.total = 0.0
        self.group = 0.0 if value is None else value
        self.last = "" if value is None else "digits"
        self.smallest = float("inf")
        self.scale = 1.0

    @property
    def value(self) -> float:
        """What the words taken so far say."""
        return self.total + self.group

    def takes(self, word: str) -> bool:
        """Whether the word continues the number; it is then part of it."""
        if word in ONES:
            return self._takes_small(ONES[word], "ones" if ONES[word] < 10 else "teens")
        if word in TENS:
            return self._takes_small(TENS[word], "tens")
        if word in DOZEN:
            return self._takes_scale(DOZEN[word], "dozen")
        if word == "hundred":
            return self._takes_scale(100.0, "hundred")
        return word in SCALES and self._takes_scale(SCALES[word], "scale")

    def _takes_small(self, number: int, kind: str) -> bool:
        after = {"": True, "tens": kind == "ones" and number > 0, "hundred": True, "scale": True}
        if not after.get(self.last, False) or (self.last == "scale" and self.smallest <= 100):
            return False
        self.group += number
        self.last = kind
        return True

    def _takes_scale(self, scale: float, kind: str) -> bool:
        if self.last == "":
            self.group = 1.0
        elif (kind == "hundred" and self.last not in ("ones", "teens", "digits")) or (
            kind == "dozen" and self.last not in ("ones", "teens", "tens", "digits", "hundred")
        ):
            return False
        if kind in ("hundred", "dozen"):
            if kind == "hundred" and self.group >= 100:
                return False
            self.group *= scale
            self.last = kind if kind == "hundred" else "done"
        elif self.last == "scale" and self.group == 0 and self.total * scale < _LARGEST:
            self.total *= scale  # "a thousand billion", "five lakh crore"
        elif scale < self.smallest:
            self.total += self.group * scale
            self.group, self.smallest, self.last = 0.0, scale, "scale"
        else:
            return False
        self.scale = max(self.scale, scale)
        return True
