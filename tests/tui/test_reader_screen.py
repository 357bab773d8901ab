"""What the reader's screen shows, as grids of text; what it prints; what reaches the terminal."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest
from tests.tui.harness import ARTICLE, Reading, entity, make_project, quote, reading

from tui_reader.errors import DamagedError, MachineError
from tui_reader.model.suggestion import Findings
from tui_reader.reading.selection import Selection
from tui_reader.text.span import Span
from tui_reader.tui import moving
from tui_reader.tui.commands import REASONS
from tui_reader.workspace.anchored_store import AnchoredStore
from tui_reader.workspace.project import Project

GRIDS = Path(__file__).parent / "grids"
TEXT = (
    "Le bac de Lanvrezal reprendra lundi\n"
    "\n"
    "Le maire Yann Kerbiriou a reçu jeudi la présidente de la compagnie, Soizic Le Drézen, à l’hôtel de ville "
    "de Lanvrezal. « Le bac repartira lundi, et il ne s’arrêtera plus avant l’hiver », a-t-elle promis.\n"
    "\n"
    "Selon la compagnie, les deux moteurs ont été remplacés. Le conseil municipal en doute.\n"
)
FOUND = Findings(
    entities=(
        entity(TEXT, "Yann Kerbiriou", "PER"),
        entity(TEXT, "jeudi", "DATE"),
        entity(TEXT, "Soizic Le Drézen", "PER"),
    ),
    quotes=(
        quote(
            TEXT,
            "Le bac repartira lundi, et il ne s’arrêtera plus avant l’hiver",
            "Soizic Le Drézen",
            "a-t-elle promis",
        ),
    ),
)


def check_grid(name: str, grid: str) -> None:
    """The grid is the one kept under that name; with UPDATE_GRIDS set, it becomes it."""
    grid = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2026-01-01 12:00", grid) + "\n"
    file = GRIDS / f"{name}.txt"
    if os.environ.get("UPDATE_GRIDS"):
        file.write_text(grid, encoding="utf-8")
    assert grid == file.read_text(encoding="utf-8")


async def work(at: Reading) -> None:
    """A few acts that leave something on the screen to look at."""
    await at.do("reader.next-highlight", "reader.accept")
    await at.do(*["reader.next-highlight"] * 3, "reader.accept")
    await at.do("reader.paragraph-down", "reader.word-right", "reader.grow", "reader.grow", "label.doubtful")
    await at.do("reader.escape", "reader.previous-highlight")
    at.reader.session.flush(5)
    await at.pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_an_article_at_work(tmp_path: Path, size: tuple[int, int]) -> None:
    """Tags, suggestions, gutter, labels, bottom line, and the pane where there is room."""
    async with reading(make_project(tmp_path, TEXT), FOUND, size=size) as at:
        await work(at)
        check_grid(f"reader-{size[0]}x{size[1]}", at.grid())


async def test_the_pane_lies_over_a_narrow_screen(tmp_path: Path) -> None:
    """One key opens it, escape closes it."""
    async with reading(make_project(tmp_path, TEXT), FOUND) as at:
        before = at.grid()
        await at.do("reader.next-highlight", "reader.pane")
        await at.pilot.pause()
        check_grid("reader-80x24-pane", at.grid())
        await at.do("reader.escape", "reader.article-start")
        assert at.grid() == before


async def test_what_is_printed_key_by_key_is_what_is_shown(tmp_path: Path) -> None:
    """Partial updates leave the terminal as a full one would, whatever keys come."""
    chance = random.Random(7)
    ids = [
        f"reader.{name}"
        for name in ("right", "left", "down", "up", "word-right", "next-highlight", "select-right", "grow", "accept")
    ]
    text = TEXT.replace("maire", "maire 漢字\té")
    found = Findings(entities=(entity(text, "Yann Kerbiriou", "PER"), entity(text, "字", "LOC")))
    async with reading(make_project(tmp_path, text), found) as at:
        for _ in range(60):
            await at.do(chance.choice([*ids, "label.person", "reader.undo", "reader.escape"]))
        at.reader.session.flush(5)
        await at.pilot.pause(0.1)
        shown = [row.rstrip() for row in at.grid().splitlines()]
        printed = [row.rstrip() for row in at.app.terminal.display]
        assert printed == shown


async def test_a_cursor_key_costs_few_bytes(tmp_path: Path) -> None:
    """Moving on prints the two cells that change, not their rows."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        await at.do("reader.down")
        at.app.printed.clear()
        await at.do("reader.right")
        assert 0 < len("".join(at.app.printed)) < 250


