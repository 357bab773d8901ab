"""The seam of the exchange room: what a format is, what it can hold, and what it lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import BinaryIO, Protocol, runtime_checkable

from tui_reader.exchange.bundle import Bundle, Heading
from tui_reader.exchange.incoming import Incoming


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a format can hold."""

    spans: bool = True
    """Passages by their offsets."""
    overlaps: bool = False
    """Passages that share code points."""
    pieces: bool = False
    """Passages in more than one piece."""
    links: bool = False
    attributes: bool = False
    notes: bool = False
    """Notes and flags."""
    documents: bool = False
    """What is said of an article as a whole: its status, its labels."""


@dataclass(frozen=True, slots=True)
class Losses:
    """How many things of each kind a format could not hold; `spans` counts passages that it moved or left out."""

    spans: int = 0
    overlaps: int = 0
    pieces: int = 0
    links: int = 0
    attributes: int = 0
    notes: int = 0
    documents: int = 0

    def __bool__(self) -> bool:
        return any(self.counts.values())

    @property
    def counts(self) -> dict[str, int]:
        """What was lost, by kind; nothing for kinds of which nothing was."""
        return {each.name: count for each in fields(self) if (count := getattr(self, each.name))}


@runtime_checkable
class Format(Protocol):
    """A file format of annotated articles. Our own stand in the registry's table, others behind an entry point."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can hold."""
        ...

    def write(self, heading: Heading, bundles: Iterable[Bundle], stream: BinaryIO, *, with_text: bool = True) -> Losses:
        """Writes the articles as they come, by id and each once, and leaves the stream open.

        The same heading and bundles give the same bytes. Every passage is verified against its text. Raises InputError
        naming article and annotation for what cannot be written truly.
        """
        ...

    def read(self, raw: bytes, name: str) -> Incoming:
        """What a file called `name` holds. Raises InputError: name, line, what is wrong."""
        ...
