"""One row of an article as a strip: gutter, text with its marks, and the column of other annotators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.reading import cells
from tui_reader.reading.flow import RowKind
from tui_reader.reading.layout import Layout, Row
from tui_reader.text.graphemes import next_boundary, snap
from tui_reader.text.span import Span
from tui_reader.tui.strips import clean, fitted
from tui_reader.tui.widgets.colors import RGB, mix, readable, written
from tui_reader.tui.widgets.marks import Cell, Mark, Paper, State, Way

TAG_BAR, SUGGESTION_BAR, FOCUS_BAR = "┃", "┊", "█"
INK_COLUMNS_NARROW, INK_COLUMNS_WIDE = 2, 4
WIDE_CELLS = 100
MEASURE = 76
"""The most cells of text in a row: what is comfortable to read."""
OVERHANG = 1
"""Where the cursor stands behind a full row."""
OTHERS_COLUMN = 1
MOST_GUTTER_AXES = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A highlight as it is drawn."""

    identity: str
    spans: tuple[Span, ...]
    """Its pieces, in order."""
    axis: int
    way: Way
    color: RGB
    letter: str
    """The key of its label, for the gutter; empty for what the gutter leaves out."""
    state: State

    @property
    def span(self) -> Span:
        """The whole stretch."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class Columns:
    """How the width of the view is shared out, all in cells."""

    margin: int
    axes: tuple[int, ...]
    """The width of each axis' gutter column."""
    measure: int
    apart: int
    """The distance between two gutter columns."""

    @classmethod
    def of(cls, width: int, ways: Sequence[Way]) -> Columns:
        """The shares of a view `width` cells wide."""
        ink = INK_COLUMNS_WIDE if width >= WIDE_CELLS else INK_COLUMNS_NARROW
        axes = tuple(ink if way is Way.INK else 1 for way in ways[:MOST_GUTTER_AXES])
        apart = 1 if width >= WIDE_CELLS else 0
        around = sum(axes) + apart * len(axes) + 1 + OVERHANG + OTHERS_COLUMN
        measure = max(cells.WIDEST_CLUSTER, min(MEASURE, width - around))
        return cls(max(0, (width - around - measure) // 2), axes, measure, apart)

    @property
    def text_from(self) -> int:
        """The column where the text begins."""
        return self.margin + sum(self.axes) + self.apart * len(self.axes) + 1


@dataclass(frozen=True, slots=True)
class Hand:
    """Where the reader is: cursor, selection, focus."""

    cursor: int = 0
    selection: Span | None = None
    focus: str | None = None
    """The identity of the highlight in focus."""


def paint(layout: Layout, index: int, drawn: Sequence[Drawn], hand: Hand, columns: Columns, paper: Paper) -> Strip:
    """The row at `index` with the highlights that touch it, outermost first, in exactly the cells of `columns`."""
    row = layout.row(index)
    plain = paper.style(Cell())
    segments = [Segment(" " * columns.margin, plain)] if columns.margin else []
    segments += _gutter(row, drawn, hand, columns, paper)
    if row.kind is RowKind.FOLD:
        segments += _fold(row, columns.measure, paper)
    else:
        segments += _text(layout.text, row, drawn, hand, paper)
    width = sum(segment.cell_length for segment in segments)
    edge = columns.text_from + columns.measure + OVERHANG
    if width < edge:
        segments.append(Segment(" " * (edge - width), plain))
    segments.append(_others(row, drawn, hand, paper))
    return Strip(segments)


def _text(text: str, row: Row, drawn: Sequence[Drawn], hand: Hand, paper: Paper) -> Iterable[Segment]:
    role = row.kind.value if row.kind in (RowKind.TITLE, RowKind.HEADER, RowKind.FURNITURE) else ""
    last = row.start + len(text[row.start : row.shown].rstrip())
    for start, end in _runs(text, row, drawn, hand, last):
        marking = drawn if start < last else ()
        cell = Cell(
            tuple(_mark(text, one, start, hand) for one in marking if any(s.holds(start) for s in one.spans)),
            role,
            selected=hand.selection is not None and hand.selection.holds(start),
            cursor=start <= hand.cursor < end,
        )
        yield Segment(cells.drawn(text, start, end), paper.style(cell))
    selected = hand.selection is not None and hand.selection.holds(row.shown) and row.shown < row.end
    here = row.shown <= hand.cursor < row.end or hand.cursor == row.shown == row.end == len(text)
    if selected or here:
        yield Segment(" ", paper.style(Cell(role=role, selected=selected, cursor=here)))


def _runs(text: str, row: Row, drawn: Sequence[Drawn], hand: Hand, last: int) -> list[tuple[int, int]]:
    """The stretches of a row that look alike throughout; from `last` on there are only blanks."""
    cuts = {row.start, last, row.shown, hand.cursor, next_boundary(text, hand.cursor)}
    if hand.selection:
        cuts |= {hand.selection.start, hand.selection.end}
    for one in drawn:
        for span in one.spans:
            cuts |= {span.start, span.end}
            if one.way is Way.ENDS:
                cuts |= {next_boundary(text, span.start), snap(text, max(span.start, span.end - 1))}
    edges = sorted({snap(text, cut) for cut in cuts if row.start <= cut <= row.shown})
    return list(pairwise(edges))


def _mark(text: str, one: Drawn, offset: int, hand: Hand) -> Mark:
    ends = one.way is Way.ENDS and any(
        offset == s.start or offset == snap(text, max(s.start, s.end - 1)) for s in one.spans
    )
    return Mark(one.way, one.color, one.state, focused=one.identity == hand.focus, at_end=ends)


def _gutter(row: Row, drawn: Sequence[Drawn], hand: Hand, columns: Columns, paper: Paper) -> Iterable[Segment]:
    plain = paper.style(Cell())
    for axis, width in enumerate(columns.axes):
        last = axis == len(columns.axes) - 1
        here = [d for d in drawn if d.state is not State.OTHER and (d.axis == axis or (last and d.axis > axis))]
        here = [d for d in here if d.letter]
        signs = _signs(row, here, hand, width)
        if len(signs) < width:
            yield Segment(" " * (width - len(signs)), plain)
        for sign, one in signs:
            yield Segment(sign, _sign_style(sign, one, hand, paper))
        if columns.apart:
            yield Segment(" " * columns.apart, plain)
    yield Segment(" ", plain)


def _signs(row: Row, drawn: Sequence[Drawn], hand: Hand, width: int) -> list[tuple[str, Drawn]]:
    """What stands in one column of the gutter: letters where highlights begin, bars where they go on."""
    in_row = [d for d in drawn if any(s.start < row.end and row.start < s.end for s in d.spans)]
    if not in_row or not row.kind.is_text:
        return []
    begin = sorted((d for d in in_row if row.start <= d.span.start < row.end), key=lambda d: d.identity != hand.focus)
    if len(begin) > width:
        begin = begin[:width]
    begin.sort(key=lambda d: (d.span.start, -d.span.end))
    signs = [(d.letter, d) for d in begin]
    if len(signs) < width:
        going_on = [d for d in in_row if d.span.start < row.start]
        going_on.sort(key=lambda d: (d.identity != hand.focus, d.state is not State.TAG))
        bars = [(SUGGESTION_BAR if d.state is State.SUGGESTION else TAG_BAR, d) for d in going_on[:1]]
        bars = [(FOCUS_BAR if d.identity == hand.focus else bar, d) for bar, d in bars]
        signs = [*bars, *signs]
    return signs


def _sign_style(sign: str, one: Drawn, hand: Hand, paper: Paper) -> Style:
    if one.identity == hand.focus and sign != FOCUS_BAR:
        if paper.colorless:
            return Style(bold=True, reverse=True)
        return Style(color=written(paper.ground), bgcolor=written(paper.label_ink(one.color)), bold=True)
    ink = paper.label_ink(one.color)
    if one.state is State.SUGGESTION:
        ink = readable(mix(ink, paper.ground, 0.3), paper.ground, 3.0)
    bold = one.state is State.TAG or None
    return Style(color=written(ink), bgcolor=written(paper.ground), bold=bold)


def _fold(row: Row, measure: int, paper: Paper) -> Iterable[Segment]:
    if row.fold is None:
        return
    count = row.fold.lines
    about = f"▸ {clean(row.fold.opening)}…" if row.fold.opening else "▸"
    behind = f"  {count} line{'s' if count != 1 else ''} folded, F unfolds"
    style = paper.style(Cell(role="furniture"))
    yield Segment(fitted(about, max(0, measure - len(behind))) + behind, style + Style(italic=True))


def _others(row: Row, drawn: Sequence[Drawn], hand: Hand, paper: Paper) -> Segment:
    """The column of other annotators, right of the text."""
    theirs = [d for d in drawn if d.state is State.OTHER and row.kind.is_text]
    begin = [d for d in theirs if row.start <= d.span.start < row.end]
    one = next(iter(sorted(begin or theirs, key=lambda d: d.identity != hand.focus)), None)
    if one is None:
        return Segment(" " * OTHERS_COLUMN, paper.style(Cell()))
    return Segment(one.letter if begin else SUGGESTION_BAR, _sign_style("", one, hand, paper))
