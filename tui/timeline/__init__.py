"""The timeline: the article's dates in order, over one axis; pure functions."""
