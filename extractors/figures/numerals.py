"""Where a text says a number, and which: digits, words, fractions, magnitudes, and what only looks like one.

The lexer works on characters, not on tokens: news writes "$1.3m", "200lbs", "HK$10.05bn" and "twenty-eight thousand" in ways
that tokenisers cut differently. It knows nothing of units; a letter that could be a magnitude or a unit is left for
`extractors.figures.amounts` to decide.
"""

from __future__ import annotations

from extractors.figures.digits import in_digits
from extractors.figures.numeral import ATOM, Numeral
from extractors.figures.worded import couples, in_words
from extractors.figures.words import VULGAR


def numerals(text: str) -> list[Numeral]:
    """All numbers of the text in order, ordinals included; years, names and the like are still among them."""
    found: list[Numeral] = []
    end = 0
    for atom in ATOM.finditer(text):
        if atom.start() < end:
            continue
        if atom["vulgar"]:
            number = Numeral(atom.start(), atom.end(), VULGAR[atom["vulgar"]], "fraction", figured=True)
        else:
            read = in_digits(text, atom) if atom["num"] else in_words(text, atom)
            if read is None:
                continue
            number = read
        found.append(number)
        end = number.end
    twos = couples(text)
    return sorted([*found, *twos], key=lambda number: number.start) if twos else found