async def test_a_gliding_cursor_pays_once_for_what_is_around_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While keys come one upon the other, pane and bottom line wait; then they follow."""
    monkeypatch.setattr("tui_reader.tui.screens.reader.REST_SECONDS", 0.5)
    async with reading(make_project(tmp_path, TEXT), FOUND, size=(160, 45), offset=TEXT.index("Yann") - 3) as at:
        told: list[object] = []
        monkeypatch.setattr(at.reader._status, "tell", told.append)
        for _ in range(8):
            await at.pilot.press("right")
        assert told == []
        await at.rest()
        assert len(told) == 1
        assert "person?  suggestion" in at.grid()


async def test_the_next_highlight_before_detection_has_answered(tmp_path: Path) -> None:
    """It is said that names are still looked for; once there are none, that there are none."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        at.reader._finding = True
        await at.do("reader.next-highlight")
        assert "still looking for names and quotes…" in at.status()
        at.reader._detect()
        await at.app.workers.wait_for_complete()
        await at.do("reader.next-highlight")
        assert "no highlight further on" in at.status()


async def test_nothing_from_text_or_note_steers_the_terminal(tmp_path: Path) -> None:
    """Control characters in the article, in a note and in a message are shown as stand-ins."""
    text = "Un \x1b]0;titre\x07 et \u202ela fin.\n" + TEXT
    project = make_project(tmp_path, text)
    session = project.session(ARTICLE)
    tag = session.tag(Span(0, 30), "person", note="n\u202eote \u2066x")
    session.close()
    async with reading(project, size=(160, 45)) as at:
        await at.do("reader.remove", "reader.undo", "reader.note")
        assert tag.id == at.reader.desk.tags()[0].id
        printed = "".join(at.app.printed)
        assert "\u241b]0;titre\u2407" in printed
        assert not re.search("\x1b\\]|\x07|\u202e|\u2066", printed)


async def test_other_annotators_are_shown_on_demand(tmp_path: Path) -> None:
    """Off at first; one key shows their tags, names them, and hides them again."""
    project = make_project(tmp_path, TEXT)
    theirs = Project.open(tmp_path, "bob").session(ARTICLE)
    theirs.tag(Span(TEXT.index("Yann"), TEXT.index("Yann") + 4), "person")
    theirs.close()
    async with reading(project) as at:
        assert len(at.reader.desk.highlights) == 0
        await at.do("reader.others")
        await at.app.workers.wait_for_complete()
        await at.do("reader.next-highlight")
        assert "person by bob “Yann”" in at.status()
        await at.do("reader.remove")
        assert "another annotator" in at.status()
        await at.do("reader.others")
        assert len(at.reader.desk.highlights) == 0


async def test_a_changed_article_keeps_the_place_and_lists_orphans(tmp_path: Path) -> None:
    """Another program changes the file: tags move along, the one whose passage is gone is listed as orphaned."""
    project = make_project(tmp_path, TEXT)
    async with reading(project, size=(160, 45), offset=TEXT.index("Yann")) as at:
        await at.do("label.person", "reader.paragraph-down", "label.person")
        at.reader.session.flush(5)
        changed = "Une ligne de plus.\n" + TEXT.replace("Selon la compagnie, ", "")
        (tmp_path / "corpus" / f"{ARTICLE}.txt").write_text(changed, encoding="utf-8")
        at.reader._look_around()
        await at.pilot.pause()
        assert at.labels() == [("person", "Yann")]
        assert "1 orphaned" in at.grid()
        assert at.reader.desk.text == changed


def disk(monkeypatch: pytest.MonkeyPatch, *, full: bool) -> None:
    """Saving fails, or works again."""

    def refuse(*_: object, **__: object) -> None:
        raise MachineError("annotations: No space left on device")

    monkeypatch.undo()
    if full:
        monkeypatch.setattr(AnchoredStore, "commit", refuse)
        monkeypatch.setattr("tui_reader.workspace.durable.RETRY_SECONDS", 0.05)


