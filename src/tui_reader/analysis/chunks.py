"""Runs of capitalized words: what may be a name, before anybody knows of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.analysis.document import Document
from tui_reader.analysis.tokens import INITIAL, UPPER
from tui_reader.analysis.vocabulary import demonyms, given_names, words

PARTICLES = frozenset(
    "de du des d' von van der den da dos di del della el al ag ould ben bin ibn bint abd y le la".split()
)
"""Small words inside the names of persons."""
_SHOUTED_SHARE = 0.7
_LONGEST = 14
_HEADLINE_WORDS = 4
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to `last`, included: capitalized words apart by single spaces, hyphens, or an initial's dot."""

    first: int
    last: int
    fresh: bool
    """It begins a sentence, so that its first capital proves nothing."""


def chunks(doc: Document, line: range) -> Iterator[Chunk]:
    """The runs of `line`; function words and peoples at their heads are left out."""
    if is_shouted(doc, line):
        return
    titled = _is_titled(doc, line)
    index = line.start
    while index < line.stop:
        if not doc.tokens.is_capitalized(index):
            index += 1
            continue
        last = _last(doc, index, line)
        yield from _trimmed(doc, index, last, titled=titled)
        index = last + 1


def is_shouted(doc: Document, line: range) -> bool:
    """Whether the line is set in capitals, which then mean nothing."""
    tokens = doc.tokens
    words_ = [index for index in line if tokens.keys[index][0].isalpha()]
    shouted = sum(1 for index in words_ if tokens.shapes[index] in (UPPER, INITIAL))
    return len(words_) > 3 and shouted > _SHOUTED_SHARE * len(words_)


def _last(doc: Document, first: int, line: range) -> int:
    tokens = doc.tokens
    last = first
    while last + 1 < line.stop and last - first < _LONGEST:
        step = last + 1
        gap = doc.gap(step)
        if tokens.is_capitalized(step) and gap in (" ", "\xa0"):
            last = step
        elif (reach := _bridged(doc, step, line)) is not None:
            last = reach
        else:
            break
    return last


def _bridged(doc: Document, step: int, line: range) -> int | None:
    """The capital behind a hyphen, an initial's dot, or a particle at `step`."""
    tokens = doc.tokens
    after = step + 1
    if after >= line.stop or not tokens.is_capitalized(after):
        return None
    key = tokens.keys[step]
    if key in "-‑" and not doc.gap(step) and not doc.gap(after):
        return after
    if key == "." and tokens.shapes[step - 1] == INITIAL and not doc.gap(step) and doc.gap(after) in ("", " ", "\xa0"):
        return after
    if key in PARTICLES and doc.gap(step) == " " and tokens.keys[step - 1] in given_names(doc.language):
        return after
    return None


def _is_titled(doc: Document, line: range) -> bool:
    """Whether an English headline has capitals at all its words, which then prove nothing."""
    if doc.language != "en" or len(line) < _HEADLINE_WORDS:
        return False
    tokens = doc.tokens
    long_words = [index for index in line if len(tokens.keys[index]) >= _LONG_WORD and tokens.keys[index].isalpha()]
    capitals = sum(1 for index in long_words if tokens.is_capitalized(index))
    return len(long_words) >= _HEADLINE_WORDS and capitals > _SHOUTED_SHARE * len(long_words)


def _trimmed(doc: Document, first: int, last: int, *, titled: bool) -> Iterator[Chunk]:
    tokens = doc.tokens
    fresh = titled or bool(doc.sentence_starts[first])
    while first <= last and _is_common(doc, first, fresh=fresh):
        first += 1
        fresh = False
        if first <= last and tokens.keys[first] == "-":
            return
    if first <= last:
        yield Chunk(first, last, fresh)


def _is_common(doc: Document, index: int, *, fresh: bool) -> bool:
    key = doc.tokens.keys[index]
    if key in demonyms():
        return True
    if not fresh:
        return False
    known_name = key in given_names(doc.language) and key not in doc.lowered
    return not known_name and (key in words("sentence_openers") or key in doc.lowered)
