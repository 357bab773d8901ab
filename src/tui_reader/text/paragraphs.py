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


def lines(text: str, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """The lines from `start` on: where each begins, where its content stops, and where the next line begins.

    Together they cover `text[start:]` once; a last line without newline stops where the text does.
    """
    rare = any(newline in text for newline in NEWLINES[1:])
    while start < len(text):
        if rare:
            found = _LINE_END.search(text, start)
            stop, after = found.span() if found else (len(text), len(text))
        else:
            stop = text.find("\n", start)
            stop, after = (len(text), len(text)) if stop < 0 else (stop, stop + 1)
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
    return Span(line_start(text, offset), line_stop(text, offset))


def line_start(text: str, offset: int, least: int = 0) -> int:
    """Where the line that holds `offset` begins; looks no farther back than `least`."""
    found = _NEWLINE_BEFORE.search(text, least, offset)
    return found.end() if found else least


def line_stop(text: str, offset: int, most: int | None = None) -> int:
    """Where the content of the line that holds `offset` stops; looks no farther than `most`."""
    most = len(text) if most is None else most
    found = _LINE_END.search(text, offset, most)
    return found.start() if found else most
