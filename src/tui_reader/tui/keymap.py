"""Which key asks for which command: the defaults of the table, the labels' letters, and the user's own choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from textual.events import Key

from tui_reader.errors import InputError
from tui_reader.tui.commands import Command

_SHOWN = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "page up",
    "pagedown": "page down",
}


def key_of(event: Key) -> str:
    """The name of a pressed key: the character itself where it prints (`(`, `U`, `é`), else Textual's (`shift+tab`)."""
    if event.character and event.is_printable and event.character != " ":
        return event.character
    return event.key


def shown(key: str) -> str:
    """A key as people read it: arrows as arrows, all else as it is written."""
    chord, plus, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    return f"{chord}{plus}{_SHOWN.get(last, last)}"


@dataclass(frozen=True, slots=True)
class Keymap:
    """Commands by key, for the scopes of one screen."""

    commands: tuple[Command, ...]
    """Each with the keys that it answers to here."""
    by_key: Mapping[str, Command] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, commands: Iterable[Command], chosen: Mapping[str, Sequence[str]] | None = None) -> Keymap:
        """The keymap of these commands; `chosen` gives some of them, by id, other keys.

        A chosen key is taken from the command that had it by default. Raises InputError when two choices clash.
        """
        chosen = chosen or {}
        taken: dict[str, str] = {}
        for identity, keys in chosen.items():
            for key in keys:
                if taken.setdefault(key, identity) != identity:
                    raise InputError(f"key {key!r} is given to both {taken[key]} and {identity}: choose one")
        settled = tuple(
            replace(c, keys=tuple(chosen.get(c.id) or (k for k in c.keys if k not in taken))) for c in commands
        )
        by_key: dict[str, Command] = {}
        for command in settled:
            for key in command.keys:
                by_key.setdefault(key, command)
        return cls(settled, MappingProxyType(by_key))

    def get(self, key: str) -> Command | None:
        """The command that `key` asks for."""
        return self.by_key.get(key)

    def command(self, identity: str) -> Command:
        """The command with this id. Raises KeyError when this screen has none."""
        for command in self.commands:
            if command.id == identity:
                return command
        raise KeyError(identity)

    def key(self, identity: str) -> str:
        """The first key of a command as people read it, empty when it has none."""
        keys = self.command(identity).keys
        return shown(keys[0]) if keys else ""
