"""The one gate through which text from outside reaches the terminal; errors go through it by themselves."""

from extractors.visible import visible as visible
