"""The library: every article in one list, a filter, an order, and a look at the one under the cursor."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Key
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from tui_reader.errors import ReaderError
from tui_reader.tui.keymap import key_of
from tui_reader.tui.library_rows import ORDERS, Row, Tally, arranged
from tui_reader.tui.listing import Gatherer
from tui_reader.tui.messages import OpenArticle
from tui_reader.tui.screens.command_screen import CommandScreen
from tui_reader.tui.strips import clean
from tui_reader.tui.widgets.article_list import ArticleList
from tui_reader.tui.widgets.line_input import LineInput
from tui_reader.tui.widgets.preview import Glance, PreviewPane
from tui_reader.tui.widgets.rows import Rows
from tui_reader.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from tui_reader.analysis.process import DetectionProcess
    from tui_reader.model.annotation_set import AnnotationSet
    from tui_reader.model.article import Article
    from tui_reader.workspace.project import Project

WIDE = 120
"""Cells from which the preview stands at the side."""
SETTLED_SECONDS = 0.15
"""How long the cursor rests on a row before the preview looks at it."""
LONGEST_DETECTED = 200_000
"""Code points of an article that the preview asks the detection process about."""
MOVES = frozenset({"library.up", "library.down", "library.page-up", "library.page-down"})
"""Commands that work while the filter is typed."""


class RowsChanged(Message, bubble=False):
    """The gatherer has other rows."""

    def can_replace(self, message: Message) -> bool:
        """The latest one says it all."""
        return isinstance(message, RowsChanged)


class LibraryScreen(CommandScreen):
    """What there is to read, and how far one is."""

    SCOPES = ("library",)
    CSS_PATH = "../styles/library.tcss"

    def __init__(
        self, project: Project, gatherer: Gatherer, detection: DetectionProcess, at: str | None = None
    ) -> None:
        super().__init__()
        self._project = project
        self._gatherer = gatherer
        self._detection = detection
        self._at = at
        self._query = ""
        self._order = 0
        self._settling: Timer | None = None
        self._shown: tuple[Row, ...] = ()
        self._articles = ArticleList()

    def compose(self) -> ComposeResult:
        """Top line, list beside or above the preview, filter, keys."""
        yield TopLine(self._project.root.name, self._project.annotator)
        with Container(id="columns"):
            with Vertical(id="left"):
                yield self._articles
                yield Rows(id="empty")
            yield PreviewPane(self._project.schema)
        with Container(id="filter"):
            yield Rows(id="filter-mark")
            yield LineInput(id="filter-input")
            yield Rows(id="filter-count")
        yield self.key_line()

    @property
    def complete(self) -> bool:
        """Whether every file was read, and is shown."""
        return self._gatherer.complete.is_set() and self._shown is self._gatherer.rows

    @property
    def place(self) -> str | None:
        """The article under the cursor."""
        row = self._articles.current
        return row.id if row else self._at

    def on_mount(self) -> None:
        """What the gatherer has by now is the first picture."""
        self._lay_out()
        self._take_rows()
        self._gatherer.listen(self._rows_changed)

    def on_resize(self) -> None:
        """The preview stands at the side where there is room."""
        self._lay_out()

    def on_screen_resume(self) -> None:
        """Back from an article: its tags have changed."""
        self._gatherer.look()
        self._settle()

    def meets(self, need: str) -> bool:
        """Whether there is an article under the cursor, or a filter."""
        if need == "article":
            return self._articles.current is not None
        return need == "filter" and bool(self._query)

    def take_key(self, event: Key) -> bool:
        """While the filter is typed, only keys that are no text are commands."""
        if self.focused is None:
            return super().take_key(event)
        if event.key in ("enter", "ctrl+j", "escape", "tab", "shift+tab"):
            self._end_typing(keep=event.key != "escape")
            return True
        command = None if event.is_printable else self.keymap.get(key_of(event))
        if command is None or command.id not in MOVES:
            return False
        self.carry_out(command)
        return True

    def do_open(self) -> None:
        """Open the article under the cursor."""
        row = self._articles.current
        if row and row.problem:
            self.say(f"{row.id}: {row.problem}")
        elif row:
            self.post_message(OpenArticle(row.id))

    def do_up(self) -> None:
        """One row up."""
        self._articles.move(-1)

    def do_down(self) -> None:
        """One row down."""
        self._articles.move(1)

    def do_page_up(self) -> None:
        """One screen up."""
        articles = self._articles
        articles.move(-articles.page)

    def do_page_down(self) -> None:
        """One screen down."""
        articles = self._articles
        articles.move(articles.page)

    def do_first(self) -> None:
        """The first row."""
        self._articles.go(0)

    def do_last(self) -> None:
        """The last row."""
        articles = self._articles
        articles.go(len(articles.rows) - 1)

    def do_filter(self) -> None:
        """Type a filter."""
        self.add_class("filtering")
        field = self.query_one(LineInput)
        self.set_focus(field)
        self._count()

    def do_unfilter(self) -> None:
        """Show all."""
        self._end_typing(keep=False)

    def do_sort(self) -> None:
        """Sort by the next column."""
        self._order = (self._order + 1) % len(ORDERS)
        self._arrange()
        self._articles.refresh()
        order = ORDERS[self._order]
        self.say(f"sorted by {order.name}{', latest first' if order.name == 'date' else ''}")

    def do_preview(self) -> None:
        """Show or hide the preview."""
        self.toggle_class("without-preview")
        self._settle()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._query = event.value
        self._arrange()

    @on(ArticleList.Moved)
    def _settle(self) -> None:
        """Look at the article once the cursor has come to rest."""
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(SETTLED_SECONDS, self._look)
        self._gatherer.want(self._articles.in_view)

    @on(ArticleList.Chosen)
    def _open_chosen(self) -> None:
        self.perform("library.open")

    def on_rows_changed(self) -> None:
        """Show what the gatherer has now."""
        self._take_rows()

    def _rows_changed(self) -> None:
        self.post_message(RowsChanged())

    def _lay_out(self) -> None:
        self.set_class(self.app.size.width >= WIDE, "wide")

    def _take_rows(self) -> None:
        self._shown = self._gatherer.rows
        self.query_one(TopLine).tell(Tally.of(self._shown))
        self._arrange()

    def _arrange(self) -> None:
        rows = arranged(self._gatherer.rows, ORDERS[self._order], self._query)
        articles = self._articles
        articles.order = ORDERS[self._order]
        articles.show(rows, self._at)
        if rows and self._at:
            self._at = None if any(row.id == self._at for row in rows) or self._gatherer.complete.is_set() else self._at
        self._say_empty(rows)
        self._count()

    def _say_empty(self, rows: Sequence[Row]) -> None:
        lines: list[str] = []
        if self._gatherer.trouble:
            lines = [self._gatherer.trouble]
        elif not self._gatherer.rows and self._gatherer.looked:
            corpus = self._project.config.corpus
            lines = [
                "No articles yet.",
                "",
                f"Copy text files into {corpus}/ of this project,",
                "or add some from a shell:",
            ]
            lines += ["", "    tui-reader add FILE...", "", "They show up here by themselves."]
        elif self._gatherer.rows and not rows:
            lines = ["No article holds all that.", "", "escape shows all articles."]
        self.set_class(bool(lines), "empty")
        self.query_one("#empty", Rows).show([[(clean(line) or " ", Style())] for line in lines])

    def _end_typing(self, *, keep: bool) -> None:
        self.set_focus(None)
        field = self.query_one(LineInput)
        if not keep:
            field.value = ""
            self._query = ""
        self.set_class(bool(self._query), "filtering")
        self._arrange()

    def _count(self) -> None:
        typing = self.focused is not None
        shown, total = len(self._articles.rows), len(self._gatherer.rows)
        self.query_one("#filter-mark", Rows).show([[(" /", Style(bold=True))]])
        rest = "enter keeps, escape shows all" if typing else "escape shows all"
        self.query_one("#filter-count", Rows).show([[(f"{shown} of {total} · {rest}", Style())]])

    def _look(self) -> None:
        """Show the beginning of the article under the cursor; what takes time comes later, and is dropped on a move."""
        self._settling = None
        row = self._articles.current
        pane = self.query_one(PreviewPane)
        if row is None or row.problem or self.has_class("without-preview"):
            pane.clear(clean(row.problem) if row and row.problem else "")
            return
        self.run_worker(self._glance(row.id), group="preview", exclusive=True, exit_on_error=False)

    async def _glance(self, identity: str) -> None:
        pane = self.query_one(PreviewPane)
        try:
            article, own = await asyncio.to_thread(self._read, identity)
        except ReaderError as error:
            pane.clear(clean(str(error)))
            return
        pane.look_at(Glance(article, pane.findings_of(article), own))
        if len(article.text) > LONGEST_DETECTED or pane.findings_of(article):
            return
        try:
            findings = await self._detection.detect(article)
        except ReaderError:
            return
        pane.look_at(Glance(article, findings, own))

    def _read(self, identity: str) -> tuple[Article, AnnotationSet | None]:
        article = self._project.article(identity)
        return article, next(iter(self._project.sets(article, (self._project.annotator,))), None)
