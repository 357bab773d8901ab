"""The help: every command of the screen behind, by its keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult

from tui_reader.tui.commands import MOTIONS, Command, Meets, why_disabled
from tui_reader.tui.keymap import Keymap, shown
from tui_reader.tui.screens.command_screen import CommandScreen
from tui_reader.tui.widgets.rows import Line, Rows

TITLES = {
    "label": "Labels",
    "reader": "Reading and tagging",
    "library": "The library",
    "start": "The start",
    "app": "Everywhere",
}
MOVING = "Moving (with shift, or after , : selecting)"
_KEYS_CELLS = 26
_MOTION_IDS = frozenset(command.id for command in MOTIONS)


def sections(commands: Iterable[Command]) -> dict[str, list[Command]]:
    """The commands by heading; of motions the plain ones, since their selecting twins are on the same keys."""
    found: dict[str, list[Command]] = {}
    for command in commands:
        if command.id.startswith("reader.select-") and command.id in _MOTION_IDS:
            continue
        title = MOVING if command.id in _MOTION_IDS else TITLES.get(command.scope, command.scope)
        found.setdefault(title, []).append(command)
    return found


class HelpScreen(CommandScreen):
    """Lists keys, titles, sentences, and why a command cannot be carried out now."""

    SCOPES = ("help",)
    CSS_PATH = "../styles/help.tcss"

    def __init__(self, keymap: Keymap, behind: Meets) -> None:
        super().__init__()
        self._sections = sections(keymap.commands)
        self._reasons = {command.id: why_disabled(command, behind) for command in keymap.commands}

    def compose(self) -> ComposeResult:
        """A heading, the commands, the keys of the help itself."""
        yield Rows(id="help-title")
        yield Pager()
        yield self.key_line()

    def on_mount(self) -> None:
        """Everything is known at once."""
        self.query_one("#help-title", Rows).show([[(" Keys of the screen behind", Style(bold=True))]])
        self.query_one(Pager).fill(self._sections, self._reasons)

    def do_up(self) -> None:
        """Scroll up."""
        self.query_one(Pager).scroll_by(-1)

    def do_down(self) -> None:
        """Scroll down."""
        self.query_one(Pager).scroll_by(1)

    def do_page_up(self) -> None:
        """Scroll a screen up."""
        self.query_one(Pager).scroll_by(-self.query_one(Pager).page)

    def do_page_down(self) -> None:
        """Scroll a screen down."""
        self.query_one(Pager).scroll_by(self.query_one(Pager).page)

    def do_first(self) -> None:
        """To the top."""
        self.query_one(Pager).scroll_by(-len(self.query_one(Pager).lines))

    def do_last(self) -> None:
        """To the end."""
        self.query_one(Pager).scroll_by(len(self.query_one(Pager).lines))

    def do_close(self) -> None:
        """Back to the screen behind."""
        self.dismiss()


class Pager(Rows):
    """Rows that scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pager--title", "pager--key", "pager--faint"}

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._top = 0
        self._content: tuple[dict[str, list[Command]], dict[str, str | None]] = ({}, {})

    @property
    def page(self) -> int:
        """How far a screen goes, one row kept."""
        return max(1, self.size.height - 1)

    def fill(self, grouped: dict[str, list[Command]], reasons: dict[str, str | None]) -> None:
        """Show these sections."""
        self._content = (grouped, reasons)
        self._draw()

    def scroll_by(self, rows: int) -> None:
        """Scroll, as far as there is more."""
        self._top = max(0, min(self._top + rows, len(self.lines) - max(1, self.size.height)))
        self.show(self.lines[self._top : self._top + max(1, self.size.height)])

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls."""
        self.scroll_by(3)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls."""
        self.scroll_by(-3)

    def _draw(self) -> None:
        self.lines = list(self._written(*self._content))
        self.scroll_by(0)

    def _written(self, grouped: dict[str, list[Command]], reasons: dict[str, str | None]) -> Iterator[Line]:
        for title, commands in grouped.items():
            yield []
            yield [(f" {title}", self._ink("title"))]
            for command in commands:
                yield from self._command(command, reasons.get(command.id))

    def _command(self, command: Command, reason: str | None) -> Iterator[Line]:
        keys = "  ".join(shown(key) for key in command.keys) or "in the palette"
        # A motion's title says it all.
        about = ("" if command.id in _MOTION_IDS else command.help) + (f" Not now: {reason}." if reason else "")
        room = max(20, self.size.width - _KEYS_CELLS - 3)
        for number, part in enumerate(wrapped(f"{command.title}. {about}", room)):
            lead = keys if number == 0 else ""
            yield [
                (f"  {lead.ljust(_KEYS_CELLS)}", self._ink("key")),
                (part, self._ink("faint") if reason else Style()),
            ]

    def _ink(self, name: str) -> Style:
        style = self.get_component_rich_style(f"pager--{name}")
        return Style(color=style.color, bold=style.bold)


def wrapped(sentence: str, room: int) -> Sequence[str]:
    """The sentence in rows of at most `room` cells."""
    from textwrap import wrap

    return wrap(" ".join(sentence.split()), room) or [""]
