"""What a recognizer proposes: entities, quotes, statements, until an annotator accepts or rejects them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui_reader.text.span import Span

ENTITY_KINDS = ("PER", "ORG", "LOC", "EVENT", "DATE")
QUOTE_KINDS = ("speech", "term")
STATEMENT_KIND = "statement"
KINDS = (*ENTITY_KINDS, *QUOTE_KINDS, STATEMENT_KIND)


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker or a cue: a passage, and the canonical name when it stands for somebody named."""

    start: int
    end: int
    text: str
    name: str | None = None

    @property
    def span(self) -> Span:
        """The passage's place in the text."""
        return Span(self.start, self.end)

    def to_plain(self) -> dict[str, Any]:
        """The mention as JSON-ready values; `name` only when there is one."""
        plain: dict[str, Any] = {"start": self.start, "end": self.end, "text": self.text}
        return plain if self.name is None else {**plain, "name": self.name}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that a recognizer found. `text` is the article's text at `[start, end)`."""

    start: int
    end: int
    kind: str
    """One of `KINDS`."""
    text: str
    score: float
    """How sure the recognizer is, above 0 and up to 1."""
    recognizer: str
    name: str | None = None
    """Canonical name of an entity: a bare surname completed when that is certain, else the text."""
    speaker: Mention | None = None
    cue: Mention | None = None

    @property
    def span(self) -> Span:
        """The passage's place in the text."""
        return Span(self.start, self.end)

    def to_plain(self) -> dict[str, Any]:
        """The suggestion as `detect` prints it: an entity with its name, a quote or statement with speaker and cue."""
        plain: dict[str, Any] = {"start": self.start, "end": self.end}
        if self.kind in ENTITY_KINDS:
            return plain | {
                "label": self.kind,
                "text": self.text,
                "name": self.name or self.text,
                "score": self.score,
                "recognizer": self.recognizer,
            }
        if self.kind in QUOTE_KINDS:
            plain["kind"] = self.kind
        return plain | {
            "text": self.text,
            "speaker": self.speaker.to_plain() if self.speaker else None,
            "cue": self.cue.to_plain() if self.cue else None,
            "score": self.score,
            "recognizer": self.recognizer,
        }


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the recognizers found in one article; each tuple is sorted by position."""

    entities: tuple[Suggestion, ...] = ()
    nested: tuple[Suggestion, ...] = ()
    """Places inside longer names."""
    quotes: tuple[Suggestion, ...] = ()
    statements: tuple[Suggestion, ...] = ()

    def all(self) -> tuple[Suggestion, ...]:
        """Every suggestion, by position, longer ones first."""
        every = (*self.entities, *self.nested, *self.quotes, *self.statements)
        return tuple(sorted(every, key=lambda s: (s.start, -s.end, s.kind)))

    def to_plain(self) -> dict[str, list[dict[str, Any]]]:
        """The four lists of `detect`."""
        return {
            "entities": [s.to_plain() for s in self.entities],
            "nested": [s.to_plain() for s in self.nested],
            "quotes": [s.to_plain() for s in self.quotes],
            "statements": [s.to_plain() for s in self.statements],
        }
