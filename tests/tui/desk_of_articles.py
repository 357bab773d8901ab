"""Small projects for tests of the library, the start and the app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tui_reader.text.span import Span
from tui_reader.tui.reader_app import ReaderApp
from tui_reader.tui.screens.library import LibraryScreen
from tui_reader.workspace.project import Project
from tui_reader.workspace.settings import Settings
from tui_reader.workspace.starting import start_project

ARTICLES = {
    "alpha": "Élan retrouvé au port\n\nLe maire Jean Dupré a parlé à Brest. « Nous irons loin », a-t-il dit.\n",
    "beta": "Bateau neuf\n\nLa ministre Anne Le Goff était à Lille le 3 mars 2026.\n\nEncore une phrase.\n",
    "gamma": "une phrase sans titre ni date, qui commence en minuscule et qui dure assez pour ne pas en être un.\n",
}


def new_project(folder: Path, articles: dict[str, str] | None = None) -> Project:
    """A project with these articles, opened by alice."""
    start_project(folder)
    for name, text in (ARTICLES if articles is None else articles).items():
        (folder / "corpus" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return Project.open(folder, "alice")


def tag_first_word(project: Project, article: str, label: str = "place") -> None:
    """A tag of alice's on the first word of an article, on the disk."""
    session = project.session(article)
    session.tag(Span(0, len(session.article.text.split()[0])), label)
    session.close()


@asynccontextmanager
async def opened(
    project: Project | None, target: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    """The app, its first screen complete."""
    app = ReaderApp(project, target, annotator="alice", settings=Settings(theme="dark"))
    try:
        async with app.run_test(size=size) as pilot:
            await complete(app, pilot)
            yield app, pilot
    finally:
        app.let_go()


async def complete(app: ReaderApp, pilot: Pilot[None]) -> None:
    """Wait until every file of the library was read and is shown."""
    if isinstance(app.screen, LibraryScreen):
        while not app.screen.complete:
            await pilot.pause(0.02)
    await pilot.pause()


async def until(pilot: Pilot[None], text: str) -> str:
    """Wait until the screen shows `text`; what it shows then."""
    for _ in range(500):
        if text in (shown := grid(pilot)):
            return shown
        await pilot.pause(0.02)
    raise AssertionError(f"never showed {text!r}:\n{grid(pilot)}")


def grid(pilot: Pilot[None]) -> str:
    """What the screen shows, row by row."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
