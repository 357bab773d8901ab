"""Short ways to ask the rules about a sentence."""

from __future__ import annotations

from tui_reader.analysis.pipeline import detect
from tui_reader.model.article import Article, Page
from tui_reader.model.suggestion import Findings, Mention, Suggestion


def read(text: str, language: str = "fr") -> Findings:
    """What our recognizers find in `text`."""
    return detect(Article("a", "a.txt", text, page=Page(language=language)))


def entities(text: str, language: str = "fr") -> list[tuple[str, str]]:
    """The entities of `text` as (kind, passage)."""
    return [(each.kind, each.text) for each in read(text, language).entities]


def told(suggestion: Suggestion) -> tuple[str, str | None, str | None]:
    """Passage, speaker and cue of a quote or a statement."""
    return suggestion.text, _who(suggestion.speaker), None if suggestion.cue is None else suggestion.cue.text


def quotes(text: str, language: str = "fr") -> list[tuple[str, str | None, str | None]]:
    """The quotes of `text` as (passage, speaker, cue)."""
    return [told(each) for each in read(text, language).quotes]


def statements(text: str, language: str = "fr") -> list[tuple[str, str | None, str | None]]:
    """The statements of `text` as (passage, speaker, cue)."""
    return [told(each) for each in read(text, language).statements]


def _who(speaker: Mention | None) -> str | None:
    return None if speaker is None else speaker.name or speaker.text
