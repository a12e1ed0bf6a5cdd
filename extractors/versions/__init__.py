"""Versions of a story: how much two texts have in common, and what the later one changed. Neither model nor window is needed."""
