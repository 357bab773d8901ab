"""The app around the screens: where it opens, what it says on too small a screen, its themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.desk_of_articles import grid, new_project, opened, until

from tui_reader.errors import InputError, MachineError
from tui_reader.text.span import Span
from tui_reader.tui.reader_app import ReaderApp
from tui_reader.tui.screens.library import LibraryScreen
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.screens.too_small import TooSmallScreen
from tui_reader.tui.themes import DARK, LIGHT, chosen
from tui_reader.workspace.anchored_store import AnchoredStore
from tui_reader.workspace.places import Place, last_place, remember
from tui_reader.workspace.settings import Settings


async def test_opens_at_the_last_place(tmp_path: Path) -> None:
    """The article where the annotator left off, at the offset; going back leads to its row of the library."""
    project = new_project(tmp_path)
    remember(project.root, "alice", Place("beta", 20))
    async with opened(project) as (app, pilot):
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.desk.cursor == 20
        await pilot.press("q")
        await until(pilot, "Élan retrouvé")
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.place == "beta"


async def test_opens_the_library_where_the_last_article_is_gone(tmp_path: Path) -> None:
    """A place that is no more is no reason to fail."""
    project = new_project(tmp_path)
    remember(project.root, "alice", Place("deleted", 20))
    async with opened(project) as (app, _):
        assert isinstance(app.screen, LibraryScreen)


async def test_leaving_remembers_the_place(tmp_path: Path) -> None:
    """What is saved at the end is the row of the library, or the offset in the article."""
    project = new_project(tmp_path)
    async with opened(project) as (app, pilot):
        await pilot.press("end")
        app.save()
        assert last_place(project.root, "alice") == Place(row="gamma")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("right", "right")
        app.save()
        assert last_place(project.root, "alice") == Place("gamma", 2, offsets={"gamma": 2})


async def test_every_way_out_remembers_the_place(tmp_path: Path) -> None:
    """Leaving an article keeps its cursor for the next time, in this run and the next; quitting keeps the row."""
    project = new_project(tmp_path)
    async with opened(project) as (app, pilot):
        await pilot.press("end", "enter")
        await pilot.pause()
        await pilot.press("right", "right", "q")
        await pilot.pause()
        assert last_place(project.root, "alice") == Place(row="gamma", offsets={"gamma": 2})
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.desk.cursor == 2
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("up", "q")
        await pilot.pause()
    left = last_place(project.root, "alice")
    assert left is not None
    assert left.row in {"alpha", "beta"}
    assert left.offsets == {"gamma": 2}


async def test_opens_at_an_article_or_an_annotation(tmp_path: Path) -> None:
    """`ARTICLE#ID` puts the cursor on the annotation and the focus too."""
    project = new_project(tmp_path)
    session = project.session("beta")
    tag = session.tag(Span(13, 15), "person")
    session.close()
    async with opened(project, f"beta#{tag.id}") as (app, _):
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.desk.focused_tag == tag
    async with opened(project, "gamma") as (app, _):
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.session.article.id == "gamma"


@pytest.mark.parametrize("target", ["no-such-article", "beta#nobody-has-this"])
def test_a_target_that_is_not_there_is_refused_before_anything_is_drawn(tmp_path: Path, target: str) -> None:
    """The line comes on the ordinary screen of the shell."""
    with pytest.raises(InputError):
        ReaderApp(new_project(tmp_path), target, annotator="alice")


async def test_too_small_a_screen_asks_for_room_and_goes_on_as_it_was(tmp_path: Path) -> None:
    """Keys pressed meanwhile do nothing."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        await pilot.press("down")
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.press("q", "down")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.place == "alpha"


async def test_the_theme_changes_by_key_in_every_screen(tmp_path: Path) -> None:
    """Dark becomes light and back, and what is shown stays."""
    async with opened(new_project(tmp_path)) as (app, pilot):
        before = await until(pilot, "Anne Le Goff était à Lille")
        await pilot.press("f2")
        assert app.theme == LIGHT.name
        await pilot.pause()
        assert grid(pilot).splitlines()[:12] == before.splitlines()[:12]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f2")
        assert app.theme == DARK.name


@pytest.mark.parametrize(
    ("setting", "ground", "theme"),
    [
        ("auto", "", DARK),
        ("auto", "0;15", LIGHT),
        ("auto", "12;default;7", LIGHT),
        ("auto", "15;8", DARK),
        ("auto", "nonsense", DARK),
        ("light", "15;0", LIGHT),
        ("dark", "0;15", DARK),
    ],
)
def test_which_theme(setting: str, ground: str, theme: object) -> None:
    """What the settings say, else what the terminal tells of its ground, else dark."""
    assert chosen(setting, {"COLORFGBG": ground} if ground else {}) is theme


async def test_labels_speak_the_annotators_language(tmp_path: Path) -> None:
    """French settings show French titles."""
    app = ReaderApp(new_project(tmp_path), "alpha", settings=Settings(language="fr", theme="dark"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "personne" in await until(pilot, "p person")
    app.let_go()


async def test_leaving_with_unsaved_tags_takes_a_second_key_and_is_told_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first says why in the bottom line; after the second, and at the end, the loss is known."""

    def refuse(*_: object, **__: object) -> None:
        raise MachineError("alpha.json: No space left on device")

    monkeypatch.setattr(AnchoredStore, "commit", refuse)
    monkeypatch.setattr("tui_reader.tui.losses.LAST_SECONDS", 0.2)
    async with opened(new_project(tmp_path), "alpha") as (app, pilot):
        assert app.losses() == ""
        await pilot.press("p")
        for key in ("q", "right", "q"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, ReaderScreen)
        assert "NOT SAVED: alpha.json" in grid(pilot)
        assert app.losses() == "1 tag of alpha is NOT saved: alpha.json: No space left on device"
        await pilot.press("q")
        await until(pilot, "q quit")
        assert app.losses().startswith("1 tag of alpha is NOT saved")


async def test_an_article_may_have_a_number_sign_in_its_name(tmp_path: Path) -> None:
    """The whole is tried as an article before it is taken apart."""
    project = new_project(tmp_path, {"issue #3": "Un titre\n\nUne phrase.\n"})
    async with opened(project, "issue #3") as (app, _):
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.session.article.id == "issue #3"
