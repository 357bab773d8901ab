"""Findings that share no place."""

from __future__ import annotations

from tui_reader.analysis.consistency import agreed
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.taken import Taken
from tui_reader.model.article import Article


def test_the_wider_one_takes_the_place() -> None:
    """A finding that holds another one stands instead of it; one that crosses it does not; dates stay."""
    taken = Taken()
    for each in (
        Found(5, 8, "LOC", 0.9),
        Found(0, 8, "ORG", 0.8),
        Found(6, 12, "PER", 0.9),
        Found(20, 24, "DATE", 0.9),
    ):
        taken.add(each)
    taken.add(Found(18, 26, "ORG", 0.9))
    assert taken.found == [Found(0, 8, "ORG", 0.8), Found(20, 24, "DATE", 0.9)]


def test_what_is_taken_stays() -> None:
    """`add_if_free` takes only what touches nothing; `held` tells what does."""
    taken = Taken()
    taken.add(Found(5, 8, "LOC", 0.9))
    taken.add_if_free(Found(0, 6, "ORG", 0.9))
    taken.add_if_free(Found(8, 9, "PER", 0.9))
    assert [each.kind for each in taken.found] == ["LOC", "PER"]
    assert taken.held(0, 6) == [Found(5, 8, "LOC", 0.9)]


def test_doubtful_mentions_follow_the_sure_ones() -> None:
    """A name takes the kind that its surer mentions have; a sure one keeps its own."""
    doc = Document.of(Article("a", "a.txt", "Kati Kati Kati Kati"))
    found = [Found(0, 4, "LOC", 0.95), Found(5, 9, "PER", 0.5), Found(10, 14, "LOC", 0.8), Found(15, 19, "ORG", 0.92)]
    assert [each.kind for each in agreed(doc, found)] == ["LOC", "PER", "LOC", "ORG"]
    assert [each.kind for each in agreed(doc, found[:3])] == ["LOC", "LOC", "LOC"]
