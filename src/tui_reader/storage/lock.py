"""One writer at a time among the programs of one annotator."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.errors import MachineError
from tui_reader.files import machine_error, make_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = ".lock"
HOLDER_NAME = ".lock.holder"
TIMEOUT = 10.0
"""Seconds that a writer waits for another; a write takes some hundredths of one."""

_POLL = 0.005
_TEMPORARY = re.compile(r"\.[0-9]+-[0-9a-f]+\.tmp")
_HOLDER = re.compile(r"process [0-9]{1,12} on [\w.-]{1,80}")


class AnnotatorLock:
    """The lock of one annotator's folder. The system frees it when its process dies; waiting has an end.

    The lock is on a file of its own, since a store is another file after each replacement. While it is held, a second
    file names the holder; one that is still there when the lock is free was left by a process that died.
    """

    def __init__(self, folder: Path, *, timeout: float = TIMEOUT) -> None:
        self._folder = folder
        self._timeout = timeout
        self._lock: BaseFileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the lock. Raises MachineError when it cannot be had, naming the holder if one is known."""
        lock = self._acquired()
        holder = self._folder / HOLDER_NAME
        try:
            if holder.exists():
                self._clear_leftovers()
            with suppress(OSError):
                holder.write_text(f"process {os.getpid()} on {platform.node()}\n", encoding="utf-8")
            yield
        finally:
            with suppress(OSError):
                holder.unlink()
            lock.release()

    def _acquired(self) -> BaseFileLock:
        from filelock import FileLock, Timeout

        make_folder(self._folder)
        self._lock = self._lock or FileLock(self._folder / LOCK_NAME)
        try:
            self._lock.acquire(timeout=self._timeout, poll_interval=_POLL)
        except Timeout:
            busy = f"{self._holder()} has been writing here for {self._timeout:g} s"
            raise MachineError(f"{self._folder}: {busy}: close it, or try again") from None
        except OSError as error:
            raise machine_error(self._folder / LOCK_NAME, error) from error
        return self._lock

    def _holder(self) -> str:
        """Who holds the lock, as far as it is known; the file may hold anything."""
        try:
            with (self._folder / HOLDER_NAME).open(encoding="utf-8", errors="replace") as stream:
                found = _HOLDER.match(stream.read(200))
        except OSError:
            found = None
        return found[0] if found else "another program"

    def _clear_leftovers(self) -> None:
        """Removes the half-written files of a process that died in here: nobody else writes while the lock is held."""
        for folder, _, names in os.walk(self._folder):
            for name in names:
                if _TEMPORARY.fullmatch(name):
                    with suppress(OSError):
                        Path(folder, name).unlink()
