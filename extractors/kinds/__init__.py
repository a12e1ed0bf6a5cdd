"""The kinds of facts: one module a kind, named after it, which says all that the rest of the program asks of it.

`extractors.kinds.spec` says what a kind is made of, `extractors.kinds.registry` which kinds there are. The names alone stand
here, because the settings are read, and the first page is painted, before anything else is imported.
"""

NAMES = ("location", "actor", "figure", "date", "statement")
"""The kinds of this package in the order in which panes, reports and tables have them: the modules of their specs."""

CLOSED = ("statement",)
"""Those of them whose pane and highlights the window leaves out until they are asked for."""
