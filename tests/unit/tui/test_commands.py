"""The table of commands, and the keys made from it."""

from __future__ import annotations

import string

import pytest
from textual.events import Key

from tui_reader.errors import InputError
from tui_reader.tui.commands import COMMANDS, REASONS, label_commands, of_scope, why_disabled
from tui_reader.tui.keymap import Keymap, key_of, shown
from tui_reader.workspace.schemes import built_in

RESERVED_FOR_LATER = set("*./JABL+!DNG")
READER = of_scope(COMMANDS, "reader", "app")


def test_ids_are_unique() -> None:
    """An id names one command."""
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


def test_no_key_asks_for_two_commands_of_a_screen() -> None:
    """Within the reader every key is one command's."""
    keys = [key for command in READER for key in command.keys]
    assert len(keys) == len(set(keys))


def test_letters_are_the_labels() -> None:
    """Of the lower-case letters the reader's commands have n, q, u and no other; some keys wait for later commands."""
    keys = {key for command in READER for key in command.keys}
    assert keys & set(string.ascii_lowercase) == {"n", "q", "u"}
    assert not keys & RESERVED_FOR_LATER


def test_chords_have_plain_twins() -> None:
    """Whatever ctrl does, a plain key does too; selecting has `,` before the plain motion."""
    for command in READER:
        if command.id.startswith("reader.select-") or command.id == "app.redraw":
            continue
        assert not command.keys or any("+" not in key or key == "shift+tab" for key in command.keys), command.id


def test_needs_have_reasons() -> None:
    """Every need of a command is one that can be told."""
    assert all(need in REASONS for command in COMMANDS for need in command.needs)


def test_a_disabled_command_says_the_first_reason() -> None:
    """In the order of the table."""

    class Nothing:
        def meets(self, need: str) -> bool:
            return False

    remove = next(command for command in COMMANDS if command.id == "reader.remove")
    assert why_disabled(remove, Nothing()) == REASONS["focus"]


def test_labels_are_commands() -> None:
    """One for each label, in the user's language, with its key."""
    commands = {command.id: command for command in label_commands(built_in("news"), "fr")}
    assert commands["label.person"].title == "Label: personne"
    assert commands["label.person"].keys == ("p",)


def test_key_names() -> None:
    """Characters are written as they are, other keys as Textual names them."""
    assert key_of(Key("left_parenthesis", "(")) == "("
    assert key_of(Key("U", "U")) == "U"
    assert key_of(Key("space", " ")) == "space"
    assert key_of(Key("shift+tab", None)) == "shift+tab"
    assert (shown("ctrl+left"), shown("+"), shown("-")) == ("ctrl+←", "+", "-")


def test_a_chosen_key_is_taken_from_its_default_owner() -> None:
    """Remapping one command leaves the others their other keys."""
    keymap = Keymap.of(READER, {"reader.note": ["-"]})
    wanted = keymap.get("-")
    assert wanted is not None
    assert wanted.id == "reader.note"
    assert keymap.key("reader.note") == "-"
    assert keymap.command("reader.remove").keys == ("delete",)


def test_two_choices_for_one_key_clash() -> None:
    """The clash is named with both commands."""
    with pytest.raises(InputError, match=r"'x' is given to both reader\.note and reader\.undo"):
        Keymap.of(READER, {"reader.note": ["x"], "reader.undo": ["x"]})
