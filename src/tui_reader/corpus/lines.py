"""The lines of a page as the readers of its head, tail and furniture see them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tui_reader.text.span import Span

HEAD_LINES = 20
"""Lines that are not blank, from the top, among which title, byline and date are looked for."""
TAIL_LINES = 80
"""Lines that are not blank, from the end, among which signature, forms and links are looked for."""
LONGEST = 400
"""Code points of a line that are looked at."""
_TAIL_WINDOW = 60_000
"""Code points from the end that are split into lines for the tail."""
_LINE = re.compile(r"[^\r\n]+")
_DECORATION = " \t\u00a0\u202f*_#>•·–—-[]()|»«›→←↓↑▶►.:!…"
_MARKDOWN = re.compile(r"^[#>\s]+|[*_]{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without its newline; `adjacent` when no blank line stands before it.

    `text` is cut at `LONGEST` code points: what is longer is a paragraph, and nothing else is asked of it.
    """

    start: int
    end: int
    text: str
    adjacent: bool

    @property
    def span(self) -> Span:
        """The whole extent of the line."""
        return Span(self.start, self.end)

    @property
    def plain(self) -> str:
        """The line without white space at its ends and without the marks of Markdown."""
        marked = "*" in self.text or "_" in self.text or self.text.lstrip()[:1] in {"#", ">"}
        return (_MARKDOWN.sub("", self.text) if marked else self.text).strip()

    @property
    def folded(self) -> str:
        """The line without case, accents, and ornaments at its ends."""
        return fold_line(self.text)


@lru_cache(maxsize=4096)
def fold_line(text: str) -> str:
    """`text` for matching: lower case, no accents, straight apostrophes, no ornaments at its ends."""
    folded = text.replace("’", "'").casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(character for character in folded if not unicodedata.combining(character))
    return folded.strip(_DECORATION)


def iterate_lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text` from the offset `start` on that are not blank, in order."""
    last = start
    for found in _LINE.finditer(text, start):
        begin, end = found.span()
        if not text[begin : begin + LONGEST].isspace() or not found.group().isspace():
            yield Line(begin, end, text[begin : min(end, begin + LONGEST)], _newlines(text, last, begin) <= 1)
            last = end


def head_lines(text: str, start: int = 0) -> list[Line]:
    """The first lines of `text` from `start` on."""
    return [line for line, _ in zip(iterate_lines(text, start), range(HEAD_LINES), strict=False)]


def tail_lines(text: str, start: int = 0) -> list[Line]:
    """The last lines of `text`, none of them from before `start`."""
    window = len(text) - _TAIL_WINDOW
    if window > start:
        newline = text.find("\n", window)
        start = newline if newline >= 0 else len(text)
    return list(iterate_lines(text, start))[-TAIL_LINES:]


def _newlines(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) or text.count("\r", start, end)
