"""Numbers written in words: what each word is worth, and what a run of them says."""

from __future__ import annotations

ONES = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
TENS["fourty"] = 40
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
MULTIPLES: dict[str, float] = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 1e2,
    "thousands": 1e3,
    "lakhs": 1e5,
    "millions": 1e6,
    "crores": 1e7,
    "billions": 1e9,
    "trillions": 1e12,
}
PARTS: dict[str, float] = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
}
PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20}
PARTS |= {"hundredth": 100, "thousandth": 1000}
PARTS |= {("halve" if word == "half" else word) + "s": part for word, part in PARTS.items()}
ORDINALS = {
    word: rank
    for rank, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
VULGAR = dict(zip("½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚", (1/2, 1/3, 2/3, 1/4, 3/4, 1/8, 3/8, 5/8, 7/8, 1/5, 2/5, 3/5, 4/5, 1/6, 5/6), strict=True))  # fmt: skip
PLAIN = {**ONES, **TENS}


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
        elif self.last == "scale" and self.group == 0:
            self.total *= scale  # "a thousand billion", "five lakh crore"
        elif scale < self.smallest:
            self.total += self.group * scale
            self.group, self.smallest, self.last = 0.0, scale, "scale"
        else:
            return False
        self.scale = max(self.scale, scale)
        return True
