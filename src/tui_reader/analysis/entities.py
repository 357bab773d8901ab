"""Entities of a document: all rules, the surest first, then what the text has taught."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from tui_reader.analysis import bodies, people, places
from tui_reader.analysis.chunks import Chunk, chunks
from tui_reader.analysis.dates import dates
from tui_reader.analysis.document import Document
from tui_reader.analysis.events import events
from tui_reader.analysis.found import Found
from tui_reader.analysis.memory import Memory, forms_elsewhere
from tui_reader.analysis.vocabulary import words


class _Taken:
    """Disjoint findings, by position."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def is_free(self, start: int, end: int) -> bool:
        at = bisect_left(self.found, (start,))
        if at < len(self.found) and self.found[at].start < end:
            return False
        return at == 0 or self.found[at - 1].end <= start

    def add(self, each: Found) -> None:
        """Takes `each` where nothing stands; a longer one that holds what stands there takes its place."""
        first = bisect_right(self.found, each.start, key=lambda one: one.end)
        after = bisect_left(self.found, each.end, key=lambda one: one.start)
        held = self.found[first:after]
        same = len(held) == 1 and held[0].span == each.span
        wider = all(each.start <= one.start and one.end <= each.end and one.kind != "DATE" for one in held)
        if wider and not same:
            self.found[first:after] = [each]


def find(doc: Document) -> tuple[list[Found], list[Found], Memory]:
    """The entities of `doc`, disjoint and sorted; the places inside them; what was learned of names."""
    taken, inner, explained = _Taken(), [], []
    for each in dates(doc):
        taken.add(each)
    for line in doc.lines:
        for each in places.known(doc, line):
            inner.append(each)
            taken.add(each)
        for each in _by_words(doc, line):
            taken.add(each)
        for long, short in bodies.explained(doc, line):
            explained.append((long, short))
    _settle_explained(taken, explained)
    runs = [chunk for line in doc.lines for chunk in chunks(doc, line)]
    _take_persons(doc, taken, runs)
    memory = Memory.of(doc, taken.found, explained)
    _take_remembered(doc, taken, runs, memory)
    return taken.found, _inside(inner, taken), memory


def _by_words(doc: Document, line: range) -> Iterator[Found]:
    yield from bodies.known(doc, line)
    yield from events(doc, line)
    yield from bodies.institutions(doc, line)
    yield from places.addresses(doc, line)


def _settle_explained(taken: _Taken, explained: list[tuple[Found, Found]]) -> None:
    """Long names and their acronyms: of the kind that the long name has already, else bodies."""
    for index, pair in enumerate(explained):
        settled = _settled(taken, *pair)
        for each in settled:
            taken.add(each)
        explained[index] = settled


def _settled(taken: _Taken, long: Found, short: Found) -> tuple[Found, Found]:
    at = bisect_right(taken.found, long.start, key=lambda one: one.end)
    held = taken.found[at] if at < len(taken.found) and taken.found[at].end == long.end else None
    if held is not None and held.start <= long.start and held.kind in ("EVENT", "ORG"):
        return held, short._replace(kind=held.kind)
    return long, short


def _take_persons(doc: Document, taken: _Taken, runs: Iterable[Chunk]) -> None:
    for chunk in runs:
        each = people.person(doc, chunk) if not _is_charge(doc, chunk) else None
        if each is not None:
            taken.add(each)
        elif taken.is_free(*_edges(doc, chunk)) and (place := places.by_context(doc, chunk)) is not None:
            taken.add(place)
    for line in doc.lines:
        for each in bodies.acronyms(doc, line):
            taken.add(each)


def _take_remembered(doc: Document, taken: _Taken, runs: Iterable[Chunk], memory: Memory) -> None:
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


def _inside(inner: list[Found], taken: _Taken) -> list[Found]:
    """The known places that lie inside a wider finding, persons and dates excepted."""
    nested: list[Found] = []
    for place in inner:
        at = bisect_right(taken.found, place.start, key=lambda one: one.end)
        if at == len(taken.found):
            continue
        wider = taken.found[at]
        holds = wider.start <= place.start and place.end <= wider.end and wider.span != place.span
        if holds and wider.kind not in ("PER", "DATE"):
            nested.append(place)
    return nested
