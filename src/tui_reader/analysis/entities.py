"""Entities of a document: all rules, the surest first, then what the text has taught."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui_reader.analysis import bodies, people, places
from tui_reader.analysis.chunks import Chunk, chunks, is_shouted
from tui_reader.analysis.consistency import agreed
from tui_reader.analysis.contexts import called_after, is_official, seat
from tui_reader.analysis.dates import dates
from tui_reader.analysis.decoder import decoder
from tui_reader.analysis.document import Document
from tui_reader.analysis.events import events
from tui_reader.analysis.features import grid
from tui_reader.analysis.found import Found
from tui_reader.analysis.gazetteer import COUNTRY, places_in
from tui_reader.analysis.memory import Memory, forms_elsewhere
from tui_reader.analysis.settling import settled
from tui_reader.analysis.taken import Taken
from tui_reader.analysis.vocabulary import words

_RULED = ("DATE", "EVENT")
"""Kinds that the rules decide alone."""
_NAMED = ("PER", "ORG", "LOC")
_WIDE = {("ORG", bodies.INSTITUTION), ("LOC", places.ADDRESS)}
"""Findings of the rules that stand where the model saw less: `parquet de Paris`, `rue Gustave-Eiffel`."""


_NAMED_IN_FULL = (0.7, 0.9, 0.95)
"""Scores of persons with a given name, a title, or a surname in capitals."""
_SHORT_PLACE = 4


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules find without the model."""

    found: list[Found]
    """Entities, disjoint and sorted."""
    places: list[Found]
    """Every known place, also inside longer names."""
    explained: list[tuple[Found, Found]]
    """Long names with the acronyms in brackets behind them."""
    runs: list[Chunk]
    """The runs of capitalized words."""


def by_rules(doc: Document) -> Ruled:
    """What the rules find in `doc`; the model takes it as a hint, and stands corrected by some of it."""
    taken, known, explained = Taken(), [], []
    for each in dates(doc):
        taken.add(each)
    for line in doc.lines:
        for each in places.known(doc, line):
            known.append(each)
            taken.add(each)
        for each in _by_words(doc, line):
            taken.add(each)
        for long, short in bodies.explained(doc, line):
            explained.append((long, short))
    _settle_explained(taken, explained)
    runs = [chunk for line in doc.lines for chunk in chunks(doc, line)]
    _take_persons(doc, taken, runs)
    _take_remembered(doc, taken, runs, Memory.of(doc, taken.found, explained))
    return Ruled(taken.found, known, explained, runs)


def find(doc: Document) -> tuple[list[Found], list[Found], Memory]:
    """The entities of `doc`, disjoint and sorted; the places inside them; what was learned of names."""
    ruled = by_rules(doc)
    taken = Taken()
    for each in _sure(doc, ruled):
        taken.add(each)
    for each in agreed(doc, list(settled(doc, decoder(doc.language).names(grid(doc, ruled.found))))):
        if each.kind in _NAMED:
            taken.add_if_free(each)
    for each in ruled.found:
        if _stands(each, taken.held(each.start, each.end)):
            taken.add(each)
    memory = Memory.of(doc, taken.found, ruled.explained)
    _take_remembered(doc, taken, ruled.runs, memory)
    _take_shouted(doc, taken, memory)
    return taken.found, _inside(doc, ruled.places, taken.found), memory


def _sure(doc: Document, ruled: Ruled) -> Iterator[Found]:
    """What the rules decide without the model."""
    yield from (each for each in ruled.found if each.kind in _RULED)
    yield from (each for pair in ruled.explained for each in pair)
    yield from (each for line in doc.lines for each in called_after(doc, line))


def _stands(ruled: Found, held: list[Found]) -> bool:
    """Whether a finding of the rules stands against what the model has in its place."""
    if (ruled.kind, ruled.score) in _WIDE:
        return True
    if (ruled.kind, ruled.score) == ("ORG", bodies.KNOWN):
        return len(held) > 1 or any(each.start > ruled.start or each.end < ruled.end for each in held)
    named = ruled.kind == "PER" and ruled.score in _NAMED_IN_FULL
    return named and all(ruled.start < each.start and each.end <= ruled.end for each in held)


