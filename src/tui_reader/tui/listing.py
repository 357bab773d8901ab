"""The library's rows, gathered in a thread: what the disk shows, then what each file holds, then every change."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.tui.library_rows import Row, searchable

if TYPE_CHECKING:
    from tui_reader.corpus.catalog import Entry, Listing
    from tui_reader.workspace.project import Project

LOOK_SECONDS = 2.0
"""Pause between two looks at the disk."""
TELL_SECONDS = (0.25, 5.0)
"""Pause between two tellings while files are being read: the first, and the longest that doubling leads to."""
BREATH_SECONDS = 0.002
"""Pause after each file, in which keys are answered."""


class Gatherer:
    """Keeps `rows` current in a thread of its own until it is stopped."""

    def __init__(self, project: Project) -> None:
        self.rows: tuple[Row, ...] = ()
        self.trouble: str | None = None
        """Why the corpus cannot be listed."""
        self.complete = threading.Event()
        """Set once every file was read."""
        self.looked = False
        """Whether the corpus was listed at all."""
        self._project = project
        self._by_id: dict[str, Row] = {}
        self._listing: Listing | None = None
        self._unread: dict[str, Entry] = {}
        self._unreadable: dict[str, str] = {}
        """Why a file cannot be read, by article."""
        self._damaged: dict[str, str] = {}
        """Why one's own annotations of an article cannot be read."""
        self._wanted: tuple[str, ...] = ()
        self._on_change: Callable[[], None] = lambda: None
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="gatherer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def listen(self, on_change: Callable[[], None]) -> None:
        """Call `on_change` from the thread whenever `rows` are others."""
        self._on_change = on_change

    def want(self, ids: tuple[str, ...]) -> None:
        """Read these files before all others: they are in view."""
        self._wanted = ids

    def look(self) -> None:
        """Look at the disk now."""
        self._wake.set()

    def stop(self) -> None:
        """End soon; does not wait."""
        self._stopping = True
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                self._look()
                self._read_files()
                trouble = None
            except ReaderError as error:
                trouble = str(error)
            if trouble != self.trouble:
                self.trouble = trouble
                self._on_change()
            self.complete.set()
            self._wake.wait(LOOK_SECONDS)

    def _look(self) -> None:
        """Take in which files and stores there are."""
        if self._listing is None or self._project.catalog.changed(self._listing):
            self._take(self._project.catalog.scan())
        counts = self._project.counts().get(self._project.annotator, {})
        self._damaged = {
            article: str(error)
            for (annotator, article), error in self._project.damaged_stores().items()
            if annotator == self._project.annotator
        }
        for identity, row in self._by_id.items():
            progress = counts.get(identity)
            state, tags = (progress.state, progress.annotations) if progress else ("new", 0)
            problem = self._problem(identity)
            if (row.state, row.tags, row.problem) != (state, tags, problem):
                self._by_id[identity] = replace(row, state=state, tags=tags, problem=problem)
        self._tell()

    def _take(self, listing: Listing) -> None:
        before = self._listing.by_id if self._listing else {}
        self._listing = listing
        fresh: dict[str, Row] = {}
        for entry in listing:
            known = self._by_id.get(entry.id)
            same = known is not None and before.get(entry.id) == entry
            if not same:
                self._unread[entry.id] = entry
            fresh[entry.id] = known or Row(entry.id, entry.file, folded=searchable(entry.id))
        self._by_id = fresh
        self._unread = {identity: entry for identity, entry in self._unread.items() if identity in fresh}

    def _read_files(self) -> None:
        """Sum up each file that was not read yet, those in view first."""
        told = time.monotonic()
        pause, longest = TELL_SECONDS
        while self._unread and not self._stopping:
            identity = next((i for i in self._wanted if i in self._unread), None) or next(iter(self._unread))
            self._by_id[identity] = self._summed_up(self._unread.pop(identity))
            if time.monotonic() - told > pause:
                self._tell()
                told, pause = time.monotonic(), min(2 * pause, longest)
            time.sleep(BREATH_SECONDS)
        self._tell()

    def _summed_up(self, entry: Entry) -> Row:
        try:
            summary = self._project.catalog.summary(entry)
        except Exception as error:  # noqa: BLE001 - readers are plugins, and one file must not end the listing
            self._unreadable[entry.id] = f"its reader broke: {error}"
            return replace(self._by_id[entry.id], known=True, problem=self._problem(entry.id))
        self._unreadable.pop(entry.id, None)
        if summary.problem:
            self._unreadable[entry.id] = summary.problem
        return replace(
            self._by_id[entry.id],
            known=True,
            title=summary.title,
            opening=summary.opening,
            date=summary.date,
            source=summary.source or summary.byline,
            words=summary.words,
            problem=self._problem(entry.id),
            folded=searchable(summary.title or summary.opening, summary.source, summary.byline, summary.date, entry.id),
        )

    def _problem(self, identity: str) -> str | None:
        return self._unreadable.get(identity) or self._damaged.get(identity)

    def _tell(self) -> None:
        rows = tuple(self._by_id.values())
        if rows != self.rows or not self.looked:
            self.rows = rows
            self.looked = True
            self._on_change()
