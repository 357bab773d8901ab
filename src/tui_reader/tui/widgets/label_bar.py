"""The labels with their keys, in one row where they fit, else in two."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.events import Resize

from tui_reader.model.labels import Label, LabelSchema
from tui_reader.tui.strips import clean, fitted
from tui_reader.tui.widgets.colors import rgb, written
from tui_reader.tui.widgets.paper import paper_of
from tui_reader.tui.widgets.rows import Line, Rows

MOST_ROWS = 2
SHORTEST_TITLE = 3
_GAP = 2


class LabelBar(Rows):
    """Shows every label that has a key; the label of the highlight in focus stands out."""

    def __init__(self, schema: LabelSchema, language: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._labels = [label for label in schema.labels if label.key]
        self._language = language
        self._current: str | None = None

    def point_out(self, label_name: str | None) -> None:
        """Let the label with this name stand out."""
        if label_name != self._current:
            self._current = label_name
            self._lay_out()

    def on_mount(self) -> None:
        """The first look."""
        self._lay_out()

    def on_resize(self, event: Resize) -> None:
        """Another width: other rows."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme: other colors."""
        super().notify_style_update()
        if self.is_mounted:
            self._lay_out()

    def _lay_out(self) -> None:
        titles = [clean(label.title(self._language)) for label in self._labels]
        rows = arranged([cell_len(label.key or "") for label in self._labels], titles, self.size.width - 1)
        self.styles.height = max(1, len(rows))
        self.show([self._line(row) for row in rows])

    def _line(self, row: Sequence[tuple[int, str]]) -> Line:
        line: list[tuple[str, Style]] = [(" ", Style())]
        for number, (position, title) in enumerate(row):
            line += [(" " * _GAP if number else "", Style()), *self._chip(self._labels[position], title)]
        return line

    def _chip(self, label: Label, title: str) -> Line:
        paper = paper_of(self)
        ink = written(paper.label_ink(rgb(label.color)))
        current = label.name == self._current
        key = Style(color=ink, bold=True, reverse=current or None)
        plain = Style(color=ink if current else None, bold=current or None, underline=current or None)
        return [(label.key or "", key), (" ", Style()), (title, plain)]


def arranged(keys: Sequence[int], titles: Sequence[str], width: int) -> list[list[tuple[int, str]]]:
    """Positions and titles by row, at most `MOST_ROWS` rows of `width` cells; titles are cut where they must be.

    `keys` are the widths of the keys. Labels that find no room even so are left to the palette.
    """
    longest = max((cell_len(title) for title in titles), default=0)
    for cut in (*range(longest, SHORTEST_TITLE, -1), SHORTEST_TITLE):
        shown = [fitted(title, cut) for title in titles]
        sizes = [key + 1 + cell_len(title) + _GAP for key, title in zip(keys, shown, strict=True)]
        if sum(sizes) - _GAP <= width:
            return [list(enumerate(shown))] if shown else []
        rows = _broken(sizes, width)
        if len(rows) <= MOST_ROWS:
            break
    return [[(position, shown[position]) for position in row] for row in rows[:MOST_ROWS]]


def _broken(sizes: Sequence[int], width: int) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    left = width + _GAP
    for position, size in enumerate(sizes):
        if size > left and rows[-1]:
            rows.append([])
            left = width + _GAP
        rows[-1].append(position)
        left -= size
    return rows
