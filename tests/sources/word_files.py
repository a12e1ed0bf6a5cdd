"""Word documents made of their XML, as programs of every age write it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OVERRIDE = '<Override PartName="/word/{}" ContentType="{}"/>'
_RELATED = f'<Relationship Id="{{}}" Type="{_RELATION}{{}}" Target="{{}}"/>'
_RELS = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'

_ELEMENT, _ATTRIBUTE = re.compile(r"<(/?)(?=\w+[\s/>])"), re.compile(r"(?<=\s)(?=(?!Requires|string)\w+=)")


def w(short: str) -> str:
    """WordprocessingML of its short form: without prefixes of its own elements, over several lines; `<r>words</r>` is a run."""
    short = re.sub(r"\n\s*", "", short)
    short = re.sub(r"<r>([^<]+)</r>", r'<r><t xml:space="preserve">\1</t></r>', short)
    return _ATTRIBUTE.sub("w:", _ELEMENT.sub(r"<\1w:", short))


def saved(
    path: Path,
    body: str,
    parts: dict[str, str] | None = None,
    others: dict[str, tuple[str, bytes]] | None = None,
) -> Path:
    """A document of that body.

    Args:
        path: Where.
        body: What `w:body` holds, in the short form.
        parts: What `styles`, `numbering`, `footnotes`, `endnotes`, `comments` hold, in the short form.
        others: Parts by the id of their relation: their content type and bytes.
    """
    parts, others = parts or {}, others or {}
    types = _OVERRIDE.format("document.xml", f"{WORD}document.main+xml")
    types += "".join(_OVERRIDE.format(f"{name}.xml", f"{WORD}{name}+xml") for name in parts)
    types += "".join(_OVERRIDE.format(f"{name}.bin", kind) for name, (kind, _) in others.items())
    relations = "".join(_RELATED.format(f"of-{name}", name, f"{name}.xml") for name in parts)
    relations += "".join(_RELATED.format(name, "aFChunk", f"{name}.bin") for name in others)
    root = _RELATED.format("r1", "officeDocument", "word/document.xml")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}content-types">{_RELS}{types}</Types>'
        )
        for name, inner in (("_rels/.rels", root), ("word/_rels/document.xml.rels", relations)):
            archive.writestr(name, f'<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>')
        document = f"<w:document {NAMESPACES}><w:body>{w(body)}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{w(inner)}</w:{name}>")
        for name, (_, data) in others.items():
            archive.writestr(f"word/{name}.bin", data)
    return path
