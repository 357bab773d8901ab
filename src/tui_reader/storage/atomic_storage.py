"""A TinyDB storage that replaces its file as a whole or not at all, durably, and never one that it cannot read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from tui_reader.files import machine_error, make_folder, write_atomically
from tui_reader.storage.table_file import Tables, read_tables, tables_as_bytes

_LOOKING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_HEAD = 160
"""Bytes at the start of a file, where a store counts its edits: they differ even if size, time and inode do not."""

_NOTHING = "nothing read yet"


class AtomicStorage(Storage):
    """TinyDB's seam to the disk: `TinyDB(path, storage=AtomicStorage)`, or `read` and `write` of all tables at once.

    It takes no lock: who reads, changes and writes holds one meanwhile. Not for use by two threads at a time.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._known: tuple[int, int, int, bytes] | str | None = _NOTHING

    def read(self) -> dict[str, dict[str, Any]] | None:
        """All tables; None when there is no file. Raises DamagedError, InputError or MachineError."""
        signature = self._signature()
        tables = read_tables(self.path)
        self._known = signature
        return tables

    def write(self, data: Tables) -> None:
        """Replaces all tables; on the disk when it returns.

        Raises DamagedError rather than replace a file that nobody could read, InputError for values that cannot be
        stored, MachineError when the disk refuses. Whatever it raises, the file is as it was.
        """
        if not self.unchanged():
            self.read()
        payload = tables_as_bytes(data, str(self.path))
        make_folder(self.path.parent)
        write_atomically(self.path, payload)
        self._known = self._signature()

    def unchanged(self) -> bool:
        """Whether the file is still what was last read or written here."""
        return self._signature() == self._known

    def forget(self) -> None:
        """Makes what was read count for nothing, since its reader could not make sense of it."""
        self._known = _NOTHING

    def _signature(self) -> tuple[int, int, int, bytes] | None:
        try:
            descriptor = os.open(self.path, _LOOKING)
            try:
                found = os.fstat(descriptor)
                head = os.read(descriptor, _HEAD) if stat.S_ISREG(found.st_mode) else b""
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise machine_error(self.path, error) from error
        return found.st_ino, found.st_mtime_ns, found.st_size, head
