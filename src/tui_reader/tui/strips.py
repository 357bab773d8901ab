"""Rows of styled text, cut and padded to a number of cells, safe for any terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.text.graphemes import clusters
from tui_reader.text.visible import visible

Piece = tuple[str, Style]
"""A run of text, not yet made safe, and its style."""
ELLIPSIS = "…"


def clean(text: str) -> str:
    """`text` as it may be printed in one row: blanks folded to one, what steers a terminal replaced."""
    return visible(" ".join(text.split()))


def fitted(text: str, width: int) -> str:
    """`text`, cut to `width` cells, with an ellipsis where something is lost."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + ELLIPSIS if width > 0 else ""


def row(pieces: Iterable[Piece], width: int, ground: Style) -> Strip:
    """The pieces one behind the other in exactly `width` cells; what does not fit is cut."""
    segments: list[Segment] = []
    left = width
    for text, style in pieces:
        shown = visible(text)
        size = cell_len(shown)
        if size > left:
            shown = fitted(shown, left)
            size = cell_len(shown)
        if shown:
            segments.append(Segment(shown, ground + style))
        left -= size
        if left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, ground))
    return Strip(segments, width)


def changed(old: Strip | None, new: Strip) -> tuple[int, int] | None:
    """The half-open range of cells in which two rows differ, no wide character cut; None when they are alike."""
    if old is None or old.cell_length != new.cell_length:
        return 0, new.cell_length
    one, other = _cells(old), _cells(new)
    if one == other:
        return None
    if len(one) != len(other):
        return 0, new.cell_length
    size = len(other)
    first = next(i for i in range(size) if one[i] != other[i])
    last = next(i for i in range(size, 0, -1) if one[i - 1] != other[i - 1])
    while first and (not one[first][0] or not other[first][0]):
        first -= 1
    while last < size and (not one[last][0] or not other[last][0]):
        last += 1
    return first, last


def _cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """A pair for each cell: what begins there, with what joins it, empty in the second cell of a wide character."""
    cells: list[tuple[str, Style | None]] = []
    for text, style, _ in strip:
        for first, last in clusters(text):
            size = max(1, cell_len(text[first:last]))
            cells += [(text[first:last], style), *([("", style)] * (size - 1))]
    return cells


def safe_lines(text: str) -> str:
    """Text of several lines as it may be shown in an editor."""
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
