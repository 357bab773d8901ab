"""Rows of styled text, cut and padded to a number of cells, safe for any terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

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
    """The half-open range of cells in which two rows differ; None when they are alike."""
    if old is None or old.cell_length != new.cell_length:
        return 0, new.cell_length
    one, other = _cells(old), _cells(new)
    if one == other:
        return None
    first = next(i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    last = next(i for i, (a, b) in enumerate(zip(reversed(one), reversed(other), strict=False)) if a != b)
    return first, max(len(one), len(other)) - last


def _cells(strip: Strip) -> list[tuple[str, Style | None]]:
    cells: list[tuple[str, Style | None]] = []
    for text, style, _ in strip:
        for character in text:
            cells += [(character, style), *([("", style)] * (cell_len(character) - 1))]
    return cells
