"""A real terminal for a program: a pty, a screen that understands what is written, keys as a keyboard sends them."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "end": "\x1b[F",
    "home": "\x1b[H",
    "pagedown": "\x1b[6~",
    "ctrl+right": "\x1b[1;5C",
    "shift+right": "\x1b[1;2C",
    "f1": "\x1bOP",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
PATIENCE = 20.0
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9]+\$p")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_ALWAYS_ON = {7, 25}
"""Line wrap and cursor, which a terminal has on by itself."""


class Tty:
    """A program in a terminal of its own."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        columns, rows = size
        self.raw = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(variables or {})}
        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            list(arguments),
            cwd=None if folder is None else str(folder),
            env=cast("os._Environ[str]", environment),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.process.close(force=True)

    @property
    def text(self) -> str:
        """What the screen shows, row by row."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program writes within `seconds`; whether it is still there."""
        try:
            chunk = self.process.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += chunk
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", chunk))
        return True

    def wait(self, what: Callable[[], bool], why: str) -> None:
        """Read until `what` is so; fails with the screen when it never is."""
        end = time.monotonic() + PATIENCE
        while not what():
            alive = self.read()
            assert alive or what(), f"the program ended before {why}:\n{self.text}"
            assert time.monotonic() < end, f"never {why}:\n{self.text}"

    def wait_for(self, text: str) -> None:
        """Read until the screen shows `text`."""
        self.wait(lambda: text in self.text, f"showed {text!r}")

    def wait_gone(self, text: str) -> None:
        """Read until the screen no longer shows `text`."""
        self.wait(lambda: text not in self.text, f"took {text!r} away")

    def settle(self, seconds: float = 0.3) -> None:
        """Read until nothing more comes for a while."""
        before = -1
        while before != len(self.raw):
            before = len(self.raw)
            end = time.monotonic() + seconds
            while time.monotonic() < end and self.read():
                pass

    def press(self, *keys: str) -> None:
        """Send keys one by one; a name of `KEYS`, else the text itself."""
        for key in keys:
            self.process.send(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.kill(number)

    def wait_exit(self) -> int:
        """Read to the end; the exit status, or the negative number of the signal that ended the program."""
        end = time.monotonic() + PATIENCE
        while self.read() and time.monotonic() < end:
            pass
        self.process.wait() if not self.process.isalive() else self.process.close(force=True)
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return -int(self.process.signalstatus or 0)

    def hang_up(self) -> None:
        """Take the terminal away, as a lost connection does."""
        vars(self.process)["ptyproc"].fileobj.close()

    def wait_for_end(self) -> None:
        """Wait, without reading, until the program is no longer there."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < end, "the program goes on"
            time.sleep(0.05)

    def modes_left_on(self) -> set[str]:
        """Modes that the program switched on, or off where they are on by themselves, and never back."""
        on: dict[int, bool] = {}
        for numbers, letter in _MODE.findall(self.raw):
            on |= {int(number): letter == b"h" for number in numbers.split(b";")}
        left = {str(mode) for mode, is_on in on.items() if is_on != (mode in _ALWAYS_ON)}
        pushed, popped = len(re.findall(rb"\x1b\[>[0-9;]*u", self.raw)), self.raw.count(b"\x1b[<u")
        return left | ({"kitty keys"} if popped < pushed else set())
