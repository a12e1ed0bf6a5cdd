"""Figures: numbers with their bound, their unit and what they count.

`recognition.recognise` reads one Doc, `linking.link_figures` sets the figures of an article side by side. Nothing is imported
here: the reader asks `vocabulary` what a unit is called, and must not load the model's library for it.
"""
