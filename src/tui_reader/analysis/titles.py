"""Who bears which title in a text, and what titles and given names tell of a person's gender."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.memory import Memory
from tui_reader.analysis.tokens import LOWER
from tui_reader.analysis.verbs import AUXILIARIES, forms
from tui_reader.analysis.vocabulary import words

_GENDERS = {"le": "m", "un": "m", "du": "m", "au": "m", "la": "f", "une": "f"}
_DEFINITE = frozenset("le la l' ce cette the".split())
_WOMEN = frozenset("mme madame mlle mrs ms miss".split())
_MEN = frozenset("m monsieur mr".split())
ABBREVIATED = frozenset("m mm dr pr mr mrs ms capt col gen".split())
"""Titles that a full stop may follow."""
_BREAKS = AUXILIARIES | frozenset(
    "que qu' qui n' ne s' à avec par pour sur chez dans who that for with by to in at and but mais".split()
)
_BEFORE = 14
_BEHIND = 3
_REACH = 60


class Titles:
    """The titles of one document's persons."""

    def __init__(self, doc: Document, people: list[Found], memory: Memory) -> None:
        self._doc = doc
        self._names = [memory.name_of("PER", person.span.of(doc.text)) for person in people]
        self._starts = [person.start for person in people]
        self._genders: dict[str, str] = {}
        self._bearers: dict[str, list[tuple[int, str]]] = defaultdict(list)
        end = 0
        for person, name in zip(people, self._names, strict=True):
            for index in self._titles_of(person, end):
                self._learn(index, person, name)
            end = person.end

    def bearer(self, first: int, last: int, offset: int) -> str | None:
        """The name behind a bare title in the tokens `first` to `last`: its only bearer so far, or the last one named.

        `offset` is where the title stands. None when the tokens hold no title, or it might be somebody else's.
        """
        keys = self._doc.tokens.keys
        title = next((keys[index] for index in range(first, last + 1) if keys[index] in self._bearers), None)
        if title is None or (keys[first] not in _DEFINITE and title != keys[first]):
            return None
        bearers = self._bearers[title]
        known = bisect_left(bearers, (offset, ""))
        if known == 0:
            return None
        latest = self._names[bisect_left(self._starts, offset) - 1]
        name = bearers[known - 1][1]
        alone = all(other == name for _, other in bearers[max(0, known - _REACH) : known])
        return name if alone or name == latest else None

    def gender(self, person: Found, name: str) -> str | None:
        """`f`, `m`, or None when neither a title nor the given name tells."""
        index = self._doc.tokens.first_from(person.start)
        before = self._doc.tokens.keys[max(0, index - 3) : index]
        if not _WOMEN.isdisjoint(before):
            return "f"
        if not _MEN.isdisjoint(before[-2:]):
            return "m"
        return self._genders.get(name) or _gender_of(name)

    def _learn(self, index: int, person: Found, name: str) -> None:
        keys = self._doc.tokens.keys
        self._bearers[keys[index]].append((person.start, name))
        if index and keys[index - 1] in _GENDERS:
            self._genders.setdefault(name, _GENDERS[keys[index - 1]])

    def _titles_of(self, person: Found, end: int) -> Iterator[int]:
        """The title words before the name, no further than the name before it, and in an apposition behind it."""
        tokens = self._doc.tokens
        first = tokens.first_from(person.start)
        for index in range(first - 1, max(-1, first - _BEFORE), -1):
            if tokens.starts[index] < end or self._stops(index):
                break
            if tokens.keys[index] in words("titles"):
                yield index
        behind = tokens.first_from(person.end)
        if behind + 1 < len(tokens) and tokens.keys[behind] == ",":
            apposed = range(behind + 1, min(len(tokens), behind + 1 + _BEHIND))
            yield from (index for index in apposed if tokens.keys[index] in words("titles"))

    def _stops(self, index: int) -> bool:
        keys = self._doc.tokens.keys
        if keys[index] in _BREAKS or (keys[index] in forms() and self._doc.tokens.shapes[index] == LOWER):
            return keys[index] not in words("titles")
        abbreviated = keys[index] == "." and index > 0 and keys[index - 1] in ABBREVIATED
        return keys[index] in ".;:«»?!" and not abbreviated


def _gender_of(name: str) -> str | None:
    given = name.split(maxsplit=1)[0].split("-", 1)[0].lower()
    if given not in words("given_names"):
        return None
    if given in words("genders", "masculine"):
        return "m"
    return "f" if given[-1] in "ae" or given in words("genders", "feminine") else "m"
