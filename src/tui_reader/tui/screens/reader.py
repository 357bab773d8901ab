"""The reader: one article, its highlights, and the keys that act on them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Paste
from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from tui_reader.analysis.process import DetectionProcess
from tui_reader.errors import ReaderError
from tui_reader.model.annotation import Annotation
from tui_reader.model.labels import Value
from tui_reader.reading.selection import Selection
from tui_reader.text.span import Span
from tui_reader.tui import acting, moving
from tui_reader.tui.commands import COMMANDS, Command, label_commands, of_scope, why_disabled
from tui_reader.tui.desk import Desk
from tui_reader.tui.keymap import Keymap, key_of
from tui_reader.tui.messages import (
    CommandRequested,
    DetectionFailed,
    FindingsArrived,
    OthersArrived,
    SavingChanged,
)
from tui_reader.tui.screens.reader_dialogs import ask_attributes, ask_note
from tui_reader.tui.screens.reader_marks import drawn_of
from tui_reader.tui.screens.reader_needs import met
from tui_reader.tui.screens.reader_sources import SAVE_SECONDS, ArticleFile, Seen, look_around, others_of, same_place
from tui_reader.tui.screens.reader_status import status_of
from tui_reader.tui.strips import safe_lines
from tui_reader.tui.widgets.article_view import ArticleView
from tui_reader.tui.widgets.label_bar import LabelBar
from tui_reader.tui.widgets.marks import ways
from tui_reader.tui.widgets.painting import Drawn, Hand
from tui_reader.tui.widgets.side_pane import SidePane
from tui_reader.tui.widgets.status_line import StatusLine
from tui_reader.workspace.project import Project
from tui_reader.workspace.session import Session

POLL_SECONDS = 2.0
REST_SECONDS = 0.04
"""After how long without a motion the cursor has come to rest; keys that are held down repeat sooner."""
MOTIONS = frozenset({*moving.BY_OFFSET, *moving.BY_ROW})


class ReaderScreen(Screen[None]):
    """An article open to its annotator. Commands for the app, such as going back, are posted as CommandRequested."""

    CSS_PATH = "../styles/reader.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self,
        project: Project,
        article_id: str,
        *,
        offset: int = 0,
        focus: str | None = None,
        language: str = "en",
        keys: Mapping[str, Sequence[str]] | None = None,
        detection: DetectionProcess | None = None,
    ) -> None:
        """Opens the article; `focus` is the id of a tag to begin at.

        Raises InputError when there is no such article, or its text or store cannot be read.
        """
        super().__init__()
        self.project = project
        article = project.article(article_id)
        self.session = project.session(article, self._saving_changed)
        self.desk = Desk(self.session, language, min(offset, len(article.text)))
        commands = (*of_scope(COMMANDS, "reader", "app"), *label_commands(project.schema, language))
        self.keymap = Keymap.of(commands, keys)
        self._ways = ways(project.schema)
        self._file = ArticleFile(project, article)
        self._detection = detection or DetectionProcess()
        self._owns_detection = detection is None
        self._message = ""
        self._wrong = False
        self._warned = False
        self._trouble = ""
        self._finding = True
        self._resting: Timer | None = None
        self._looking: Worker[None] | None = None
        self._view = ArticleView(article, self._ways, self._drawn, id="article")
        self._pane = SidePane(id="pane")
        self._labels = LabelBar(project.schema, language, id="labels")
        self._status = StatusLine(id="status")
        if focus and (entry := self.desk.entry(focus)):
            self.desk.put_cursor(entry.span.start)
            self.desk.focus_on(focus)

    def compose(self) -> ComposeResult:
        """The article and the pane, the labels, the status."""
        with Horizontal(id="page"):
            yield self._view
            yield self._pane
        yield self._labels
        yield self._status

    def on_mount(self) -> None:
        """The text is there; suggestions and the rest follow once it is seen."""
        self.call_after_refresh(self._begin)

    async def on_unmount(self) -> None:
        """Lets go of the store and of a detection process of its own."""
        with suppress(ReaderError):  # it was said in the bottom line
            await asyncio.to_thread(self.session.close)
        if self._owns_detection:
            await self._detection.close()

    def meets(self, need: str) -> bool:
        """Whether a need of a command is met now, see `commands.REASONS`."""
        return met(self.desk, need)

    def on_key(self, event: Key) -> None:
        """Every key is the reader's own: none quits, suspends or freezes."""
        event.stop()
        event.prevent_default()
        key = key_of(event)
        command = self.keymap.get(key)
        if command is not None:
            self.carry_out(command)
        elif len(key) == 1 and key.isalpha() and key.islower():
            self._tell(f"no label has the key {key}; {self.keymap.key('app.help')} explains the keys", wrong=True)

    def on_paste(self, event: Paste) -> None:
        """Pasted text is never keys."""
        event.stop()
        self._tell("pasted text is not taken for keys")

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """The mouse moved the cursor, or selected."""
        self._message = ""
        moving.point(self.desk, event.offset, event.clicks, dragged=event.dragged)
        self._follow()

    def on_article_view_resized(self) -> None:
        """Rows are others: the position in the article may be too."""
        self._pane.forget()
        self._follow()

    def carry_out(self, command: Command) -> None:
        """Carry out a command of the reader's keymap, or say why that cannot be done now."""
        if reason := why_disabled(command, self):
            self._tell(reason, wrong=True)
            return
        self._message, self._wrong = "", False
        self._warned = self._warned and command.id == "reader.back"
        scope, _, name = command.id.partition(".")
        try:
            if scope == "app":
                self.post_message(CommandRequested(command.id))
            elif scope == "label":
                self._done(acting.label(self.desk, name))
            else:
                self._act(name)
        except ReaderError as error:
            self._message, self._wrong = str(error), True
        self._follow(gliding=name.removeprefix("select-") in MOTIONS)

    def _act(self, name: str) -> None:
        motion = name.removeprefix("select-")
        if motion in MOTIONS:
            moving.move(self.desk, motion, self._view.rows, self._view.page_rows, extend=motion != name)
        elif name in acting.ACTS:
            self._done(acting.ACTS[name](self.desk))
        elif name in moving.STEPS:
            self._message = moving.STEPS[name](self.desk)
            if self._message and self._finding:
                self._message = "still looking for names and quotes…"
        else:
            getattr(self, f"_act_{name}")()

    def _done(self, outcome: acting.Told | acting.AsksAttributes) -> None:
        self.desk.selecting = False
        if isinstance(outcome, acting.Told):
            self._message = outcome.line
        else:
            self._ask_attributes(outcome.annotation)

    def _act_escape(self) -> None:
        desk = self.desk
        if self.has_class("-narrow") and self.has_class("-pane"):
            self._act_pane()
        elif desk.selecting or desk.selected:
            desk.selecting = False
            desk.select(desk.selection.collapse())

    def _act_furniture(self) -> None:
        folded = not self._view.folded
        self._view.show(self.session.article, folded=folded)
        self.desk.select(Selection.at(self._view.rows.stand(self.desk.cursor)))
        spans = len(self.session.article.page.furniture)
        self._message = f"furniture {'folded' if folded else 'shown'}" if spans else "this article has no furniture"

    def _act_others(self) -> None:
        self.desk.others_shown = not self.desk.others_shown
        if self.desk.others_shown:
            self._message = "other annotators' tags …"
            self._read_others()
        else:
            self.desk.renew()
            self._message = "other annotators' tags hidden"

    def _act_pane(self) -> None:
        self.toggle_class("-pane" if self.has_class("-narrow") else "-no-pane")
        self._pane.forget()
        self.call_after_refresh(self._follow)

    def _act_copy(self) -> None:
        span = self.desk.selected
        if span:
            self.app.copy_to_clipboard(safe_lines(span.of(self.desk.text)))
            self._message = f"sent {len(span)} characters to the terminal's clipboard"

    def _act_saved(self) -> None:
        if self.session.trouble:
            self._message, self._wrong = f"NOT SAVED: {self.session.trouble}", True
        elif self.session.saved:
            self._message = "every tag is saved; q leaves"
        else:
            self._message = "saving…"

    def _act_back(self) -> None:
        try:
            self.session.flush(SAVE_SECONDS)
        except ReaderError as error:
            if not self._warned:
                self._warned = True
                self._message, self._wrong = (
                    f"{self.keymap.key('reader.back')} again leaves all the same, NOT SAVED: {error}",
                    True,
                )
                return
        self.post_message(CommandRequested("reader.back"))

    def _act_note(self) -> None:
        tag = self.desk.focused_tag
        if tag:
            ask_note(self.app, self.desk, tag, lambda note: self._change(tag, note=note))

    def _ask_attributes(self, tag: Annotation) -> None:
        asked = ask_attributes(self.app, self.desk, tag, lambda values: self._change(tag, attributes=values))
        if not asked:
            self._message = f"already {self.desk.title(tag.label)}; this label has no attributes"

    def _change(
        self, tag: Annotation, *, note: str | None = None, attributes: Mapping[str, Value] | None = None
    ) -> None:
        try:
            self.session.annotate(tag.id, note=note, attributes=attributes)
            self._message, self._wrong = f"kept for {self.desk.title(tag.label)} {acting.quoted(tag.text)}", False
        except ReaderError as error:
            self._message, self._wrong = str(error), True
        self.desk.renew()
        self._follow()

    def _begin(self) -> None:
        self._follow()
        self._detect()
        self.set_interval(POLL_SECONDS, self._poll)

    def _detect(self) -> None:
        self._finding = True
        self.run_worker(self._find(), group="detection", exclusive=True)

    async def _find(self) -> None:
        article = self.session.article
        try:
            findings = await self._detection.detect(article)
        except ReaderError as error:
            self.post_message(DetectionFailed(str(error)))
        else:
            self.post_message(FindingsArrived(article.sha256, findings))

    def on_findings_arrived(self, message: FindingsArrived) -> None:
        """Suggestions: only the rows that they touch are drawn again."""
        if message.article_sha256 == self.session.article.sha256:
            self._finding = False
            self.desk.findings = message.findings
            self.desk.renew()
            if self.desk.focus is None:
                self.desk.focus_under_cursor()
            self._follow()

    def on_detection_failed(self, message: DetectionFailed) -> None:
        """Reading and tagging go on without suggestions."""
        self._finding = False
        self._tell(f"no suggestions: {message.reason}", wrong=True)

    def _saving_changed(self, _: object) -> None:
        self.post_message(SavingChanged())

    def on_saving_changed(self) -> None:
        """Saved, not saved, or another program's work came in."""
        self.desk.renew()
        self._follow()

    def _poll(self) -> None:
        if self.is_current and (self._looking is None or self._looking.is_finished):
            self._looking = self.run_worker(self._look_around, thread=True, group="poll")

    def _look_around(self) -> None:
        seen = look_around(self.project, self._file, self.session, self._saving_changed)
        self.call_later(self._take_in, seen)
        if self.desk.others_shown:
            self.post_message(OthersArrived(others_of(self.project, self.session)))

    def _take_in(self, seen: Seen) -> None:
        """Trouble is told once; when it is over, the line about it goes."""
        before, self._trouble = self._trouble, seen.trouble
        if seen.trouble != before and (seen.trouble or self._message == before):
            self._message, self._wrong = seen.trouble, True
        if seen.came_in or seen.trouble != before:
            self.on_saving_changed()
        if seen.moved and self.session.saved and self.session.annotations is seen.saved:
            self._change_article(seen.moved)
        elif seen.moved:
            self._let_go(seen.moved)  # something was tagged meanwhile: the next look around tries again

    def _read_others(self) -> None:
        def read() -> None:
            self.post_message(OthersArrived(others_of(self.project, self.session)))

        self.run_worker(read, thread=True, group="others", exclusive=True)

    def on_others_arrived(self, message: OthersArrived) -> None:
        """Other annotators' tags."""
        new = message.sets != self.desk.others
        self.desk.others = message.sets
        if self.desk.others_shown and new:
            self.desk.renew()
        if self._message.endswith("…"):
            count = sum(len(each) for each in message.sets.values())
            who = ", ".join(message.sets) or "nobody else"
            self._message = f"{count} tags of other annotators: {who}" if count else "no other annotator has tags here"
        self._follow()

    def _change_article(self, new: Session) -> None:
        """Another program changed the article: tags are found again, and the reader stays where it is."""
        was, now = self.session.article.text, new.article.text
        self._let_go(self.session)
        self.session = new
        self._file.take(new.article)
        self.desk.open(new, same_place(was, now, self.desk.cursor))
        self._view.hand = Hand(same_place(was, now, self._view.hand.cursor))
        self._view.show(new.article, folded=self._view.folded)
        orphaned = len(self.desk.orphaned())
        self._tell("the article was changed by another program" + (f": {orphaned} orphaned" if orphaned else ""))
        self._detect()

    def _let_go(self, session: Session) -> None:
        self.run_worker(session.close, thread=True, group="letting go", exit_on_error=False)

    def _tell(self, line: str, *, wrong: bool = False) -> None:
        self._message, self._wrong = line, wrong
        self._follow()

    def _follow(self, *, gliding: bool = False) -> None:
        """Bring the widgets up to the desk; each repaints only what changed.

        While the cursor glides on, what is around the text follows once it has come to rest.
        """
        desk, view = self.desk, self._view
        if not view.is_mounted:
            return
        stale, desk.stale = desk.stale, []
        if stale:
            view.repaint(*stale)
        focus = desk.focus
        view.place(Hand(desk.cursor, desk.selected, str(focus.highlight.key) if focus else None))
        self.app.cursor_position = view.cursor_cell() or Offset(0, 0)
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST_SECONDS, self._tell_around) if gliding else None
        if not gliding:
            self._tell_around()

    def _tell_around(self) -> None:
        """Labels, pane and status as the desk is."""
        self._resting = None
        desk = self.desk
        self._labels.point_out(desk.focused_tag.label if desk.focused_tag else None)
        if self._pane.display:
            self._pane.follow(desk)
        self._status.tell(status_of(desk, self.keymap, f"{self._view.share_read()}%", self._message, wrong=self._wrong))

    def _drawn(self, span: Span) -> list[Drawn]:
        return [drawn_of(entry, self._ways) for entry in self.desk.over(span)]
