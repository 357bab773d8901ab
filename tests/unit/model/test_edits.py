"""Where edits happen, and what mapping them leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.model.edits import (
    Add,
    Batch,
    Edit,
    Reject,
    Remove,
    Reopen,
    Replace,
    SetStatus,
    difference,
    place,
    with_annotations,
)
from tui_reader.text.span import Span

OLD = Annotation("a", "person", 3, 7, "Kati", "alice", "", "")
NEW = replace(OLD, start=5, end=9)
REJECTION = Rejection(1, 2, "PER", "x")


@pytest.mark.parametrize(
    ("edit", "span"),
    [
        (Add(OLD), Span(3, 7)),
        (Remove(OLD), Span(3, 7)),
        (Replace(OLD, NEW), Span(5, 9)),
        (Reject(REJECTION), Span(1, 2)),
        (Reopen(REJECTION), Span(1, 2)),
        (SetStatus(None, "done"), None),
        (Batch(()), None),
        (Batch((SetStatus(None, "done"), Batch((Add(NEW), Add(OLD))))), Span(5, 9)),
    ],
)
def test_an_edit_has_a_place(edit: Edit, span: Span | None) -> None:
    """The first passage that it touches, as it is after the edit."""
    assert place(edit) == span


def test_mapping_reaches_what_comes_in_and_nothing_else() -> None:
    """What goes is told by its id and stays as it was known."""
    edit = Batch((Add(OLD), Replace(OLD, OLD), Remove(OLD), Reject(REJECTION), SetStatus(None, "done")))
    mapped = Batch((Add(NEW), Replace(OLD, NEW), Remove(OLD), Reject(REJECTION), SetStatus(None, "done")))
    assert with_annotations(edit, lambda _: NEW) == mapped


def test_one_change_makes_a_plain_difference() -> None:
    """Only several changes make a batch."""
    empty = AnnotationSet("kati", "alice")
    assert difference(empty, empty.put(OLD)) == Add(OLD)
    assert difference(empty.put(OLD), empty.put(NEW)) == Replace(OLD, NEW)
    assert difference(empty.put(OLD), empty.with_status("done")) == Batch((Remove(OLD), SetStatus(None, "done")))
