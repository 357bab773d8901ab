"""Which articles an annotator has stores of, and how far each is: counts and states for listings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui_reader.errors import InputError, ReaderError
from tui_reader.storage.layout import is_cut, store_beside, store_files, store_path
from tui_reader.storage.stored import checked_header, count_and_state, store_gone
from tui_reader.storage.table_file import Tables, read_tables


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on one article is."""

    annotations: int
    state: str
    """One of `tui_reader.model.annotation_set.STATES`."""


def stored_articles(folder: Path, annotator: str) -> tuple[str, ...]:
    """The ids of the articles of which `annotator` has a store below the annotations folder, sorted.

    Raises MachineError when the folder cannot be read.
    """
    return tuple(sorted(_true_id(spelled, folder, annotator) for spelled, _ in store_files(folder, annotator)))


class StoreListing:
    """The progress of one annotator below the annotations folder; a store is read again only when it has changed."""

    def __init__(self, folder: Path, annotator: str) -> None:
        self._folder = folder
        self._annotator = annotator
        self._known: dict[str, tuple[tuple[int, int, int], str, Progress | ReaderError]] = {}

    def counts(self) -> dict[str, Progress]:
        """The progress of each article that has a store, by article id; damaged stores are left out, see `problems`.

        Raises MachineError when the folder cannot be read.
        """
        self._refresh()
        found = {article: progress for _, article, progress in self._known.values()}
        return {article: progress for article, progress in sorted(found.items()) if isinstance(progress, Progress)}

    def problems(self) -> dict[str, ReaderError]:
        """What is wrong with each store that cannot be read, by article id. Raises MachineError as `counts`."""
        self._refresh()
        return {article: error for _, article, error in self._known.values() if isinstance(error, ReaderError)}

    def _refresh(self) -> None:
        fresh = {}
        for spelled, entry in store_files(self._folder, self._annotator):
            try:
                found = entry.stat()
            except OSError:
                continue
            signature = (found.st_ino, found.st_mtime_ns, found.st_size)
            known = self._known.get(entry.path)
            if known is None or known[0] != signature:
                article = _true_id(spelled, self._folder, self._annotator)
                known = (signature, article, self._progress(store_beside(Path(entry.path)), article))
            fresh[entry.path] = known
        self._known = fresh

    def _progress(self, path: Path, article: str) -> Progress | ReaderError:
        try:
            tables = read_tables(path)
            if tables is None:
                return store_gone(path)
            return Progress(*count_and_state(tables, path, article, self._annotator))
        except ReaderError as error:
            return error


def _true_id(spelled: str, folder: Path, annotator: str) -> str:
    """The id that a path spells, or the longer one that was cut into it and that only the store knows."""
    if not is_cut(spelled):
        return spelled
    path = store_path(folder, annotator, spelled)
    try:
        tables: Tables = read_tables(path) or {}
        whole = str(checked_header(tables, path).get("article"))
        return whole if store_path(folder, annotator, whole) == path else spelled
    except InputError:
        return spelled
