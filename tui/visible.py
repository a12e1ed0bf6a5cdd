"""Makes text from outside printable: the only way it reaches the terminal; errors are made so already."""

from extractors.visible import visible as visible
