"""The text of WordprocessingML as Word shows it with all changes accepted: nothing that stands on the page is lost.

What wraps text (links, smart tags, content controls, insertions) is read through, whatever it is called; what is left out is
told by name: deletions, what was moved away, hidden text, comments, the instructions of fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from extractors.sources.docx_styles import Numbering, Styles, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_VML = "{urn:schemas-microsoft-com:vml}"

# Wrappers whose text is not shown, and properties, which hold no text.
_LEFT_OUT = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr",
        "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "smartTagPr", "customXmlPr", "rubyPr",
    )
)  # fmt: skip
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}

# Symbol fonts put their signs into a private range: the few that stand in running text.
_SYMBOL = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠",
    0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0x2D: "−", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x6D: "μ",
    0x70: "π",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_UNKNOWN = "\ufffd"


class Block(NamedTuple):
    """A paragraph, or a row of a table, with the name of its style and the label that it has in a list."""

    text: str
    style: str = ""
    label: str = ""

    @property
    def shown(self) -> str:
        """The text after its label."""
        return f"{self.label} {self.text}" if self.label else self.text


class Story:
    """Reads blocks from a body, a note or a text box.

    Args:
        styles: The document's styles.
        numbering: Its lists.
        part: The blocks of another part of the document (a diagram's data, an imported page), by the id of the relation.
    """

    def __init__(self, styles: Styles, numbering: Numbering, part: Callable[[str], Iterator[Block]]) -> None:
        self._styles, self._numbering, self._part = styles, numbering, part
        self._fields: list[bool] = []  # of each field that is open, whether its result has begun
        self._beside: list[Block] = []  # text boxes of the paragraph that is being read
        self.notes: list[
            tuple[str, str]
        ] = []  # `footnote` or `endnote` and its id, in the order they are referred to

    def blocks(self, holder: Any) -> Iterator[Block]:
        """The blocks in an element, in order; a text box comes after the paragraph that it hangs on."""
        open_: list[str] = []  # paragraphs whose end was deleted: the next one goes on with them
        for element in _shown_children(holder, (W + "p", W + "tbl", W + "altChunk")):
            if element.tag == W + "p":
                text = self._paragraph(element)
                if _is_end_deleted(element):
                    open_.append(text)
                    continue
                text, open_ = "".join((*open_, text)), []
                label = self._numbering.label(*self._styles.numbering(element))
                if text.strip():
                    yield Block(text.strip(), self._styles.name(element), label)
                yield from self._taken()
            elif element.tag == W + "tbl":
                yield from self._rows(element)
            else:
                yield from self._part(element.get(f"{_RELATION}id") or "")
        if "".join(open_).strip():
            yield Block("".join(open_).strip())
        yield from self._taken()

    def _taken(self) -> list[Block]:
        beside, self._beside = self._beside, []
        return beside

    def _rows(self, table: Any) -> Iterator[Block]:
        """One block a row; a cell that spans several columns or rows is said once."""
        for row in _shown_children(table, (W + "tr",)):
            if any(row.find(f"{W}trPr/{W}{name}") is not None for name in ("del", "hidden")):
                continue
            cells = []
            for cell in _shown_children(row, (W + "tc",)):
                properties = cell.find(f"{W}tcPr")
                merged = None if properties is None else properties.find(f"{W}vMerge")
                is_deleted = properties is not None and properties.find(f"{W}cellDel") is not None
                if is_deleted or (merged is not None and merged.get(f"{W}val", "continue") == "continue"):
                    continue
                cells.append(" ".join(" ".join(block.shown for block in self.blocks(cell)).split()))
            line = " | ".join(filter(None, cells))
            if line:
                yield Block(line)

    def _paragraph(self, paragraph: Any) -> str:
        text = "".join(self._inline(paragraph, paragraph))
        while self._fields and not self._fields[-1]:
            self._fields.pop()  # an instruction ends with its paragraph: a damaged field must not hide what follows
        return text

    def _inline(self, holder: Any, paragraph: Any) -> Iterator[str]:
        for child in holder:
            tag = child.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == W + "r" and self._styles.hides(child, paragraph):
                self._fields_in(child)
            elif tag == W + "fldChar":
                self._field(child)
            elif tag == W + "txbxContent":
                self._box(child)
            elif tag == _MC + "AlternateContent":
                yield from self._inline(_alternative(child), paragraph)
            elif tag == W + "p":  # in a run of a damaged file
                yield f"\n{self._paragraph(child)}\n"
            elif all(self._fields) and (sign := self._sign(child)) is not None:
                yield sign
            else:
                yield from self._inline(child, paragraph)

    def _sign(self, element: Any) -> str | None:
        """What an element stands for that holds no other; None where it holds some."""
        tag = element.tag
        if tag in (W + "t", _MATH + "t"):
            return element.text or ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == W + "sym":
            return _symbol(element)
        if tag in (W + "footnoteReference", W + "endnoteReference"):
            return self._reference(element)
        if tag == W + "ruby":
            base, aid = (
                "".join(text for each in element.iter(W + name) for text in self._inline(each, element))
                for name in ("rubyBase", "rt")
            )
            return f"{base} ({aid})" if aid.strip() else base
        if tag == _DIAGRAM + "relIds":
            self._beside += self._part(element.get(f"{_RELATION}dm") or "")
            return ""
        if tag == _VML + "textpath" and (element.get("string") or "").strip():
            self._beside.append(Block(element.get("string").strip()))
            return ""
        return None

    def _reference(self, element: Any) -> str:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        self.notes.append((kind, element.get(f"{W}id") or ""))
        return f" [{len(self.notes)}]"

    def _box(self, content: Any) -> None:
        fields, self._fields = self._fields, []
        beside, self._beside = self._beside, []
        found = list(self.blocks(content))
        self._fields, self._beside = fields, [*beside, *found]

    def _field(self, element: Any) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _fields_in(self, holder: Any) -> None:
        for element in holder.iter(W + "fldChar"):
            self._field(element)


def _shown_children(holder: Any, wanted: tuple[str, ...]) -> Iterator[Any]:
    """The nearest elements of these names, through whatever wraps them."""
    for child in holder:
        if child.tag in wanted:
            yield child
        elif child.tag == _MC + "AlternateContent":
            yield from _shown_children(_alternative(child), wanted)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _shown_children(child, wanted)


def _alternative(element: Any) -> Any:
    """The one branch that is shown: the first that has text, else what older programs are given."""
    branches = [child for child in element if child.tag in (_MC + "Choice", _MC + "Fallback")]
    for branch in branches:
        if any(True for _ in branch.iter(W + "t", W + "sym", _MATH + "t", _DIAGRAM + "relIds")):
            return branch
    return branches[-1] if branches else ()


def _is_end_deleted(paragraph: Any) -> bool:
    """Whether a paragraph's end was deleted, or moved away with its words."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and any(
        properties.find(W + name) is not None for name in ("del", "moveFrom")
    )


def _symbol(element: Any) -> str:
    try:
        code = int(element.get(f"{W}char") or "", 16)
        sign = chr(code)
    except (ValueError, OverflowError):
        return _UNKNOWN
    font = (element.get(f"{W}font") or "").lower()
    table = _SYMBOL if font == "symbol" else _WINGDINGS if font.startswith("wingdings") else {}
    bare = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if bare in table:
        return table[bare]
    if 0xE000 <= code <= 0xF8FF:
        return chr(bare) if font == "symbol" and 0x20 <= bare < 0x40 else _UNKNOWN
    return sign if sign.isprintable() else _UNKNOWN


def diagram_blocks(root: Any) -> Iterator[Block]:
    """The paragraphs of a diagram's data (DrawingML)."""
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for paragraph in root.iter(f"{drawing}p"):
        text = "".join(each.text or "" for each in paragraph.iter(f"{drawing}t")).strip()
        if text:
            yield Block(text)
