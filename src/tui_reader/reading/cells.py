"""How a stretch of text looks in terminal cells, and how wide it is; offsets are code points, columns are cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

from tui_reader.text.graphemes import clusters
from tui_reader.text.visible import REPLACEMENT, visible

TAB = "    "
"""How a tab is drawn."""
WIDEST_CLUSTER = len(TAB)
"""No cluster is drawn wider than this; a heap of characters that would be is drawn as one stand-in."""

_ZERO_WIDTH_BASE = "\u25cc"
_JOINER = "\u200d"
# All but characters that take one cell, never join a neighbor, and are printed as they are. Of the blanks only the
# ordinary one and the no-break ones count as such, so that a row without any odd character breaks at U+0020 alone.
_ODD = re.compile("[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u0482\u2010-\u2027\u202f-\u203b\u20a0-\u20bf]")


def odd_from(text: str, start: int, end: int) -> int:
    """The first offset in `[start, end)` of a character that may not take exactly one cell of its own; else `end`."""
    odd = _ODD.search(text, start, end)
    return odd.start() if odd else end


def drawn(text: str, start: int, end: int) -> str:
    """What to print for `[start, end)`, whose ends are grapheme borders: safe for a terminal, `width` cells wide."""
    if odd_from(text, start, end) == end:
        return text[start:end]
    return "".join(_look(text[first:last])[0] for first, last in clusters(text, start, end))


def width(text: str, start: int, end: int) -> int:
    """How many cells `[start, end)` takes, whose ends are grapheme borders: the sum over its graphemes."""
    if odd_from(text, start, end) == end:
        return end - start
    return sum(_look(text[first:last])[1] for first, last in clusters(text, start, end))


def columns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The graphemes of `[start, end)`: the offset where each ends, and the column where it ends."""
    column = 0
    for first, last in clusters(text, start, end):
        column += _look(text[first:last])[1]
        yield last, column


def offset_at(text: str, start: int, end: int, column: int) -> int:
    """The start of the grapheme of `[start, end)` that covers `column`; `end` when the column lies behind them all."""
    if odd_from(text, start, min(end, start + column + 2)) >= min(end, start + column + 2):
        return min(start + max(column, 0), end)
    first = start
    for last, after in columns(text, start, end):
        if column < after:
            return first
        first = last
    return end


@lru_cache(maxsize=16384)
def _look(cluster: str) -> tuple[str, int]:
    """What is printed for one cluster, and its cells: at least one, at most `WIDEST_CLUSTER`."""
    if cluster == "\t":
        return TAB, len(TAB)
    look = visible(cluster).rstrip(_JOINER)
    cells = cell_len(look)
    if not cells:
        look = _ZERO_WIDTH_BASE + look
        cells = cell_len(look)
    return (look, cells) if cells <= WIDEST_CLUSTER else (REPLACEMENT, 1)
