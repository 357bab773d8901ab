"""Manners toward the terminal: what is sent to it, in which colors, and what is left behind when something breaks."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from tests.e2e.conftest import Start
from tests.e2e.terminal import Tty

FIRST = "À Cork, un toit inauguré"
_STYLE = re.compile(rb"\x1b\[([0-9;]*)m")


def as_alice(project: Path) -> tuple[str, ...]:
    """What stands before every command."""
    return "-C", str(project), "--as", "alice"


def cells(tty: Tty) -> list[list[object]]:
    """Every cell of the screen with its looks."""
    screen = tty.screen
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


def style_codes(tty: Tty) -> set[int]:
    """All numbers of styles that were sent."""
    return {int(code) for codes in _STYLE.findall(tty.raw) for code in codes.split(b";") if code}


def walk(tty: Tty) -> None:
    """Go through library, preview, palette and reader, and stay in the reader."""
    tty.wait_for(FIRST)
    tty.press("end", "up", "up", "s", ":")
    tty.wait_for("what do you want to do?")
    tty.press("escape")
    tty.wait_gone("what do you want to do?")
    tty.settle()
    tty.press("home", "enter")
    tty.wait_for("p person")
    tty.press("down", "down", "ctrl+right", "l", "tab", "pagedown")
    tty.wait(lambda: sum(bool(row[:4].strip()) for row in tty.screen.display[:18]) > 3, "marked what was found")
    tty.settle()


def test_what_is_sent_bit_by_bit_is_what_a_fresh_drawing_shows(start: Start, project: Path) -> None:
    """After a walk through the screens, drawing everything again changes no cell."""
    tty = start(*as_alice(project))
    walk(tty)
    before = cells(tty)
    sent = len(tty.raw)
    tty.press("ctrl+l")
    tty.settle()
    assert len(tty.raw) - sent > 1000
    assert cells(tty) == before


def test_keys_typed_ahead_are_taken_in_order(start: Start, project: Path) -> None:
    """A palette command typed in one go, as a slow line delivers it, is what is done."""
    tty = start(*as_alice(project))
    tty.wait_for(FIRST)
    tty.process.send(":sort\r/mer\r")
    tty.wait_for("of 11 · escape shows all")
    assert "↓date" in tty.text
    assert "2 of 11" in tty.text


def test_no_color_means_none(start: Start, project: Path) -> None:
    """With NO_COLOR set no color is sent, and the cursor can still be told from other rows."""
    tty = start(*as_alice(project), variables={"NO_COLOR": "1"})
    walk(tty)
    assert style_codes(tty) <= {*range(10), 21, 39, 49}


def test_sixteen_colors(start: Start, project: Path) -> None:
    """Where the terminal has sixteen colors no others are sent."""
    tty = start(*as_alice(project), variables={"TERM": "xterm", "COLORTERM": ""})
    walk(tty)
    assert style_codes(tty).isdisjoint({38, 48})


def test_over_ssh_the_mouse_is_quiet_too(start: Start, project: Path) -> None:
    """Motion without a button is never asked for."""
    tty = start(*as_alice(project), variables={"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"})
    tty.wait_for(FIRST)
    assert b"\x1b[?1003h" not in tty.raw
    assert b"\x1b[?1002h" in tty.raw


@pytest.mark.parametrize(("ground", "light"), [("0;15", True), ("15;0", False)])
def test_the_theme_follows_the_terminal(start: Start, project: Path, ground: str, light: bool) -> None:  # noqa: FBT001
    """A light ground that the terminal tells of gets the light theme."""
    tty = start(*as_alice(project), variables={"COLORFGBG": ground})
    tty.wait_for(FIRST)
    tty.settle()
    background = tty.screen.buffer[5][40].bg
    assert (int(background[:2], 16) > 128) == light


def test_a_defect_leaves_one_line_and_a_sane_terminal(start: Start, project: Path, tmp_path: Path) -> None:
    """When the app itself breaks, the terminal is put back and one line says where the details are."""
    broken = "from tui_reader.tui.screens.library import LibraryScreen as S\nS.do_sort = lambda self: 1 / 0\n"
    code = f"{broken}import sys\nfrom tui_reader.cli.program import run\nsys.exit(run(sys.argv[1:]))"
    tty = start(*as_alice(project), program=("-c", code))
    tty.wait_for(FIRST)
    tty.press("s")
    assert tty.wait_exit() == 3
    assert tty.modes_left_on() == set()
    last = tty.raw.rpartition(b"\x1b[?1002l\x1b[?1000l")[2]
    assert last.count(b"\n") == 1
    assert b"ZeroDivisionError" in last
    assert b"Traceback" not in tty.raw
    assert "ZeroDivisionError" in (tmp_path / "state" / "tui-reader" / "errors.log").read_text(encoding="utf-8")
    assert b"never retrieved" not in tty.raw


FULL = """
import sys
from tui_reader.cli.program import run
from tui_reader.errors import MachineError
from tui_reader.storage.annotation_store import AnnotationStore
from tui_reader.tui.screens.reader import ReaderScreen
def refuse(*_, **__):
    raise MachineError("No space left on device")
AnnotationStore.commit = refuse
ReaderScreen._act_copy = lambda self: 1 / 0
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("way", ["q", "SIGTERM", "crash"])
def test_what_could_not_be_saved_is_told_at_the_end(start: Start, project: Path, way: str) -> None:
    """However the app ends, one line says how many tags of which article are lost and why, with status 3."""
    tty = start(*as_alice(project), program=("-c", FULL))
    tty.wait_for(FIRST)
    tty.press("enter")
    tty.wait_for("p person")
    tty.press("p")
    tty.wait_for("NOT SAVED")
    if way == "q":
        tty.press("q")
        tty.wait_for("q again leaves")
        tty.press("q")
        tty.wait_for("q quit")
        tty.press("q")
    elif way == "SIGTERM":
        tty.signal(signal.SIGTERM)
    else:
        tty.process.send(" Yddd")
    assert tty.wait_exit() == 3
    assert tty.modes_left_on() == set()
    last = tty.raw.rpartition(b"\x1b[?1002l\x1b[?1000l")[2]
    assert last.count(b"\n") == 1
    assert re.search(rb"1 tag of \S+ is NOT saved: No space left on device", last)
    assert (b"ZeroDivisionError" in last) == (way == "crash")
