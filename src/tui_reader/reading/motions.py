"""Where a cursor goes: from a layout and an offset to another offset, always one where a cursor can stand.

A cursor stands at the start of a grapheme on a row of text, on a newline at a row's end, or at the end of the text;
never on a blank row or in a folded stretch. `wish` is the column that moves from row to row keep.
"""

from __future__ import annotations

from tui_reader.reading.layout import Layout
from tui_reader.text.graphemes import next_boundary, previous_boundary
from tui_reader.text.segments import next_word, previous_word


def left(layout: Layout, offset: int) -> int:
    """One grapheme back; from a row's start to the last place on the row of text above."""
    offset = layout.stand(offset)
    index = layout.row_of(offset)
    if offset > layout.row(index).start:
        return previous_boundary(layout.text, offset)
    above = layout.text_row_from(index - 1, -1)
    return offset if above is None else layout.row_end(above)


def right(layout: Layout, offset: int) -> int:
    """One grapheme on; from a row's last place to the start of the row of text below."""
    offset = layout.stand(offset)
    index = layout.row_of(offset)
    if offset < layout.row_end(index):
        return next_boundary(layout.text, offset)
    below = layout.text_row_from(index + 1, 1)
    return offset if below is None else layout.row(below).start


def up(layout: Layout, offset: int, wish: int | None = None, rows: int = 1) -> int:
    """The same column `rows` rows higher, on the first row when there are not so many."""
    return _to_row(layout, offset, wish, -rows)


def down(layout: Layout, offset: int, wish: int | None = None, rows: int = 1) -> int:
    """The same column `rows` rows lower, on the last row when there are not so many."""
    return _to_row(layout, offset, wish, rows)


def _to_row(layout: Layout, offset: int, wish: int | None, rows: int) -> int:
    offset = layout.stand(offset)
    index = layout.row_of(offset)
    step = 1 if rows > 0 else -1
    target = max(0, min(index + rows, len(layout) - 1))
    found = layout.text_row_from(target, step)
    if found is None:
        found = layout.text_row_from(target, -step)
    if found is None or found == index:
        return offset
    return layout.offset_at(found, layout.column_of(offset) if wish is None else wish)


def word_left(layout: Layout, offset: int) -> int:
    """The start of the word, or of the one before; folded words do not count."""
    while offset > 0:
        offset = previous_word(layout.text, offset)
        if _is_standing(layout, offset):
            return offset
    return article_start(layout)


def word_right(layout: Layout, offset: int) -> int:
    """The start of the next word; folded words do not count. The article's end behind the last one."""
    while (offset := next_word(layout.text, offset)) < len(layout.text):
        if _is_standing(layout, offset):
            return offset
        if layout.hidden(offset):
            offset = layout.row(layout.row_of(offset)).end - 1
    return article_end(layout)


def _is_standing(layout: Layout, offset: int) -> bool:
    return layout.is_text(layout.row_of(offset)) and layout.stand(offset) == offset


def paragraph_up(layout: Layout, offset: int) -> int:
    """The start of the paragraph; from there, the start of the one before."""
    offset = layout.stand(offset)
    position, first = layout.block_rows(layout.row_of(offset))
    start = layout.row(first).start
    return start if start < offset else layout.row(layout.block_row(position - 1)).start


def paragraph_down(layout: Layout, offset: int) -> int:
    """The start of the next paragraph; the article's end behind the last one."""
    position, _ = layout.block_rows(layout.row_of(layout.stand(offset)))
    first = layout.block_row(position + 1)
    start = layout.row(first).start
    return start if start > offset else article_end(layout)


def row_home(layout: Layout, offset: int) -> int:
    """The first place on the row."""
    return layout.row(layout.row_of(layout.stand(offset))).start


def row_end(layout: Layout, offset: int) -> int:
    """The last place on the row."""
    return layout.row_end(layout.row_of(layout.stand(offset)))


def article_start(layout: Layout) -> int:
    """The first place of the article where a cursor can stand."""
    return layout.stand(0)


def article_end(layout: Layout) -> int:
    """The last place of the article where a cursor can stand."""
    last = layout.text_row_from(len(layout) - 1, -1)
    return layout.stand(0) if last is None else layout.row_end(last)
