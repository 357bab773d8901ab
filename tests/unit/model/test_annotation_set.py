"""What one annotator has said of one article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui_reader.errors import InputError
from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.model.suggestion import Suggestion
from tui_reader.text.span import Span

EMPTY = AnnotationSet("kati", "alice")
REJECTION = Rejection(3, 7, "PER", "Kati")


def tag(identity: str, start: int, end: int) -> Annotation:
    """An annotation of nothing in particular."""
    return Annotation(identity, "person", start, end, "x" * (end - start), "alice", "", "")


def test_annotations_stand_in_reading_order() -> None:
    """By position, the longer ones first, then by id, whatever the order of making."""
    filled = EMPTY.put(tag("d", 4, 5), tag("b", 0, 2), tag("c", 0, 9), tag("a", 0, 2))
    assert [each.id for each in filled.annotations] == ["c", "a", "b", "d"]
    assert len(filled) == 4


def test_the_order_is_made_once() -> None:
    """Who asks again is given the same tuple; a set made of it has its own, and equality knows nothing of it."""
    filled = EMPTY.put(tag("b", 4, 5), tag("a", 0, 2))
    fresh = EMPTY.put(tag("b", 4, 5), tag("a", 0, 2))
    assert filled.annotations is filled.annotations
    assert filled == fresh
    assert repr(filled) == repr(fresh)
    assert [each.id for each in filled.put(tag("c", 1, 2)).annotations] == ["a", "c", "b"]
    assert [each.id for each in filled.drop("a").annotations] == ["b"]


def test_what_covers_exactly_these_spans() -> None:
    """Pieces are told from the whole stretch, orphans stand nowhere, and one place is given by id."""
    pieces = replace(tag("d", 0, 9), pieces=(Span(0, 2), Span(5, 9)))
    filled = EMPTY.put(tag("c", 0, 9), tag("a", 0, 9), replace(tag("b", 0, 9), orphaned=True), pieces, tag("e", 0, 8))
    assert [each.id for each in filled.on((Span(0, 9),))] == ["a", "c"]
    assert [each.id for each in filled.on((Span(0, 2), Span(5, 9)))] == ["d"]


def test_putting_an_id_again_replaces_it_in_its_place() -> None:
    """The order of making stays."""
    filled = EMPTY.put(tag("b", 0, 1), tag("a", 1, 2)).put(tag("b", 5, 6))
    assert list(filled.by_id) == ["b", "a"]
    assert filled.get("b").start == 5


def test_an_unknown_id_is_told_with_its_place() -> None:
    """The line names article, annotator and id; dropping it does nothing."""
    with pytest.raises(InputError, match="kati: alice has no annotation 'x'"):
        EMPTY.get("x")
    assert EMPTY.drop("x") == EMPTY


def test_at_finds_whole_and_present_annotations_only() -> None:
    """Those in pieces and those that are orphaned do not stand at their span."""
    pieces = replace(tag("b", 0, 9), pieces=(Span(0, 2), Span(5, 9)))
    filled = EMPTY.put(tag("a", 0, 9), pieces, replace(tag("c", 0, 9), orphaned=True), tag("d", 0, 8))
    assert [each.id for each in filled.at(Span(0, 9))] == ["a"]


@pytest.mark.parametrize(
    ("filled", "state", "empty"),
    [
        (EMPTY, "new", True),
        (EMPTY.put(tag("a", 0, 1)), "in-progress", False),
        (EMPTY.reject([REJECTION]), "in-progress", False),
        (EMPTY.with_status("done"), "done", False),
        (EMPTY.put(tag("a", 0, 1)).with_status("discuss"), "discuss", False),
        (EMPTY.put(tag("a", 0, 1)).drop("a"), "new", True),
    ],
)
def test_the_state_is_what_was_said_or_what_was_done(filled: AnnotationSet, state: str, empty: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    """A word of the annotator counts more than what the set holds."""
    assert (filled.state, filled.empty) == (state, empty)


def test_rejections_come_and_go() -> None:
    """Rejecting what is rejected, and reopening what is open, changes nothing."""
    once = EMPTY.reject([REJECTION])
    assert once.reject([REJECTION]) == once
    assert once.unreject([REJECTION]) == EMPTY == EMPTY.unreject([REJECTION])
    assert Rejection.of(Suggestion(3, 7, "PER", "Kati", 0.9, "rules")) == REJECTION
