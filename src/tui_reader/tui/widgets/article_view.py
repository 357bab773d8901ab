"""The article on the screen: rows drawn as they are asked for, repainted one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader.model.article import Article
from tui_reader.reading import cells
from tui_reader.reading.layout import Layout, lay_out
from tui_reader.text.graphemes import next_boundary
from tui_reader.text.span import Span
from tui_reader.tui.widgets.marks import Cell, Paper, State, Way
from tui_reader.tui.widgets.painting import OVERHANG, Columns, Drawn, Hand, paint
from tui_reader.tui.widgets.paper import paper_of

USUAL_WIDTH = 80
"""Taken while the width is not known yet."""
TOP_ROWS = 1
"""Empty rows above the article."""
KEPT_STRIPS = 4096
WHEEL_ROWS = 3
MOST_CLICKS = 4
NEAR_EDGE_ROWS = 1
"""The cursor does not come nearer to the upper or lower edge while there is more to see."""

Over = Callable[[Span], Sequence[Drawn]]
"""Gives the highlights that touch a stretch, the outermost first."""


class ArticleView(ScrollView, can_focus=True):
    """Draws an article with its highlights, cursor, selection and focus; knows nothing of how they come about."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False

    @dataclass
    class Pointed(Message):
        """The mouse was pressed on the text, or dragged over it."""

        offset: int
        clicks: int
        """1 to `MOST_CLICKS`: how often it was pressed at this place."""
        dragged: bool

    class Resized(Message):
        """The article was laid out anew: rows are others than before."""

    def __init__(self, article: Article, ways: Sequence[Way], over: Over, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article = article
        self.folded = True
        self.hand = Hand()
        self._ways = ways
        self._over = over
        self._layout: Layout | None = None
        self._columns = Columns.of(0, ways)
        self._paper: Paper | None = None
        self._strips: dict[int, Strip] = {}
        self._clicks = (0.0, Offset(-1, -1), 0)
        self._room = Size(0, 0)
        """The size for which columns and rows were made; asking Textual for the size is dear."""

    @property
    def rows(self) -> Layout:
        """The article laid out at the view's width."""
        if not self._room:
            self._fit()
        if self._layout is None:
            self._layout = lay_out(self.article.text, self.article.page, self._columns.measure, folded=self.folded)
            self._strips.clear()
        return self._layout

    def _fit(self) -> None:
        """Share out the width again when it changed."""
        size = self.size
        if size == self._room and self._layout:
            return
        self._room = size
        columns = Columns.of(size.width or USUAL_WIDTH, self._ways)
        if columns != self._columns:
            if columns.measure != self._columns.measure:
                self._layout = None
            self._columns = columns
            self._strips.clear()

    @property
    def paper(self) -> Paper:
        """What the article is drawn on."""
        if self._paper is None:
            self._paper = paper_of(self)
        return self._paper

    @property
    def page_rows(self) -> int:
        """How many rows a screen holds."""
        return max(1, self._room.height - 1)

    def place(self, hand: Hand) -> None:
        """Move cursor, selection and focus, repaint the cells that this touches, and keep the cursor in view."""
        old, self.hand = self.hand, hand
        if old.cursor != hand.cursor:
            self._repaint_cursor(old.cursor)
            self._repaint_cursor(hand.cursor)
        for span in _apart(old.selection, hand.selection):
            self._repaint_text(span)
        if old.focus != hand.focus:
            self._repaint_focus(old.focus, hand.focus)
        if old.cursor != hand.cursor:
            self._keep_in_view(self.rows.row_of(hand.cursor))

    def repaint(self, *spans: Span) -> None:
        """Draw the rows of these stretches again: their highlights changed."""
        rows = self.rows
        for span in spans:
            first, last = rows.row_of(span.start), rows.row_of(max(span.start, span.end - 1))
            if last - first > self._room.height:
                self._strips.clear()
                self.refresh()
                return
            for index in range(first, last + 1):
                self._repaint(index)

    def repaint_all(self) -> None:
        """Draw everything again."""
        self._strips.clear()
        self.refresh()

    def show(self, article: Article, *, folded: bool) -> None:
        """Lay the article out anew, as it is now, keeping the cursor's row where it is on the screen."""
        kept = self.rows.row_of(self.hand.cursor) - self.scroll_offset.y
        self.article, self.folded, self._layout = article, folded, None
        self._publish()
        self.hand = Hand(min(self.hand.cursor, len(article.text)), None, self.hand.focus)
        self._scroll(self.rows.row_of(self.hand.cursor) - kept)
        self.repaint_all()

    def show_at(self, offset: int) -> None:
        """Bring an offset into view, a third from the top when it is not."""
        index = self.rows.row_of(offset) + TOP_ROWS
        top = self.scroll_offset.y
        if not top <= index < top + self._room.height:
            self._scroll(index - self._room.height // 3)

    def cursor_cell(self) -> Offset | None:
        """Where the cursor is on the screen; None when it is out of view."""
        rows = self.rows
        y = rows.row_of(self.hand.cursor) + TOP_ROWS - self.scroll_offset.y
        if not 0 <= y < self._room.height:
            return None
        return self.region.offset + Offset(self._columns.text_from + rows.column_of(self.hand.cursor), y)

    def share_read(self) -> int:
        """How much of the article stands above the lower edge, in percent."""
        below = self.scroll_offset.y + self._room.height
        return min(100, 100 * below // max(1, len(self.rows) + TOP_ROWS))

    def render_line(self, y: int) -> Strip:
        """The row at `y` of the view."""
        self._fit()
        rows = self.rows
        index = y + self.scroll_offset.y - TOP_ROWS
        blank = Strip.blank(self._room.width, self.paper.style(Cell()))
        if not 0 <= index < len(rows):
            return blank
        strip = self._strips.get(index)
        if strip is None:
            if len(self._strips) >= KEPT_STRIPS:
                self._strips.clear()
            row = rows.row(index)
            drawn = self._over(Span(row.start, max(row.end, row.start)))
            strip = paint(rows, index, drawn, self.hand, self._columns, self.paper)
            strip = strip.adjust_cell_length(self._room.width, self.paper.style(Cell()))
            self._strips[index] = strip
        return strip

    def on_mount(self) -> None:
        """The rows are counted as soon as there is a width."""
        self._publish()

    def on_resize(self) -> None:
        """Another width: other rows, the cursor's where it was."""
        self._fit()
        self._publish()
        self._strips.clear()
        self.show_at(self.hand.cursor)
        self.post_message(self.Resized())

    def notify_style_update(self) -> None:
        """Another theme: all strips are stale."""
        super().notify_style_update()
        self._paper = None
        self._strips.clear()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes where the mouse is; pressed again at one place, more is selected."""
        event.stop()
        if event.button != 1:
            return
        when, where, count = self._clicks
        again = where == event.offset and event.time - when <= self.app.CLICK_CHAIN_TIME_THRESHOLD
        count = count % MOST_CLICKS + 1 if again else 1
        self._clicks = (event.time, event.offset, count)
        self.capture_mouse()
        self.post_message(self.Pointed(self._offset_of(event), count, event.shift))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects."""
        if self.app.mouse_captured is self:
            event.stop()
            if (offset := self._offset_of(event)) != self.hand.cursor:
                self.post_message(self.Pointed(offset, 1, dragged=True))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The end of dragging."""
        event.stop()
        self.release_mouse()

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self._scroll(self.scroll_offset.y + WHEEL_ROWS)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self._scroll(self.scroll_offset.y - WHEEL_ROWS)

    def _publish(self) -> None:
        rows = self.rows
        size = Size(self._room.width, len(rows) + TOP_ROWS + 1)
        if size != self.virtual_size:
            self.virtual_size = size

    def _visible_rows(self, span: Span) -> range:
        """The rows of `span` that are on the screen; the strips of those that are not are forgotten."""
        rows = self.rows
        first, last = rows.row_of(span.start), rows.row_of(span.end) + 1
        top = self.scroll_offset.y - TOP_ROWS
        if last - first > self._room.height:
            self._strips.clear()
        else:
            for index in range(first, last):
                self._strips.pop(index, None)
        return range(max(first, top), min(last, top + self._room.height))

    def _visible_span(self) -> Span:
        rows = self.rows
        top = max(0, self.scroll_offset.y - TOP_ROWS)
        last = min(len(rows) - 1, top + self._room.height)
        return Span(rows.row(min(top, last)).start, rows.row(last).end)

    def _repaint_cursor(self, offset: int) -> None:
        rows, text = self.rows, self.article.text
        index = rows.row_of(offset)
        column = rows.column_of(offset)
        size = cells.width(text, offset, next_boundary(text, offset)) if offset < rows.row(index).shown else 1
        self._repaint_cells(index, self._columns.text_from + column, size)

    def _repaint_text(self, span: Span) -> None:
        """Draw the cells of a stretch of the text again."""
        rows = self.rows
        for index in self._visible_rows(span):
            row = rows.row(index)
            first = rows.column_of(max(span.start, row.start))
            last = rows.column_of(span.end) if span.end < row.shown else self._columns.measure + OVERHANG
            self._repaint_cells(index, self._columns.text_from + first, last - first)

    def _repaint_focus(self, *identities: str | None) -> None:
        """Draw highlights and their signs in the gutters again."""
        gutter = self._columns.text_from - self._columns.margin
        for drawn in self._over(self._visible_span()):
            if drawn.identity in identities:
                for span in drawn.spans:
                    self._repaint_text(span)
                for index in self._visible_rows(drawn.span):
                    if drawn.state is State.OTHER:
                        self._repaint_cells(index, self._columns.text_from + self._columns.measure + OVERHANG, 1)
                    else:
                        self._repaint_cells(index, self._columns.margin, gutter)
        top = self.scroll_offset.y - TOP_ROWS
        seen = range(top, top + self._room.height)
        self._strips = {index: strip for index, strip in self._strips.items() if index in seen}

    def _repaint(self, index: int) -> None:
        self._repaint_cells(index, 0, self._room.width)

    def _repaint_cells(self, index: int, column: int, size: int) -> None:
        self._strips.pop(index, None)
        y = index + TOP_ROWS - self.scroll_offset.y
        if 0 <= y < self._room.height and size > 0:
            self.refresh(Region(column, y, size, 1))

    def _keep_in_view(self, index: int) -> None:
        y = index + TOP_ROWS - self.scroll_offset.y
        height = self._room.height
        if y < NEAR_EDGE_ROWS:
            self._scroll(self.scroll_offset.y + y - height // 2)
        elif y >= height - NEAR_EDGE_ROWS:
            self._scroll(self.scroll_offset.y + y - height + height // 2)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def _offset_of(self, event: events.MouseEvent) -> int:
        y = max(0, min(event.y, self._room.height - 1))
        index = max(0, min(y + self.scroll_offset.y - TOP_ROWS, len(self.rows) - 1))
        return self.rows.offset_at(index, max(0, event.x - self._columns.text_from))


def _apart(one: Span | None, other: Span | None) -> list[Span]:
    """The stretches that are in one of two selections only."""
    if one == other:
        return []
    if one is None or other is None:
        return [s for s in (one, other) if s is not None]
    if not one.overlaps(other):
        return [one, other]
    edges = [(one.start, other.start), (one.end, other.end)]
    return [Span(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]]
