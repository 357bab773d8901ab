"""An annotation set that changes at once in memory and a moment later, in a thread of its own, on the disk."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol

from tui_reader.errors import DamagedError, InputError, MachineError, NewerVersionError, ReaderError
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
        """Apply `edit` to what is on the disk, durably. Raises ReaderError when that failed and nothing changed."""

    def history(self) -> History:
        """What can be undone and redone."""

    def close(self) -> None:
        """Let go of the files."""


class DurableSet:
    """Applies edits in memory and hands them, in order, to a thread that commits them to a store.

    `on_change` is called from that thread after every attempt. Every method is for one thread of the caller's.
    """

    def __init__(self, store: Store, on_change: Callable[[], None]) -> None:
        self._store = store
        self._on_change = on_change
        self._state = threading.Condition(threading.RLock())
        self._disk = threading.Lock()
        written = store.load()
        self._sequence = written.sequence
        self._current = written.annotations
        self._pending: deque[tuple[Edit, str]] = deque()
        self._history: History | None = None
        self._trouble: ReaderError | None = None
        self._refused: InputError | None = None
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
            with self._disk:
                self._history = self._store.history()
        return self._history

    def apply(self, edit: Edit, act: str, history: History) -> None:
        """Make `edit` at once and save it soon; `history` is what can be undone and redone from then on."""
        with self._state:
            self._history = history
            self._refused = None
            self._current = edit.apply(self._current)
            self._pending.append((edit, act))
            if self._thread is None:
                self._thread = threading.Thread(target=self._save_all, name="saver", daemon=True)
                self._thread.start()
            self._state.notify_all()

    def refresh(self) -> bool:
        """Take in what another program wrote; whether there was anything. Does nothing while edits wait to be saved."""
        if not self.saved or not self._disk.acquire(blocking=False):
            return False
        try:
            written = self._store.load()
        finally:
            self._disk.release()
        with self._state:
            if self._pending or written.sequence == self._sequence:
                return False
            self._take(written)
            self._history = None
        return True

    def flush(self, timeout: float | None = None) -> None:
        """Wait until every edit is on the disk.

        Raises what the store raised when an attempt made meanwhile failed, InputError when it refused an edit for good,
        MachineError when `timeout` seconds passed.
        """
        with self._state:
            before = self._attempts
            self._hurry = True
            self._state.notify_all()
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
        """Save what is left and let go of the files. Raises like `flush`; the files are let go all the same."""
        try:
            self.flush(timeout)
        finally:
            with self._state:
                self._closing = True
                self._state.notify_all()
            if self._thread is not None:
                self._thread.join(timeout=1.0)
            self._store.close()

    def _save_all(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._pending or self._closing)
                if self._closing:
                    return
                edit, act = self._pending[0]
            self._attempt(edit, act)
            self._on_change()
            with self._state:
                if self._trouble is not None:
                    self._state.wait_for(lambda: self._hurry or self._closing, RETRY_SECONDS)
                    self._hurry = False

    def _attempt(self, edit: Edit, act: str) -> None:
        trouble: ReaderError | None = None
        written: Written | None = None
        try:
            with self._disk:
                written = self._store.commit(edit, act)
        except (DamagedError, NewerVersionError, MachineError) as error:
            trouble = error
        except InputError as error:
            self._drop(error)
            return
        except OSError as error:
            trouble = MachineError(f"{error.filename or self._current.article}: {error.strerror or error}")
        with self._state:
            self._attempts += 1
            self._trouble = trouble
            if written is not None:
                self._pending.popleft()
                self._take(written)
            self._state.notify_all()

    def _drop(self, error: InputError) -> None:
        """Give up the first edit, which no disk will ever take, so that those behind it can be saved."""
        with self._state:
            self._attempts += 1
            self._refused = error
            self._pending.popleft()
            self._history = None
            self._take(self._store.load())
            self._state.notify_all()

    def _take(self, written: Written) -> None:
        self._sequence = written.sequence
        self._current = written.annotations
        for edit, _ in self._pending:
            self._current = edit.apply(self._current)
