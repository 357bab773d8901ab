"""Files into the corpus: copied or extracted, never overwriting, each one told with what was taken from it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tui_reader.corpus.catalog import LARGEST_FILE
from tui_reader.corpus.extracted import Extracted
from tui_reader.corpus.identity import plain_id, safe_name
from tui_reader.corpus.readers import Reader, own_readers, reader_for
from tui_reader.corpus.taken_names import TakenNames
from tui_reader.errors import InputError, MachineError, ReaderError
from tui_reader.files import inside, make_folder, read_bounded, write_new


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is in the corpus now, and what was taken for its title, date and byline."""

    source: Path
    """The file it came from, as it was named."""
    path: Path
    """The article's file in the corpus."""
    title: str | None
    date: str | None
    byline: str | None
    encoding: str
    already: bool = False
    """Whether the very same bytes were there before."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or an article in it, that was not added, and why, in one line."""

    source: Path
    reason: str


def add(paths: Iterable[Path], corpus_folder: Path) -> Iterator[Added | Refused]:
    """Brings files, and folders with all below them, into `corpus_folder`, one at a time as the caller goes on.

    A folder's files keep their paths below it; hidden ones are passed over. What cannot be read is refused, and what
    would take the id of an article that is there; then the next is tried. Raises MachineError when the corpus cannot
    be written.
    """
    taken = TakenNames(corpus_folder.resolve())
    for path in paths:
        if path.is_dir():
            yield from _add_folder(path, corpus_folder, taken)
        else:
            yield from _add_file(path, Path(), corpus_folder, taken)


def _add_folder(folder: Path, corpus: Path, taken: TakenNames) -> Iterator[Added | Refused]:
    home = corpus.resolve()
    for place, folders, names in os.walk(folder):
        here = Path(place)
        kept = [name for name in sorted(folders) if not name.startswith(".") and (here / name).resolve() != home]
        folders[:] = kept
        for name in sorted(names):
            if name.startswith("."):
                continue
            try:
                inside(folder, here.resolve() / name)
            except InputError as error:
                yield Refused(here / name, str(error))
            else:
                yield from _add_file(here / name, here.relative_to(folder), corpus, taken)


def _add_file(path: Path, below: Path, corpus: Path, taken: TakenNames) -> Iterator[Added | Refused]:
    try:
        if not os.path.lexists(path):
            raise InputError("no such file: check the name")
        reader = _reader(path)
        raw = read_bounded(path, LARGEST_FILE)
        articles = list(reader.read(raw, path.stem))
        if not any(article.text.strip() for article in articles):
            raise InputError("there is no text in it: nothing to add")
        folder = inside(corpus, Path(*(safe_name(part) for part in below.parts)))
    except ReaderError as error:
        yield Refused(path, str(error).removeprefix(f"{path}: "))
        return
    kept = folder / safe_name(path.name)
    if reader.in_place:
        yield _place(path, kept, raw, articles[0], taken)
    else:
        yield from _place_extracted(path, kept, raw, articles, taken)


def _reader(path: Path) -> Reader:
    reader = reader_for(path.suffix)
    if reader is None:
        known = " ".join(suffix for reader in own_readers() for suffix in reader.suffixes)
        raise InputError(f"no reader for {path.suffix or 'files without suffix'}: known are {known}")
    return reader


def _place_extracted(
    path: Path, kept: Path, raw: bytes, articles: list[Extracted], taken: TakenNames
) -> Iterator[Added | Refused]:
    """Writes the articles and, unless all of them were refused, the file that they came from beside them."""
    if _is_taken(kept, raw):
        yield Refused(path, f"another file is already at {kept}: nothing was overwritten; rename the new one")
        return
    placed = False
    for article in articles:
        target = kept.with_name(safe_name(f"{article.name}.txt"))
        outcome = _place(path, target, article.text.encode(), article, taken)
        if isinstance(outcome, Added) and not placed:
            placed = True
            _write(kept, raw)
        yield outcome


def _place(path: Path, target: Path, payload: bytes, article: Extracted, taken: TakenNames) -> Added | Refused:
    if _is_taken(target, payload):
        return Refused(path, f"another article is already at {target}: nothing was overwritten; rename the new one")
    if not os.path.lexists(target) and (rival := taken.rival(target)):
        called = plain_id(target.name)
        return Refused(path, f"an article called {called} is there already ({rival}): rename the new file")
    already = not _write(target, payload)
    taken.take(target)
    page = article.page
    return Added(path, target, page.title, page.date, page.byline, article.encoding, already)


def _is_taken(target: Path, payload: bytes) -> bool:
    """Whether something else than `payload` is at `target`."""
    if not os.path.lexists(target):
        return False
    try:
        return read_bounded(target, len(payload)) != payload
    except (InputError, MachineError):
        return True


def _write(target: Path, payload: bytes) -> bool:
    """Writes a file that is not there yet; returns whether it was written."""
    if os.path.lexists(target):
        return False
    make_folder(target.parent)
    write_new(target, payload)
    return True
