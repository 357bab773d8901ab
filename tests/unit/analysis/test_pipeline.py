"""Findings of several recognizers become one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tui_reader.analysis import pipeline
from tui_reader.errors import InputError
from tui_reader.model.article import Article, Page
from tui_reader.model.suggestion import Findings, Mention, Suggestion
from tui_reader.text.span import Span

TEXT = "Le Stade de Turin et Paul Quéré, de Turin."
ARTICLE = Article("a", "a.txt", TEXT)


def entity(start: int, end: int, kind: str, score: float = 0.9) -> Suggestion:
    """An entity of `TEXT`."""
    return Suggestion(start, end, kind, TEXT[start:end], score, "test")


def test_the_outermost_stands_and_its_place_is_nested() -> None:
    """Whoever found them, entities end up disjoint."""
    merged = pipeline.merge(ARTICLE, [Findings((entity(12, 17, "LOC"),)), Findings((entity(3, 17, "LOC"),))])
    assert [each.text for each in merged.entities] == ["Stade de Turin"]
    assert [each.text for each in merged.nested] == ["Turin"]


def test_only_places_nest() -> None:
    """A person or the same place again inside a longer name is dropped."""
    inside = (entity(3, 17, "ORG"), entity(3, 17, "LOC", 0.5), entity(12, 17, "PER"))
    merged = pipeline.merge(ARTICLE, [Findings(inside)])
    assert [each.kind for each in merged.entities] == ["ORG"]
    assert merged.nested == ()


def test_of_two_that_cross_the_longer_stands() -> None:
    """Crossing findings are settled by length."""
    merged = pipeline.merge(ARTICLE, [Findings((entity(0, 8, "ORG"), entity(3, 17, "LOC")))])
    assert [each.text for each in merged.entities] == ["Stade de Turin"]


def test_furniture_takes_passages_and_speakers_away() -> None:
    """A finding in furniture goes; a speaker there goes from its quote."""
    article = Article("a", "a.txt", TEXT, page=Page(furniture=(Span(21, 31),)))
    quote = Suggestion(3, 8, "speech", "Stade", 0.9, "test", speaker=Mention(21, 31, "Paul Quéré"))
    merged = pipeline.merge(article, [Findings((entity(21, 31, "PER"),), quotes=(quote,))])
    assert merged.entities == ()
    assert [each.speaker for each in merged.quotes] == [None]


def test_the_first_recognizer_wins_a_place() -> None:
    """Two quotes at one place are one."""
    first, second = (Suggestion(3, 8, kind, "Stade", 0.9, "test") for kind in ("speech", "term"))
    merged = pipeline.merge(ARTICLE, [Findings(quotes=(first,)), Findings(quotes=(second,))])
    assert merged.quotes == (first,)


@dataclass
class Fixed:
    """A recognizer that always says the same."""

    found: Findings
    name: str = "fixed"
    version: str = "1"
    languages: tuple[str, ...] = ("fr",)

    def recognize(self, article: Article) -> Findings:
        """What it was made with."""
        return self.found


def offer(found: Findings) -> Callable[[str], Fixed]:
    """A registry that has one recognizer."""
    return lambda _: Fixed(found)


@pytest.mark.parametrize(
    "wrong",
    [
        Suggestion(3, 8, "LOC", "Autre", 0.9, "fixed"),
        Suggestion(3, 800, "LOC", TEXT[3:], 0.9, "fixed"),
        Suggestion(3, 8, "speech", "Stade", 0.9, "fixed"),
        Suggestion(3, 8, "LOC", "Stade", 0.0, "fixed"),
    ],
)
def test_a_recognizer_that_does_not_fit_the_text_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: Suggestion) -> None:
    """Other people's passages are verified, and the culprit is named."""
    monkeypatch.setattr(pipeline, "recognizer", offer(Findings((wrong,))))
    with pytest.raises(InputError, match=r"'fixed': its .* does not fit the text of 'a'"):
        pipeline.detect(ARTICLE, ["fixed"])


def test_no_recognizers_find_nothing() -> None:
    """An empty choice is a choice."""
    assert pipeline.detect(ARTICLE, []) == Findings()
