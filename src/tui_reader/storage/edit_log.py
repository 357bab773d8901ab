"""The edits behind a store, one JSON line each, from which undoing after a restart and the history come."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from tui_reader.errors import InputError
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Reopen, Replace, difference
from tui_reader.model.history import History
from tui_reader.model.records import edit_from_plain, edit_to_plain
from tui_reader.storage.stored import Stored
from tui_reader.storage.table_file import json_line, parse_json

ACTS = ("do", "undo", "redo", "reanchor", "import", "recovered")
"""What an edit was part of; see `EditLog` for what each means for undoing."""

_NUMBER = re.compile(rb'\{"n": ([0-9]{1,18}), ')
_CHUNK = 4_096
_FLAGS = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_APPENDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | sum(getattr(os, name, 0) for name in _FLAGS)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    number: int
    """The store's count of edits once this one was in it."""
    at: str
    """When, as annotations keep it."""
    act: str
    """One of `ACTS`."""
    edit: Edit


class EditLog:
    """The edit log beside one store. The store is the truth: whatever befalls the log costs history, never annotations.

    A `do` or an `import` is an act that can be undone. An `undo` holds the edit that took an act back, a `redo` the act
    itself; each moves the act from one stack to the other, the latest that it fits. A `reanchor` (passages found again
    in a changed article) is no act and cannot be undone: older acts stay on their stacks, and their passages are
    found again when they are taken back. When a program died between store and log, the one entry that is missing is
    rebuilt from the difference as the `undo`, `redo` or `do` that it was. When more is missing, or lines cannot be
    read, the difference is `recovered`: it is the ground on which history starts anew, and is not undone, since it
    was not one act.

    Appending is for who holds the annotator's lock; reading needs none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unsynced = False
        self._appended: tuple[int, int, int] | None = None
        """Inode, size and last number of the log after what was appended here last."""
        self._forget()

    def entries(self) -> Iterator[Entry]:
        """Every entry that can be read, the oldest first; those that cannot are passed over."""
        for line in self._lines(0):
            entry = _read_entry(line)
            if entry:
                yield entry

    def history(self, stored: Stored) -> History:
        """What can be undone and redone in `stored`, the store as it is."""
        self._read_on()
        lost = self._rebuilt(stored, "") if self._number != stored.sequence else None
        if lost and lost.act == "recovered":
            return History()
        history = History(tuple(self._done), tuple(self._undone))
        return _folded(history, lost) if lost else history

    @property
    def begun(self) -> bool:
        """Whether anything was ever written here: then its store was there before."""
        found = self._stat()
        return found is not None and found.st_size > 0

    def last_number(self) -> int | None:
        """The number of the last complete line: 0 when there is no line, None when it cannot be read."""
        return self._last_line()[1]

    def next_number(self, stored: Stored) -> int:
        """The number of the edit after `stored`; numbers that the log has used do not come again."""
        return max(stored.sequence, self.last_number() or 0) + 1

    def catch_up(self, stored: Stored, at: str) -> None:
        """Adds what is missing up to `stored`, the store as it is. Raises nothing, since nothing may wait for a log."""
        last = self.last_number()
        if last == stored.sequence:
            return
        lost = self._rebuilt(stored, at)
        if last is not None and last > stored.sequence:
            lost = replace(lost, number=last + 1)
        with suppress(OSError):
            self._append_line(lost)

    def append(self, entry: Entry) -> None:
        """Adds what was done, unless something before it is missing. Raises nothing: `catch_up` can do it later."""
        with suppress(OSError):
            if self.last_number() == entry.number - 1:
                self._append_line(entry)

    def sync(self) -> None:
        """Brings what was appended to the disk, as far as the disk lets it."""
        if not self._unsynced:
            return
        with suppress(OSError):
            descriptor = os.open(self._path, _APPENDING)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        self._unsynced = False

    def _forget(self) -> None:
        self._identity: tuple[int, int] | None = None
        self._read_up_to = 0
        self._number = 0
        self._whole = True
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def _read_on(self) -> None:
        """Takes in the lines that are new since the last time; all of them when the file is another one."""
        found = self._stat()
        identity = (found.st_dev, found.st_ino) if found else None
        if identity != self._identity or found is None or found.st_size < self._read_up_to:
            self._forget()
            self._identity = identity
        for line in self._lines(self._read_up_to):
            self._read_up_to += len(line)
            self._take(_read_entry(line))

    def _take(self, entry: Entry | None) -> None:
        if entry is None:
            self._whole = False
            self._done, self._undone = [], []
            return
        self._number = entry.number
        if entry.act == "recovered":
            self._whole = True
        _fold(self._done, self._undone, entry)

    def _rebuilt(self, stored: Stored, at: str) -> Entry:
        """The entry that is missing between the log and the store."""
        self._read_on()
        now = stored.annotations
        replayed = AnnotationSet(now.article, now.annotator)
        for entry in self.entries():
            replayed = entry.edit.apply(replayed)
        missing = difference(replayed, now) or Batch(())
        if not self._whole or self._number != stored.sequence - 1:
            return Entry(stored.sequence, at, "recovered", missing)
        history = History(tuple(self._done), tuple(self._undone))
        for act, step in (("undo", history.undo()), ("redo", history.redo())):
            if step and step[0].apply(replayed) == now:
                return Entry(stored.sequence, at, act, step[0])
        return Entry(stored.sequence, at, "do", missing)

    def _last_line(self) -> tuple[int, int | None]:
        """Where the last complete line ends (past its line feed), and its number as `last_number` gives it."""
        found = self._stat()
        if found is None:
            return 0, 0
        if self._appended and self._appended[:2] == (found.st_ino, found.st_size):
            return self._appended[1:]
        try:
            with self._path.open("rb") as stream:
                end = _past_line_feed(stream, found.st_size)
                stream.seek(_past_line_feed(stream, end - 1))
                number = _NUMBER.match(stream.read(64)) if end else None
        except OSError:
            return found.st_size, None
        return end, int(number[1]) if number else None if end else 0

    def _append_line(self, entry: Entry) -> None:
        """Appends a whole line or nothing, in the place of a half line that a killed program left."""
        end, _ = self._last_line()
        payload = _written(entry)
        descriptor = os.open(self._path, _APPENDING, 0o666)
        try:
            if os.fstat(descriptor).st_size > end:
                os.ftruncate(descriptor, end)
            rest = memoryview(payload)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            self._appended = (os.fstat(descriptor).st_ino, end + len(payload), entry.number)
            self._unsynced = True
        except OSError:
            with suppress(OSError):
                os.ftruncate(descriptor, end)
            raise
        finally:
            os.close(descriptor)

    def _lines(self, offset: int) -> Iterator[bytes]:
        """The complete lines from `offset` on; none when the file is absent or cannot be read."""
        if self._stat() is None:
            return
        with suppress(OSError), self._path.open("rb") as stream:
            stream.seek(offset)
            for line in stream:
                if line.endswith(b"\n"):
                    yield line

    def _stat(self) -> os.stat_result | None:
        """What the system says of the log; None unless it is a regular file."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found if stat.S_ISREG(found.st_mode) else None


