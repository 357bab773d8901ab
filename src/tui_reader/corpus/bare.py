"""Articles from files and bytes that belong to no project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui_reader.corpus.catalog import LARGEST_FILE
from tui_reader.corpus.readers import reader_for
from tui_reader.corpus.text_readers import PlainReader
from tui_reader.errors import InputError
from tui_reader.files import read_bounded
from tui_reader.model.article import Article


def read_file(path: Path) -> Iterator[Article]:
    """The articles of a file, of any suffix: what no reader knows is read as text.

    The id is the file's name without suffix, or the record's own where a file holds several. Raises InputError.
    """
    reader = reader_for(path.suffix) or PlainReader()
    raw = read_bounded(path, LARGEST_FILE)
    try:
        found = list(reader.read(raw, path.stem))
    except InputError as error:
        raise InputError(f"{path}: {str(error).removeprefix(f'{path}: ')}") from None
    for each in found:
        name = path.stem if len(found) == 1 else each.name
        yield Article(name, str(path), each.text, each.encoding, each.page)


def read_bytes(raw: bytes, name: str) -> Article:
    """The article that `raw` is, as text. Raises InputError for what is no text."""
    try:
        read = next(PlainReader().read(raw, name))
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    return Article(name, name, read.text, read.encoding, read.page)
