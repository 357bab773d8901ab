"""Annotations and the words that keep them found."""

from __future__ import annotations

import re

from tui_reader.model.annotation import CONTEXT, Annotation, context, new_id, timestamp
from tui_reader.text.span import Span


def test_ids_are_twelve_digits_and_never_the_same() -> None:
    """A thousand fresh ids are a thousand different ones."""
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch("[0-9a-f]{12}", each) for each in ids)


def test_a_timestamp_is_utc_to_the_second() -> None:
    """As exports and stores write it."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", timestamp())


def test_context_ends_where_the_text_does() -> None:
    """Up to `CONTEXT` code points on either side, fewer at the ends."""
    text = "a" * 40 + "XYZ" + "b" * 10
    assert context(text, Span(40, 43)) == ("a" * CONTEXT, "b" * 10)
    assert context("XYZ", Span(0, 3)) == ("", "")


def test_spans_are_the_pieces_or_the_whole() -> None:
    """An annotation in one piece has one span."""
    whole = Annotation("a", "quote", 2, 9, "passage", "alice", "", "")
    assert whole.span == Span(2, 9)
    assert whole.spans == (Span(2, 9),)
    pieces = (Span(2, 4), Span(6, 9))
    assert Annotation("a", "quote", 2, 9, "passage", "alice", "", "", pieces=pieces).spans == pieces
