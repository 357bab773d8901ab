"""The command palette: finds a command by what it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.text.folding import fold
from tui_reader.tui.commands import MOTIONS, Command, Meets, why_disabled
from tui_reader.tui.keymap import Keymap, shown
from tui_reader.tui.widgets.line_input import LineInput
from tui_reader.tui.widgets.pick_list import Pick, PickList

MOVING_KEYS = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})
HIDDEN = frozenset({"app.palette"})
_AS_TYPED, _WORD_START, _IN_TITLE, _IN_HELP, _SCATTERED = range(5)
_PAGE = 8


def found(commands: Iterable[Command], query: str) -> list[Command]:
    """The commands that a query means, the best first; all of them, in order, for an empty one.

    A query matches a title or a help sentence word by word, or a title by letters in order.
    """
    words = fold(query).split()
    ranked = [(rank, _is_move(c), i, c) for i, c in enumerate(commands) if (rank := _rank(c, words)) is not None]
    return [command for *_, command in sorted(ranked, key=lambda each: each[:3])]


def _rank(command: Command, words: Sequence[str]) -> int | None:
    title, about = f" {fold(command.title)}", f" {fold(command.help)} {command.id}"
    if " ".join(words) in title:
        return _AS_TYPED
    if all(f" {word}" in title for word in words):
        return _WORD_START
    if all(word in title for word in words):
        return _IN_TITLE
    if all(word in title or f" {word}" in about for word in words):
        return _IN_HELP
    return _SCATTERED if _in_order("".join(words), title) else None


def _is_move(command: Command) -> bool:
    """Whether it is quicker done by its key: motions come behind all else."""
    return command in MOTIONS or any(key in MOVING_KEYS for key in command.keys)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


class PaletteScreen(ModalScreen[str | None]):
    """Gives back the id of the chosen command, None for none."""

    CSS_PATH = "../styles/palette.tcss"

    def __init__(self, keymap: Keymap, behind: Meets) -> None:
        super().__init__()
        self._commands = [command for command in keymap.commands if command.id not in HIDDEN]
        self._reasons = {command.id: why_disabled(command, behind) for command in keymap.commands}

    def compose(self) -> ComposeResult:
        """What is typed, and what it may mean."""
        with Vertical(id="palette"):
            yield LineInput(placeholder="what do you want to do?", id="palette-input")
            yield PickList()
            yield Static("↑ ↓ choose   enter does it   escape closes", id="palette-keys", markup=False)

    def on_mount(self) -> None:
        """All commands at first."""
        self.set_focus(self.query_one(LineInput))
        self._offer("")

    def on_key(self, event: Key) -> None:
        """Arrows choose, enter does it."""
        steps = {"up": -1, "down": 1, "pageup": -_PAGE, "pagedown": _PAGE, "shift+tab": -1, "tab": 1}
        if event.key in steps:
            self.query_one(PickList).move(steps[event.key])
        elif event.key in ("enter", "ctrl+j"):
            self._choose()
        elif event.key in ("escape", "ctrl+p", "ctrl+q"):
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    @on(PickList.Picked)
    def _choose(self) -> None:
        pick = self.query_one(PickList).current
        self.dismiss(pick.identity if pick else None)

    def _offer(self, query: str) -> None:
        self.query_one(PickList).offer([self._pick(command) for command in found(self._commands, query)])

    def _pick(self, command: Command) -> Pick:
        reason = self._reasons[command.id]
        key = shown(command.keys[0]) if command.keys else ""
        return Pick(command.id, command.title, f"not now: {reason}" if reason else command.help, key, reason is None)
