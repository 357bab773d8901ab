"""Motions, selecting, growing and the mouse, told as marked text."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.harness import entity, make_project, reading

from tui_reader.model.suggestion import Findings

TEXT = "Le pont ferme. La mairie l’a dit.\nLe bac part.\n"
FOUND = Findings(entities=(entity(TEXT, "La mairie", "ORG"),))

CASES = (
    (("right", "right"), "Le| pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("word-right",), "Le |pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("down",), "Le pont ferme. La mairie l’a dit.\n|Le bac part.\n"),
    (("row-end",), "Le pont ferme. La mairie l’a dit.|\nLe bac part.\n"),
    (("paragraph-down", "right", "paragraph-up"), "Le pont ferme. La mairie l’a dit.\n|Le bac part.\n"),
    (("article-end", "article-start"), "|Le pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("select-right", "select-right"), "{Le|} pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("select", "word-right", "word-right"), "{Le pont |}ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("select", "right", "select", "right"), "Le| pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("select", "right", "escape"), "L|e pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("grow",), "{Le|} pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("grow", "grow"), "{Le pont ferme.|} La mairie l’a dit.\nLe bac part.\n"),
    (("grow", "grow", "shrink"), "{Le|} pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("grow", "shrink"), "|Le pont ferme. La mairie l’a dit.\nLe bac part.\n"),
    (("next-highlight", "grow", "grow"), "Le pont ferme. {La mairie|} l’a dit.\nLe bac part.\n"),
)


@pytest.mark.parametrize(("names", "after"), CASES)
async def test_motions(tmp_path: Path, names: tuple[str, ...], after: str) -> None:
    """The commands, one after the other from the start of the text, leave cursor and selection as marked."""
    async with reading(make_project(tmp_path, TEXT), FOUND) as at:
        await at.do(*(f"reader.{name}" for name in names))
        assert at.marked() == after


async def test_every_twin_does_the_same(tmp_path: Path) -> None:
    """Each key of a motion moves alike: chords have plain twins."""
    project = make_project(tmp_path, TEXT)
    for motion in ("word-right", "paragraph-down", "article-end"):
        seen = set()
        async with reading(project) as at:
            for key in at.reader.keymap.command(f"reader.{motion}").keys:
                await at.do("reader.article-start")
                named = {")": "right_parenthesis", "_": "underscore", ">": "greater_than_sign"}
                await at.press(named.get(key, key))
                seen.add(at.reader.desk.cursor)
        assert len(seen) == 1


async def test_walking_goes_through_highlights_at_one_place(tmp_path: Path) -> None:
    """Tab visits the outer one, then the inner one that begins at the same place; shift+tab goes back."""
    text = "Le Ministère de la Défense du Mali, puis rien."
    outer, inner = entity(text, "Ministère de la Défense du Mali", "ORG"), entity(text, "Mali", "LOC")
    same = entity(text, "Ministère", "LOC")
    async with reading(make_project(tmp_path, text), Findings(entities=(outer, same), nested=(inner,))) as at:
        seen = []
        for _ in range(3):
            await at.do("reader.next-highlight")
            seen.append(at.reader.desk.focused_suggestion)
        assert seen == [outer, same, inner]
        await at.do("reader.next-highlight")
        assert at.status().startswith("no highlight further on")
        await at.do("reader.previous-highlight")
        assert at.reader.desk.focused_suggestion == same


async def test_moving_focuses_the_innermost(tmp_path: Path) -> None:
    """The cursor inside two highlights focuses the shorter one."""
    text = "Le Ministère de la Défense du Mali, puis rien."
    outer, inner = entity(text, "Ministère de la Défense du Mali", "ORG"), entity(text, "Mali", "LOC")
    async with reading(make_project(tmp_path, text), Findings(entities=(outer,), nested=(inner,))) as at:
        await at.do(*["reader.word-right"] * 6)
        assert at.reader.desk.focused_suggestion == inner


async def test_the_mouse_points_drags_and_clicks_again(tmp_path: Path) -> None:
    """A click moves the cursor, a drag selects, two clicks select the word, three the sentence."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        view = at.reader.query_one("#article")
        column = at.grid().splitlines()[1].index("Le pont")
        await at.pilot.click(view, offset=(column + 4, 1))
        assert at.marked().startswith("Le p|ont")
        await at.pilot.click(view, offset=(column + 4, 1))
        assert at.marked().startswith("Le {pont|} ferme")
        await at.pilot.click(view, offset=(column + 4, 1))
        assert at.marked().startswith("{Le pont ferme.|} La")
        await at.pilot.mouse_down(view, offset=(column, 1))
        await at.pilot.hover(view, offset=(column + 2, 1))
        await at.pilot.mouse_up(view, offset=(column + 2, 1))
        assert at.marked().startswith("{Le|} pont")


async def test_paste_is_never_keys(tmp_path: Path) -> None:
    """Pasted label keys tag nothing."""
    from textual.events import Paste

    async with reading(make_project(tmp_path, TEXT)) as at:
        at.app.post_message(Paste("pqp"))
        await at.pilot.pause()
        assert at.labels() == []
        assert "pasted" in at.status()


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+s", "ctrl+q", "ctrl+z", "ctrl+d", "ctrl+backslash"])
async def test_control_keys_leave_the_reader_open(tmp_path: Path, key: str) -> None:
    """None of them quits, suspends or freezes."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        await at.press(key)
        await at.do("reader.right")
        assert at.reader.is_current
        assert at.reader.desk.cursor == 1
