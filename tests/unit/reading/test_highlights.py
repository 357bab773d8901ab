"""Highlights that nest, cross and lie on one place."""

from __future__ import annotations

import random

from tui_reader.reading.highlights import Highlight, HighlightIndex, Run
from tui_reader.text.span import Span


def mark(key: str, start: int, end: int, *, tag: bool = True, own: bool = True) -> Highlight:
    """A highlight of one piece."""
    return Highlight(key, (Span(start, end),), "person", tag=tag, own=own)


QUOTE, NAME, TAG, CROSSING = mark("quote", 0, 20), mark("name", 4, 9, tag=False), mark("tag", 4, 9), mark("x", 7, 12)
INDEX = HighlightIndex.of([CROSSING, NAME, QUOTE, TAG])


def keys(highlights: tuple[Highlight, ...] | list[Highlight]) -> list[object]:
    """The keys, in order."""
    return [highlight.key for highlight in highlights]


def test_the_innermost_comes_first() -> None:
    """At one place own tags come before suggestions; where two cross, the shorter, then the later."""
    assert keys(INDEX.at(5)) == ["tag", "name", "quote"]
    assert keys(INDEX.at(8)) == ["x", "tag", "name", "quote"]
    assert keys(INDEX.at(20)) == []
    others = HighlightIndex.of([mark("other", 1, 2, own=False), mark("own", 1, 2), mark("s", 1, 2, tag=False)])
    assert keys(others.at(1)) == ["own", "other", "s"]


def test_a_stretch_gives_what_it_touches() -> None:
    """In walking order; what only borders on it is not in it, and an empty stretch holds nothing."""
    assert keys(INDEX.in_span(9, 12)) == ["quote", "x"]
    assert keys(INDEX.in_span(12, 30)) == ["quote"]
    assert keys(INDEX.in_span(5, 5)) == []


def test_walking_goes_through_all() -> None:
    """By start, longer ones first, at one place tags before suggestions; from an offset to the next that starts."""
    assert keys(list(INDEX)) == ["quote", "tag", "name", "x"]
    assert INDEX.next("tag") == NAME
    assert INDEX.previous("tag") == QUOTE
    assert INDEX.next(4) == TAG
    assert INDEX.next(5) == CROSSING
    assert INDEX.previous(4) == QUOTE
    assert INDEX.next("x") is INDEX.previous("quote") is INDEX.next("unknown") is INDEX.previous("unknown") is None


def test_a_row_is_cut_where_highlights_begin_and_end() -> None:
    """Each run has what lies over it, outermost first; a row without any is one run."""
    assert INDEX.runs(6, 14) == [
        Run(6, 7, (QUOTE, NAME, TAG)),
        Run(7, 9, (QUOTE, NAME, TAG, CROSSING)),
        Run(9, 12, (QUOTE, CROSSING)),
        Run(12, 14, (QUOTE,)),
    ]
    assert INDEX.runs(20, 25) == [Run(20, 25, ())]
    assert INDEX.runs(5, 5) == []


def test_pieces_are_found_and_the_gap_is_not() -> None:
    """A highlight in two pieces lies over both, and is walked through once."""
    pieces = Highlight("split", (Span(2, 4), Span(8, 9)), "quote")
    index = HighlightIndex.of([pieces])
    assert [keys(index.at(offset)) for offset in (3, 5, 8)] == [["split"], [], ["split"]]
    assert index.in_span(0, 20) == (pieces,)
    assert len(index) == 1


def test_an_index_gains_and_loses() -> None:
    """A change gives a new index and leaves the old one; unknown keys do not matter."""
    changed = INDEX.replace(["name", "unknown"], [mark("new", 5, 6)])
    assert keys(list(changed)) == ["quote", "tag", "new", "x"]
    assert changed.get("name") is None
    assert changed.get("new") == mark("new", 5, 6)
    assert INDEX.get("name") == NAME


def test_an_empty_highlight_covers_nothing() -> None:
    """What has lost its passage is walked through, but never drawn."""
    index = HighlightIndex.of([mark("lost", 3, 3)])
    assert index.runs(0, 6) == [Run(0, 6, ())]
    assert index.next(0) == mark("lost", 3, 3)


def test_look_ups_among_many_agree_with_a_scan() -> None:
    """Two thousand highlights, one over all: every look-up finds what a look at each finds."""
    chance = random.Random(7)
    starts = [chance.randrange(100_000) for _ in range(2000)]
    many = [mark("all", 0, 100_000), *(mark(f"m{at}", at, at + chance.randrange(1, 90)) for at in set(starts))]
    index = HighlightIndex.of(many)
    for offset in range(0, 100_000, 997):
        assert set(keys(index.at(offset))) == {one.key for one in many if one.start <= offset < one.end}
        inside = {one.key for one in many if one.start < offset + 80 and one.end > offset}
        assert set(keys(index.in_span(offset, offset + 80))) == inside
