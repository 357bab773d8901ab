"""The cursor and what it has selected."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui_reader.text.span import Span


@dataclass(frozen=True, slots=True)
class Selection:
    """From where selecting began, `anchor`, to where the cursor stands, `head`; both are offsets in code points.

    The selected stretch lies between the two; where they are the same, nothing is selected. The cursor is the one
    grapheme at `head`.
    """

    anchor: int
    head: int

    @classmethod
    def at(cls, offset: int) -> Selection:
        """A cursor at `offset`, nothing selected."""
        return cls(offset, offset)

    @classmethod
    def over(cls, span: Span) -> Selection:
        """`span` selected, the cursor behind it."""
        return cls(span.start, span.end)

    @property
    def span(self) -> Span:
        """What is selected, half-open; empty where nothing is."""
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))

    def __bool__(self) -> bool:
        return self.anchor != self.head

    def extend(self, head: int) -> Selection:
        """The same anchor, the cursor elsewhere."""
        return replace(self, head=head)

    def collapse(self) -> Selection:
        """The cursor where it is, nothing selected."""
        return Selection.at(self.head)

    def reverse(self) -> Selection:
        """The cursor at the other end of the same stretch."""
        return Selection(self.head, self.anchor)
