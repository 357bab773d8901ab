"""Word wrap: where the rows of one line begin, at a width in cells."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.reading.cells import WIDEST_CLUSTER, columns, odd_from
from tui_reader.text.graphemes import snap

NARROWEST = WIDEST_CLUSTER
"""The least width that holds every grapheme."""

_BLANKS = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_NEVER_FIRST = frozenset("»”›:;!?%€")
_NEVER_LAST = frozenset("«“‹")
_UNUSUAL_FIRST = _NEVER_FIRST | {" "}
_UNUSUAL_LAST = _NEVER_LAST | {" "}
_LOOK_AHEAD = 65_536


def row_starts(text: str, start: int, stop: int, width: int) -> Iterator[int]:
    """Where the rows of `[start, stop)`, a line without its newline, begin; made as they are asked for.

    A row breaks behind blanks, which stay at its end and may hang over its edge. A blank behind an opening mark, or
    before a closing one or a high sign, does not break unless the row cannot be kept to `width` otherwise; nor does a
    no-break space. What is still wider is cut between two graphemes.
    """
    plain_until = start
    while start < stop:
        yield start
        limit = start + width
        if plain_until < stop and plain_until < limit + 2:
            first = max(plain_until, start)
            plain_until = odd_from(text, first, min(stop, first + _LOOK_AHEAD))
            if plain_until < stop and plain_until < limit + 2:
                start = _after_odd_row(text, start, stop, width)
                continue
        if limit >= stop:
            return
        blank = text.rfind(" ", start, limit + 1)
        after = blank + 1
        if (
            start < blank
            and after < stop
            and text[after] not in _UNUSUAL_FIRST
            and text[blank - 1] not in _UNUSUAL_LAST
        ):
            start = after
        else:
            start = _after_unusual_row(text, start, stop, limit, blank)


def _after_unusual_row(text: str, start: int, stop: int, limit: int, blank: int) -> int:
    """Where the next row begins when the last blank of a row of single cells (-1: none) may be no place to break."""
    if blank < 0:
        return _cut(text, start, limit)
    last_resort = after = _behind_blanks(text, blank + 1, stop)
    while after < stop and _is_bound(text, start, after):
        blank = text.rfind(" ", start, _before_blanks(text, start, blank))
        if blank < 0:
            return last_resort
        after = _behind_blanks(text, blank + 1, stop)
    return after


def _after_odd_row(text: str, start: int, stop: int, width: int) -> int:
    """Where the row behind the one at `start` begins, measured grapheme by grapheme."""
    breaks: list[int] = []
    first = start
    for last, column in columns(text, start, stop):
        blank = text[first:last] in _BLANKS
        if column > width and not blank:
            unbound = (after for after in reversed(breaks) if not _is_bound(text, start, after))
            return next(unbound, breaks[-1] if breaks else first)
        if blank:
            if breaks and breaks[-1] == first:
                breaks.pop()
            breaks.append(last)
        first = last
    return stop


def _is_bound(text: str, start: int, after: int) -> bool:
    """Whether the blanks that end at `after` must not end a row that begins at `start`."""
    before = _before_blanks(text, start, after)
    return before > start and (text[after] in _NEVER_FIRST or text[before - 1] in _NEVER_LAST)


def _before_blanks(text: str, start: int, offset: int) -> int:
    while offset > start and text[offset - 1] in _BLANKS:
        offset -= 1
    return offset


def _behind_blanks(text: str, offset: int, stop: int) -> int:
    while offset < stop and text[offset] == " ":
        offset += 1
    return snap(text, offset)


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut a word that fills the row up to `limit`: there, or a little before so that no sign is torn off."""
    cut = limit
    while cut > start + 1 and (text[cut] in _NEVER_FIRST or text[cut - 1] in _NEVER_LAST):
        cut -= 1
    return cut if cut > start + 1 else limit
