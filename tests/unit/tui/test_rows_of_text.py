"""Strips, the label bar's arrangement, and finding a place again."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.tui.screens.reader_sources import same_place
from tui_reader.tui.strips import changed, clean, fitted, row, safe_lines
from tui_reader.tui.widgets.label_bar import MOST_ROWS, arranged
from tui_reader.workspace.schemes import BUILT_IN, built_in


def test_a_row_has_its_width_and_no_control_characters() -> None:
    """Cut or padded, whatever the pieces hold."""
    strip = row([("漢字\x1b[2J", Style()), ("abc", Style(bold=True))], 6, Style())
    assert strip.cell_length == cell_len(strip.text) == 6
    assert "\x1b" not in strip.text


def test_cutting_says_so() -> None:
    """An ellipsis stands where something is lost, never in half of a wide character."""
    assert fitted("abcdef", 4) == "abc…"
    assert cell_len(fitted("漢字漢字", 4)) <= 4
    assert fitted("abc", 0) == ""


def test_cleaning_makes_one_row() -> None:
    """Newlines and tabs are blanks, escapes stand-ins."""
    assert clean("a\n\tb\x07") == "a b\u2407"


@pytest.mark.parametrize(
    ("old", "new", "cells"),
    [("abcdef", "abXdef", (2, 3)), ("abc", "abc", None), ("a漢b", "a字b", (1, 3)), ("abcd", "a漢d", (1, 3))],
)
def test_what_changed(old: str, new: str, cells: tuple[int, int] | None) -> None:
    """The smallest range of cells, wide characters whole."""
    assert changed(Strip([Segment(old)]), Strip([Segment(new)])) == cells


@pytest.mark.parametrize("scheme", BUILT_IN)
@pytest.mark.parametrize("width", [60, 79, 119, 159])
def test_all_labels_find_room(scheme: str, width: int) -> None:
    """At every width every label of the built-in schemes is named, in two rows at most, none wider than the screen."""
    titles = [label.title("fr") for label in built_in(scheme).labels]
    rows = arranged([1] * len(titles), titles, width)
    assert len(rows) <= MOST_ROWS
    assert [position for each in rows for position, _ in each] == list(range(len(titles)))
    for each in rows:
        assert sum(2 + cell_len(title) for _, title in each) + 2 * (len(each) - 1) <= width


def test_no_labels_no_rows() -> None:
    """A project without labels has an empty bar."""
    assert arranged([], [], 80) == []


@pytest.mark.parametrize(
    ("old", "new", "offset", "there"),
    [
        ("un deux trois", "un deux trois", 8, 8),
        ("un deux trois", "zéro un deux trois", 8, 13),
        ("un deux trois", "deux trois", 8, 5),
        ("un deux trois", "un deux", 3, 3),
        ("un deux trois", "", 8, 0),
    ],
)
def test_a_place_is_found_again(old: str, new: str, offset: int, there: int) -> None:
    """By the words around it, when the text before it changed."""
    assert same_place(old, new, offset) == there


def test_lines_of_a_note_are_safe() -> None:
    """Line ends stay line ends, all other control characters are shown."""
    assert safe_lines("a\r\nb\x1b\rc") == "a\nb\u241b\nc"
