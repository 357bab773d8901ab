"""The articles of a folder: listed, found by id, loaded, summed up for a list."""

from __future__ import annotations

import errno
import os
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tui_reader.corpus.identity import article_ids, readable
from tui_reader.corpus.readers import IN_PLACE, reader_for
from tui_reader.corpus.summary import Summary, summarize
from tui_reader.errors import InputError, ReaderError
from tui_reader.files import inside, machine_error, read_bounded
from tui_reader.model.article import Article

LARGEST_FILE = 64_000_000
"""Bytes of an article's file; a larger one is refused."""
_CACHED_ARTICLES = 16
_CACHED_SUMMARIES = 200_000
_TICK_NS = 100_000_000
"""A folder that changed so shortly before it was listed may change again under the same time stamp."""
_WRONG_LINKS = {errno.ELOOP: "leads round in a circle", errno.ENOENT: "leads nowhere", errno.ENOTDIR: "leads nowhere"}
_CLOSEST_OF = 3_000
"""Ids among which the closest to an unknown one are looked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the corpus that is an article, as the disk shows it."""

    id: str
    file: str
    """Path below the project as it is on the disk, `/` between parts: it opens the file.

    Nothing is normalized; bytes that are no UTF-8 are the lone surrogates of `os.fsdecode`, in JSON `\\udcXX`.
    """
    location: str
    """Where the file is on the disk."""
    size: int
    """In bytes."""
    mtime_ns: int
    inode: int
    problem: str | None = None
    """Why it cannot be read, where that shows without reading it."""

    @property
    def path(self) -> Path:
        """Where the file is on the disk."""
        return Path(self.location)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the corpus held when it was scanned: entries by id, in the order of ids."""

    entries: tuple[Entry, ...]
    skipped: tuple[str, ...]
    """A line for each thing that looks like an article and was passed over."""
    folders: tuple[tuple[str, int], ...]
    """Each folder with its time of change in ns; -1 when that is too fresh to be trusted."""
    by_id: Mapping[str, Entry] = field(repr=False, compare=False)
    by_file: Mapping[str, Entry] = field(repr=False, compare=False)
    """By path as it is on the disk, and as people type it: NFC."""

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


class Catalog:
    """The articles in `corpus_folder`, which lies in `project_folder`; nothing is read before it is asked for."""

    def __init__(self, corpus_folder: Path, project_folder: Path) -> None:
        self.corpus_folder = corpus_folder
        self.project_folder = project_folder
        self._listing: Listing | None = None

    def scan(self) -> Listing:
        """Lists the corpus afresh, in one walk that opens no file; empty when the folder is not there.

        Hidden files and folders are skipped, and so are links that leave the project. Raises MachineError.
        """
        try:
            found = _walk(self.corpus_folder, self.project_folder)
        except OSError as error:
            raise machine_error(self.corpus_folder, error) from error
        ids = article_ids(found.files)
        prefix = self._prefix()
        entries = sorted(
            (
                Entry(ids[file], prefix + file, path, size, mtime_ns, inode, problem)
                for file, (path, size, mtime_ns, inode, problem) in found.files.items()
            ),
            key=lambda entry: entry.id,
        )
        self._listing = Listing(
            tuple(entries),
            tuple(found.skipped),
            tuple(found.folders),
            {entry.id: entry for entry in entries},
            {readable(entry.file): entry for entry in entries} | {entry.file: entry for entry in entries},
        )
        return self._listing

    def changed(self, since: Listing) -> bool:
        """Whether files came, went or changed since `since` was taken; cheap enough to ask every second."""
        try:
            if any(os.stat(folder).st_mtime_ns != stamp for folder, stamp in since.folders):  # noqa: PTH116 - half the time
                return True
            for entry in since.entries:
                found = os.stat(entry.location)  # noqa: PTH116
                if found.st_mtime_ns != entry.mtime_ns or found.st_size != entry.size:
                    return True
        except OSError:
            return True
        return not since.folders and self.corpus_folder.is_dir()

    def find(self, ident: str) -> Entry:
        """The entry of an article by its id, or by a path to its file (from here, the project, or the corpus).

        Raises InputError with the closest ids for an unknown one.
        """
        listing = self._listing or self.scan()
        entry = self._lookup(listing, ident)
        if entry is None and self.changed(listing):
            listing = self.scan()
            entry = self._lookup(listing, ident)
        if entry is None:
            raise InputError(_unknown(ident, listing))
        return entry

    def load(self, ident: str) -> Article:
        """The article, decoded and with its page read; kept for the next call while its file stays the same.

        Raises InputError for an unknown id, or a file that is no text, MachineError when it cannot be read.
        """
        entry = self._fresh(self.find(ident))
        if entry.problem:
            raise InputError(f"{entry.file}: {entry.problem}")
        inside(self.project_folder, entry.path)
        return _article(entry)

    def summary(self, entry: Entry) -> Summary:
        """What a list shows of the article; with a `problem`, and nothing else, for one that cannot be read."""
        if entry.problem:
            return Summary(entry.id, entry.file, problem=entry.problem)
        return _summary(entry)

    def _fresh(self, entry: Entry) -> Entry:
        try:
            found = entry.path.stat()
        except OSError as error:
            raise InputError(f"{entry.file}: no longer there ({error.strerror}): list the articles again") from None
        stamp = (found.st_size, found.st_mtime_ns, found.st_ino)
        return Entry(entry.id, entry.file, entry.location, *stamp, entry.problem)

    def _lookup(self, listing: Listing, ident: str) -> Entry | None:
        prefix, files = self._prefix(), listing.by_file
        name = unicodedata.normalize("NFC", ident)
        entry = files.get(ident) or files.get(prefix + ident) if ident != name else None
        entry = entry or listing.by_id.get(name) or files.get(name) or files.get(prefix + name)
        if entry is not None:
            return entry
        try:
            path = Path(ident).resolve().relative_to(self.project_folder.resolve()).as_posix()
        except (OSError, RuntimeError, ValueError):
            return None
        return files.get(path) or files.get(unicodedata.normalize("NFC", path))

    def _prefix(self) -> str:
        """The path of the corpus below the project, with its slash."""
        try:
            below = self.corpus_folder.resolve().relative_to(self.project_folder.resolve()).as_posix()
        except ValueError:
            below = self.corpus_folder.as_posix()
        return "" if below == "." else f"{below}/"


@dataclass(slots=True)
class _Walk:
    files: dict[str, tuple[str, int, int, int, str | None]] = field(default_factory=dict)
    """By path below the corpus: path, size, time of change, inode, problem."""
    skipped: list[str] = field(default_factory=list)
    folders: list[tuple[str, int]] = field(default_factory=list)


def _walk(corpus: Path, project: Path) -> _Walk:
    walk = _Walk()
    open_folders = [("", str(corpus))]
    while open_folders:
        prefix, folder = open_folders.pop()
        try:
            stamp = os.stat(folder).st_mtime_ns  # noqa: PTH116 - the walk makes no Path it does not need
            scanned = os.scandir(folder)
        except FileNotFoundError:
            continue
        age = time.time_ns() - stamp
        walk.folders.append((folder, -1 if 0 <= age < _TICK_NS else stamp))
        with scanned as found:
            for item in found:
                if item.name.startswith("."):
                    continue
                if item.is_dir(follow_symlinks=False):
                    open_folders.append((f"{prefix}{item.name}/", item.path))
                elif os.path.splitext(item.name)[1].lower() in IN_PLACE:  # noqa: PTH122
                    _take(walk, prefix + item.name, item, project)
    return walk


def _take(walk: _Walk, file: str, item: os.DirEntry[str], project: Path) -> None:
    try:
        if item.is_symlink() and (wrong := _wrong_link(item.path, project)):
            walk.skipped.append(f"{file}: a symbolic link that {wrong}")
            return
        if not item.is_file():
            walk.skipped.append(f"{file}: not a regular file")
            return
        found = item.stat()
    except FileNotFoundError:
        return
    problem = f"larger than {LARGEST_FILE // 1_000_000} MB" if found.st_size > LARGEST_FILE else None
    walk.files[file] = (item.path, found.st_size, found.st_mtime_ns, found.st_ino, problem)


def _wrong_link(path: str, project: Path) -> str | None:
    """What a symbolic link does that keeps it from being an article; None when it leads to a place in the project."""
    try:
        os.stat(path)  # noqa: PTH116
    except OSError as error:
        if error.errno in _WRONG_LINKS:
            return _WRONG_LINKS[error.errno]
    try:
        inside(project, path)
    except InputError:
        return "leaves the project"
    return None


def _read(entry: Entry) -> Article:
    reader = reader_for(entry.path.suffix)
    try:
        if reader is None:
            raise InputError(f"no reader for {entry.path.suffix} files")
        raw = read_bounded(entry.path, LARGEST_FILE)
        extracted = next(iter(reader.read(raw, entry.path.stem)))
    except InputError as error:
        reason = str(error).removeprefix(f"{entry.path}: ")
        raise InputError(f"{entry.file}: {reason}") from None
    return Article(entry.id, entry.file, extracted.text, extracted.encoding, extracted.page)


_article = lru_cache(_CACHED_ARTICLES)(_read)


@lru_cache(_CACHED_SUMMARIES)
def _summary(entry: Entry) -> Summary:
    try:
        return summarize(_read(entry))
    except ReaderError as error:
        return Summary(entry.id, entry.file, problem=str(error).removeprefix(f"{entry.file}: "))


def _unknown(ident: str, listing: Listing) -> str:
    from difflib import get_close_matches

    ids = [entry.id for entry in listing.entries]
    if len(ids) > _CLOSEST_OF:
        start = ident[:3].casefold()
        ids = [known for known in ids if known.casefold().startswith(start) or ident in known][:_CLOSEST_OF]
    closest = get_close_matches(ident, ids, n=3, cutoff=0.5)
    hint = f"the closest: {', '.join(closest)}" if closest else "`tui-reader list` names all"
    return f"{ident}: no such article; {hint}"
