"""The whole job in a real terminal: open, read, tag, undo, quit, come back, export; and every way of being ended."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.e2e.conftest import Start
from tests.e2e.terminal import Tty

FIRST = "À Cork, un toit inauguré"
"""The first title of the sample, by title."""
ARTICLE = "assises-du-passage-2026"


def as_alice(project: Path) -> tuple[str, ...]:
    """What stands before every command."""
    return "-C", str(project), "--as", "alice"


def exported(project: Path) -> dict[str, Any]:
    """The YAML that `export` prints, read."""
    done = subprocess.run(
        [sys.executable, "-m", "tui_reader", *as_alice(project), "export"], capture_output=True, check=True
    )
    plain: dict[str, Any] = yaml.safe_load(done.stdout)
    return plain


def stored(project: Path) -> list[dict[str, Any]]:
    """Alice's annotations of the first article, as a program without tui-reader finds them on the disk."""
    store = project / "annotations" / "alice" / f"{ARTICLE}.json"
    if not store.exists():
        return []
    return list(json.loads(store.read_text(encoding="utf-8"))["annotations"].values())


def open_first(start: Start, project: Path, **more: Any) -> Tty:
    """The program, the first article of the library open."""
    tty = start(*as_alice(project), **more)
    tty.wait_for(FIRST)
    tty.press("home", "enter")
    tty.wait_for("p person")
    return tty


def tag_three_words(tty: Tty) -> None:
    """Tag the first word as a place, and the two words behind it as a person."""
    tty.press("l")
    tty.wait_for("place")
    tty.press("ctrl+right", "ctrl+right", "space", "p")
    tty.wait_for("person “")


def test_read_tag_undo_redo_quit_export(start: Start, project: Path) -> None:
    """What was tagged, less what was undone, is what export prints."""
    tty = open_first(start, project)
    tag_three_words(tty)
    tty.press("u")
    tty.wait_for("undone")
    tty.press("u")
    tty.wait_gone("person “")
    tty.press("U")
    tty.wait_for("place")
    tty.settle()
    tty.press("q")
    tty.wait_for("1 in progress")
    tty.press("q")
    assert tty.wait_exit() == 0
    assert tty.modes_left_on() == set()
    (article,) = exported(project)["articles"]
    (annotation,) = article["annotations"]
    assert article["id"] == ARTICLE
    assert annotation["label"] == "place"
    assert article["text"][annotation["start"] : annotation["end"]] == annotation["text"]


def test_coming_back_finds_everything_and_undo_goes_on(start: Start, project: Path) -> None:
    """After a restart the program is where it was, and what was tagged before can be undone."""
    tty = open_first(start, project)
    tag_three_words(tty)
    tty.signal(signal.SIGTERM)
    assert tty.wait_exit() == 128 + signal.SIGTERM
    again = start(*as_alice(project))
    again.wait_for("p person")
    again.press("u")
    again.wait_for("undone")
    again.press("u")
    again.settle()
    again.press("u")
    again.wait_for("nothing to undo")
    again.press("q")
    again.wait_for("11 new")
    assert stored(project) == []


def test_what_is_shown_as_saved_survives_a_kill(start: Start, project: Path) -> None:
    """A tag that the bottom line calls saved is on the disk when the program is killed."""
    tty = open_first(start, project)
    tty.press("l")
    tty.wait(lambda: "place “" in tty.text and tty.text.rstrip().endswith("saved"), "said that the tag is saved")
    tty.signal(signal.SIGKILL)
    assert tty.wait_exit() == -signal.SIGKILL
    assert [annotation["label"] for annotation in stored(project)] == ["place"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_loses_nothing_and_leaves_the_terminal_sane(
    start: Start, project: Path, number: signal.Signals
) -> None:
    """Told to leave right after a tag, the program saves it, puts the terminal back, and says how it was ended."""
    tty = open_first(start, project)
    tty.press("l")
    tty.wait_for("place “")
    tty.signal(number)
    assert tty.wait_exit() == 128 + number
    assert tty.modes_left_on() == set()
    assert [annotation["label"] for annotation in stored(project)] == ["place"]


def test_a_lost_terminal_loses_nothing(start: Start, project: Path) -> None:
    """When the terminal itself is gone, what was tagged is on the disk and the program ends."""
    tty = open_first(start, project)
    tty.press("l")
    tty.wait_for("place “")
    tty.hang_up()
    tty.wait_for_end()
    assert [annotation["label"] for annotation in stored(project)] == ["place"]


def test_keys_that_end_or_freeze_other_programs(start: Start, project: Path) -> None:
    """ctrl+c, ctrl+z, ctrl+s, ctrl+q neither end nor stop the program, in the library and in the reader."""
    tty = start(*as_alice(project))
    tty.wait_for(FIRST)
    tty.press("ctrl+c", "ctrl+z", "ctrl+s", "ctrl+q", "home", "enter")
    tty.wait_for("p person")
    tty.press("ctrl+c", "ctrl+z", "ctrl+s", "ctrl+q", "l")
    tty.wait_for("place “")


def test_any_size(start: Start, project: Path) -> None:
    """The screens follow the window; where there is too little room one line says so, and nothing is lost by it."""
    tty = open_first(start, project, size=(160, 45))
    tty.press("l")
    tty.wait_for("place “")
    tty.resize(80, 24)
    tty.settle()
    assert "p person" in tty.text
    tty.resize(40, 10)
    tty.wait_for("needs 60 columns")
    tty.resize(160, 45)
    tty.wait_for("p person")
    tty.press("q")
    tty.wait_for("1 in progress")
    tty.resize(80, 24)
    tty.wait(lambda: len(tty.text.splitlines()[0]) <= 80 and "1 in progress" in tty.text, "fitted the smaller window")


def test_no_terminal_no_app(project: Path) -> None:
    """Without a terminal, one line says so and the exit status is 2."""
    done = subprocess.run(
        [sys.executable, "-m", "tui_reader", *as_alice(project)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


def test_a_dumb_terminal(start: Start, project: Path) -> None:
    """On a terminal that cannot place text, one line says so and the exit status is 2."""
    tty = start(*as_alice(project), variables={"TERM": "dumb"})
    assert tty.wait_exit() == 2
    assert b"\x1b" not in tty.raw
    assert tty.raw.count(b"\n") == 1
