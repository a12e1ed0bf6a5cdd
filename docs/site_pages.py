"""What the site has besides `docs/`: pages and files from elsewhere in the project, and links to them as the site has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

_ROOT = Path(__file__).resolve().parent.parent
_PAGES = {"README.md": "index.md", "CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
_SCHEMA = "extractors/exports/data/schema-1.json"
_ELSEWHERE = {**_PAGES, "LICENSE": "licence.md", _SCHEMA: "schema-1.json"}
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|link)\b[^>]*?\b(?:src|href)=["']?((?:https?:)?//[^"'\s>]+)"""
)
_LOG = get_plugin_logger(__name__)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add them."""
    for name, page in _PAGES.items():
        files.append(File.generated(config, page, content=_linked(_read(name), at_root=True)))
    licence = f"# Licence\n\n```\n{_read('LICENSE')}\n```\n"
    files.append(File.generated(config, "licence.md", content=licence))
    files.append(File.generated(config, "schema-1.json", content=_read(_SCHEMA)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Have the links of a page of `docs/` lead to what the site has."""
    return markdown if page.file.generated_by else _linked(markdown, at_root=False)


def _read(name: str) -> str:
    return (_ROOT / name).read_text("utf-8")


def _linked(markdown: str, at_root: bool) -> str:
    """The text with links between the project's files as they are in the site, where all pages lie in one folder."""

    def to(match: re.Match[str]) -> str:
        target, anchor = match[1], match[2] or ""
        name = target if at_root else target.removeprefix("../")
        if name in _ELSEWHERE and (at_root or target != name):
            return f"]({_ELSEWHERE[name]}{anchor})"
        return f"]({target.removeprefix('docs/') if at_root else target}{anchor})"

    return _LINK.sub(to, markdown)


def on_post_page(output: str, page: Any, **_: Any) -> None:
    """Nothing of the site is fetched from elsewhere; in strict mode the build ends where something would be."""
    for found in _FETCHED.findall(output):
        _LOG.warning("%s fetches %s", page.file.src_uri, found)
