"""Rows, and the way between offsets and places on the screen."""

from __future__ import annotations

import pytest

from tui_reader.model.article import Page
from tui_reader.reading.flow import RowKind
from tui_reader.reading.layout import OPENING_LENGTH, Fold, lay_out
from tui_reader.text.span import Span

TEXT = "Le bac part\nPUB ici\nIl revient à la nuit.\r\n\r\nFin"
FOLDED = Span(12, 19)
LAYOUT = lay_out(TEXT, Page(furniture=(FOLDED,)), 12)


def test_rows_from_top_to_bottom() -> None:
    """Each row says what it covers and what of it is drawn; newlines and hanging blanks are not."""
    rows = [LAYOUT.row(index) for index in range(len(LAYOUT))]
    assert [(row.kind.value, TEXT[row.start : row.end], TEXT[row.start : row.shown]) for row in rows] == [
        ("body", "Le bac part\n", "Le bac part"),
        ("blank", "", ""),
        ("fold", "PUB ici\n", ""),
        ("blank", "", ""),
        ("body", "Il revient à ", "Il revient à"),
        ("body", "la nuit.\r\n", "la nuit."),
        ("blank", "\r\n", ""),
        ("body", "Fin", "Fin"),
    ]


def test_a_fold_says_what_it_stands_for() -> None:
    """Its spans, its lines without the blank ones, and its first words."""
    text = "PUB\n\n" + "annonce " * 20
    fold = lay_out(text, Page(furniture=(Span(0, len(text)),)), 40).row(0).fold
    assert fold == Fold((Span(0, len(text)),), 2, "PUB " + "annonce " * 3 + "annonce")
    assert len(fold.opening) <= OPENING_LENGTH


def test_an_offset_belongs_to_one_row() -> None:
    """Hidden offsets belong to the fold, the end of the text to the last row."""
    assert [LAYOUT.row_of(offset) for offset in (0, 11, 12, 18, 20, 33, 42, 45, 48)] == [0, 0, 2, 2, 4, 5, 5, 7, 7]
    assert [LAYOUT.hidden(offset) for offset in (11, 12, 19, 20)] == [False, True, True, False]


def test_columns_of_what_is_not_drawn() -> None:
    """A hanging blank and a newline have the column behind their row's text; hidden text has the first."""
    assert [LAYOUT.column_of(offset) for offset in (3, 11, 14, 32, 41, 42, 48)] == [3, 11, 0, 12, 8, 8, 3]


@pytest.mark.parametrize(
    ("row", "column", "offset"),
    [(0, 4, 4), (0, 99, 11), (4, 99, 32), (5, 99, 41), (7, 99, 48), (1, 2, 2), (3, 2, 22), (6, 1, 34)],
)
def test_a_place_on_the_screen_gives_an_offset(row: int, column: int, offset: int) -> None:
    """Behind a row's text lies its last standing place; blank rows give the nearest row of text."""
    assert LAYOUT.offset_at(row, column) == offset


def test_a_cut_word_leaves_no_place_behind_it() -> None:
    """Behind the last letter of a row that is cut within a word there is nowhere to stand but on it."""
    layout = lay_out("infranchissable", Page(), 6)
    assert layout.row_end(0) == 5
    assert layout.row_end(2) == 15


def test_a_cursor_is_brought_to_where_it_can_stand() -> None:
    """From a fold and from blank lines to the text below; from inside a grapheme to its start."""
    assert [LAYOUT.stand(offset) for offset in (14, 43, 42, 99)] == [20, 45, 41, 48]
    assert lay_out("ab\n\n", Page(), 10).stand(3) == 2


def test_an_article_without_text_has_a_row() -> None:
    """Nothing, nothing but blanks, and nothing but furniture can be shown; a cursor stands at the start."""
    for text, page in (("", Page()), (" \n", Page()), ("PUB", Page(furniture=(Span(0, 3),)))):
        layout = lay_out(text, page, 20)
        assert len(layout) == 1
        assert layout.stand(2) == layout.offset_at(0, 5) == 0


def test_blocks_are_counted() -> None:
    """A row leads to its block, and a block to its first row."""
    assert [LAYOUT.block_rows(index) for index in (0, 2, 5, 7)] == [(0, 0), (0, 0), (1, 4), (2, 7)]
    assert LAYOUT.block_row(9) == 7


def test_furniture_can_be_unfolded() -> None:
    """Unfolded, it is rows of its own kind and nothing is hidden."""
    layout = lay_out(TEXT, Page(furniture=(FOLDED,)), 12, folded=False)
    assert layout.row(2).kind is RowKind.FURNITURE
    assert not any(layout.hidden(offset) for offset in range(len(TEXT)))
