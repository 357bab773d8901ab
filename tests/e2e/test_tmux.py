"""A newcomer's first minute under tmux, with nothing but keys that the screens name."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.interop
PATIENCE = 30.0
Tmux = Callable[..., str]


@pytest.fixture
def tmux(tool: Callable[[str], str], tmp_path: Path) -> Iterator[Tmux]:
    """Runs a tmux command on a server of its own and gives what it prints."""
    program, socket = tool("tmux"), f"tui-reader-{os.getpid()}"

    def run(*arguments: str) -> str:
        return subprocess.run([program, "-L", socket, *arguments], capture_output=True, text=True, check=True).stdout

    homes = " ".join(f"XDG_{name}_HOME={tmp_path / name}" for name in ("CACHE", "CONFIG", "DATA", "STATE"))
    (tmp_path / "here").mkdir()
    command = (
        f"cd {tmp_path / 'here'}; env {homes} {shlex.quote(sys.executable)} -m tui_reader; echo status $?; sleep 60"
    )
    run("new-session", "-d", "-x", "80", "-y", "24", "-s", "first", command)
    yield run
    subprocess.run([program, "-L", socket, "kill-server"], capture_output=True, check=False)


def wait_for(tmux: Tmux, text: str, again: str = "") -> str:
    """The screen, once it shows `text`; until then the key `again`, if there is one, is pressed every second."""
    end = time.monotonic() + PATIENCE
    pressed = time.monotonic()
    while text not in (shown := tmux("capture-pane", "-p", "-t", "first")):
        assert time.monotonic() < end, f"never showed {text!r}:\n{shown}"
        time.sleep(0.1)
        if again and time.monotonic() - pressed > 1:
            tmux("send-keys", "-t", "first", again)
            pressed = time.monotonic()
    return shown


def test_a_newcomer_tags_a_passage_with_the_keys_that_are_named(tmux: Tmux) -> None:
    """From the start screen by the sample to a tag that is saved, and out again."""
    steps = (
        ("s  Try the sample", "s"),
        ("enter open", "Enter"),
        ("tab next", "Tab"),
        ("enter accept", "Enter"),
        ("accepted", "q"),
        ("1 in progress", "q"),
    )
    for named, key in steps:
        wait_for(tmux, named, again="Tab" if key == "Enter" and "accept" in named else "")
        tmux("send-keys", "-t", "first", key)
    assert "enter open" not in wait_for(tmux, "status 0")
