"""One annotator's annotations of one article on the disk: read, changed durably by edits, with the edits kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from tui_reader.errors import InputError, UnstorableError
from tui_reader.model.annotation import timestamp
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Edit, difference
from tui_reader.model.history import History
from tui_reader.storage.atomic_storage import AtomicStorage
from tui_reader.storage.edit_log import EditLog, Entry
from tui_reader.storage.fitting import Rebase, fitted
from tui_reader.storage.layout import annotator_folder, log_path, store_path
from tui_reader.storage.lock import TIMEOUT, AnnotatorLock
from tui_reader.storage.stored import Stored, store_gone, stored_from_tables, stored_to_tables
from tui_reader.storage.table_file import SealedDocument, Tables


class AnnotationStore:
    """What `annotator` says of the article `article_id`, below the annotations folder `folder`.

    To be used by one thread at a time (any thread; a commit waits for the disk). Other programs of the same annotator
    may write meanwhile: each commit takes in what they wrote. Nothing is created before the first commit. Raises
    InputError for a name or an id that leads out of its folder.
    """

    def __init__(
        self,
        folder: Path,
        annotator: str,
        article_id: str,
        *,
        clock: Callable[[], str] = timestamp,
        lock_timeout: float = TIMEOUT,
    ) -> None:
        self.path = store_path(folder, annotator, article_id)
        self._lock = AnnotatorLock(annotator_folder(folder, annotator), timeout=lock_timeout)
        self._storage = AtomicStorage(self.path)
        self._log = EditLog(log_path(folder, annotator, article_id))
        self._clock = clock
        self._empty = AnnotationSet(article_id, annotator)
        self._tables: Tables = {}
        self._stored = Stored(self._empty)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(self) -> Stored:
        """The store as it is on the disk, empty when there is neither file nor log; read only when it has changed.

        Raises DamagedError, NewerVersionError, InputError or MachineError, each with one line that names the file.
        """
        if not self._storage.unchanged():
            tables = self._storage.read()
            try:
                self._stored = self._nothing() if tables is None else stored_from_tables(tables, self.path, self._empty)
            except InputError:
                self._storage.forget()
                raise
            self._tables = _sealed(tables or {})
        return self._stored

    def commit(self, edit: Edit, act: str = "do", *, article_sha256: str, rebase: Rebase) -> Stored:
        """Applies `edit` to the store as it is on the disk now, and returns the new state once it is durable.

        `act` is `do`, `undo`, `redo` or `import`, as `EditLog` means them. `article_sha256` is of the article's text
        now; where it differs from the stored one, `rebase` finds the passages again first. `rebase` is also asked for
        the edit's own passages, since an act may be undone after the article changed.

        Raises what `load` raises, UnstorableError for an edit that no store can hold, and MachineError when the disk
        refuses or another program holds the lock for too long. Then `edit` has changed nothing, and
        may be committed again.
        """
        with self._lock.held():
            before = self.load()
            if before.sha256 not in (None, article_sha256):
                moved = rebase(before.annotations)
                if found_again := difference(before.annotations, moved):
                    before = self._write(before, Stored(moved, article_sha256), found_again, "reanchor")
            fitting = fitted(edit, rebase, before.annotations)
            return self._write(before, Stored(fitting.apply(before.annotations), article_sha256), fitting, act)

    def history(self) -> History:
        """What can be undone and redone, also what was done before the last start and by other programs."""
        return self._log.history(self.load())

    def log(self) -> Iterator[Entry]:
        """Every entry of the edit log that can be read, the oldest first."""
        return self._log.entries()

    def lost(self) -> int:
        """How many edits the log knows of that the store on the disk lacks. Raises as `load`."""
        return max(0, (self._log.last_number() or 0) - self.load().sequence)

    def close(self) -> None:
        """Brings the edit log to the disk (the store is there already). The store may be used again afterwards."""
        self._log.sync()

    def _nothing(self) -> Stored:
        """What there is without a file: nothing yet, unless a log tells of edits. Then the store has been lost."""
        if self._log.begun:
            raise store_gone(self.path)
        return Stored(self._empty)

    def _write(self, before: Stored, after: Stored, edit: Edit, act: str) -> Stored:
        """Writes one edit and then its entry, after the log has caught up: so no more than one can ever be missing."""
        at = self._clock()
        self._log.catch_up(before, at)
        after = replace(after, sequence=self._log.next_number(before))
        try:
            tables = stored_to_tables(after, self._tables, before.annotations)
        except InputError as error:
            raise UnstorableError(str(error)) from None
        self._storage.write(tables)
        self._stored, self._tables = after, tables
        self._log.append(Entry(after.sequence, at, act, edit))
        return after


def _sealed(tables: Tables) -> Tables:
    return {title: {n: SealedDocument(document) for n, document in table.items()} for title, table in tables.items()}
