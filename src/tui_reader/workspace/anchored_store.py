"""A store seen through the article as it is now: passages are found again before anything is read or written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Edit
from tui_reader.model.history import History
from tui_reader.storage.annotation_store import AnnotationStore
from tui_reader.storage.stored import Stored


class AnchoredStore:
    """An `AnnotationStore` bound to one version of its article, known by its hash."""

    def __init__(
        self, store: AnnotationStore, article_sha256: str, rebase: Callable[[AnnotationSet], AnnotationSet]
    ) -> None:
        self._store = store
        self.path = store.path
        self._sha256 = article_sha256
        self._rebase = rebase

    def load(self) -> Stored:
        """What is on the disk, its passages where they stand now."""
        stored = self._store.load()
        if stored.sha256 in (None, self._sha256):
            return stored
        return replace(stored, annotations=self._rebase(stored.annotations))

    def commit(self, edit: Edit, act: str) -> Stored:
        """Apply `edit` to what is on the disk, durably."""
        return self._store.commit(edit, act, article_sha256=self._sha256, rebase=self._rebase)

    def history(self) -> History:
        """What can be undone and redone."""
        return self._store.history()

    def lost(self) -> int:
        """How many edits the log knows of that the store lacks."""
        return self._store.lost()

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()
