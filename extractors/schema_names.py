"""The names of schema 1 where they are others than the model's: `from` is a word of Python, so the model says `from_value`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from extractors.model import Entity

_SCHEMA_NAMES: Final = {"from_value": "from"}
_MODEL_NAMES: Final = {schema: model for model, schema in _SCHEMA_NAMES.items()}


def schema_name(field: str) -> str:
    """What schema 1 calls a field of the model."""
    return _SCHEMA_NAMES.get(field, field)


def model_name(field: str) -> str:
    """What the model calls a field of schema 1."""
    return _MODEL_NAMES.get(field, field)


def schema_fields(entity: Entity) -> dict[str, Any]:
    """An entity's fields as schema 1 names them."""
    return {schema_name(name): value for name, value in asdict(entity).items()}


def model_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that schema 1 names, as the model names them."""
    return {model_name(name): value for name, value in fields.items()}
