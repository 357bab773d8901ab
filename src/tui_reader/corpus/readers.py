"""The readers of files, by suffix: one small protocol, our own in a table, others by entry point."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from tui_reader.corpus.extracted import Extracted
from tui_reader.corpus.text_readers import MarkdownReader, PlainReader

GROUP = "tui_reader.readers"
"""Entry points of readers made elsewhere; each is named as the suffix it reads, without the dot."""


class Reader(Protocol):
    """Makes articles of the bytes of one kind of file."""

    @property
    def name(self) -> str:
        """What the kind is called."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of such files: lower case, with the dot."""

    @property
    def in_place(self) -> bool:
        """Whether the file's own text, unchanged, is the article; else its articles are written beside it."""

    def read(self, raw: bytes, name: str) -> Iterator[Extracted]:
        """The articles in `raw`, the content of a file whose name without suffix is `name`.

        Raises InputError, without the file's name, for what it cannot read.
        """


_IN_PLACE: tuple[Reader, ...] = (PlainReader(), MarkdownReader())
IN_PLACE = frozenset(suffix for reader in _IN_PLACE for suffix in reader.suffixes)
"""Suffixes of the files in a corpus that are articles."""


@cache
def own_readers() -> tuple[Reader, ...]:
    """Our own readers; those that extract are imported when they are first asked for."""
    from tui_reader.corpus.csv_reader import CsvReader
    from tui_reader.corpus.html_reader import HtmlReader
    from tui_reader.corpus.jsonl_reader import JsonlReader

    return (*_IN_PLACE, HtmlReader(), JsonlReader(), CsvReader())


def reader_for(suffix: str) -> Reader | None:
    """The reader of files that end in `suffix` (with the dot, any case); None when nobody reads them."""
    wanted = suffix.lower()
    candidates = _IN_PLACE if wanted in IN_PLACE else own_readers()
    own = next((reader for reader in candidates if wanted in reader.suffixes), None)
    return own or _installed(wanted.removeprefix("."))


@cache
def _installed(name: str) -> Reader | None:
    from importlib.metadata import entry_points

    found = next(iter(entry_points(group=GROUP, name=name)), None)
    reader: Reader | None = found.load()() if found else None
    return reader
