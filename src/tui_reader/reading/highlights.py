"""All highlights of an article: which lie where, in which order they are walked through, and how they cut a row."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tui_reader.reading.highlight import Highlight, Rank, Run, WalkingOrder

__all__ = ["Highlight", "HighlightIndex", "Run"]

_BLOCK = 32
"""So many pieces share one note of how far they reach; a look-up passes over the blocks that end too early."""

_Piece = tuple[int, int, int, Highlight]
"""Start, end, a number that tells pieces apart, and the highlight; compared by the first three alone."""


@dataclass(frozen=True, slots=True, eq=False)
class HighlightIndex:
    """The highlights of one article. Look-ups cost by what they give back, changes by the number of highlights."""

    _orders: list[WalkingOrder]
    _highlights: list[Highlight]
    """In walking order, as `_orders` has it."""
    _positions: dict[Hashable, int]
    _pieces: list[_Piece]
    """Every piece that is not empty, by start."""
    _reaches: list[int]
    """How far each `_BLOCK` of pieces reaches."""

    @classmethod
    def of(cls, highlights: Iterable[Highlight] = ()) -> HighlightIndex:
        """Indexes `highlights`, whose keys differ."""
        ordered = sorted((highlight.walking_order, number, highlight) for number, highlight in enumerate(highlights))
        return cls._built([order for order, _, _ in ordered], [highlight for _, _, highlight in ordered])

    @classmethod
    def _built(cls, orders: list[WalkingOrder], highlights: list[Highlight]) -> HighlightIndex:
        positions = {highlight.key: position for position, highlight in enumerate(highlights)}
        found = ((span.start, span.end, highlight) for highlight in highlights for span in highlight.spans if span)
        pieces = sorted((start, end, number, highlight) for number, (start, end, highlight) in enumerate(found))
        reaches = [max(piece[1] for piece in pieces[first : first + _BLOCK]) for first in range(0, len(pieces), _BLOCK)]
        return cls(orders, highlights, positions, pieces, reaches)

    def replace(self, removed: Collection[Hashable] = (), added: Iterable[Highlight] = ()) -> HighlightIndex:
        """The index without the keys `removed` (unknown ones do not matter), and with `added`."""
        gone = set(removed)
        kept = [place for place, highlight in enumerate(self._highlights) if highlight.key not in gone]
        orders, highlights = [self._orders[place] for place in kept], [self._highlights[place] for place in kept]
        for highlight in added:
            order = highlight.walking_order
            place = bisect_left(orders, order)
            orders.insert(place, order)
            highlights.insert(place, highlight)
        return self._built(orders, highlights)

    def __len__(self) -> int:
        return len(self._highlights)

    def __iter__(self) -> Iterator[Highlight]:
        """All highlights in walking order."""
        return iter(self._highlights)

    def get(self, key: Hashable) -> Highlight | None:
        """The highlight with that key."""
        position = self._positions.get(key)
        return None if position is None else self._highlights[position]

    def at(self, offset: int) -> tuple[Highlight, ...]:
        """The highlights over the code point at `offset`: innermost first; in one place own tags before suggestions."""
        return tuple(piece[3] for piece in sorted(self._over(offset, offset + 1), key=_depth))

    def in_span(self, start: int, end: int) -> tuple[Highlight, ...]:
        """The highlights that share a code point with `[start, end)`, in walking order."""
        found = {self._positions[highlight.key] for _, _, _, highlight in self._over(start, end)}
        return tuple(self._highlights[position] for position in sorted(found))

    def next(self, place: Hashable) -> Highlight | None:
        """The highlight after the one whose key is `place`; for an offset, the first that starts there or later.

        None behind the last one, and for a key that is not here.
        """
        if isinstance(place, int):
            return self._nth(bisect_left(self._orders, (place,)))
        position = self._positions.get(place)
        return None if position is None else self._nth(position + 1)

    def previous(self, place: Hashable) -> Highlight | None:
        """The highlight before the one whose key is `place`; for an offset, the last that starts before it.

        None before the first one, and for a key that is not here.
        """
        if isinstance(place, int):
            return self._nth(bisect_left(self._orders, (place,)) - 1)
        position = self._positions.get(place)
        return None if position is None else self._nth(position - 1)

    def runs(self, start: int, end: int) -> list[Run]:
        """`[start, end)` cut wherever a highlight begins or ends: stretches in order that cover it without gaps."""
        pieces = sorted(self._over(start, end), key=_depth, reverse=True)
        begins: dict[int, list[int]] = {start: []}
        ends: dict[int, list[int]] = {end: []}
        for layer, (first, last, _, _) in enumerate(pieces):
            begins.setdefault(max(first, start), []).append(layer)
            ends.setdefault(min(last, end), []).append(layer)
        layers: list[int] = []
        runs: list[Run] = []
        for cut, after in pairwise(sorted(begins.keys() | ends.keys())):
            for layer in ends.get(cut, ()):
                layers.remove(layer)
            for layer in begins.get(cut, ()):
                insort(layers, layer)
            runs.append(Run(cut, after, tuple(pieces[layer][3] for layer in layers)))
        return runs

    def _nth(self, position: int) -> Highlight | None:
        return self._highlights[position] if 0 <= position < len(self._highlights) else None

    def _over(self, start: int, end: int) -> Iterator[_Piece]:
        """The pieces that share a code point with `[start, end)`, by start."""
        stop = bisect_left(self._pieces, (end,)) if start < end else 0
        for block, reach in enumerate(self._reaches[: -(-stop // _BLOCK)]):
            if reach > start:
                for piece in self._pieces[block * _BLOCK : min((block + 1) * _BLOCK, stop)]:
                    if piece[1] > start:
                        yield piece


def _depth(piece: _Piece) -> tuple[int, int, Rank]:
    """Innermost first: shorter pieces, then those that start later, then by rank."""
    start, end, _, highlight = piece
    return end - start, -start, highlight.rank
