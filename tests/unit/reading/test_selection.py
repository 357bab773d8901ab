"""The cursor and what it selects."""

from __future__ import annotations

from tui_reader.reading.selection import Selection
from tui_reader.text.span import Span


def test_what_is_selected_lies_between_anchor_and_head() -> None:
    """In either direction; a bare cursor selects nothing."""
    assert Selection(3, 8).span == Selection(8, 3).span == Span(3, 8)
    assert Selection.over(Span(3, 8)) == Selection(3, 8)
    assert not Selection.at(4)
    assert Selection.at(4).span == Span(4, 4)


def test_extending_keeps_the_anchor() -> None:
    """Also past the anchor to the other side; collapsing keeps the head, reversing the stretch."""
    selection = Selection.at(5).extend(9).extend(2)
    assert selection == Selection(5, 2)
    assert selection.collapse() == Selection.at(2)
    assert selection.reverse() == Selection(2, 5)
    assert selection.reverse().span == selection.span
