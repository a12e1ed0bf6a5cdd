"""Where paragraphs begin and end in a text, without changing a character of it."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby, pairwise

from extractors.sources.table_rows import rows_in
from extractors.span import Span

TYPE_CHECKING = False  # importing `typing` takes longer than painting the first page, which needs this module
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractors.model import Region

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_END = r"(?:\r\n|\r(?!\n)|[\n\x0b\x0c\x85\u2028\u2029])"  # "\r\n" is one line's end
_BLANK_LINE = re.compile(rf"{_END}[^\S\r\n]*{_END}")
# Where all lines end with LF: beginning with one character, it goes through a million words in two milliseconds.
_OTHER_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LF_LINE, _LF_BLANK_LINE = re.compile(r"[^\n]+"), re.compile(r"\n[^\S\r\n]*\n")
# A line of such a text without the blanks around it; none is empty. It takes a million words in some ten milliseconds.
_LF_WORDS = re.compile(r"\S(?:[^\n]*\S)?")

# Text wrapped by hand or by an editor has lines near one width: 60 to 80 columns by custom of mail and typewriters.
_WRAP_WIDTHS = (45, 100)

# A narrower column (a mail in a small window, a teleprinter's) is wrapped where lines go on in small letters: a list does not.
_NARROWEST, _GOING_ON = 18, 0.3
_WRAPS = 3  # full lines, before a whole text is wrapped

# What a mail program puts before each line that it quotes.
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_SENTENCE_END = (".", "!", "?", "”", '"', ":")

_BYLINE = "by "
# Of the breaks within sentences, the share that show it.
_BROKEN = 0.25
# A line that no sentence ends with: a word cut at its hyphen, or a word that something must follow.
_HANGING = re.compile(
    r"(?:\w-|,|\b(?:the|an?|of|in|on|at|to|for|from|with|by|and|or|as|about|near|between|against|some|than|that|who|which|his|her|their"
    r"|its|is|was|are|were|has|have|had|will|would|said))$",
    re.IGNORECASE,
)
# A date that the end of a line cuts in two.
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?$")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
# What begins an item of a list, a field or a name of who speaks.
_LISTED = re.compile(r"\s*(?:[-*•·–—]\s|\(?\d{1,3}[.)]\s|[\w .'’-]{1,30}:(?:\s|$))")


def paragraphs_of(text: str, regions: Sequence[Region] = ()) -> tuple[Span, ...]:
    """Paragraphs in text order, without surrounding blanks; none is empty, and none crosses a region's border.

    Blank lines part paragraphs. Inside a block each line is a paragraph of its own, as news texts on the web have it, unless
    the block looks wrapped at a width: then its lines are one paragraph.
    """
    borders = sorted({offset for region in regions for offset in (region.start, region.end)})
    has_lf = not any(end in text for end in _OTHER_ENDS)
    line, blank_line = (_LF_LINE, _LF_BLANK_LINE) if has_lf else (_LINE, _BLANK_LINE)
    width = _wrapped_at(text, line)
    found: list[Span] = []
    for block in _lf_blocks(text, borders[-1] if borders else 0) if has_lf else _blocks(text, blank_line):
        if type(block) is Span:
            found += _cut(text, _paragraphs_in(text, block, line, width), borders)
        else:
            found.append(_span_of(block))
    return tuple(found)


def _lf_blocks(text: str, bordered: int) -> Iterator[Span | tuple[int, int]]:
    """`_blocks` of a text whose lines all end with LF; of one line behind all borders, that line as it stands as a plain pair.

    Most blocks of a news text are such: nothing is left to be asked of them.

    Args:
        text: A text without any of `_OTHER_ENDS`.
        bordered: Where the last border is.
    """
    lines = [found.span() for found in _LF_WORDS.finditer(text)]
    first = 0  # of the lines of a block
    for at, (_, end) in enumerate(lines, 1):
        if at < len(lines) and text.count("\n", end, lines[at][0]) < 2:  # no blank line between them
            continue
        start, first = lines[first][0], at
        if start == lines[at - 1][0] >= bordered:
            yield lines[at - 1]
        else:
            line_end = text.find("\n", end)
            yield Span(text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(text))


_span_of = partial(tuple.__new__, Span)  # where thousands are made: a third of what the class takes


def _blocks(text: str, blank_line: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for gap in blank_line.finditer(text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(text))


def _wrapped_at(text: str, line_form: re.Pattern[str]) -> int:
    """The width that a text is wrapped at; 0 where it is not.

    It is the longest line's where no line is longer than an editor makes them, and most lines that the next one's first word had
    no room in go on in small letters.
    """
    lines: list[str] = []
    for found in line_form.finditer(text):
        if len(line := found.group().strip()) > _WRAP_WIDTHS[1]:
            return 0
        lines.append(line)
    width = max(map(len, lines), default=0)
    full = [
        after[0].islower()
        for line, after in pairwise(lines)
        if line and after and _is_full(line, after, width)
    ]
    return width if width >= _WRAP_WIDTHS[0] and len(full) >= _WRAPS and sum(full) > len(full) / 2 else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether a line of a text that is wrapped at a width ends because the next one's first word had no room in it."""
    word = after.split(maxsplit=1)[0] if after.strip() else ""
    return not line.endswith(_SENTENCE_END) and len(line) + 1 + len(word) > width >= len(line)


