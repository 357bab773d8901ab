"""An article as blocks one below the other: its lines by kind, the blank stretches, and the folded furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from tui_reader.model.article import Page
from tui_reader.text.graphemes import next_boundary, snap
from tui_reader.text.paragraphs import NEWLINES, lines
from tui_reader.text.span import Span


class RowKind(StrEnum):
    """What a block, and each of its rows, shows."""

    TITLE = "title"
    HEADER = "header"
    BODY = "body"
    FURNITURE = "furniture"
    BLANK = "blank"
    """Nothing: blank lines, or the distance between two blocks."""
    FOLD = "fold"
    """One row in the place of folded furniture."""

    @property
    def is_text(self) -> bool:
        """Whether the row shows its stretch of the text, so that a cursor can stand there."""
        return self not in _WITHOUT_TEXT


_WITHOUT_TEXT = frozenset({RowKind.BLANK, RowKind.FOLD})
_CLOSE_TOGETHER = frozenset({RowKind.TITLE, RowKind.HEADER, RowKind.FURNITURE})


class Block(NamedTuple):
    """A stretch `[start, end)` of one kind; its content, to be wrapped, stops before its newline at `stop`.

    A tuple, since long texts have a hundred thousand and each is looked at once.
    """

    kind: RowKind
    start: int
    stop: int
    end: int
    folded: tuple[Span, ...] = ()
    """The furniture that a fold stands for."""


class _Stretch(NamedTuple):
    kind: RowKind
    start: int
    end: int
    folded: tuple[Span, ...] = ()


def flow(text: str, page: Page, *, folded: bool) -> Iterator[Block]:
    """The blocks of an article from top to bottom, made as they are asked for; together they cover `text` once.

    A block of text is one line. Furniture is one fold a run when `folded`. A run of blank lines is one block; where
    paragraphs, or blocks of different kinds, have none between them, an empty one is put there.
    """
    last = RowKind.BLANK
    blank: Block | None = None
    for block in _split_lines(text, _stretches(text, page, folded=folded)):
        kind = block.kind
        if kind is RowKind.BLANK:
            blank = Block(kind, blank.start if blank else block.start, block.stop, block.end)
            continue
        if blank:
            yield blank
            blank = None
        elif last is not RowKind.BLANK and (last is not kind or kind not in _CLOSE_TOGETHER):
            yield Block(RowKind.BLANK, block.start, block.start, block.start)
        yield block
        last = kind
    if blank:
        yield blank


def _split_lines(text: str, stretches: Iterable[_Stretch]) -> Iterator[Block]:
    """A block for each line of a stretch, blank or not, and for each fold."""
    for kind, first, last, folded in stretches:
        if kind is RowKind.FOLD:
            yield Block(kind, first, last, last, folded)
            continue
        for start, stop, end in lines(text, first, last):
            blank = start == stop or (text[start].isspace() and text[start:stop].isspace())
            yield Block(RowKind.BLANK if blank else kind, start, stop, end)


def _stretches(text: str, page: Page, *, folded: bool) -> Iterator[_Stretch]:
    """The text cut where the page's title, header and furniture begin and end; neighboring folds are one."""
    fold: _Stretch | None = None
    done = 0
    for mark in _marks(text, page, folded=folded):
        between = text[done : mark.start]
        if fold and mark.kind is RowKind.FOLD and not between.strip():
            fold = _Stretch(RowKind.FOLD, fold.start, mark.end, fold.folded + mark.folded)
        else:
            if fold:
                yield fold
            fold = None
            start = done if between.isspace() and not any(newline in between for newline in NEWLINES) else mark.start
            if done < start:
                yield _Stretch(RowKind.BODY, done, start)
            stretch = _Stretch(mark.kind, start, mark.end, mark.folded)
            if mark.kind is RowKind.FOLD:
                fold = stretch
            else:
                yield stretch
        done = mark.end
    if fold:
        yield fold
    if done < len(text):
        yield _Stretch(RowKind.BODY, done, len(text))


def _marks(text: str, page: Page, *, folded: bool) -> Iterator[_Stretch]:
    """What the page sets apart, in order and disjoint, cut at graphemes, each with the blanks and newline behind it.

    A header that is furniture too is a header: it is never folded.
    """
    furniture = RowKind.FOLD if folded else RowKind.FURNITURE
    title = [page.title_span] if page.title_span else []
    ranked = ((title, RowKind.TITLE), (page.header, RowKind.HEADER), (page.furniture, furniture))
    wanted = [(span, rank, kind) for rank, (spans, kind) in enumerate(ranked) for span in spans]
    done = 0
    for span, _, kind in sorted(wanted):
        start = max(done, snap(text, span.start))
        end = snap(text, span.end)
        end = end if end == min(span.end, len(text)) else next_boundary(text, end)
        if start < end:
            done = _line_rest(text, end)
            yield _Stretch(kind, start, done, (Span(start, end),) if kind is RowKind.FOLD else ())


def _line_rest(text: str, offset: int) -> int:
    """`offset` moved behind the blanks there, and behind the newline that follows them."""
    while offset < len(text) and text[offset].isspace() and text[offset] not in NEWLINES:
        offset += 1
    if offset < len(text) and text[offset] in NEWLINES:
        return next_boundary(text, offset)
    return snap(text, offset)
