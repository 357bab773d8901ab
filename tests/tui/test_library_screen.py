"""The library as annotators see and work it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.desk_of_articles import grid, new_project, opened, tag_first_word, until

from tui_reader.tui.reader_app import ReaderApp
from tui_reader.tui.screens.library import LibraryScreen
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.widgets.article_list import ArticleList


def titles(app: ReaderApp) -> list[str]:
    """The ids of the rows, in order."""
    return [row.id for row in app.screen.query_one(ArticleList).rows]


async def perform(app: ReaderApp, *commands: str) -> None:
    """Carry out commands of the library by their ids."""
    assert isinstance(app.screen, LibraryScreen)
    for command in commands:
        app.screen.perform(command)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_every_article_with_what_there_is_to_know(tmp_path: Path, size: tuple[int, int]) -> None:
    """Title or opening words, which are marked as such, words, own tags, state and the whole corpus's progress."""
    project = new_project(tmp_path)
    tag_first_word(project, "beta")
    async with opened(project, size=size) as (_, pilot):
        shown = await until(pilot, "in progress · 2 new")
        assert "·  Élan retrouvé au port" in shown
        assert "¶ une phrase sans titre" in shown
        row = next(line for line in shown.splitlines() if "Bateau neuf" in line)
        assert "◐" in row[:3], row
        assert row.split("│")[0].rstrip().endswith(" 1")
        assert "0 done · 1 in progress · 2 new" in shown
        assert max(len(line) for line in shown.splitlines()) <= size[0]


async def test_filter_keeps_what_holds_every_word_whatever_its_case_and_accents(tmp_path: Path) -> None:
    """The list follows each letter; escape shows all again."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        await pilot.press("/", *"ELAN port")
        assert titles(app) == ["alpha"]
        await pilot.press("x")
        assert titles(app) == []
        assert "No article holds all that." in grid(pilot)
        await pilot.press("backspace", "enter")
        assert titles(app) == ["alpha"]
        await pilot.press("escape")
        assert len(titles(app)) == 3


async def test_sorting_goes_through_the_columns_and_says_so(tmp_path: Path) -> None:
    """One command sorts by the next column, and the head of the list names it; the cursor stays on its article."""
    project = new_project(tmp_path)
    tag_first_word(project, "gamma")
    async with opened(project) as (app, pilot):
        assert titles(app) == ["beta", "alpha", "gamma"]
        assert "↑title" in grid(pilot)
        await perform(app, "library.last", *["library.sort"] * 4)
        await pilot.pause()
        assert titles(app)[0] == "gamma"
        assert "↓tags" in grid(pilot)
        current = app.screen.query_one(ArticleList).current
        assert current is not None
        assert current.id == "gamma"


async def test_opening_and_coming_back_keeps_the_place(tmp_path: Path) -> None:
    """Enter opens the article under the cursor; going back finds the cursor there, and its new tags counted."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        await perform(app, "library.last", "library.up", "library.open")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.session.article.id == "alpha"
        await pilot.press("l")
        app.screen.carry_out(app.screen.keymap.command("reader.back"))
        shown = await until(pilot, "1 in progress")
        assert any("▌◐  Élan" in line and line.endswith("1") for line in shown.splitlines())


async def test_new_and_changed_files_show_up(tmp_path: Path) -> None:
    """A file that another program adds or rewrites is in the list without a restart, the cursor where it was."""
    project = new_project(tmp_path)
    async with opened(project) as (app, pilot):
        await perform(app, "library.last")
        (tmp_path / "corpus" / "aaa.txt").write_text("Arrivée tardive\n\nUn texte.\n", encoding="utf-8")
        (tmp_path / "corpus" / "beta.txt").write_text("Bateau repeint\n\nUn texte.\n", encoding="utf-8")
        await until(pilot, "Arrivée tardive")
        await until(pilot, "Bateau repeint")
        current = app.screen.query_one(ArticleList).current
        assert current is not None
        assert current.id == "gamma"


async def test_problems_are_named_in_their_row(tmp_path: Path) -> None:
    """A file that is no text and a store that is damaged say so, and cannot be opened."""
    project = new_project(tmp_path)
    tag_first_word(project, "beta")
    (tmp_path / "annotations" / "alice" / "beta.json").write_text("{no store", encoding="utf-8")
    (tmp_path / "corpus" / "odd.txt").write_bytes(bytes(range(256)) * 8)
    async with opened(project, size=(160, 45)) as (app, pilot):
        shown = await until(pilot, "✗  odd: ")
        assert "✗  beta: " in shown
        await perform(app, "library.first", "library.open")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_an_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    """Without articles the library names the command that adds some."""
    async with opened(new_project(tmp_path, {})) as (_, pilot):
        assert "tui-reader add FILE..." in await until(pilot, "No articles yet.")


async def test_the_preview_shows_the_beginning_and_later_its_highlights(tmp_path: Path) -> None:
    """The first lines at once, the first names when the detection process has answered."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        await perform(app, "library.last", "library.up")
        await until(pilot, "Le maire Jean Dupré a parlé")
        await until(pilot, "1 quote")


async def test_keys_named_at_the_bottom(tmp_path: Path) -> None:
    """The bottom line names the main keys."""
    async with opened(new_project(tmp_path)) as (_, pilot):
        last = grid(pilot).splitlines()[-1]
        for words in ("enter open", "/ filter", "s sort", "? help", "q quit"):
            assert words in last


async def test_ten_thousand_rows_draw_only_what_is_in_view(tmp_path: Path) -> None:
    """However many articles there are, moving draws rows in view and nothing else."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        articles = app.screen.query_one(ArticleList)
        row = articles.rows[0]
        articles.show([replace(row, id=f"a{number:05}") for number in range(10_000)])
        drawn: list[int] = []
        original = articles.render_line

        def counted(y: int) -> object:
            drawn.append(y)
            return original(y)

        articles.render_line = counted  # type: ignore[method-assign, assignment]
        await perform(app, "library.last", "library.up")
        await pilot.pause()
        assert articles.current is not None
        assert articles.current.id == "a09998"
        assert len(drawn) <= 3 * articles.size.height
