"""What is loaded when: the import rules proved by starting a Python, since the linter sees only what is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STRANGERS = {"click", "textual", "tinydb"}

LOADS = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
found = pkgutil.walk_packages(getattr(room, "__path__", ()), room.__name__ + ".")
for name in [module.name for module in found if module.name not in sys.argv[2:]]:
    importlib.import_module(name)
print(*sys.modules)
"""

STARTS = """
import sys
from tui_reader.__main__ import main
try:
    status = main()
except SystemExit as leaving:
    status = leaving.code
print(status or 0, *sys.modules, file=sys.stderr)
"""


def python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `program` in a fresh Python; fails with what it said when it does not end well."""
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def loaded_by(room: str, *less: str) -> set[str]:
    """The modules that stand in memory once every module of `room`, less those named, has been imported."""
    return set(python(LOADS, f"tui_reader.{room}", *less).stdout.split())


def loaded_when_running(*arguments: str) -> set[str]:
    """The modules that stand in memory after `tui-reader ARGUMENTS`, which must succeed."""
    done = python(STARTS, *arguments)
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0", done.stderr
    return set(modules)


@pytest.mark.parametrize(
    ("room", "guests"),
    [
        ("errors", set()),
        ("files", set()),
        ("text", set()),
        ("model", set()),
        ("corpus", set()),
        ("analysis", set()),
        ("storage", {"tinydb"}),
        ("exchange", set()),
        ("reading", set()),
        ("workspace", {"tinydb"}),
    ],
)
def test_a_room_loads_no_stranger(room: str, guests: set[str]) -> None:
    """Every module of a room can be imported without the libraries that belong to other rooms."""
    assert STRANGERS & loaded_by(room) <= guests


def test_only_the_door_loads_the_app() -> None:
    """All commands but `read` can be imported without Textual."""
    assert "textual" not in loaded_by("cli", "tui_reader.cli.read_command")


@pytest.mark.parametrize("command", ["--help", "list", "tags", "stats", "export", "check"])
def test_a_command_does_not_pay_for_the_app(command: str) -> None:
    """A command that prints runs without Textual, whose import costs five times as much as click's."""
    assert "textual" not in loaded_when_running("-C", str(ROOT), command)


def test_asking_for_the_version_costs_nothing() -> None:
    """`--version` is answered before any library is loaded."""
    assert not {"click", "textual", "tinydb", "yaml"} & loaded_when_running("--version")
