"""Nothing that is read, be it text, file name, label or note, steers the terminal."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

from tests.e2e.conftest import Start
from tests.e2e.terminal import Tty

TITLE = "\x1b]0;TITLE\x07"
CLIPBOARD = "\x1b]52;c;UFdORUQ=\x1b\\"
HOME = "\x1b[1;1H\x1b[2J"
C1 = "\x9b31m\x9d0;C1\x9c"
BIDI = "\u202eleft\u202c"
BELL = "\x07\x08\x0e"
ALL = TITLE + CLIPBOARD + HOME + C1 + BIDI + BELL
PLANTED = [each.encode() for each in (TITLE, CLIPBOARD, HOME, "\x9b", "\x9d", "\x9c", "\u202e", "\x07", "\x08", "\x0e")]
"""What must never be written."""
OUR_OWN = re.compile(r"\x1b\[[<>?]?[0-9;]*\$?[Hmhlup]")
"""Cursor positions, styles, modes, and questions about modes: all that the program has reason to write."""

LABELS = """
axes: [{name: voice, exclusive: true}]
labels:
  - name: quote
    title: {en: "quo\\e]0;LABEL\\ate"}
    key: c
    axis: voice
    color: gold
    description: "what\\e]0;LABEL\\a it is"
    accepts: [speech]
    attributes:
      - {name: tone, type: choice, values: ["dry\\e]0;VALUE\\a", warm]}
      - {name: heard, type: string}
"""


def hostile_project(folder: Path) -> Path:
    """A project in which every text is planted."""
    (folder / "corpus").mkdir(parents=True)
    text = f"Un titre {ALL} qui ment\n\nUn paragraphe {ALL} qui dit « des mots {ALL} » et finit.\n\n"
    text += "Encore une phrase ordinaire, pour que ce soit un texte.\n" * 30
    (folder / "corpus" / f"a {TITLE}{C1} name.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "corpus" / "b.txt").write_bytes(b"\xff\xfe\x00\xd8 no text \x00\x01" + bytes(range(32)) * 20)
    (folder / "tui-reader.yaml").write_text(LABELS, encoding="utf-8")
    return folder


def paste_a_filter(tty: Tty) -> None:
    """Paste what is planted into the library's filter, and take it back."""
    tty.press("/")
    tty.process.send(f"\x1b[200~typed {TITLE}{C1}{BELL}\x1b[201~")
    tty.wait_for("0 of")
    tty.press("escape")
    tty.wait_gone("0 of")


def fill_in_attributes(tty: Tty) -> None:
    """Choose a planted value of the label in focus, and paste into a field."""
    tty.press("c")
    tty.wait_for("tone")
    tty.settle(0.8)
    tty.press("right", "down")
    tty.process.send(f"\x1b[200~{TITLE}{C1}{BELL}loud\x1b[201~")
    tty.wait_for("loud")
    tty.press("enter")
    tty.settle()


def test_no_planted_sequence_reaches_the_terminal(start: Start, tmp_path: Path) -> None:
    """Library, preview, filter, palette, help, reader, tags and notes are walked through, every byte is looked at."""
    project = hostile_project(tmp_path / f"p {TITLE}")
    tty = start("-C", str(project), "--as", "alice", size=(160, 45))
    tty.wait_for("titre")
    tty.settle()
    paste_a_filter(tty)
    tty.press("/", "titre")
    tty.wait_for("1 of")
    tty.press("enter", "?")
    tty.wait_for("Keys of")
    tty.press("escape")
    tty.settle()
    tty.press("enter")
    tty.wait_for("saved")
    tty.settle()
    tty.press("ctrl+right", "ctrl+right", "ctrl+right", "space", "space", "space", "c")
    tty.settle()
    fill_in_attributes(tty)
    tty.press("n", "a note")
    tty.settle()
    tty.process.send(f"\x1b[200~{TITLE}{BELL}\x1b[201~")
    tty.settle()
    tty.press("enter")
    tty.settle()
    for key in ("?", "escape", ":", "escape"):
        tty.press(key)
        tty.settle()
    tty.press("q")
    tty.wait_for("in progress")
    tty.press("q")
    assert tty.wait_exit() == 0
    assert [planted for planted in PLANTED if planted in tty.raw] == []
    rest = OUR_OWN.sub("", tty.raw.decode())
    assert [character for character in rest if unicodedata.category(character) == "Cc"] == []


def test_an_error_line_is_clean_too(tmp_path: Path) -> None:
    """A refusal names the file it is about without its control characters."""
    project = hostile_project(tmp_path / "project")
    asked = [sys.executable, "-m", "tui_reader", "-C", str(project), "show", f"no {TITLE} such"]
    done = subprocess.run(asked, capture_output=True)
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
