"""One writer at a time among the programs of one annotator."""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui_reader.errors import MachineError
from tui_reader.files import machine_error, make_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_NAME = ".lock"
TURN_NAME = ".lock.turn"
TIMEOUT = 10.0
"""Seconds that a writer waits for another; a write takes some hundredths of one."""

_POLL = 0.002
_TEMPORARY = re.compile(r"\.[0-9]+-[0-9a-f]+\.tmp")
_HELD, _FREE = b"held", b"free"
_NOTE = re.compile(rb"held by (process [0-9]{1,12} on [\w.-]{1,80})\n")
_FAR = 1 << 30
"""The byte that is locked where locks are on bytes, so that the note at the beginning can be read."""
_SAFELY = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"))


class AnnotatorLock:
    """The lock of one annotator's folder. The system frees it when its process dies; waiting has an end.

    It is on a file of its own, since a store is another file after each replacement. The file says who holds it; when
    it still says so once the lock is free, the holder died, and what it left half written goes. Whoever wants it waits
    for its turn first, with a lock on a second file: without that, a program that writes without pause would be quicker
    each time than one that waits.
    """

    def __init__(self, folder: Path, *, timeout: float = TIMEOUT) -> None:
        self._path = folder / LOCK_NAME
        self._timeout = timeout

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the lock, in a folder that is made if need be.

        Raises MachineError when it cannot be had, naming the holder if one is known.
        """
        make_folder(self._path.parent)
        deadline = time.monotonic() + self._timeout
        turn = self._acquired(self._path.with_name(TURN_NAME), deadline)
        try:
            descriptor = self._acquired(self._path, deadline)
        finally:
            os.close(turn)
        try:
            if _read_note(descriptor).startswith(_HELD):
                self._clear_leftovers()
            _note(descriptor, b"%b by process %d on %b\n" % (_HELD, os.getpid(), platform.node().encode()))
            yield
        finally:
            _note(descriptor, _FREE)
            os.close(descriptor)

    def _acquired(self, path: Path, deadline: float) -> int:
        """A descriptor of the file at `path` that holds a lock on it; closing it frees the lock."""
        try:
            while (descriptor := _locked(path)) is None:
                if time.monotonic() > deadline:
                    busy = f"{self._holder()} has been writing here for {self._timeout:g} s"
                    raise MachineError(f"{self._path.parent}: {busy}: close it, or try again")
                time.sleep(_POLL)
        except OSError as error:
            raise machine_error(path, error) from error
        return descriptor

    def _holder(self) -> str:
        """Who holds the lock, as far as the note tells; it may hold anything."""
        try:
            descriptor = os.open(self._path, os.O_RDONLY | _SAFELY)
        except OSError:
            return "another program"
        try:
            found = _NOTE.match(_read_note(descriptor))
        finally:
            os.close(descriptor)
        return found[1].decode("ascii") if found else "another program"

    def _clear_leftovers(self) -> None:
        """Removes the half-written files of a process that died in here: nobody else writes while the lock is held."""
        for folder, _, names in os.walk(self._path.parent):
            for name in filter(_TEMPORARY.fullmatch, names):
                with suppress(OSError):
                    Path(folder, name).unlink()


def _locked(path: Path) -> int | None:
    """A descriptor that holds a lock on the file at `path`, made if need be; None while another holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _SAFELY, 0o666)
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(descriptor).st_nlink:
            return descriptor
    except (BlockingIOError, PermissionError):
        pass
    except BaseException:
        os.close(descriptor)
        raise
    # Held by another, or the file was removed meanwhile, so that a lock on it keeps nobody out.
    os.close(descriptor)
    return None


def _read_note(descriptor: int) -> bytes:
    """The beginning of the lock file; nothing when it is none that can be read."""
    try:
        return os.read(descriptor, 200)
    except OSError:
        return b""


def _note(descriptor: int, words: bytes) -> None:
    """Puts `words` over the beginning of the lock file; what stands behind its first line means nothing.

    Nothing depends on the note, so nothing fails when a full disk does not take it.
    """
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, words)
