"""Borders of extended grapheme clusters (Unicode Annex 29): where a cursor may stand."""

from __future__ import annotations

from collections.abc import Iterator

import regex

# Characters below this one never join their neighbors, but for the line feed of a CRLF.
_FIRST_JOINING = "\u0300"
_STANDING_ALONE = r"[\p{GCB=XX}\p{GCB=LV}\p{GCB=LVT}]"
# Searched backward: between two such characters there is always a border, whatever stands before them.
_SURE_BORDER = regex.compile(rf"(?r)(?<={_STANDING_ALONE})(?={_STANDING_ALONE})")
# Flags are paired from the start of their run; telling so spares `\X` from counting the run again at every flag.
_CLUSTER = regex.compile(r"\p{RI}{2}[\p{GCB=EX}\p{GCB=SM}\u200d]*|\X")


def snap(text: str, offset: int) -> int:
    """The start of the cluster that holds the code point at `offset`; the nearer end of `text` for an offset beyond it.

    Looks back no farther than the last two characters that stand for themselves, however long the cluster is.
    """
    if offset <= 0:
        return 0
    if offset >= len(text):
        return len(text)
    if text[offset] < _FIRST_JOINING > text[offset - 1] and text[offset] != "\n":
        return offset
    sure = _SURE_BORDER.search(text, 0, offset + 1)
    for cluster in _CLUSTER.finditer(text, sure.start() if sure else 0):
        if offset < cluster.end():
            return cluster.start()
    return offset


def next_boundary(text: str, offset: int) -> int:
    """The first border after `offset`, at most `len(text)`."""
    after = max(offset, 0) + 1
    if after >= len(text):
        return len(text)
    start = snap(text, after)
    if start == after:
        return after
    cluster = _CLUSTER.match(text, start)
    return cluster.end() if cluster else after


def previous_boundary(text: str, offset: int) -> int:
    """The last border before `offset`, at least 0."""
    return snap(text, min(offset, len(text)) - 1)


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The clusters of `[start, end)` as half-open pairs; both ends are taken to be borders."""
    for cluster in _CLUSTER.finditer(text, start, len(text) if end is None else end):
        yield cluster.span()
