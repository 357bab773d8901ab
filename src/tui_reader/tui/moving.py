"""What motions, growing, walking and the mouse do to the cursor, the selection and the focus."""

from __future__ import annotations

from collections.abc import Callable

from tui_reader.reading import motions
from tui_reader.reading.layout import Layout
from tui_reader.reading.objects import Growth
from tui_reader.reading.selection import Selection
from tui_reader.text.segments import paragraph_at, sentence_at, word_at
from tui_reader.text.span import Span
from tui_reader.tui.desk import Desk

Motion = Callable[[Layout, int], int]

BY_OFFSET: dict[str, Motion] = {
    "left": motions.left,
    "right": motions.right,
    "word-left": motions.word_left,
    "word-right": motions.word_right,
    "paragraph-up": motions.paragraph_up,
    "paragraph-down": motions.paragraph_down,
    "row-start": motions.row_home,
    "row-end": motions.row_end,
    "article-start": lambda layout, _: motions.article_start(layout),
    "article-end": lambda layout, _: motions.article_end(layout),
}
BY_ROW = {
    "up": (motions.up, False),
    "down": (motions.down, False),
    "page-up": (motions.up, True),
    "page-down": (motions.down, True),
}
"""Motions that keep a column; whether they go by screens."""


def move(desk: Desk, motion: str, layout: Layout, page_rows: int, *, extend: bool) -> None:
    """Carry out a motion by its name; with `extend`, or while selecting, the selection's end goes along."""
    start = desk.cursor
    if motion in BY_ROW:
        step, by_page = BY_ROW[motion]
        wish = layout.column_of(start) if desk.wish is None else desk.wish
        to = step(layout, start, wish, page_rows if by_page else 1)
    else:
        wish = None
        to = BY_OFFSET[motion](layout, start)
    extending = extend or desk.selecting
    desk.select(desk.selection.extend(to) if extending else Selection.at(to))
    desk.wish = wish
    desk.growth = None


def walk(desk: Desk, step: int) -> bool:
    """Focus the next highlight (`step` 1) or the one before (-1), and go to its start; False when there is none."""
    focus = desk.focus
    here = focus.highlight.key if focus else desk.cursor
    found = desk.highlights.next(here) if step > 0 else desk.highlights.previous(here)
    if found is None:
        return False
    desk.select(Selection.at(found.start), refocus=False)
    desk.focus_on(str(found.key))
    desk.selecting, desk.growth, desk.wish = False, None, None
    return True


def grow(desk: Desk) -> None:
    """One step out: word, name, quote, sentence, paragraph, article."""
    text, span = desk.text, desk.selection.span
    if desk.growth is None or desk.growth.span != span:
        desk.growth = Growth.of(span)
    around = Span(max(0, span.start - 1), min(len(text), max(span.end, span.start + 1) + 1))
    candidates = [entry.span for entry in desk.over(around)]
    desk.growth = desk.growth.grow(text, candidates)
    _select_growth(desk)


def shrink(desk: Desk) -> None:
    """One step back in what the selection grew through; without a path, the selection is let go."""
    if desk.growth is None or desk.growth.span != desk.selection.span:
        desk.select(desk.selection.collapse())
        return
    desk.growth = desk.growth.shrink()
    _select_growth(desk)


def _select_growth(desk: Desk) -> None:
    if desk.growth is None:
        return
    first, span = desk.growth.path[0], desk.growth.span
    if span == first and not span:
        desk.select(Selection.at(first.start), refocus=False)
    else:
        desk.select(Selection.over(span), refocus=False)
    desk.wish = None


def point(desk: Desk, offset: int, clicks: int, *, dragged: bool) -> None:
    """What the mouse does: one click goes there, two select the word, three the sentence, four the paragraph."""
    desk.growth = desk.wish = None
    if dragged:
        desk.select(desk.selection.extend(offset))
        return
    desk.selecting = False
    desk.put_cursor(offset)
    if span := _clicked(desk.text, offset, clicks):
        desk.select(Selection.over(span), refocus=False)


def _clicked(text: str, offset: int, clicks: int) -> Span | None:
    unit: Callable[[str, int], Span | None] | None = {2: word_at, 3: sentence_at, 4: paragraph_at}.get(clicks)
    span = unit(text, offset) if unit else None
    return span.trimmed(text) if span else None


def next_highlight(desk: Desk) -> str:
    """Focus the next highlight; what there is to say."""
    return "" if walk(desk, 1) else "no highlight further on"


def previous_highlight(desk: Desk) -> str:
    """Focus the highlight before; what there is to say."""
    return "" if walk(desk, -1) else "no highlight further up"


def select(desk: Desk) -> str:
    """Begin selecting with plain motions, or end it; what there is to say."""
    desk.selecting = not desk.selecting
    return ""


def grow_once(desk: Desk) -> str:
    """`grow`; what there is to say."""
    grow(desk)
    return ""


def shrink_once(desk: Desk) -> str:
    """`shrink`; what there is to say."""
    shrink(desk)
    return ""


STEPS: dict[str, Callable[[Desk], str]] = {
    "next-highlight": next_highlight,
    "previous-highlight": previous_highlight,
    "select": select,
    "grow": grow_once,
    "shrink": shrink_once,
}
"""Steps by the names of their commands."""
