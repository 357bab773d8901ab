"""How much CPU time a program takes until its first text stands on a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte

COLUMNS, ROWS = 80, 24
PATIENCE_SECONDS = 60
TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def cpu_ms_to_text(command: Sequence[str | Path], text: str) -> float:
    """The CPU time of `command` and its threads until `text` stands on an 80x24 terminal, in milliseconds.

    The program is killed once the text is there; what it does while its last output is looked at counts. Raises
    RuntimeError with what it showed when it ends or a minute passes without the text.
    """
    size = struct.pack("4H", ROWS, COLUMNS, 0, 0)
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        os.execvpe(command[0], list(map(str, command)), {**os.environ, **TERMINAL})
    screen = pyte.Screen(COLUMNS, ROWS)
    try:
        _watch(terminal, screen, text)
    finally:
        os.kill(process, signal.SIGKILL)
        _, _, used = os.wait4(process, 0)
        os.close(terminal)
    return 1000 * (used.ru_utime + used.ru_stime)


def _watch(terminal: int, screen: pyte.Screen, text: str) -> None:
    stream = pyte.ByteStream(screen)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not any(text in row for row in screen.display):
        ready, _, _ = select.select([terminal], [], [], max(deadline - time.monotonic(), 0))
        try:
            printed = os.read(terminal, 1 << 16) if ready else b""
        except OSError:  # Linux says so when the program has ended
            printed = b""
        if not printed:
            raise RuntimeError(f"no {text!r} on the screen:\n" + "\n".join(screen.display))
        stream.feed(printed)
