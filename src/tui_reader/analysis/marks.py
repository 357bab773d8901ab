"""Pairs of quotation marks: which mark opens, which one closes it, over paragraphs too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from tui_reader.text.span import Span

_MARK = regex.compile(r",,|’’|[«»“”„\"‘’‚]")
_BREAK = regex.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PAIRS = {
    "«": "»",
    "“": "”",
    "”": "”",
    "„": '“”"',
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    ",,": ("’’", '"', "”"),
    "’’": ("’’",),
}
_BRACKETS = "([{—–-/'’«“„‘\"‚"
DEEPEST = 4
"""How many pairs may lie in each other; of more, the inner ones count."""
LONGEST = 10_000
"""Characters that one quote may have at most."""
_REACH_LINES = 3
_REACH = 1_500


@dataclass(frozen=True, slots=True)
class Quoted:
    """A pair of marks: `outer` with the marks, `inner` without them and without the spaces next to them."""

    outer: Span
    inner: Span
    mark: str


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    end: int
    tentative: tuple[int, int] | None = None


@dataclass(slots=True)
class _Walk:
    text: str
    stack: list[_Open] = field(default_factory=list)
    found: list[Quoted] = field(default_factory=list)

    def close(self, depth: int, start: int, end: int) -> None:
        opened = self.stack[depth]
        del self.stack[depth:]
        inner = Span(opened.end, start).trimmed(self.text)
        if inner and len(inner) <= LONGEST and any(char.isalnum() for char in inner.of(self.text)):
            self.found.append(Quoted(Span(opened.start, end), inner, opened.mark))

    def push(self, mark: str, start: int, end: int) -> None:
        self.settle()
        if len(self.stack) == DEEPEST:
            del self.stack[0]
        self.stack.append(_Open(mark, start, end))

    def settle(self) -> None:
        """Closes an English single quote where it may have ended (`the boys’`), as nothing better came."""
        for depth in range(len(self.stack) - 1, -1, -1):
            tentative = self.stack[depth].tentative
            if tentative is not None:
                self.close(depth, *tentative)

    def closes(self, mark: str) -> int | None:
        """How deep in the stack the mark lies that `mark` may close."""
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _PAIRS[self.stack[depth].mark]:
                return depth
        return None


def quoted(text: str) -> tuple[Quoted, ...]:
    """All pairs in `text` by position, outer ones first, in time linear in its length.

    A mark that is never closed, or never opened, gives nothing: a quote ends with its line, unless the next one opens
    it again (then both are one quote) or closes it before any other mark. An apostrophe is never a mark.
    """
    walk = _Walk(text)
    lines = [line for line in _lines(text) if line.trimmed(text)]
    for number, line in enumerate(lines):
        resumed = _resume(walk, line)
        for match in _MARK.finditer(text, resumed, line.end):
            _step(walk, match.group(), match.start(), match.end())
        walk.settle()
        if not _goes_on(walk, lines, number):
            walk.stack.clear()
    return tuple(sorted(walk.found, key=lambda pair: (pair.outer.start, -pair.outer.end)))


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for match in _BREAK.finditer(text):
        yield Span(at, match.start())
        at = match.end()
    yield Span(at, len(text))


def _resume(walk: _Walk, line: Span) -> int:
    """Where the marks of `line` begin to count: after the mark that opens a running quote again."""
    if not walk.stack:
        return line.start
    start = line.trimmed(walk.text).start
    return start + len(walk.stack[0].mark) if _reopens(walk, start) else line.start


def _reopens(walk: _Walk, start: int) -> bool:
    mark = walk.stack[0].mark
    return walk.text.startswith((mark, "»") if mark == "«" else mark, start)


def _goes_on(walk: _Walk, lines: list[Span], number: int) -> bool:
    """Whether the outermost open quote runs on into the next lines; inner ones end here."""
    if not walk.stack or number + 1 == len(lines):
        return False
    del walk.stack[1:]
    opened = walk.stack[0]
    if lines[number].end - opened.end > LONGEST:
        return False
    if _reopens(walk, lines[number + 1].trimmed(walk.text).start):
        return _opens_paragraphs(walk.text, opened)
    if opened.mark not in "«“" or (walk.found and walk.found[-1].outer.start > opened.start):
        return False
    return _closed_soon(walk.text, opened, lines[number + 1 : number + 1 + _REACH_LINES])


def _opens_paragraphs(text: str, opened: _Open) -> bool:
    """Whether a mark may open a quote of several paragraphs: it stands behind a colon, a stop or at a line's start."""
    first = next((char for char in text[opened.end : opened.end + 8] if char.isalnum()), "")
    before = text[max(0, opened.start - 8) : opened.start].rstrip(" \xa0\u202f\t>*")
    return not first.islower() or before[-1:] in ("", "\n", ":", ".")


