"""The start outside of a project: the sample, a new project here, a folder to open."""

from __future__ import annotations

import os
from pathlib import Path

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from tui_reader.errors import ReaderError
from tui_reader.tui.keymap import key_of
from tui_reader.tui.messages import OpenProject
from tui_reader.tui.screens.command_screen import CommandScreen
from tui_reader.tui.strips import clean
from tui_reader.tui.widgets.line_input import LineInput
from tui_reader.tui.widgets.pick_list import Pick, PickList
from tui_reader.tui.widgets.rows import Rows
from tui_reader.workspace.project import is_project
from tui_reader.workspace.sample import open_sample
from tui_reader.workspace.starting import start_project

WELCOME = "Read articles, tag passages with one key each, export labelled data."
_SCHEMES = (
    Pick(
        "news",
        "news",
        "who, where, when, quotes, statements, promises, results",
    ),
    Pick("frames", "frames", "douze étiquettes en français : citations, engagements…"),
    Pick("empty", "empty", "no labels yet: write your own into tui-reader.yaml"),
)
_SHOWN_FOLDERS = 6


class StartScreen(CommandScreen):
    """Three ways in, each with its key; nothing is scanned."""

    SCOPES = ("start",)
    CSS_PATH = "../styles/start.tcss"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """A few words, the choices, a line to type in, the keys."""
        with Vertical(id="start"):
            yield Rows(id="start-title")
            yield Rows(id="start-question")
            yield PickList()
            yield LineInput(id="start-input")
            yield Rows(id="start-folders")
        yield self.key_line()

    def on_mount(self) -> None:
        """The three ways."""
        self._offer_ways()

    @property
    def step(self) -> str:
        """What is asked now: `ways`, `schemes` or `folder`."""
        return next((name for name in ("schemes", "folder") if self.has_class(f"asking-{name}")), "ways")

    def take_key(self, event: Key) -> bool:
        """While a folder is typed, only keys that are no text are commands."""
        if self.step != "folder":
            return super().take_key(event)
        acts = {"enter": self._open_typed, "ctrl+j": self._open_typed, "tab": self._complete, "escape": self.do_back}
        if act := acts.get(event.key):
            self.hush()
            act()
            return True
        return key_of(event) in ("ctrl+p", "f1", "f2") and super().take_key(event)

    def do_choose(self) -> None:
        """What is under the cursor."""
        pick = self.query_one(PickList).current
        if pick is None:
            return
        if self.step == "schemes":
            self._begin(pick.identity)
        else:
            self.perform(pick.identity)

    def do_up(self) -> None:
        """The choice above."""
        self.query_one(PickList).move(-1)

    def do_down(self) -> None:
        """The choice below."""
        self.query_one(PickList).move(1)

    def do_sample(self) -> None:
        """Open the sample."""
        try:
            self.post_message(OpenProject(open_sample()))
        except ReaderError as error:
            self.say(str(error))

    def do_new(self) -> None:
        """Ask for the label scheme of a new project."""
        self._ask(
            "schemes", f"A new project in {self._folder}", "Which labels? Its tui-reader.yaml changes them at any time."
        )
        self.query_one(PickList).offer(_SCHEMES)

    def do_open(self) -> None:
        """Ask for a folder."""
        self._ask("folder", "Which folder? tab completes, enter opens, escape goes back.")
        field = self.query_one(LineInput)
        field.value = f"{self._folder}{os.sep}"
        field.cursor_position = len(field.value)
        self.set_focus(field)

    def do_back(self) -> None:
        """To the three ways."""
        self._offer_ways()

    def do_quit(self) -> None:
        """Leave the program."""
        self.app.exit(return_code=0)

    @on(PickList.Picked)
    def _picked(self) -> None:
        self.do_choose()

    @on(LineInput.Changed)
    def _typed(self) -> None:
        self.query_one("#start-folders", Rows).show([])

    def _offer_ways(self) -> None:
        self._ask("ways")
        lines = [[(" tui-reader", Style(bold=True))], [(f" {WELCOME}", Style())]]
        self.query_one("#start-title", Rows).show(lines)
        self.query_one(PickList).offer(
            (
                Pick("start.sample", "Try the sample", "eleven invented articles, ready to tag", "s"),
                Pick("start.new", "New project here", clean(str(self._folder)), "n"),
                Pick("start.open", "Open a folder", "that holds a project", "o"),
            )
        )

    def _ask(self, step: str, *question: str) -> None:
        self.set_focus(None)
        for name in ("schemes", "folder"):
            self.set_class(name == step, f"asking-{name}")
        self.query_one("#start-question", Rows).show([[(f" {line}", Style())] for line in question])
        self.query_one("#start-folders", Rows).show([])

    def _begin(self, scheme: str) -> None:
        try:
            start_project(self._folder, scheme)
        except ReaderError as error:
            self.say(str(error))
            return
        self.post_message(OpenProject(self._folder))

    def _open_typed(self) -> None:
        folder = Path(self.query_one(LineInput).value).expanduser()
        if not folder.is_dir():
            self.say(f"no such folder: {folder}")
        elif is_project(folder):
            self.post_message(OpenProject(folder))
        else:
            self._folder = folder.resolve()
            self._offer_ways()
            self.query_one(PickList).move(1)
            self.say(f"no project there yet: n makes one in {folder}")

    def _complete(self) -> None:
        field = self.query_one(LineInput)
        completed, folders = completion(field.value)
        if completed != field.value:
            field.value = completed
            field.cursor_position = len(completed)
        shown = [*folders[:_SHOWN_FOLDERS], *(["…"] if len(folders) > _SHOWN_FOLDERS else [])]
        lines = [[(f"   {clean(name)}", Style())] for name in shown] if len(folders) != 1 else []
        self.call_after_refresh(lambda: self.query_one("#start-folders", Rows).show(lines))


def completion(typed: str) -> tuple[str, list[str]]:
    """A path completed as far as it is certain, and the names of the folders that it may go on with.

    Only the folder that is being typed in is looked at. Hidden folders show once a dot is typed.
    """
    head, tail = os.path.split(typed)
    folder = Path(head or ".").expanduser()
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.startswith(tail) and entry.is_dir())
    except (OSError, ValueError):
        return typed, []
    names = [name for name in names if tail.startswith(".") or not name.startswith(".")]
    if not names:
        return typed, []
    common = _common(names)
    completed = os.path.join(head, common) if head else common  # noqa: PTH118 - what was typed stays as it was typed
    return (completed + os.sep if len(names) == 1 else completed), names


def _common(names: list[str]) -> str:
    """The letters with which all of the sorted names begin."""
    first, last = names[0], names[-1]
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:same]