def _past_line_feed(stream: BinaryIO, end: int) -> int:
    """The offset past the last line feed before `end`; 0 when there is none."""
    while end > 0:
        start = max(0, end - _CHUNK)
        stream.seek(start)
        at = stream.read(end - start).rfind(b"\n")
        if at >= 0:
            return start + at + 1
        end = start
    return 0


def _written(entry: Entry) -> bytes:
    plain = {"n": entry.number, "at": entry.at, "act": entry.act, "edit": edit_to_plain(entry.edit)}
    return json_line(plain, "edit log")


def _read_entry(line: bytes) -> Entry | None:
    """The entry that `line` holds; None for anything else."""
    try:
        plain = parse_json(line, "")
        number, at, act = (plain[key] for key in ("n", "at", "act"))
        edit = edit_from_plain(plain["edit"])
    except (InputError, KeyError, RecursionError, TypeError):
        return None
    if not isinstance(number, int) or not isinstance(at, str) or act not in ACTS:
        return None
    return Entry(number, at, act, edit)


def _folded(history: History, entry: Entry) -> History:
    done, undone = list(history.done), list(history.undone)
    _fold(done, undone, entry)
    return History(tuple(done), tuple(undone))


def _fold(done: list[Edit], undone: list[Edit], entry: Entry) -> None:
    """What an entry means for the two stacks, which are changed in place: a log may hold very many."""
    match entry.act:
        case "do" | "import":
            done.append(entry.edit)
            undone.clear()
        case "undo":
            _move(entry.edit.invert(), done, undone)
        case "redo":
            _move(entry.edit, undone, done)
        case "recovered":
            done.clear()
            undone.clear()


def _move(edit: Edit, origin: list[Edit], target: list[Edit]) -> None:
    """Moves the latest act like `edit` from one stack to the other; there is none when the log lost it."""
    shape = _shape(edit)
    for i in range(len(origin) - 1, -1, -1):
        if _shape(origin[i]) == shape:
            target.append(origin.pop(i))
            return


def _shape(edit: Edit) -> Hashable:
    """What an edit is about, whatever the offsets: an act that is undone in a changed article fits its new text."""
    match edit:
        case Add(annotation) | Remove(annotation) | Replace(after=annotation):
            return type(edit), annotation.id
        case Reject(rejection) | Reopen(rejection):
            return type(edit), rejection.kind, rejection.text
        case Batch(edits):
            return tuple(map(_shape, edits))
    return edit
