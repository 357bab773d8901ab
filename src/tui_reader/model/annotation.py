"""One tag that an annotator made, with what it needs to be found again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from tui_reader.model.labels import Value
from tui_reader.text.span import Span

CONTEXT = 32
"""Code points of text kept on either side of a passage, to tell its occurrences apart when the article changes."""

ORIGINS = ("manual", "suggestion", "propagated", "imported", "adjudicated")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another annotation (`target`) or to a passage (`article`, `start`, `end`, `text`)."""

    role: str
    target: str | None = None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """Where an annotation came from when it began as a suggestion; `edited` once its borders or label differ."""

    recognizer: str
    score: float
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage with a label. `text` is the article's text at `[start, end)`, the whole stretch when it has pieces."""

    id: str
    label: str
    start: int
    end: int
    text: str
    annotator: str
    created: str
    """UTC, ISO 8601 with seconds and `Z`, like `updated`."""
    updated: str
    pieces: tuple[Span, ...] = ()
    """Two or more disjoint pieces in order, from `start` up to `end`; empty when there is one piece."""
    before: str = ""
    """Up to `CONTEXT` code points that stood before the passage."""
    after: str = ""
    """Up to `CONTEXT` code points that stood behind it."""
    origin: str = "manual"
    """One of `ORIGINS`."""
    suggested: Suggested | None = None
    note: str = ""
    flag: str = ""
    attributes: tuple[tuple[str, Value], ...] = ()
    """Pairs of name and value, sorted by name."""
    links: tuple[Link, ...] = ()
    orphaned: bool = False
    """The passage is gone from the article; the offsets are the last known ones."""

    @property
    def span(self) -> Span:
        """The whole stretch."""
        return Span(self.start, self.end)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces; the whole stretch when there is but one."""
        return self.pieces or (self.span,)


def new_id() -> str:
    """A fresh annotation id: twelve hexadecimal digits, unpredictable."""
    return os.urandom(6).hex()


def timestamp() -> str:
    """Now, in the form that annotations keep."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def context(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind `span`, up to `CONTEXT` code points each."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
