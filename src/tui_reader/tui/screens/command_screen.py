"""What screens that obey the command table have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, runtime_checkable

from textual.events import Key
from textual.screen import Screen

from tui_reader.tui.commands import COMMANDS, Command, of_scope, why_disabled
from tui_reader.tui.keymap import Keymap, key_of
from tui_reader.tui.messages import CommandRequested
from tui_reader.tui.widgets.key_line import KeyLine, key_words


@runtime_checkable
class Commanded(Protocol):
    """A screen that obeys commands by their ids."""

    keymap: Keymap

    def meets(self, need: str) -> bool:
        """Whether a need of a command is met now."""

    def carry_out(self, command: Command) -> None:
        """Carry out a command of the keymap, or say why that cannot be done now."""


class CommandScreen(Screen[None], inherit_bindings=False):
    """A screen whose keys come from the table: a command `library.page-up` is carried out by `do_page_up`.

    Commands that the screen has no such method for are asked of the app.
    """

    SCOPES: Sequence[str] = ()
    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    def __init__(self, chosen_keys: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__()
        self.keymap = Keymap.of(of_scope(self.table(), *self.SCOPES, "app"), chosen_keys)

    def table(self) -> Iterable[Command]:
        """The commands among which the screen's scopes are looked for."""
        return COMMANDS

    def meets(self, need: str) -> bool:
        """Whether a need of a command is met now."""
        return False

    def carry_out(self, command: Command) -> None:
        """Carry out a command of the keymap, or say why that cannot be done now."""
        if reason := why_disabled(command, self):
            self.say(reason)
            return
        self.hush()
        if command.scope in self.SCOPES and (method := getattr(self, _method(command), None)):
            method()
        else:
            self.post_message(CommandRequested(command.id))

    def perform(self, identity: str) -> None:
        """Carry out the command with this id."""
        self.carry_out(self.keymap.command(identity))

    def say(self, notice: str) -> None:
        """Say something in the bottom line, for a while."""
        self.query_one(KeyLine).say(notice)

    def hush(self) -> None:
        """Take back what was said."""
        for line in self.query(KeyLine):
            if line.speaking:
                line.quiet()

    def on_key(self, event: Key) -> None:
        """A key that is taken goes no further."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: Key) -> bool:
        """Carry out the command of a key; whether there was one."""
        command = self.keymap.get(key_of(event))
        if command is not None:
            self.carry_out(command)
        return command is not None

    def key_line(self) -> KeyLine:
        """A bottom line for this screen's keys."""
        return KeyLine(key_words(self.keymap))


def _method(command: Command) -> str:
    return "do_" + command.id.partition(".")[2].replace("-", "_")
