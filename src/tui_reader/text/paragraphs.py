"""Lines and paragraphs: a paragraph is a line that holds more than white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from tui_reader.text.span import Span

NEWLINES = "\n\r\u2028\u2029"
"""Characters that end a line; `\\r\\n` ends one line, not two."""

_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")
_NEWLINE_BEFORE = regex.compile("(?r)[\n\r\u2028\u2029]")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """The lines of `[start, end)`: where each begins, where its content stops, and where the next line begins.

    Together they cover the stretch once; a last line without newline stops where the stretch does.
    """
    end = len(text) if end is None else end
    rare = any(text.find(newline, start, end) >= 0 for newline in NEWLINES[1:])
    while start < end:
        if rare:
            found = _LINE_END.search(text, start, end)
            stop, after = found.span() if found else (end, end)
        else:
            stop = text.find("\n", start, end)
            stop, after = (end, end) if stop < 0 else (stop, stop + 1)
        yield start, stop, after
        start = after


def paragraphs(text: str) -> Iterator[Span]:
    """The lines that hold more than white space, in order, without their newlines."""
    for start, stop, _ in lines(text):
        if not text[start:stop].isspace() and stop > start:
            yield Span(start, stop)


def paragraph_at(text: str, offset: int) -> Span:
    """The line that holds `offset`, without its newline: a paragraph, or an empty or white stretch between two.

    An offset on a newline belongs to the line that it ends. Costs by the length of that line.
    """
    offset = max(0, min(offset, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset -= 1
    return Span(*line_around(text, offset, 0, len(text)))


def line_around(text: str, offset: int, least: int, most: int) -> tuple[int, int]:
    """Where the line that holds `offset` begins and where its content stops, looked for in `[least, most)` only."""
    before = _NEWLINE_BEFORE.search(text, least, offset)
    behind = _LINE_END.search(text, offset, most)
    return before.end() if before else least, behind.start() if behind else most
