"""A small app around one reader, driven by command ids and read as a grid of text or as marked text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pyte
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from tui_reader.analysis.process import DetectionProcess
from tui_reader.model.article import Article
from tui_reader.model.suggestion import Findings, Mention, Suggestion
from tui_reader.tui.frames import Shown
from tui_reader.tui.messages import CommandRequested
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.themes import THEMES
from tui_reader.workspace.project import Project

ARTICLE = "article"


class Found(DetectionProcess):
    """Detection that knows its answer."""

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.findings = findings

    async def detect(self, article: Article) -> Findings:
        """The answer."""
        return self.findings


class ReaderApp(App[None], inherit_bindings=False):
    """Pushes a reader, and keeps what it asks the app for and what it would print."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, reader: ReaderScreen, size: tuple[int, int], theme: str = "reader-dark") -> None:
        super().__init__()
        self.reader = reader
        self.asked: list[str] = []
        self.terminal = pyte.Screen(*size)
        self.printed: list[str] = []
        self._shown = Shown()
        self._stream = pyte.Stream(self.terminal)
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def on_mount(self) -> None:
        """The reader is the screen."""
        self.push_screen(self.reader)

    def on_command_requested(self, message: CommandRequested) -> None:
        """Commands that are the app's own."""
        self.asked.append(message.command_id)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            self.printed.append(self._shown.news(renderable, self.console) or "")
            self._stream.feed(self.printed[-1])


@dataclass
class Reading:
    """A reader at work in a test."""

    app: ReaderApp
    pilot: Pilot[None]

    @property
    def reader(self) -> ReaderScreen:
        """The screen under test."""
        return self.app.reader

    async def do(self, *command_ids: str) -> None:
        """Press the first key of each command, one after the other."""
        for identity in command_ids:
            await self.pilot.press(_textual(self.reader.keymap.command(identity).keys[0]))
        await self.rest()

    async def rest(self) -> None:
        """Wait until the cursor has come to rest and all around it is said."""
        await self.pilot.pause()
        while self.reader._resting is not None:
            await self.pilot.pause(0.01)

    async def press(self, *keys: str) -> None:
        """Press keys by their Textual names."""
        await self.pilot.press(*keys)
        await self.rest()

    def grid(self) -> str:
        """The screen as text, blanks at the ends of rows left out."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def status(self) -> str:
        """The bottom line."""
        return self.grid().splitlines()[-1].strip()

    def marked(self) -> str:
        """The text with `{selection}`, `|` at the cursor, and own tags as `[label:passage]`."""
        desk = self.reader.desk
        marks: list[tuple[int, int, str]] = [(desk.cursor, 1, "|")]
        if desk.selected:
            marks += [(desk.selected.start, 0, "{"), (desk.selected.end, 2, "}")]
        for tag in desk.tags():
            marks += [(tag.start, 4, f"[{tag.label}:"), (tag.end, -1, "]")]
        text = desk.text
        for offset, _, sign in sorted(marks, reverse=True):
            text = text[:offset] + sign + text[offset:]
        return text

    def labels(self) -> list[tuple[str, str]]:
        """Label and text of the own tags, by position."""
        return [(tag.label, tag.text) for tag in self.reader.desk.tags()]


def make_project(folder: Path, text: str, annotator: str = "alice") -> Project:
    """A project of one article, with the labels of the scheme `news`."""
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / f"{ARTICLE}.txt").write_text(text, encoding="utf-8", newline="")
    return Project.open(folder, annotator)


@asynccontextmanager
async def reading(
    project: Project, findings: Findings | None = None, *, size: tuple[int, int] = (80, 24), offset: int = 0
) -> AsyncIterator[Reading]:
    """A reader of the project's article, its suggestions already there."""
    reader = ReaderScreen(project, ARTICLE, offset=offset, detection=Found(findings or Findings()))
    app = ReaderApp(reader, size)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield Reading(app, pilot)


def entity(text: str, passage: str, kind: str, *, score: float = 0.9) -> Suggestion:
    """The first occurrence of a passage as a suggested entity."""
    start = text.index(passage)
    return Suggestion(start, start + len(passage), kind, passage, score, "test", name=passage)


def quote(text: str, passage: str, speaker: str, cue: str) -> Suggestion:
    """The first occurrence of a passage as a suggested quote."""
    start = text.index(passage)
    return Suggestion(
        start,
        start + len(passage),
        "speech",
        passage,
        0.9,
        "test",
        speaker=_mention(text, speaker),
        cue=_mention(text, cue),
    )


def _mention(text: str, passage: str) -> Mention:
    start = text.index(passage)
    return Mention(start, start + len(passage), passage)


def _textual(key: str) -> str:
    named: Sequence[tuple[str, str]] = ((",", "comma"), ("-", "minus"), ("(", "left_parenthesis"), (":", "colon"))
    return dict(named).get(key, key)
