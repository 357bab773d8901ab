"""What the rules for entities hand on: a passage, its kind, how sure they are."""

from __future__ import annotations

from typing import NamedTuple

from tui_reader.text.span import Span


class Found(NamedTuple):
    """An entity before it has a canonical name; `[start, end)` in code points."""

    start: int
    end: int
    kind: str
    score: float

    @property
    def span(self) -> Span:
        """The passage's place."""
        return Span(self.start, self.end)
