"""Named events: festivals, fairs, summits, cups, operations, and short names with a year."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import CAPITAL, LOWER, NUMBER, UPPER
from tui_reader.analysis.vocabulary import is_adjective, words

_OF = frozenset("de du des d' à au aux of for en sur".split())
_ARTICLES = frozenset("la le les l' the".split())
_MOST_WORDS = 14
_LOWER_HEADS = frozenset("opération festival coupe salon fête carnaval tournoi trophée operation festival cup".split())
_NEVER_LONG = frozenset(
    "nuit mois semaine journée journées tour course jeux concours exposition week war show open".split()
)


def events(doc: Document, line: range) -> Iterator[Found]:
    """The events of a line."""
    index = line.start
    while index < line.stop:
        last = _named(doc, index, line)
        if last is None:
            last = _short_with_year(doc, index, line)
        if last is not None:
            span = doc.span(index, last)
            yield Found(span.start, span.end, "EVENT", 0.8)
            index = last
        index += 1


def _named(doc: Document, index: int, line: range) -> int | None:
    tokens = doc.tokens
    if tokens.keys[index] not in words("events"):
        return None
    if not tokens.is_capitalized(index) or doc.sentence_starts[index]:
        return _lower_head(doc, index, line)
    last = _adjectives(doc, index, line)
    while last - index < _MOST_WORDS and (reach := _complement(doc, last, line, joinable=last > index)) is not None:
        last = reach
    if last == index or (tokens.keys[index] in _NEVER_LONG and last == index + 1):
        return None
    return _with_year(doc, last, line)


def _lower_head(doc: Document, index: int, line: range) -> int | None:
    """`opération Aubépine`, `festival Sons d'eau`: a noun without capital before a name in capitals."""
    tokens = doc.tokens
    at = index + 1
    if tokens.keys[index] not in _LOWER_HEADS or at >= line.stop or doc.gap(at) != " ":
        return None
    if tokens.shapes[at] != CAPITAL or is_adjective(tokens.keys[at]):
        return None
    return _with_year(doc, _capitals(doc, at, line), line)


def _complement(doc: Document, last: int, line: range, *, joinable: bool) -> int | None:
    """The end of one more `de la x y`, `et de x`, or of capitals that follow directly."""
    tokens = doc.tokens
    at = last + 1
    at += joinable and at < line.stop and tokens.keys[at] in ("et", "and")
    if at >= line.stop or "\n" in doc.gap(at):
        return None
    if tokens.keys[at] not in _OF:
        direct = at == last + 1 and tokens.shapes[at] == CAPITAL and doc.gap(at) == " "
        return _capitals(doc, at, line) if direct else None
    at += 1
    while at < line.stop and tokens.keys[at] in _ARTICLES:
        at += 1
    if at >= line.stop or tokens.shapes[at] not in (LOWER, CAPITAL, UPPER) or "\n" in doc.gap(at):
        return None
    small_step = tokens.keys[at - 1] in ("à", "au", "en", "sur", "aux")
    if tokens.is_capitalized(at):
        return _adjectives(doc, _capitals(doc, at, line), line)
    return None if small_step else _adjectives(doc, at, line)


def _capitals(doc: Document, at: int, line: range) -> int:
    tokens = doc.tokens
    last = at
    while last + 1 < line.stop:
        step = last + 1
        glued = tokens.keys[step] == "-" and not doc.gap(step) and step + 1 < line.stop and not doc.gap(step + 1)
        if tokens.is_capitalized(step) and doc.gap(step) == " ":
            last = step
        elif glued:
            last = step + 1
        else:
            break
    return last


def _adjectives(doc: Document, last: int, line: range) -> int:
    tokens = doc.tokens
    while last + 1 < line.stop and is_adjective(tokens.keys[last + 1]) and doc.gap(last + 1) == " ":
        last += 1
    return last


def _with_year(doc: Document, last: int, line: range) -> int:
    return last + 1 if _is_year(doc, last + 1, line) else last


def _is_year(doc: Document, index: int, line: range) -> bool:
    tokens = doc.tokens
    if index >= line.stop or tokens.shapes[index] != NUMBER or doc.gap(index) not in (" ", "\xa0"):
        return False
    return len(tokens.keys[index]) == 4 and tokens.keys[index][:2] in ("18", "19", "20")


def _short_with_year(doc: Document, index: int, line: range) -> int | None:
    """`BAMEX 2025`: capitals and a year."""
    tokens = doc.tokens
    capitals = tokens.shapes[index] == UPPER and len(tokens.keys[index]) > 2
    return index + 1 if capitals and _is_year(doc, index + 1, line) else None
