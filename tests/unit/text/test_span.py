"""Spans: how two stretches lie to each other."""

from __future__ import annotations

import pytest

from tui_reader.text.span import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_no_stretch_is_refused(start: int, end: int) -> None:
    """A span neither begins before the text nor ends before it begins."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_how_spans_lie_to_each_other() -> None:
    """Borders that touch do not overlap; what contains does not cross."""
    outer, inner, beside, across = Span(2, 8), Span(2, 5), Span(8, 9), Span(6, 9)
    assert outer.contains(inner)
    assert not outer.crosses(inner)
    assert not outer.overlaps(beside)
    assert outer.crosses(across)
    assert not inner.holds(5)


def test_trimming_leaves_white_space_outside() -> None:
    """Blanks of every kind go at both ends; nothing but blanks is an empty span."""
    assert Span(0, 7).trimmed("\u00a0 mot\n ") == Span(2, 5)
    assert not Span(1, 3).trimmed("a \n b")
