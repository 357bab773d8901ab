"""Who bears which title in a text, and what titles and given names tell of a person's gender."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.grammar import DETERMINERS, MARKS, PREPOSITIONS, is_person
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
_JOINING = frozenset(", de d' du des of et".split())
_BEFORE = 14
_BEHIND = 4
_REACH = 60


class Titles:
    """The titles of one document's persons."""

    def __init__(self, doc: Document, people: list[Found], memory: Memory) -> None:
        self._doc = doc
        self._names = [memory.name_of("PER", person.span.of(doc.text)) for person in people]
        self._starts = [person.start for person in people]
        self._genders: dict[str, str] = {}
        self._holders: dict[int, str] = {}
        self._fitting: dict[tuple[str, str | None], list[tuple[int, str]]] = {}
        self._bearers: dict[str, list[tuple[int, str]]] = defaultdict(list)
        end = 0
        for person, name in zip(people, self._names, strict=True):
            for index in self._titles_of(person, end):
                self._learn(index, person, name)
                self._holders[index] = name
            end = person.end

    def bearer(self, first: int, last: int, offset: int, gender: str | None = None) -> str | None:
        """The name behind a bare title in the tokens `first` to `last`: its only bearer so far, or the last one named.

        `offset` is where the title stands. None when the tokens hold no title, or it might be somebody else's.
        """
        keys = self._doc.tokens.keys
        title = next((keys[index] for index in range(first, last + 1) if keys[index] in self._bearers), None)
        if title is None or (keys[first] not in _DEFINITE and title != keys[first]):
            return None
        bearers = self._of_gender(title, gender)
        known = bisect_left(bearers, (offset, ""))
        if known == 0:
            return None
        latest = self._names[bisect_left(self._starts, offset) - 1]
        name = bearers[known - 1][1]
        alone = all(other == name for _, other in bearers[max(0, known - _REACH) : known])
        return name if alone or name == latest else None

    def holder(self, index: int) -> str | None:
        """The name that the title at token `index` stands beside."""
        return self._holders.get(index)

    def is_known(self, title: str, offset: int) -> bool:
        """Whether somebody bears the title before `offset`."""
        bearers = self._bearers.get(title)
        return bearers is not None and bearers[0][0] < offset

    def _of_gender(self, title: str, gender: str | None) -> list[tuple[int, str]]:
        """Those who bear a title, by place, without those of the other gender."""
        key = (title, gender)
        if key not in self._fitting:
            self._fitting[key] = [
                (place, name)
                for place, name in self._bearers[title]
                if gender is None or (self._genders.get(name) or _gender_of(name) or gender) == gender
            ]
        return self._fitting[key]

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
        titled = False
        for index in range(first - 1, max(-1, first - _BEFORE), -1):
            if tokens.starts[index] < end or self._stops(index):
                break
            if is_person(tokens.keys, index):
                titled = True
                yield index
            elif titled and tokens.keys[index] in DETERMINERS and tokens.keys[index - 1] not in _JOINING:
                break
        yield from self._apposed(person)

    def _apposed(self, person: Found) -> Iterator[int]:
        """The title words in an apposition behind the name."""
        tokens = self._doc.tokens
        behind = tokens.first_from(person.end)
        if behind + 1 < len(tokens) and tokens.keys[behind] == ",":
            apposed = range(behind + 1, min(len(tokens), behind + 1 + _BEHIND))
            for index in apposed:
                if tokens.keys[index] in _BREAKS or tokens.keys[index] in PREPOSITIONS or tokens.keys[index] in MARKS:
                    break
                if is_person(tokens.keys, index):
                    yield index

    def _stops(self, index: int) -> bool:
        keys = self._doc.tokens.keys
        if keys[index] in _BREAKS or (keys[index] in forms() and self._doc.tokens.shapes[index] == LOWER):
            return keys[index] not in words("titles")
        abbreviated = keys[index] == "." and index > 0 and keys[index - 1] in ABBREVIATED
        return keys[index] in ".;:«»?!" and not abbreviated


def _gender_of(name: str) -> str | None:
    given, *rest = name.split()
    given = given.split("-", 1)[0].lower()
    if given not in words("given_names") and (not rest or given[-1] != "a"):
        return None
    if given in words("genders", "masculine"):
        return "m"
    return "f" if given[-1] in "ae" or given in words("genders", "feminine") else "m"
