"""Sources that stand before what they say: `Selon X, …`, `Pour X, …`, `De source policière, …`."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.cues import Cue, preposition_at
from tui_reader.analysis.document import Document
from tui_reader.analysis.grammar import GENDERS, PRONOUNS, STRONG, is_person
from tui_reader.analysis.speakers import Speakers
from tui_reader.analysis.tokens import LOWER, NUMBER
from tui_reader.model.suggestion import Mention

_FIRST = frozenset("mais et or car toujours but and ensuite puis".split())
_REACH = 40
_DESCRIBING = frozenset("qui dont who whose which de du d' des of from".split())


@dataclass(frozen=True, slots=True)
class Opening:
    """A source at the head of a clause, and the token behind it and its comma."""

    cue: Cue
    speaker: Mention
    behind: int


def source_of(speakers: Speakers, cue: Cue, stop: int) -> Mention | None:
    """Who stands behind a preposition; whoever is spoken of where it names nobody: `à l'entendre`."""
    if cue.lemma.endswith("entendre") or cue.lemma in ("à l' en croire", "de son propre aveu"):
        return speakers.topic(cue.first)
    return speakers.behind(cue, stop)


def opening(doc: Document, speakers: Speakers, first: int, stop: int) -> Opening | None:
    """The source with which the tokens from `first` to before `stop` open, if there is one."""
    keys = doc.tokens.keys
    at = first + (first < stop and keys[first] in _FIRST)
    cue = preposition_at(doc, at, stop) or _weak(doc, speakers, at, stop)
    if cue is None:
        return None
    speaker = source_of(speakers, cue, stop)
    if speaker is None:
        return None
    behind = max(doc.tokens.first_from(speaker.end), cue.last + 1)
    if speaker.start < doc.tokens.starts[at]:
        behind = cue.last + 1
    comma = _comma(doc, behind, stop)
    if comma is not None and describes(doc, comma + 1):
        comma = _comma(doc, comma + 1, stop) or comma
    return None if comma is None else Opening(cue, speaker, comma + 1)


def _comma(doc: Document, first: int, stop: int) -> int | None:
    keys = doc.tokens.keys
    return next((index for index in range(first, min(stop, first + _REACH)) if keys[index] == ","), None)


def describes(doc: Document, index: int) -> bool:
    """Whether what begins behind the comma tells of the source: `, qui préside la ligue,`, `, 54 ans,`."""
    keys = doc.tokens.keys
    if index >= len(keys):
        return False
    aged = doc.tokens.shapes[index] == NUMBER and keys[index + 1 : index + 2] in (["ans"], [","])
    return keys[index] in _DESCRIBING or aged or (doc.tokens.shapes[index] == LOWER and is_person(keys, index))


def _weak(doc: Document, speakers: Speakers, at: int, stop: int) -> Cue | None:
    """`pour` before a person or an office, `de source`."""
    keys = doc.tokens.keys
    if at + 1 >= stop:
        return None
    if keys[at] == "de" and keys[at + 1] in ("source", "sources"):
        return Cue(at, at, "de")
    if keys[at] != "pour" or doc.language != "fr":
        return None
    mention = speakers.next_to(at + 1, min(stop, at + 12))
    if mention is None:
        return None
    behind = doc.tokens.first_from(mention.end) if mention.start >= doc.tokens.starts[at] else at + 2
    closed = any(key == "," for key in keys[behind : min(stop, behind + 24)])
    key = keys[at + 1]
    person = (
        key in STRONG
        or key in GENDERS
        or (mention.name is not None and key not in PRONOUNS)
        or any(is_person(keys, one) for one in range(at + 1, min(stop, at + 4)))
    )
    return Cue(at, at, "pour") if closed and person and keys[at + 1] not in ("que", "qu'") else None