def _closed_soon(text: str, opened: _Open, lines: list[Span]) -> bool:
    family = "«»" if opened.mark == "«" else "“”"
    for line in lines:
        stop = min(line.end, opened.end + _REACH)
        at = min((place for mark in family if (place := text.find(mark, line.start, stop)) >= 0), default=-1)
        if at >= 0:
            return text[at] == family[1] and at > line.start
    return False


def _step(walk: _Walk, mark: str, start: int, end: int) -> None:
    before = walk.text[start - 1] if start else " "
    after = walk.text[end] if end < len(walk.text) else " "
    if mark == "’":
        _apostrophe(walk, start, before, after)
    elif mark == "‘" and before.isalnum() and after.isalnum():
        return
    elif mark in ("«", "„", "‘", "‚", ",,") or (mark == "“" and walk.closes("“") is None and not _ends(after)):
        if mark not in ("‚", ",,") or not after.isspace():
            _open(walk, mark, start, end, before)
    elif (depth := _closing(walk, mark, before, after)) is not None:
        walk.close(depth, start, end)
    elif mark in ('"', "”", "’’") and (_begins(before, after) or (mark == '"' and _stands_apart(before, after))):
        walk.push(mark, start, end)


def _open(walk: _Walk, mark: str, start: int, end: int, before: str) -> None:
    if mark == "‘" and walk.closes("‘") is not None:
        walk.close(walk.closes("‘") or 0, start, end)
    elif not (mark in ("‘", ",,", "‚") and before.isalnum()):
        walk.push(mark, start, end)


def _closing(walk: _Walk, mark: str, before: str, after: str) -> int | None:
    """How deep lies what this mark closes, if it closes anything here rather than opening something."""
    if mark == "“":
        return next((depth for depth, one in enumerate(walk.stack) if one.mark in "„“"), None)
    depth = walk.closes(mark)
    if depth is None or mark == "»":
        return depth
    opens_here = _begins(before, after) and not _ends(after)
    return None if opens_here and mark in ('"', "’’") else depth


def _begins(before: str, after: str) -> bool:
    return not after.isspace() and (before.isspace() or before in _BRACKETS)


def _ends(after: str) -> bool:
    return after.isspace() or not (after.isalnum() or after in '«“„‘"')


def _stands_apart(before: str, after: str) -> bool:
    """Whether a straight mark opens although its side says nothing: `" mot "`, `dit"Bonjour"`."""
    return (before.isspace() and after.isspace()) or (before.isalpha() and after.isalpha())


def _apostrophe(walk: _Walk, start: int, before: str, after: str) -> None:
    depth = next((depth for depth in range(len(walk.stack) - 1, -1, -1) if walk.stack[depth].mark in "‘‚"), None)
    if depth is None or (before.isalnum() and after.isalnum()) or (before.isspace() and after.isalnum()):
        return
    if before == "s" and after == " " and walk.text[start + 2 : start + 3].islower():
        walk.stack[depth].tentative = (start, start + 1)
    else:
        walk.close(depth, start, start + 1)
