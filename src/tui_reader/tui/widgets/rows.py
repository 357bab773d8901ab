"""A widget of ready-made rows that repaints only the cells that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.tui.strips import Piece, changed, row

Line = Sequence[Piece]
"""One row: pieces of text with their styles."""


class Rows(Widget):
    """Shows rows of pieces from its top; rows beyond its height are not seen."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()
        self._strips: list[Strip] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Put these rows in the place of the ones before."""
        self._lines = tuple(lines)
        fresh = self._made()
        if len(fresh) != len(self._strips):
            self._strips = fresh
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(self._strips, fresh, strict=True)):
            if (cells := changed(old, new)) is not None:
                self.refresh(Region(cells[0], y, cells[1] - cells[0], 1))
        self._strips = fresh

    def render_line(self, y: int) -> Strip:
        """The row at `y`, blank below the last."""
        if self._strips and self._strips[0].cell_length != self.size.width:
            self._strips = self._made()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self._ground())

    def notify_style_update(self) -> None:
        """A new theme: rows are made again on the new ground."""
        super().notify_style_update()
        self._strips = self._made()

    def _made(self) -> list[Strip]:
        ground = self._ground()
        return [row(line, self.size.width, ground) for line in self._lines]

    def _ground(self) -> Style:
        return self.rich_style
