"""How a value reads, as the window says it: `extractors.wordings`, which the reports say it by too."""

from extractors.wordings import SIGNS, amount, counted, day, number, own_day, place, timex

__all__ = ["SIGNS", "amount", "counted", "day", "number", "own_day", "place", "timex"]
