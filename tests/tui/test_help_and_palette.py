"""Help and palette: every command of the screen behind, from the one table."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.desk_of_articles import grid, new_project, opened, until

from tui_reader.tui.commands import COMMANDS, MOTIONS, of_scope
from tui_reader.tui.keymap import shown
from tui_reader.tui.screens.help import HelpScreen, Pager
from tui_reader.tui.screens.palette import HIDDEN, PaletteScreen, found
from tui_reader.tui.screens.reader import ReaderScreen


def helped(app_screen: object) -> str:
    """All that the help says, seen or not."""
    assert isinstance(app_screen, HelpScreen)
    return "\n".join("".join(text for text, _ in line) for line in app_screen.query_one(Pager).lines)


@pytest.mark.parametrize("target", [None, "alpha"])
async def test_help_names_every_command_of_the_screen_behind_with_its_keys(tmp_path: Path, target: str | None) -> None:
    """Library and reader: titles and keys, plain twins too; of motions the selecting twins are told in the heading."""
    async with opened(new_project(tmp_path), target, size=(160, 45)) as (app, pilot):
        await pilot.press("?")
        await pilot.pause()
        text = helped(app.screen)
        scopes = ("library", "app") if target is None else ("reader", "app")
        for command in of_scope(COMMANDS, *scopes):
            if command in MOTIONS and command.id.startswith("reader.select-"):
                continue
            assert command.title in text
            assert "  ".join(shown(key) for key in command.keys) in text
        assert ("Label: person" in text) == (target is not None)
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpScreen)


async def test_help_scrolls_and_says_what_cannot_be_done_now(tmp_path: Path) -> None:
    """Rows below the screen are reached with the keys that the bottom line names; a disabled command says why."""
    async with opened(new_project(tmp_path), "alpha") as (app, pilot):
        await pilot.press("?")
        await pilot.pause()
        before = grid(pilot)
        assert "Label: person" not in before
        await pilot.press("end")
        assert "Label: doubtful" in grid(pilot)
        await pilot.press("home")
        assert grid(pilot) == before
        assert "Not now: nothing to undo" in " ".join(helped(app.screen).split())


async def test_the_palette_carries_out_what_it_finds(tmp_path: Path) -> None:
    """A few letters of what is wanted, enter, and it is done on the screen behind."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        await pilot.press(":", *"sort", "enter")
        await until(pilot, "sorted by date")
        assert not isinstance(app.screen, PaletteScreen)


async def test_the_palette_says_why_a_command_is_disabled(tmp_path: Path) -> None:
    """What cannot be done now is listed with its reason, and choosing it does nothing but say so."""
    async with opened(new_project(tmp_path), "alpha", size=(160, 45)) as (app, pilot):
        await pilot.press("ctrl+p", *"redo")
        assert "not now: nothing to do again" in grid(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert "nothing to do again" in grid(pilot)


def test_every_command_is_found_by_its_title() -> None:
    """The first thing that a full title finds is its own command, or one of the same title."""
    for command in COMMANDS:
        if command.id not in HIDDEN:
            assert found(of_scope(COMMANDS, command.scope), command.title)[0].title == command.title


def test_fuzzy_finding() -> None:
    """Words in any order, accents and case aside, words of the help, letters in order; the best first."""
    library = of_scope(COMMANDS, "library", "app")
    assert found(library, "COLUMN sort")[0].id == "library.sort"
    assert found(library, "accents")[0].id == "library.filter"
    assert found(library, "lght")[0].id == "app.theme"
    assert found(library, "zzz") == []
