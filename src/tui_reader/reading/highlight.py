"""A highlight: a passage that stands out on the screen, be it tagged or suggested."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from tui_reader.text.span import Span

Rank = tuple[int, int, str, str]
WalkingOrder = tuple[int, int, Rank]


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage that stands out on the screen: an annotator's tag, or a suggestion."""

    key: Hashable
    """What it is the highlight of; an annotation's id or a suggestion's key. No int."""
    spans: tuple[Span, ...]
    """Its pieces, at least one, in order."""
    name: str
    """The label's name, or the suggestion's kind."""
    tag: bool = True
    """A tag; else a suggestion."""
    own: bool = True
    """The annotator's own; else another annotator's."""
    axis: int = 0
    """Position of the label's axis, which decides the mark."""

    @property
    def start(self) -> int:
        """Where its first piece starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return self.spans[-1].end

    @property
    def walking_order(self) -> WalkingOrder:
        """By start, longer ones first; in one place own tags, then others', then suggestions; then by axis and name."""
        return self.start, -self.end, self.rank

    @property
    def rank(self) -> Rank:
        """Decides between highlights of the very same passage; the lowest comes first and lies innermost."""
        return 2 * (not self.tag) + (not self.own), self.axis, self.name, str(self.key)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch `[start, end)` over which the same highlights lie, outermost first."""

    start: int
    end: int
    highlights: tuple[Highlight, ...]
