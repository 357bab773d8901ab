"""All articles in one list that paints only the rows that change, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.style import Style
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.tui.library_rows import ORDERS, PROBLEM_MARK, STATE_MARKS, Order, Row
from tui_reader.tui.strips import Piece, clean, fitted, row

OPENING_MARK = "¶ "
GAP = "  "
_WHEEL_ROWS = 3
_WIDE = 100
_ROOMY = 76
_HEADS = {"title": "title", "date": "date", "source": "source", "words": "words", "tags": "tags"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; 0 for a column that has no room."""

    title: int
    date: int
    source: int
    words: int
    tags: int

    @classmethod
    def of(cls, width: int) -> Columns:
        """The columns of a list that is `width` cells wide."""
        date = 10 if width >= 50 else 0
        source = 20 if width >= _WIDE else 12 if width >= _ROOMY else 0
        words, tags = (6, 5) if width >= 40 else (0, 5)
        taken = sum(size + len(GAP) for size in (date, source, words, tags) if size)
        return cls(max(8, width - taken - 4), date, source, words, tags)


class ArticleList(Widget):
    """The library's list: a cursor over rows, and a head that names the columns."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--head",
        "article-list--cursor",
        "article-list--faint",
        "article-list--done",
        "article-list--begun",
        "article-list--problem",
    }
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor is on another row, or on none."""

    class Chosen(Message):
        """The row under the cursor is to be opened."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self.cursor = 0
        self.order: Order = ORDERS[0]
        self._top = 0
        self._moved = False

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def in_view(self) -> tuple[str, ...]:
        """The ids of the articles that the screen shows."""
        return tuple(row.id for row in self.rows[self._top : self._top + self.page])

    def show(self, rows: Sequence[Row], at: str | None = None) -> None:
        """Show these rows, the cursor on the article `at`, else on the one where it was put, else on the first."""
        before = self.current
        old = self.rows
        self.rows = tuple(rows)
        wanted = at or (before.id if before and self._moved else None)
        place = next((i for i, each in enumerate(self.rows) if each.id == wanted), None)
        self._moved = self._moved or (at is not None and place is not None)
        self.cursor = min(self.cursor, max(0, len(self.rows) - 1)) if place is None else place
        top = self._top
        self._bring_into_view()
        if top == self._top and len(old) == len(self.rows):
            self._refresh_differences(old)
        else:
            self.refresh()
        now = self.current
        if (before and before.id) != (now and now.id) or before != now:
            self.post_message(self.Moved())

    def move(self, steps: int) -> None:
        """Move the cursor by some rows, as far as there are any."""
        self.go(self.cursor + steps)

    def go(self, place: int) -> None:
        """Put the cursor on a row, or the nearest that there is."""
        place = min(max(0, place), max(0, len(self.rows) - 1))
        if place == self.cursor:
            return
        before, self.cursor, self._moved = self.cursor, place, True
        top = self._top
        self._bring_into_view()
        if self._top == top:
            self._refresh_row(before)
            self._refresh_row(place)
        else:
            self.refresh()
        self.post_message(self.Moved())

    @property
    def page(self) -> int:
        """How many rows a screen of the list holds."""
        return max(1, self.size.height - 1)

    def render_line(self, y: int) -> Strip:
        """The head, then the rows that are in view."""
        width = self.size.width
        ground = self.rich_style
        columns = Columns.of(width)
        if y == 0:
            return row(self._head(columns), width, self.get_component_rich_style("article-list--head"))
        place = y - 1 + self._top
        if place >= len(self.rows):
            return Strip.blank(width, ground)
        on_cursor = place == self.cursor
        under = self.get_component_rich_style("article-list--cursor") if on_cursor else ground
        return row(self._pieces(self.rows[place], columns, on_cursor=on_cursor), width, under)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._bring_into_view()
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a row, a double click opens it."""
        place = event.y - 1 + self._top
        if event.y > 0 and place < len(self.rows):
            self.go(place)
            if event.chain == 2:  # a double click
                self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.move(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.move(-_WHEEL_ROWS)

    def _bring_into_view(self) -> None:
        top = self._top
        page = self.page
        if not top <= self.cursor < top + page:
            # Scrolling paints the whole list, so it goes by a third of it and not by a row.
            ahead = page // 3
            top = self.cursor - ahead if self.cursor < top else self.cursor - page + 1 + ahead
        self._top = max(0, min(top, len(self.rows) - page))

    def _refresh_row(self, place: int) -> None:
        self.refresh(Region(0, place - self._top + 1, self.size.width, 1))

    def _refresh_differences(self, old: Sequence[Row]) -> None:
        top = self._top
        for place in range(top, min(top + self.page, len(self.rows))):
            if old[place] != self.rows[place] or old[place].id != self.rows[place].id:
                self._refresh_row(place)

    def _head(self, columns: Columns) -> list[Piece]:
        arrow = "↓" if self.order.descending else "↑"

        def head(name: str) -> str:
            return arrow + _HEADS[name] if self.order.name == name else _HEADS[name]

        mark = f" {arrow if self.order.name == 'status' else ' '}  "
        cells = [mark, head("title").ljust(columns.title)]
        cells += [GAP + head("date").ljust(columns.date)] if columns.date else []
        cells += [GAP + head("source").ljust(columns.source)] if columns.source else []
        cells += [GAP + head("words").rjust(columns.words)] if columns.words else []
        cells += [GAP + head("tags").rjust(columns.tags)]
        return [("".join(cells), Style())]

    def _pieces(self, shown: Row, columns: Columns, *, on_cursor: bool) -> list[Piece]:
        faint = self._style("faint")
        if shown.problem:
            mark: Piece = (PROBLEM_MARK, self._style("problem"))
        else:
            kind = {"done": "done", "adjudicated": "done", "new": "faint"}.get(shown.state, "begun")
            mark = (STATE_MARKS.get(shown.state, "?"), self._style(kind))
        pieces = [("▌" if on_cursor else " ", Style()), mark, self._title(shown, columns.title, on_cursor=on_cursor)]
        if shown.problem:
            return pieces
        # What looks alike is one piece: every change of style costs bytes.
        words = str(shown.words) if shown.known else "…"
        cells = [_cell(shown.date or "", columns.date)] if columns.date else []
        cells += [_cell(shown.source or "", columns.source)] if columns.source else []
        cells += [words.rjust(columns.words)] if columns.words else []
        tags = str(shown.tags) if shown.tags else ""
        return [*pieces, ("".join(GAP + cell for cell in cells), faint), (GAP + tags.rjust(columns.tags), Style())]

    def _title(self, shown: Row, width: int, *, on_cursor: bool) -> Piece:
        if shown.problem:
            return f"  {clean(shown.id)}: {clean(shown.problem)}", self._style("problem")
        style = Style(bold=on_cursor or None)
        if shown.title:
            return GAP + _cell(shown.title, width), style
        if shown.known:
            return GAP + _cell(OPENING_MARK + shown.opening, width), style + Style(italic=True)
        return GAP + _cell(shown.id, width), style + self._style("faint")

    def _style(self, name: str) -> Style:
        style = self.get_component_rich_style(f"article-list--{name}")
        return Style(color=style.color, bold=style.bold, dim=style.dim)


def _cell(text: str, width: int) -> str:
    """`text` made safe, cut and padded to `width` cells."""
    return set_cell_size(fitted(clean(text), width), width)
