"""Named events: festivals, fairs, summits, cups, operations, and short names with a year."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import CAPITAL, LOWER, NUMBER, UPPER
from tui_reader.analysis.vocabulary import is_adjective, phrases, words

_OF = frozenset("de du des d' of for sur pour on".split())
_ARTICLES = frozenset("la le les l' the".split())
_MOST_WORDS = 14
_SHORT = frozenset("euro mondial eurovision jo e3 can".split())
_LOWER_HEADS = frozenset("opération festival coupe salon fête carnaval tournoi trophée operation festival cup".split())
_OF_PLACES = frozenset(
    "coupe coupes championnat championnats festival tournoi carnaval foire marathon rallye open trophée".split()
)
"""Heads that need no capital before `de` and a name: `championnat de France`, `festival d'Avignon`."""
_WORLD = frozenset("monde nations".split())
_ASSEMBLIES = frozenset("congrès conférence rencontres assises congress conference".split())
"""Words for bodies too: they name an event with a year or a subject (`sur`, an adjective) only."""
_NEVER_LONG = frozenset(
    "nuit mois semaine journée journées tour course jeux concours exposition week war show open".split()
)


def events(doc: Document, line: range) -> Iterator[Found]:
    """The events of a line."""
    index = line.start
    while index < line.stop:
        last = _named(doc, index, line)
        if last is None:
            last = _short_with_year(doc, index, line) or _known(doc, index, line)
        if last is not None:
            grand = doc.tokens.keys[index] == "prix" and index > line.start
            span = doc.span(index - grand, last)
            yield Found(span.start, span.end, "EVENT", 0.8)
            index = last
        index += 1


def _named(doc: Document, index: int, line: range) -> int | None:
    tokens = doc.tokens
    key = tokens.keys[index]
    if key == "prix" and not _is_grand_prix(doc, index, line):
        return None
    if key not in words("events") or _is_glued(doc, index):
        return None
    if not tokens.is_capitalized(index):
        return _lower_head(doc, index, line)
    last = _adjectives(doc, index, line)
    while last - index < _MOST_WORDS and (reach := _complement(doc, last, line, joinable=last > index)) is not None:
        last = reach
    if key in ("opération", "operation") and last > index and tokens.keys[index + 1] in _OF:
        return None
    dated = _with_year(doc, last, line)
    named = (dated > last > index) or _names_an_event(doc, index, last)
    return dated if named else None


def _names_an_event(doc: Document, index: int, last: int) -> bool:
    """Whether what follows the word at `index` makes it a name: a capital, a subject, more than an adjective."""
    tokens = doc.tokens
    key = tokens.keys[index]
    if last == index or (key in _NEVER_LONG and last == index + 1):
        return False
    capital = any(tokens.is_capitalized(at) for at in range(index + 1, last + 1))
    if doc.sentence_starts[index] and not capital and tokens.keys[last] not in _WORLD:
        return False
    return key not in _ASSEMBLIES or _has_subject(doc, index)


def _is_grand_prix(doc: Document, index: int, line: range) -> bool:
    return index > line.start and doc.tokens.keys[index - 1] in ("grand", "grands")


def _is_glued(doc: Document, index: int) -> bool:
    return index > 0 and doc.tokens.keys[index - 1] == "-" and not doc.gap(index)


def _has_subject(doc: Document, index: int) -> bool:
    after = doc.tokens.keys[index + 1]
    return after in ("sur", "on", "pour") or is_adjective(after)


def _lower_head(doc: Document, index: int, line: range) -> int | None:
    """`opération Aubépine`, `championnat de France`: a noun without capital before a name in capitals."""
    tokens = doc.tokens
    at = index + 1
    if at >= line.stop or doc.gap(at) != " ":
        return None
    if tokens.keys[index] in _OF_PLACES and tokens.keys[at] in _OF and at + 1 < line.stop:
        return _of_place(doc, index, at + 1, line)
    if tokens.keys[index] not in _LOWER_HEADS or tokens.shapes[at] != CAPITAL or is_adjective(tokens.keys[at]):
        return None
    return _with_year(doc, _capitals(doc, at, line), line)


def _of_place(doc: Document, index: int, at: int, line: range) -> int | None:
    tokens = doc.tokens
    at += tokens.keys[at] in _ARTICLES and at + 1 < line.stop
    worldwide = tokens.keys[at] in _WORLD and tokens.keys[index].startswith(("coupe", "championnat"))
    if not worldwide and (not tokens.is_capitalized(at) or "\n" in doc.gap(at)):
        return None
    last = at if worldwide else _adjectives(doc, _capitals(doc, at, line), line)
    if last + 2 < line.stop and tokens.keys[last + 1] in ("de", "d'", "des") and tokens.shapes[last + 2] == LOWER:
        last = _adjectives(doc, last + 2, line)
    return _with_year(doc, last, line)


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
    """With the year behind, also `de 2016` and `2015-2016`."""
    at = last + 1
    at += at < line.stop and doc.tokens.keys[at] in ("de", "of")
    if not _is_year(doc, at, line):
        return last
    span = at + 2 < line.stop and doc.tokens.keys[at + 1] in "-–/" and not doc.gap(at + 1) and not doc.gap(at + 2)
    return at + 2 if span and doc.tokens.shapes[at + 2] == NUMBER else at


def _is_year(doc: Document, index: int, line: range) -> bool:
    tokens = doc.tokens
    if index >= line.stop or tokens.shapes[index] != NUMBER or doc.gap(index) not in (" ", "\xa0"):
        return False
    if index + 1 < line.stop and tokens.shapes[index + 1] == LOWER and not doc.gap(index + 1):
        return False
    return len(tokens.keys[index]) == 4 and tokens.keys[index][:2] in ("18", "19", "20")


def _known(doc: Document, index: int, line: range) -> int | None:
    """Events known by name, with the year behind them."""
    count = phrases("known_events").longest(doc.tokens, index, line.stop)
    return _with_year(doc, index + count - 1, line) if count else None


def _short_with_year(doc: Document, index: int, line: range) -> int | None:
    """`BAMEX 2025`: capitals and a year."""
    tokens = doc.tokens
    capitals = tokens.shapes[index] == UPPER and len(tokens.keys[index]) > 2
    if not capitals and tokens.keys[index] not in _SHORT:
        return None
    return _with_year(doc, index, line) if _is_year(doc, index + 1, line) else None
