"""Laws of the cursor: where it may stand, and that ways lead back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.texts import articles, layouts

from tui_reader.model.article import Page
from tui_reader.reading import motions
from tui_reader.reading.layout import Layout
from tui_reader.reading.objects import Growth
from tui_reader.text.graphemes import snap
from tui_reader.text.segments import paragraph_at
from tui_reader.text.span import Span

Motion = Callable[[Layout, int], int]
MOTIONS: tuple[Motion, ...] = (
    *(motions.left, motions.right, motions.up, motions.down, motions.word_left, motions.word_right),
    *(motions.paragraph_up, motions.paragraph_down, motions.row_home, motions.row_end),
)


def places(layout: Layout) -> list[int]:
    """Every place where a cursor can stand, from the article's start on."""
    return sorted({layout.stand(offset) for offset in range(len(layout.text) + 1)})


def has_text(layout: Layout) -> bool:
    """Whether there is any row to stand on."""
    return layout.text_row_from(0, 1) is not None


@pytest.mark.parametrize("motion", MOTIONS)
@settings(max_examples=30)
@given(layouts(), st.integers(0, 200))
def test_a_motion_ends_where_a_cursor_can_stand(motion: Motion, layout: Layout, offset: int) -> None:
    """From anywhere, a motion leads to a grapheme's start outside folds and blank rows."""
    reached = motion(layout, offset)
    assert 0 <= reached <= len(layout.text)
    if has_text(layout):
        assert snap(layout.text, reached) == reached == layout.stand(reached)
        assert layout.is_text(layout.row_of(reached))
        assert not layout.hidden(reached)


@settings(max_examples=30)
@given(layouts())
def test_right_then_left_returns(layout: Layout) -> None:
    """From each place, the way right and the way back end where they began; right meets every place."""
    every = places(layout)
    for place, after in pairwise(every):
        assert motions.right(layout, place) == after
        assert motions.left(layout, after) == place
    assert motions.right(layout, every[-1]) == every[-1]
    assert motions.left(layout, every[0]) == every[0]


@settings(max_examples=30)
@given(layouts(), st.integers(0, 60))
def test_down_then_up_returns_to_the_row(layout: Layout, wish: int) -> None:
    """A row down and a row up, both with the column wished, is the row it began on; down only stops on the last."""
    for place in places(layout):
        below = motions.down(layout, place, wish)
        if layout.row_of(below) == layout.row_of(place):
            assert layout.text_row_from(layout.row_of(place) + 1, 1) is None
        else:
            assert layout.row_of(motions.up(layout, below, wish)) == layout.row_of(place)


@pytest.mark.parametrize("back", [motions.left, motions.word_left, motions.up, motions.paragraph_up])
@settings(max_examples=30)
@given(layouts(), st.integers(0, 200))
def test_going_back_reaches_the_start(back: Motion, layout: Layout, offset: int) -> None:
    """Every motion backward, repeated, ends on the first row and never goes on."""
    place = layout.stand(offset)
    while (reached := back(layout, place)) != place:
        assert reached < place
        place = reached
    assert not has_text(layout) or layout.row_of(place) == layout.row_of(motions.article_start(layout))


@pytest.mark.parametrize("on", [motions.right, motions.word_right, motions.down, motions.paragraph_down])
@settings(max_examples=30)
@given(layouts(), st.integers(0, 200))
def test_going_on_reaches_the_end(on: Motion, layout: Layout, offset: int) -> None:
    """Every motion forward, repeated, ends on the last row and never goes back."""
    place = layout.stand(offset)
    while (reached := on(layout, place)) != place:
        assert reached > place
        place = reached
    assert not has_text(layout) or layout.row_of(place) == layout.row_of(motions.article_end(layout))


@given(articles(), st.integers(0, 200))
def test_growing_ends_with_the_whole_text_and_shrinks_back(article: tuple[str, Page], offset: int) -> None:
    """Each step out contains the one before, from a paragraph the last is the article, and steps back are the same."""
    text, _ = article
    growth = Growth.of(Span(min(offset, len(text)), min(offset, len(text))))
    path = [growth.span]
    while (grown := growth.grow(text)) != growth:
        assert grown.span.contains(growth.span) or not growth.span
        growth = grown
        path.append(growth.span)
    if paragraph_at(text, offset).trimmed(text):
        assert growth.span == Span(0, len(text)).trimmed(text)
    while path:
        assert growth.span == path.pop()
        growth = growth.shrink()
