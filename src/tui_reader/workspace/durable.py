"""An annotation set that changes at once in memory and a moment later, in a thread of its own, on the disk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from tui_reader.errors import MachineError, ReaderError, UnstorableError
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Edit
from tui_reader.model.history import History

RETRY_SECONDS = 2.0
"""Pause between two attempts while the machine refuses to save."""


class Written(Protocol):
    """What a store answers: the set as it is on the disk, and how many edits made it."""

    @property
    def annotations(self) -> AnnotationSet:
        """The set on the disk."""

    @property
    def sequence(self) -> int:
        """The number of the last edit."""


class Store(Protocol):
    """Where one annotator's set of one article lies."""

    def load(self) -> Written:
        """What is on the disk now."""

    def commit(self, edit: Edit, act: str) -> Written:
        """Apply `edit` to what is on the disk, durably.

        Raises UnstorableError for an edit that no disk will ever take, anything else for what may pass.
        """

    def history(self) -> History:
        """What can be undone and redone."""

    def close(self) -> None:
        """Let go of the files."""


class DurableSet:
    """Applies edits in memory and hands them, in order, to a thread that commits them to a store.

    `on_change` is called from that thread after every attempt. Any thread may call any method. None but `flush` and
    `close`, and `history` as long as it has not been read, waits for the disk.
    """

    def __init__(self, store: Store, on_change: Callable[[], None]) -> None:
        self._store = store
        self._on_change = on_change
        self._disk = threading.Lock()
        """Held around every call of the store. It is taken before `_state`, never while `_state` is held."""
        self._state = threading.Condition(threading.RLock())
        written = store.load()
        self._sequence = written.sequence
        self._written = written.annotations
        self._current = written.annotations
        self._pending: deque[tuple[Edit, str]] = deque()
        self._kept: History | None = None
        """What can be undone and redone of what is on the disk; None until it has been read."""
        self._history: History | None = None
        """The same with the pending edits; None until it has been read."""
        self._to_read = False
        self._trouble: ReaderError | None = None
        self._refused: UnstorableError | None = None
        self._attempts = 0
        self._hurry = False
        self._closing = False
        self._thread: threading.Thread | None = None

    @property
    def current(self) -> AnnotationSet:
        """The set with all edits, those not yet on the disk included."""
        return self._current

    @property
    def saved(self) -> bool:
        """Whether every edit is on the disk."""
        return not self._pending

    @property
    def trouble(self) -> str | None:
        """Why the latest attempt to save failed, or what was refused for good; None when nothing was."""
        failure = self._trouble or self._refused
        return str(failure) if failure else None

    @property
    def history(self) -> History:
        """What can be undone and redone, those edits included that are not yet on the disk."""
        if self._history is None:
            self._read_history()
        return self._history or History()

    def read_ahead(self) -> None:
        """Have the history read by the saving thread, so that nobody waits for it later."""
        with self._state:
            self._to_read = True
            self._wake()

    def apply(self, edit: Edit, act: str) -> None:
        """Make `edit` at once and save it soon; `act` is `do`, `import`, `undo` or `redo`."""
        with self._state:
            self._refused = None
            self._current = edit.apply(self._current)
            self._pending.append((edit, act))
            if self._history is not None:
                self._history = _after(self._history, edit, act)
            self._wake()

    def step(self, act: str, fit: Callable[[Edit], Edit]) -> Edit | None:
        """Undo or redo (`act`) what is next in the history, as `fit` makes it fit; None when nothing is left."""
        if self._history is None:
            self._read_history()
        with self._state:
            history = self._history or History()
            found = history.undo() if act == "undo" else history.redo()
            if found is None:
                return None
            edit = fit(found[0])
            self.apply(edit, act)
            return edit

    def refresh(self) -> bool:
        """Take in what another program wrote; whether there was anything. Does nothing while edits wait to be saved."""
        if not self.saved or not self._disk.acquire(blocking=False):
            return False
        try:
            written = self._store.load()
            if written.sequence == self._sequence:
                return False
            history = None if self._kept is None else self._store.history()
            with self._state:
                if self._pending:
                    return False
                self._kept = history
                self._take(written)
        finally:
            self._disk.release()
        return True

    def flush(self, timeout: float | None = None) -> None:
        """Wait until every edit is on the disk.

        Raises what the store raised when an attempt made meanwhile failed, UnstorableError when it refused an edit for
        good, MachineError when `timeout` seconds passed.
        """
        with self._state:
            before = self._attempts
            self._hurry = True
            self._wake()
            done = self._state.wait_for(
                lambda: not self._pending or (self._trouble is not None and self._attempts > before), timeout
            )
            self._hurry = False
            if self._refused is not None:
                raise self._refused
            if not self._pending:
                return
            if self._trouble is not None and done:
                raise self._trouble
            raise MachineError(f"{self._current.article}: not saved within {timeout} s; the disk does not answer")

    def close(self, timeout: float | None = 10.0) -> None:
        """Save what is left and let go of the files. Raises like `flush`; the files are let go all the same.

        What could not be saved is kept and tried again as before. The set may be used on.
        """
        try:
            self.flush(timeout)
        finally:
            with self._state:
                self._closing = True
                self._state.notify_all()
                saver = None if self._pending else self._thread
            if saver is not None:
                saver.join(timeout=1.0)
            if self._disk.acquire(timeout=1.0):
                try:
                    self._store.close()
                finally:
                    self._disk.release()

    def _wake(self) -> None:
        """Wake the saving thread, or start it, when there is something to do for it; `_state` is held."""
        if (self._pending or self._to_read) and (self._thread is None or not self._thread.is_alive()):
            self._closing = False
            self._thread = threading.Thread(target=self._save_all, name="saver", daemon=True)
            self._thread.start()
        self._state.notify_all()

    def _save_all(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._pending or self._to_read or self._closing)
                if not self._pending and self._closing:
                    self._thread = None
                    return
                edit, act = self._pending[0] if self._pending else (None, "")
                reading = self._to_read
            if reading:
                with suppress(Exception):
                    self._read_history()
            if edit is not None:
                self._attempt(edit, act)
                with suppress(Exception):
                    self._on_change()
            with self._state:
                if self._trouble is not None and self._pending:
                    self._state.wait_for(lambda: self._hurry, RETRY_SECONDS)
                    self._hurry = False

    def _attempt(self, edit: Edit, act: str) -> None:
        """Commit the first edit. It goes only when it is on the disk, or when no disk will ever take it."""
        with self._disk:
            try:
                written = self._store.commit(edit, act)
            except UnstorableError as error:
                self._drop(error)
            except Exception as error:  # noqa: BLE001 - whatever went wrong, the edit is kept and tried again
                self._fail(error)
            else:
                self._acknowledge(written)

    def _acknowledge(self, written: Written) -> None:
        with self._state:
            self._attempts += 1
            self._trouble = None
            edit, act = self._pending.popleft()
            if self._kept is not None:
                self._kept = _after(self._kept, edit, act)
                self._to_read |= written.sequence != self._sequence + 1
            self._take(written)
            self._state.notify_all()

    def _fail(self, error: Exception) -> None:
        with self._state:
            self._attempts += 1
            self._trouble = _told(error, self._current.article)
            self._state.notify_all()

    def _drop(self, error: UnstorableError) -> None:
        """Give up the first edit, so that those behind it can be saved."""
        with self._state:
            self._attempts += 1
            self._trouble = None
            self._refused = error
            self._pending.popleft()
            self._renew()
            self._state.notify_all()

    def _read_history(self) -> None:
        """Read the history from the disk; to be called without `_state`."""
        with self._disk:
            self._to_read = False
            kept = self._store.history()
            with self._state:
                self._kept = kept
                self._renew()

    def _take(self, written: Written) -> None:
        self._sequence = written.sequence
        self._written = written.annotations
        self._renew()

    def _renew(self) -> None:
        """Build what is current anew: what is on the disk, and the pending edits on it."""
        self._current, self._history = self._written, self._kept
        for edit, act in self._pending:
            self._current = edit.apply(self._current)
            if self._history is not None:
                self._history = _after(self._history, edit, act)


def _after(history: History, edit: Edit, act: str) -> History:
    """What can be undone and redone after an act."""
    if act not in {"undo", "redo"}:
        return history.push(edit)
    found = history.undo() if act == "undo" else history.redo()
    return found[1] if found else history


def _told(error: Exception, article: str) -> ReaderError:
    """A failure to save, as one line."""
    if isinstance(error, ReaderError):
        return error
    if isinstance(error, OSError):
        return MachineError(f"{error.filename or article}: {error.strerror or error}")
    return MachineError(f"{article}: not saved: {type(error).__name__}: {' '.join(str(error).split())}")
