"""spaCy without its command line, which nothing here uses: with its HTTP clients and templates it is a third of the import."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, Final

_COMMAND_LINE: Final = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """The module `spacy`; its command line can still be imported, and `spacy.info` brings it in when it is called."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stand_ins: dict[str, Any] = {name: ModuleType(name) for name in _COMMAND_LINE}
    stand_ins["spacy.cli.info"].info = _info
    sys.modules.update(stand_ins)
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in _COMMAND_LINE:
            sys.modules.pop(name, None)
    vars(spacy).pop("cli", None)
    return spacy


def _info(*arguments: Any, **named: Any) -> Any:
    return importlib.import_module("spacy.cli.info").info(*arguments, **named)
