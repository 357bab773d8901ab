"""The app: which screen is shown, what all screens share, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import on
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Resize
from textual.filter import NoColor
from textual.message_pump import MessagePump
from textual.screen import Screen

from tui_reader.analysis.process import DetectionProcess
from tui_reader.errors import InputError, ReaderError
from tui_reader.tui.frames import News, Shown
from tui_reader.tui.key_order import KeyOrder
from tui_reader.tui.losses import loss
from tui_reader.tui.messages import CommandRequested, OpenArticle, OpenProject
from tui_reader.tui.screens.command_screen import Commanded, CommandScreen
from tui_reader.tui.screens.too_small import TooSmallScreen, is_too_small
from tui_reader.tui.style_sheet import SteadySheet
from tui_reader.tui.terminal import SAVING_SECONDS
from tui_reader.tui.themes import THEMES, chosen, other
from tui_reader.workspace.places import Place, last_place, remember
from tui_reader.workspace.project import Project
from tui_reader.workspace.settings import Settings, load_settings

if TYPE_CHECKING:
    from tui_reader.tui.listing import Gatherer
    from tui_reader.tui.screens.library import LibraryScreen
    from tui_reader.tui.screens.reader import ReaderScreen
    from tui_reader.workspace.session import Session


WARM_UP_SECONDS = 0.5


class ReaderApp(App[None], inherit_bindings=False):
    """Reads and tags the articles of a project."""

    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "tui-reader"

    def __init__(
        self,
        project: Project | None,
        target: str | None = None,
        *,
        annotator: str | None = None,
        gatherer: Gatherer | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or load_settings()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = chosen(self.settings.theme, os.environ).name
        self.stylesheet = SteadySheet(variables=self.get_css_variables())
        self.animation_level = "none"
        if self.no_color:
            self._filters = [NoColor()]
        self.project = project
        self.detection = DetectionProcess()
        self.broken: BaseException | None = None
        """What broke the app."""
        self._annotator = annotator
        self._gatherer = gatherer
        self._shown = Shown()
        self._keys = KeyOrder(self._hand_out, self._involved)
        self._reading: ReaderScreen | None = None
        self._browsing: LibraryScreen | None = None
        self._unsaved: list[Session] = []
        """Of articles that were left all the same."""
        self._offsets: dict[str, int] = {}
        """Where the cursor was left in each article."""
        self._first = self._first_screen(target)
        # Textual loads a screen's own style sheet when it is pushed, which this one never is.
        self.css_path += self._first.css_path

    def get_default_screen(self) -> Screen[None]:
        """The first screen is the one at the bottom, so that nothing is painted before it."""
        # A screen that is pushed has a callback, and one that is switched away gives it back.
        self._first._push_result_callback(self, None)  # noqa: SLF001
        return self._first

    def get_driver_class(self) -> type[Driver]:
        """A driver that asks the terminal for less."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from tui_reader.tui.driver import CalmDriver

        return CalmDriver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our styles use beyond Textual's variables."""
        return dict(THEMES[0].variables)

    def save(self) -> None:
        """Write everything to the disk and keep the place; from any thread. Waits a few seconds at most."""
        if self._reading:
            with suppress(ReaderError):
                self._reading.session.flush(SAVING_SECONDS)
        if self.project and (self._reading or self._browsing):
            remember(self.project.root, self.project.annotator, self._place())

    def losses(self) -> str:
        """What was tagged and is not on the disk, one line; empty when all is. From any thread, for a last word."""
        sessions = [*self._unsaved, *([self._reading.session] if self._reading else [])]
        return "; ".join(told for each in sessions if self.project and (told := loss(self.project, each)))

    def leave(self, status: int) -> None:
        """End the app with an exit status; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(lambda: self.exit(return_code=status))

    def let_go(self) -> None:
        """Stop what runs beside the app, after it has ended."""
        if self._gatherer:
            self._gatherer.stop()

    def on_mount(self) -> None:
        """What other screens need is fetched once the first one has been seen."""
        self.set_timer(WARM_UP_SECONDS, self._warm_up)

    def _warm_up(self) -> None:
        Thread(target=_import_screens, daemon=True).start()
        if self.project:
            self._gather(self.project)

    def on_resize(self, event: Resize) -> None:
        """Ask for room where there is too little, and go on where there is enough again."""
        self._shown.forget()
        covered = isinstance(self.screen, TooSmallScreen)
        if is_too_small(event.size) and not covered:
            self.push_screen(TooSmallScreen())
        elif covered and not is_too_small(event.size):
            self.screen.dismiss()

    async def on_unmount(self) -> None:
        """The detection process ends with the app."""
        await self.detection.close()

    async def on_event(self, event: Event) -> None:
        """Keys wait for their turn; all else is as Textual has it."""
        if isinstance(event, Key) and not event.is_forwarded:
            self._keys.take(event)
        else:
            await super().on_event(event)

    async def _hand_out(self, key: Key) -> None:
        try:
            await super().on_event(key)
        except Exception as error:  # noqa: BLE001 - as in Textual's own loop, which this stands beside
            self._handle_exception(error)

    def _involved(self) -> Iterator[MessagePump]:
        """The focus and all around it, what they ask of the app, the screen that opens, what that asks of the app."""
        yield from (node for node in (self.focused or self.screen).ancestors_with_self if node is not self)
        yield self
        yield self.screen
        yield self

    @on(CommandRequested)
    def _carry_out(self, request: CommandRequested) -> None:
        name = request.command_id.replace(".", "_").replace("-", "_")
        getattr(self, f"_do_{name}")(request)

    def _do_app_redraw(self, _: CommandRequested) -> None:
        self._shown.forget()
        self.screen.refresh()

    def _do_app_theme(self, _: CommandRequested) -> None:
        self.theme = other(self.theme).name

    def _do_app_help(self, _: CommandRequested) -> None:
        from tui_reader.tui.screens.help import HelpScreen

        behind = self.screen
        if isinstance(behind, Commanded) and not isinstance(behind, HelpScreen):
            self.push_screen(HelpScreen(behind.keymap, behind))

    def _do_app_palette(self, _: CommandRequested) -> None:
        from tui_reader.tui.screens.palette import PaletteScreen

        behind = self.screen
        if isinstance(behind, Commanded):
            self.push_screen(
                PaletteScreen(behind.keymap, behind),
                lambda chosen: behind.carry_out(behind.keymap.command(chosen)) if chosen else None,
            )

    def _do_library_quit(self, _: CommandRequested) -> None:
        self.save()
        self.exit(return_code=0)

    def _do_library_open(self, request: CommandRequested) -> None:
        if isinstance(request, OpenArticle):
            try:
                screen = self._reader(request.article, self._offsets.get(request.article, 0))
            except ReaderError as error:
                self._say(str(error))
            else:
                self.push_screen(screen)

    def _do_reader_back(self, _: CommandRequested) -> None:
        left, self._reading = self._reading, None
        if left and not left.session.saved:
            self._unsaved.append(left.session)
        if left:
            self._offsets[left.session.article.id] = left.desk.cursor
        self.save()
        if self._browsing:
            self.pop_screen()
        elif left and self.project:
            self.switch_screen(self._library(self.project, left.session.article.id))

    @on(OpenProject)
    def _open_project(self, request: OpenProject) -> None:
        try:
            self.project = Project.open(request.folder, self._annotator)
        except ReaderError as error:
            self._say(str(error))
        else:
            place = self._last_place(self.project)
            self.switch_screen(self._library(self.project, place.row if place else None))

    def _say(self, notice: str) -> None:
        if isinstance(self.screen, CommandScreen):
            self.screen.say(notice)

    def _first_screen(self, target: str | None) -> Screen[None]:
        if self.project is None:
            from tui_reader.tui.screens.start import StartScreen

            return StartScreen(Path.cwd())
        if target is not None:
            return self._reader(*_split(self.project, target))
        place = self._last_place(self.project)
        if place and place.article:
            with suppress(ReaderError):
                return self._reader(place.article, place.offset)
        return self._library(self.project, place.row if place else None)

    def _last_place(self, project: Project) -> Place | None:
        place = last_place(project.root, project.annotator)
        self._offsets = dict(place.offsets) if place else {}
        return place

    def _library(self, project: Project, at: str | None = None) -> LibraryScreen:
        from tui_reader.tui.screens.library import LibraryScreen

        self._browsing = LibraryScreen(project, self._gather(project), self.detection, at)
        return self._browsing

    def _gather(self, project: Project) -> Gatherer:
        if self._gatherer is None:
            from tui_reader.tui.listing import Gatherer

            self._gatherer = Gatherer(project)
            self._gatherer.start()
        return self._gatherer

    def _reader(self, article: str, offset: int = 0, focus: str | None = None) -> ReaderScreen:
        from tui_reader.tui.screens.reader import ReaderScreen

        if self.project is None:
            raise ValueError("no project is open")
        self._reading = ReaderScreen(
            self.project,
            article,
            offset=offset,
            focus=focus,
            language=self.settings.language,
            detection=self.detection,
        )
        return self._reading

    def _place(self) -> Place:
        if self._reading:
            article, offset = self._reading.session.article.id, self._reading.desk.cursor
            return Place(article, offset, offsets={**self._offsets, article: offset})
        return Place(row=self._browsing.place if self._browsing else None, offsets=self._offsets)

    def _display(self, screen: Screen[None], renderable: RenderableType | None) -> None:
        """Send what is not on the terminal already."""
        ready = self._running and not self._closed and not self._batch_count and not self.is_headless
        if ready and isinstance(renderable, CompositorUpdate):
            news = self._shown.news(renderable, self.console)
            if news == "" and self.cursor_position == self._previous_cursor_position:
                return
            renderable = renderable if news is None else News(news)
        super()._display(screen, renderable)

    def _set_pointer_shape(self, shape: str) -> None:
        """The pointer stays as the terminal has it."""

    async def _shutdown(self) -> None:
        self._keys.end()
        await super()._shutdown()

    def _fatal_error(self) -> None:
        """What broke the app is told by `run_app`, in one line, once the terminal is itself again."""
        self._keys.end()
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        self.broken = self.broken or error
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        if self._exit_renderables and self.broken is None:
            self.broken = RuntimeError("the terminal could not be read")
        self._exit_renderables.clear()


def _import_screens() -> None:
    for name in ("library", "reader", "help", "palette", "note_dialog", "attributes_dialog"):
        import_module(f"tui_reader.tui.screens.{name}")


def _split(project: Project, target: str) -> tuple[str, int, str | None]:
    """Article, offset and annotation of `ARTICLE` or `ARTICLE#ANNOTATION_ID`. Raises InputError when absent."""
    article, mark, annotation = target.rpartition("#")
    if not mark or _is_article(project, target):
        return target, 0, None
    found, annotator = project.find_annotation(annotation)
    loaded = project.article(article)
    if loaded.id != found:
        raise InputError(f"{annotation}: an annotation of {found}, not of {article}")
    theirs = next(project.sets(loaded, (annotator,)))
    return loaded.id, theirs.get(annotation).start, annotation


def _is_article(project: Project, name: str) -> bool:
    try:
        project.article(name)
    except InputError:
        return False
    return True
