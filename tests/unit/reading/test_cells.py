"""How graphemes look and how wide they are."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui_reader.reading import cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("été", 3),
        ("e\u0301", 1),
        ("漢字", 4),
        ("👨\u200d👩\u200d👧", 2),
        ("🇫🇷", 2),
        ("❤\ufe0f", 2),
        ("\t", 4),
        ("«\u00a0a\u202f»", 5),
    ],
)
def test_widths(text: str, expected: int) -> None:
    """A width is what a terminal gives it, a tab four blanks."""
    assert cells.width(text, 0, len(text)) == expected == cell_len(cells.drawn(text, 0, len(text)))


@pytest.mark.parametrize(
    "text", ["\x00", "\x1b", "\x9b", "\u200b", "\u202e", "\u0301", "\ufe0f", "\u200d", "\ufeff", "\ud800"]
)
def test_what_would_take_no_cell_takes_one(text: str) -> None:
    """Controls, invisible characters and marks without a letter can be seen, and a cursor can stand on them."""
    assert cells.width(text, 0, 1) == 1
    assert cells.drawn(text, 0, 1).strip()


def test_a_heap_wider_than_a_character_is_one_stand_in() -> None:
    """A cluster of nine leading consonants, eighteen cells wide, is drawn as one cell."""
    assert cells.width("\u1100" * 9, 0, 9) == 1


def test_a_column_gives_the_grapheme_drawn_there() -> None:
    """Both cells of a wide character lead to it; columns behind the text lead to its end."""
    text = "a漢e\u0301b"
    assert [cells.offset_at(text, 0, len(text), column) for column in range(7)] == [0, 1, 1, 2, 4, 5, 5]
    assert [cells.offset_at("aube", 0, 4, column) for column in (-1, 0, 3, 9)] == [0, 0, 3, 4]


def test_plain_stretches_are_told_from_odd_ones() -> None:
    """French typography takes one cell a character; the first that may not is found."""
    text = "« L’été » – 10 € :\u00a0oui…\u202f!"
    assert cells.odd_from(text, 0, len(text)) == len(text)
    assert cells.odd_from("aube\u0301", 0, 5) == 4
