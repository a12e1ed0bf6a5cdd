"""Figures: numbers with their bound, their unit and what they count.

`recognise` reads one Doc, `link_figures` sets the figures of an article side by side.
"""

from extractors.figures.found import FoundFigure
from extractors.figures.linking import link_figures
from extractors.figures.recognition import recognise

__all__ = ["FoundFigure", "link_figures", "recognise"]