async def test_a_changed_article_waits_until_the_tags_are_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the disk is full the old text stays and can be tagged; once there is room, the new one comes with all."""
    project = make_project(tmp_path, TEXT)
    async with reading(project, offset=TEXT.index("Yann")) as at:
        disk(monkeypatch, full=True)
        await at.do("label.person")
        (tmp_path / "corpus" / f"{ARTICLE}.txt").write_text("Une ligne.\n" + TEXT, encoding="utf-8")
        at.reader._look_around()
        await at.pilot.pause()
        assert at.reader.desk.text == TEXT
        assert "your tags come first" in at.reader._message
        assert "NOT SAVED" in at.status()
        await at.do("reader.escape", "reader.paragraph-down", "label.person")
        assert at.labels() == [("person", "Yann"), ("person", "Selon")]
        disk(monkeypatch, full=False)
        at.reader._look_around()
        await at.pilot.pause()
        assert at.reader.desk.text == "Une ligne.\n" + TEXT
        assert at.labels() == [("person", "Yann"), ("person", "Selon")]
        await at.do("reader.escape", "reader.word-right", "label.doubtful")
        at.reader.session.flush(5)
    assert len(project.session(ARTICLE).annotations.annotations) == 3


async def test_an_article_that_is_gone_is_told_until_it_is_back(tmp_path: Path) -> None:
    """Removed, or a pipe in its place: the bottom line says so, and reading goes on when it is there again."""
    file = tmp_path / "corpus" / f"{ARTICLE}.txt"
    async with reading(make_project(tmp_path, TEXT)) as at:
        for is_pipe in (False, True):
            file.unlink()
            if is_pipe:
                os.mkfifo(file)
            at.reader._look_around()
            await at.pilot.pause()
            assert "article: its file is gone" in at.status()
            file.unlink(missing_ok=True)
            file.write_text(TEXT, encoding="utf-8")
            at.reader._look_around()
            await at.pilot.pause()
            assert "gone" not in at.status()


async def test_a_damaged_store_is_told_and_hides_no_change_of_the_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bottom line names the damage; the article is looked at all the same."""
    project = make_project(tmp_path, TEXT)
    async with reading(project) as at:

        def refuse(_: object) -> None:
            raise DamagedError("alice/article.json: damaged")

        monkeypatch.setattr(AnchoredStore, "load", refuse)
        (tmp_path / "corpus" / f"{ARTICLE}.txt").unlink()
        at.reader._look_around()
        await at.pilot.pause()
        assert "damaged" in at.status()
        assert "gone" in at.reader._message
        monkeypatch.undo()
        (tmp_path / "corpus" / f"{ARTICLE}.txt").write_text(TEXT + "Fin.\n", encoding="utf-8")
        at.reader._look_around()
        await at.pilot.pause()
        assert at.reader.desk.text == TEXT + "Fin.\n"


async def test_another_programs_tags_of_mine_come_in(tmp_path: Path) -> None:
    """What the same annotator does elsewhere shows up without losing the place."""
    project = make_project(tmp_path, TEXT)
    async with reading(project, offset=40) as at:
        elsewhere = project.session(ARTICLE)
        elsewhere.tag(Span(0, 2), "person")
        elsewhere.close()
        at.reader._look_around()
        await at.pilot.pause()
        assert at.labels() == [("person", "Le")]
        assert at.reader.desk.cursor == 40


async def test_leaving_asks_the_app(tmp_path: Path) -> None:
    """Going back, help and palette are the app's."""
    async with reading(make_project(tmp_path, TEXT)) as at:
        await at.do("app.help", "app.palette", "reader.back")
        assert at.app.asked == ["app.help", "app.palette", "reader.back"]


def state(at: Reading) -> tuple[object, ...]:
    """All that a command may change."""
    reader = at.reader
    desk = reader.desk
    focus = desk.focus.highlight.key if desk.focus else None
    shown = (reader._view.folded, desk.others_shown, reader.has_class("-pane"), at.app.screen, reader._message)
    return (desk.selection, desk.selecting, focus, desk.session.annotations, len(at.app.asked), *shown)


async def test_every_command_of_the_table_is_obeyed(tmp_path: Path) -> None:
    """Each changes something, or says something other than why it cannot be done."""
    async with reading(make_project(tmp_path, TEXT), FOUND) as at:
        reader = at.reader
        start = TEXT.index("compagnie")
        for command in reader.keymap.commands:
            reader.desk.selecting, reader._message = False, ""
            reader.desk.select(Selection.over(Span(start, start + 9)))
            if {"focus", "suggestion", "tag"} & set(command.needs):
                reader.desk.select(Selection.at(0))
                while not all(reader.meets(need) for need in command.needs):
                    assert moving.walk(reader.desk, 1), command.id
            before = state(at)
            reader.carry_out(command)
            await at.pilot.pause()
            assert state(at) != before, command.id
            assert reader._message not in REASONS.values(), command.id
            while at.app.screen is not reader:
                await at.press("escape")
            if command.scope == "reader" and command.id.endswith("remove"):
                reader.session.tag(Span(0, 2), "person")
                reader.desk.renew()
