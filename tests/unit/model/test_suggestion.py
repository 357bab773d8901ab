"""Suggestions as `detect` prints them."""

from __future__ import annotations

from tui_reader.model.suggestion import Findings, Mention, Suggestion
from tui_reader.text.span import Span

ENTITY = Suggestion(22, 34, "PER", "Assimi Goïta", 0.98, "rules")
SPEAKER = Mention(60, 72, "le ministre", "Sadio Camara")
QUOTE = Suggestion(9, 42, "speech", "…", 0.9, "rules", speaker=SPEAKER, cue=Mention(44, 53, "a déclaré"))
STATEMENT = Suggestion(22, 40, "statement", "…", 0.5, "rules")


def test_an_entity_has_a_label_and_a_name() -> None:
    """The name is the text where nothing better is known."""
    assert ENTITY.to_plain() == {
        "start": 22, "end": 34, "label": "PER", "text": "Assimi Goïta", "name": "Assimi Goïta", "score": 0.98,
        "recognizer": "rules",
    }  # fmt: skip
    assert Suggestion(0, 5, "PER", "Goïta", 1.0, "r", name="Assimi Goïta").to_plain()["name"] == "Assimi Goïta"


def test_a_quote_has_a_kind_a_speaker_and_a_cue() -> None:
    """A cue has no name; a statement has no kind, and says that nobody is known."""
    plain = QUOTE.to_plain()
    assert plain["kind"] == "speech"
    assert plain["speaker"] == {"start": 60, "end": 72, "text": "le ministre", "name": "Sadio Camara"}
    assert plain["cue"] == {"start": 44, "end": 53, "text": "a déclaré"}
    assert "kind" not in STATEMENT.to_plain()
    assert STATEMENT.to_plain()["speaker"] is None


def test_findings_stand_in_reading_order() -> None:
    """By position, longer ones first."""
    findings = Findings(entities=(ENTITY,), quotes=(QUOTE,), statements=(STATEMENT,))
    assert findings.all() == (QUOTE, STATEMENT, ENTITY)
    assert [len(each) for each in findings.to_plain().values()] == [1, 0, 1, 1]
    assert (ENTITY.span, SPEAKER.span) == (Span(22, 34), Span(60, 72))