def _take_shouted(doc: Document, taken: Taken, memory: Memory) -> None:
    """In lines of capitals, the places of the list and the names that the rest of the text has."""
    for line in doc.lines:
        if not is_shouted(doc, line):
            continue
        for first, after, class_ in places_in(doc.tokens, line):
            if class_ == COUNTRY and after - first + len(doc.tokens.keys[first]) > _SHORT_PLACE:
                span = doc.span(first, after - 1)
                taken.add_if_free(Found(span.start, span.end, "LOC", 0.7))
        for each in memory.anywhere(doc, line):
            taken.add(each)


def _by_words(doc: Document, line: range) -> Iterator[Found]:
    yield from bodies.known(doc, line)
    yield from events(doc, line)
    yield from bodies.institutions(doc, line)
    yield from places.addresses(doc, line)


def _settle_explained(taken: Taken, explained: list[tuple[Found, Found]]) -> None:
    """Long names and their acronyms: of the kind that the long name has already, else bodies."""
    for index, pair in enumerate(explained):
        settled = _settled(taken, *pair)
        for each in settled:
            taken.add(each)
        explained[index] = settled


def _settled(taken: Taken, long: Found, short: Found) -> tuple[Found, Found]:
    at = bisect_right(taken.found, long.start, key=lambda one: one.end)
    held = taken.found[at] if at < len(taken.found) and taken.found[at].end == long.end else None
    if held is not None and held.start <= long.start and held.kind in ("EVENT", "ORG"):
        return held, short._replace(kind=held.kind)
    return long, short


def _take_persons(doc: Document, taken: Taken, runs: Iterable[Chunk]) -> None:
    for chunk in runs:
        each = people.person(doc, chunk) if not _is_charge(doc, chunk) else None
        if each is not None:
            taken.add(each)
        elif taken.is_free(*_edges(doc, chunk)) and (place := places.by_context(doc, chunk)) is not None:
            taken.add(place)
    for line in doc.lines:
        for each in bodies.acronyms(doc, line):
            taken.add(each)


def _take_remembered(doc: Document, taken: Taken, runs: Iterable[Chunk], memory: Memory) -> None:
    recalled: list[Found] = []
    for chunk in runs:
        if taken.is_free(*_edges(doc, chunk)):
            known = (memory.recall(doc, part) for part in forms_elsewhere(doc, chunk))
            recalled += [each for each in known if each is not None][:1]
    taken.found = sorted((*taken.found, *recalled))


def _edges(doc: Document, chunk: Chunk) -> tuple[int, int]:
    span = doc.span(chunk.first, chunk.last)
    return span.start, span.end


def _is_charge(doc: Document, chunk: Chunk) -> bool:
    """Whether the capitals name an office's charge: `ministre de la Défense`, `président de la Transition`."""
    keys = doc.tokens.keys
    at = chunk.first - 1
    while at >= 0 and keys[at] in ("de", "la", "du", "des", "d'", "l'", "of", "the"):
        at -= 1
    while at >= 0 and at > chunk.first - 6 and keys[at] not in words("offices") and keys[at] in words("demonyms"):
        at -= 1
    return 0 <= at < chunk.first - 1 and keys[at] in words("offices")


def _inside(doc: Document, places: list[Found], found: list[Found]) -> list[Found]:
    """The places that lie inside a wider finding, persons, dates and official names of states and towns excepted."""
    seats = [place for each in found if (place := seat(doc, each)) is not None]
    nested: list[Found] = []
    for place in sorted({place.span: place for place in (*seats, *places)}.values()):
        at = bisect_right(found, place.start, key=lambda one: one.end)
        if at == len(found):
            continue
        wider = found[at]
        holds = wider.start <= place.start and place.end <= wider.end and wider.span != place.span
        if holds and wider.kind not in ("PER", "DATE") and not is_official(doc, wider):
            nested.append(place)
    return nested