def _paragraphs_in(text: str, block: Span, line: re.Pattern[str], width: int) -> Iterator[Span]:
    lines = [Span(*m.span()) for m in line.finditer(text, block.start, block.end) if not m.group().isspace()]
    if len(lines) < 2:
        yield from lines
        return
    rows = rows_in([text[line.start : line.end] for line in lines])
    for (is_row, depth), numbered in groupby(
        enumerate(lines), lambda pair: (pair[0] in rows, _depth(text, pair[1]))
    ):
        together = [line for _, line in numbered]
        if is_row:
            yield from together
            continue
        bare = [text[line.start : line.end].rstrip() for line in together]
        if depth:
            bare = [_QUOTE.sub("", line, count=1) for line in bare]
        is_pair = len(bare) == 2 and width > 0 and _is_full(bare[0], bare[1], width)
        if is_pair or _is_wrapped(bare, is_quoted=bool(depth)):
            yield Span(together[0].start, together[-1].end)
        else:
            yield from (Span(together[i].start, together[j - 1].end) for i, j in sentences_of_lines(bare))


def sentences_of_lines(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of lines, first and one past the last, that a break within a sentence parts; a line alone where none does.

    Lines go on where one hangs ("of", "Port-of-") or the next begins in small letters. Such breaks are many in a text that is
    broken anywhere; in a list, an address or a headline above its story there is none.
    """
    lines = [line.strip() for line in lines]
    alone = [(at, at + 1) for at in range(len(lines))]
    joints = [at for at in range(1, len(lines)) if not lines[at - 1].endswith(_SENTENCE_END)]
    going_on = sum(_goes_on(lines[at - 1], lines[at]) for at in joints)
    if not going_on or going_on < _BROKEN * len(joints) or not lines[-1].endswith(_SENTENCE_END):
        return alone
    if any(map(_LISTED.match, lines)):
        return alone
    starts = [at for at in range(len(lines)) if at not in joints]
    return list(pairwise([*starts, len(lines)]))


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence certainly goes on over the end of a line."""
    if after[:1].islower() and not after.startswith(_BYLINE):
        return True
    return bool(_HANGING.search(before) or (_DAY.search(before) and _MONTH.match(after)))


def _depth(text: str, line: Span) -> int:
    """How many marks of quoting the line begins with."""
    match = _QUOTE.match(text, line.start, line.end)
    return match.group().count(">") if match else 0


def _is_wrapped(lines: list[str], is_quoted: bool = False) -> bool:
    if len(lines) < 3:
        return False
    longest, inner = max(map(len, lines)), lines[:-1]
    if (
        not _NARROWEST <= longest <= _WRAP_WIDTHS[1]
        or sorted(map(len, inner))[len(inner) // 2] < 0.7 * longest
    ):
        return False
    going_on = sum(line[:1].islower() and not line.startswith(_BYLINE) for line in lines[1:])
    if longest < _WRAP_WIDTHS[0] and not is_quoted and going_on < _GOING_ON * len(inner):
        return False
    # A line that was wrapped seldom ends a sentence; a line that is a paragraph nearly always does.
    ends = sum(line.endswith(_SENTENCE_END) for line in inner)
    return ends <= len(inner) / 2


def _cut(text: str, spans: Iterable[Span], borders: list[int]) -> Iterator[Span]:
    for span in spans:
        edges = [span.start, *(b for b in borders if span.start < b < span.end), span.end]
        for start, end in pairwise(edges):
            trimmed = trim(text, start, end)
            if trimmed.start < trimmed.end:
                yield trimmed


def trim(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    run = text[start:end]
    return (
        Span(start + len(run) - len(run.lstrip()), max(start, end - (len(run) - len(run.rstrip()))))
        if run.strip()
        else Span(start, start)
    )
