"""Manners toward the terminal: when the app may start, how calm it is, and how it leaves when it is told to."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import platformdirs

from tui_reader.errors import InputError

PLAIN_LINES = "`tui-reader list`, `show` and `tag` do without"
FRAMES_PER_SECOND_OVER_SSH = 15
SAVING_SECONDS = 5.0
LEAVING_SECONDS = 2.0
UNSAVED_STATUS = 3
LOG_LIMIT = 1_000_000
"""Bytes after which the log of errors starts anew."""
RESTORE = (
    "\x1b[?2026l\x1b[?2048l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"
    "\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h"
)
"""Takes back every mode that the app may have switched on."""


def require_terminal() -> None:
    """Raise InputError when there is no terminal that can show the app."""
    if not all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        raise InputError(f"the app needs a terminal, and this is none; {PLAIN_LINES}")
    if os.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        raise InputError(f"the app needs a terminal that can place text, and TERM says it cannot; {PLAIN_LINES}")


def calm(environ: MutableMapping[str, str]) -> None:
    """Set what Textual reads from the environment when it is imported: no animation, few frames over a network."""
    environ["TEXTUAL_ANIMATIONS"] = "none"
    environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    if environ.get("SSH_CONNECTION"):
        environ.setdefault("TEXTUAL_FPS", str(FRAMES_PER_SECOND_OVER_SSH))


def log_error(error: BaseException) -> Path:
    """Append an error's details to the log in the state folder and return the log's path."""
    log = Path(platformdirs.user_state_dir("tui-reader", appauthor=False)) / "errors.log"
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        mode = "a" if log.exists() and log.stat().st_size < LOG_LIMIT else "w"
        with log.open(mode, encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(traceback.format_exception(error))
    return log


class Departure:
    """Leaves in good order on SIGHUP, SIGTERM and SIGINT: saves, asks the app to end, ends the process if need be.

    Use it as a context around the app's run, in the main thread. `save`, `ask` and `losses`, which says in one line
    what could not be saved, are called from another thread.
    """

    def __init__(self, save: Callable[[], None], ask: Callable[[int], None], losses: Callable[[], str]) -> None:
        self._save = save
        self._ask = ask
        self._losses = losses
        self._ended = threading.Event()
        self._before: dict[signal.Signals, Any] = {}
        self._attributes: list[Any] | None = None

    def __enter__(self) -> None:
        self._attributes = _terminal_attributes()
        for name in ("SIGHUP", "SIGTERM", "SIGINT"):
            if (number := getattr(signal, name, None)) is not None:
                self._before[number] = signal.signal(number, self._told)

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _told(self, number: int, _frame: FrameType | None) -> None:
        for known in self._before:
            signal.signal(known, signal.SIG_IGN)
        threading.Thread(target=self._leave, args=(128 + number,), name="departure", daemon=True).start()

    def _leave(self, status: int) -> None:
        with suppress(Exception):
            self._save()
        with suppress(Exception):
            self._ask(status)
        if not self._ended.wait(LEAVING_SECONDS):
            losses = ""
            with suppress(Exception):
                losses = self._losses()
            _restore(self._attributes, losses)
            os._exit(UNSAVED_STATUS if losses else status)


def _terminal_attributes() -> list[Any] | None:
    with suppress(Exception):
        import termios  # there is none on Windows

        return termios.tcgetattr(0)
    return None


def _restore(attributes: list[Any] | None, last_words: str) -> None:
    """Put the terminal back without the app's help; a terminal that is gone is no trouble."""
    with suppress(Exception):
        os.set_blocking(2, False)
        os.write(2, RESTORE.encode())
    with suppress(Exception):
        import termios  # there is none on Windows

        if attributes is not None:
            termios.tcsetattr(0, termios.TCSANOW, attributes)
    with suppress(Exception):
        if last_words:
            os.write(2, f"tui-reader: {last_words}\n".encode())
