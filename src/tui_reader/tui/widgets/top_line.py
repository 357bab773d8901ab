"""The library's first line: whose work on which project, and how far it is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style

from tui_reader.tui.library_rows import Tally
from tui_reader.tui.strips import Piece, clean, fitted
from tui_reader.tui.widgets.rows import Rows

_DONE, _BEGUN, _NEW = "━", "╍", "─"
_WIDE = 100


class TopLine(Rows):
    """Project and annotator at the left, progress at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top-line--done", "top-line--begun", "top-line--faint"}

    def __init__(self, project: str, annotator: str) -> None:
        super().__init__()
        self._project = clean(project)
        self._annotator = clean(annotator)
        self._tally = Tally(0, 0, 0)

    def tell(self, tally: Tally) -> None:
        """Show this progress."""
        self._tally = tally
        self.show([self._pieces(self.size.width)])

    def on_resize(self) -> None:
        """Share the new width out."""
        self.tell(self._tally)

    def notify_style_update(self) -> None:
        """A new theme: its colors."""
        super().notify_style_update()
        if self.is_mounted:
            self.tell(self._tally)

    def _pieces(self, width: int) -> list[Piece]:
        progress = self._progress(30 if width >= _WIDE else 12) if self._tally.total else []
        taken = sum(cell_len(text) for text, _ in progress)
        name = fitted(self._project, max(8, width - taken - cell_len(self._annotator) - 6))
        left: list[Piece] = [(f" {name}", Style(bold=True)), (f"  {self._annotator}", self._style("faint"))]
        gap = width - taken - sum(cell_len(text) for text, _ in left)
        return [*left, (" " * max(1, gap), Style()), *progress]

    def _progress(self, cells: int) -> list[Piece]:
        tally = self._tally
        done, begun = tally.bar(cells)
        faint = self._style("faint")
        return [
            (_DONE * done, self._style("done")),
            (_BEGUN * begun, self._style("begun")),
            (_NEW * (cells - done - begun), faint),
            (f"  {tally.done} done", Style()),
            (f" · {tally.begun} in progress · {tally.new} new ", faint),
        ]

    def _style(self, name: str) -> Style:
        style = self.get_component_rich_style(f"top-line--{name}")
        return Style(color=style.color, bold=style.bold)
