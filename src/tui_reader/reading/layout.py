"""The rows of an article at a width: what a reader screen draws, and where each offset stands on it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass

from tui_reader.model.article import Page
from tui_reader.reading import cells
from tui_reader.reading.flow import Block, RowKind, flow
from tui_reader.reading.wrapping import NARROWEST, row_starts
from tui_reader.text.graphemes import previous_boundary, snap
from tui_reader.text.paragraphs import NEWLINES, paragraphs
from tui_reader.text.span import Span

OPENING_LENGTH = 40
"""How many code points of a folded stretch its row may name."""

_KINDS = tuple(RowKind)
_CODES = {kind: bytes([code]) for code, kind in enumerate(_KINDS)}
_IS_TEXT = tuple(kind.is_text for kind in _KINDS)
_TEXT_KINDS = frozenset(kind for kind in RowKind if kind.is_text)
_NOTHING = Block(RowKind.BODY, 0, 0, 0)
_BEHIND_ALL = 1 << 30


@dataclass(frozen=True, slots=True)
class Fold:
    """What a fold row stands for."""

    spans: tuple[Span, ...]
    """The furniture, in order."""
    lines: int
    """How many lines it has that are not blank."""
    opening: str
    """Its first words, as they stand in the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the screen. It covers `[start, end)` of the text and draws `[start, shown)`.

    Behind `shown` come its newline, or blanks that hang over the edge. Blank and fold rows draw nothing of the text.
    """

    start: int
    end: int
    shown: int
    kind: RowKind
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of `text` at `width` cells; every offset belongs to one row, and rows cover the text in order."""

    text: str
    width: int
    folded: bool
    _starts: array[int]
    _kinds: bytes
    _blocks: array[int]
    """The first row of each block of text, rising."""
    _folds: dict[int, tuple[Span, ...]]
    """The furniture behind each fold row."""

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, index: int) -> Row:
        """The row at `index`, from 0 on."""
        start, end, kind = self._starts[index], self._end(index), _KINDS[self._kinds[index]]
        if not kind.is_text:
            fold = _fold(self.text, start, end, self._folds[index]) if index in self._folds else None
            return Row(start, end, start, kind, fold)
        return Row(start, end, self._shown(index), kind)

    def row_of(self, offset: int) -> int:
        """The index of the row that holds `offset`; a folded offset gives the fold, `len(text)` the last row."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def column_of(self, offset: int) -> int:
        """The column where the grapheme at `offset` is drawn; that behind the text for a newline or a hanging blank."""
        index = self.row_of(offset)
        if not self.is_text(index):
            return 0
        start = self._starts[index]
        return cells.width(self.text, start, max(start, min(snap(self.text, offset), self._shown(index))))

    def offset_at(self, index: int, column: int) -> int:
        """The start of the grapheme drawn at `column` of a row; behind the row's text, its last standing place.

        For a blank or fold row, that of the nearest row of text; 0 in an article without any.
        """
        if not self.is_text(index):
            nearest = self._nearest_text(index)
            return 0 if nearest is None else self.offset_at(nearest, column)
        shown = self._shown(index)
        offset = cells.offset_at(self.text, self._starts[index], shown, column)
        return offset if offset < shown else self._last_stand(index, shown)

    def hidden(self, offset: int) -> bool:
        """Whether `offset` lies in a folded stretch."""
        return offset < len(self.text) and self.row_of(offset) in self._folds

    def is_text(self, index: int) -> bool:
        """Whether the row at `index` shows text, so that a cursor can stand on it."""
        return _IS_TEXT[self._kinds[index]]

    def text_row_from(self, index: int, step: int) -> int | None:
        """The first row of text from `index` on, itself included, downward (`step` 1) or upward (-1)."""
        while 0 <= index < len(self):
            if self.is_text(index):
                return index
            index += step
        return None

    def block_rows(self, index: int) -> tuple[int, int]:
        """The position among all blocks of the one that the row at `index` belongs to or follows, and its first row."""
        position = max(0, bisect_right(self._blocks, index) - 1)
        return position, self.block_row(position)

    def block_row(self, position: int) -> int:
        """The first row of the block at `position`, which is brought into range; 0 without any block."""
        return self._blocks[max(0, min(position, len(self._blocks) - 1))] if self._blocks else 0

    def row_end(self, index: int) -> int:
        """The last place of a row where a cursor can stand: its newline, its last grapheme, or the end of the text."""
        return self.offset_at(index, _BEHIND_ALL)

    def stand(self, offset: int) -> int:
        """The nearest place where a cursor can stand: the grapheme's start, or beyond a fold or blank row."""
        index = self.row_of(offset)
        if self.is_text(index):
            return max(self._starts[index], min(snap(self.text, offset), self.row_end(index)))
        below = self.text_row_from(index, 1)
        return self._starts[below] if below is not None else self.offset_at(index, _BEHIND_ALL)

    def _end(self, index: int) -> int:
        return self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)

    def _shown(self, index: int) -> int:
        start, stop = self._starts[index], self._end(index)
        if stop > start and self.text[stop - 1] in NEWLINES:
            stop = previous_boundary(self.text, stop)
        return cells.offset_at(self.text, start, stop, self.width) if stop - start > self.width // 4 else stop

    def _last_stand(self, index: int, shown: int) -> int:
        end = self._end(index)
        if shown < end or end == self._starts[index] or index + 1 == len(self):
            return shown
        return previous_boundary(self.text, end)

    def _nearest_text(self, index: int) -> int | None:
        above, below = self.text_row_from(index, -1), self.text_row_from(index, 1)
        if above is None or below is None:
            return below if above is None else above
        return above if index - above <= below - index else below


def lay_out(text: str, page: Page, width: int, *, folded: bool = True) -> Layout:
    """The rows of an article at `width` cells (at least `NARROWEST`), furniture folded or shown.

    One pass over the text; a text of single-cell characters costs about 60 ms a million on a slow machine.
    """
    width = max(width, NARROWEST)
    starts, kinds, blocks = array("I"), bytearray(), array("I")
    folds: dict[int, tuple[Span, ...]] = {}
    for kind, start, stop, _, furniture in flow(text, page, folded=folded) if text else (_NOTHING,):
        first = len(starts)
        if kind in _TEXT_KINDS:
            blocks.append(first)
            starts.extend(row_starts(text, start, stop, width))
        elif furniture:
            folds[first] = furniture
        if len(starts) == first:
            starts.append(start)
        kinds.extend(_CODES[kind] * (len(starts) - first))
    return Layout(text, width, folded, starts, bytes(kinds), blocks, folds)


def _fold(text: str, start: int, end: int, spans: tuple[Span, ...]) -> Fold:
    folded = text[start:end]
    opening = " ".join(folded[: 4 * OPENING_LENGTH].split())
    if len(opening) > OPENING_LENGTH:
        opening = opening[:OPENING_LENGTH].rpartition(" ")[0] or opening[: snap(opening, OPENING_LENGTH)]
    return Fold(spans, sum(1 for _ in paragraphs(folded)), opening)
