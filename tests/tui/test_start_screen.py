"""The start outside of a project: three ways in, with keys only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.tui.desk_of_articles import grid, new_project, opened, until
from textual.events import Paste

from tui_reader.tui.screens.library import LibraryScreen
from tui_reader.tui.screens.start import StartScreen, completion
from tui_reader.tui.widgets.line_input import LineInput


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test stands in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


async def test_the_screen_names_three_ways_and_their_keys() -> None:
    """Sample, new project, folder: each with the key that takes it."""
    async with opened(None) as (_, pilot):
        shown = grid(pilot)
        for words in ("s  Try the sample", "n  New project here", "o  Open a folder", "q quit", "? help"):
            assert words in shown


async def test_the_sample_is_one_key_away() -> None:
    """`s` opens a copy of the sample, and the library shows its articles."""
    async with opened(None) as (app, pilot):
        await pilot.press("s")
        await until(pilot, "La nuit de la Passeuse")
        assert isinstance(app.screen, LibraryScreen)


@pytest.mark.parametrize(("downs", "has"), [(0, "person"), (1, "citation"), (2, "No labels yet")])
async def test_a_new_project_asks_for_its_labels_and_nothing_else(tmp_path: Path, downs: int, has: str) -> None:
    """The chosen scheme is in the configuration, and the library of the new project is open."""
    async with opened(None) as (app, pilot):
        await pilot.press("n")
        assert "Which labels?" in grid(pilot)
        await pilot.press(*["down"] * downs, "enter")
        await until(pilot, "No articles yet.")
        assert isinstance(app.screen, LibraryScreen)
    assert has in (tmp_path / "here" / "tui-reader.yaml").read_text(encoding="utf-8")


async def test_a_typed_folder_is_completed_and_opened(tmp_path: Path) -> None:
    """Tab completes the path, enter opens the project there."""
    new_project(tmp_path / "somewhere" / "press")
    async with opened(None) as (app, pilot):
        await pilot.press("o", *["backspace"] * len("here/"), *"som", "tab", "tab", "enter")
        await until(pilot, "Bateau neuf")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_pasted_path_is_shown_with_stand_ins_and_opened_as_it_is(tmp_path: Path) -> None:
    """What is shown is safe, the value is what was pasted: such a folder is found."""
    folder = tmp_path / "odd \x1b[31m\x07"
    new_project(folder)
    async with opened(None) as (app, pilot):
        await pilot.press("o", "ctrl+u")
        app.screen.query_one(LineInput).value = ""
        app.screen.query_one(LineInput).post_message(Paste(str(folder)))
        shown = await until(pilot, "odd \u241b[31m\u2407")
        assert "\x1b" not in shown
        await pilot.press("tab", "enter")
        await until(pilot, "Bateau neuf")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_folder_without_a_project_is_offered_for_a_new_one(tmp_path: Path) -> None:
    """Nothing is scanned; the way to a new project is named and leads there."""
    (tmp_path / "bare").mkdir()
    async with opened(None) as (_, pilot):
        await pilot.press("o", *["backspace"] * len("here/"), *"bare", "enter")
        assert "no project there yet: n makes one" in grid(pilot)
        await pilot.press("n", "enter")
        await until(pilot, "No articles yet.")
    assert (tmp_path / "bare" / "tui-reader.yaml").exists()


async def test_a_folder_that_is_not_there_is_refused() -> None:
    """One line says so, and the question stays."""
    async with opened(None) as (app, pilot):
        await pilot.press("o", *"nowhere", "enter")
        assert "no such folder" in grid(pilot)
        assert isinstance(app.screen, StartScreen)
        assert app.screen.step == "folder"
        await pilot.press("escape")
        assert app.screen.step == "ways"


async def test_quitting() -> None:
    """`q` ends the program."""
    async with opened(None) as (app, pilot):
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


def test_completion_goes_as_far_as_it_is_certain(tmp_path: Path) -> None:
    """One folder is completed with its separator, several as far as they are alike; files and hidden ones are not."""
    for name in ("press-2025", "press-2026", ".hidden", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "pressing").touch()
    typed = f"{tmp_path}{os.sep}"
    assert completion(f"{typed}o") == (f"{typed}other{os.sep}", ["other"])
    assert completion(f"{typed}p") == (f"{typed}press-202", ["press-2025", "press-2026"])
    assert completion(typed) == (typed, ["here", "other", "press-2025", "press-2026"])
    assert completion(f"{typed}.h") == (f"{typed}.hidden{os.sep}", [".hidden"])
    assert completion(f"{typed}x") == (f"{typed}x", [])
    assert completion(f"{typed}nothing/here") == (f"{typed}nothing/here", [])
