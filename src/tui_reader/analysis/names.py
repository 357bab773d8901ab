"""The named persons, bodies and places of a document, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.memory import Memory
from tui_reader.analysis.tokens import CAPITAL, LOWER
from tui_reader.analysis.verbs import forms
from tui_reader.analysis.vocabulary import words
from tui_reader.model.suggestion import Mention

_LEAST, _MOST = 2, 3
_GUESSED = 0.5


class Names:
    """Who and what one document names, by token."""

    def __init__(self, doc: Document, entities: list[Found], memory: Memory) -> None:
        self._doc = doc
        self._memory = memory
        self._named = [each for each in entities if each.kind in ("PER", "ORG", "LOC")]
        self._starts = [each.start for each in self._named]
        guessed = list(self._speaking_capitals())
        self._named = sorted([*self._named, *guessed])
        self._starts = [each.start for each in self._named]
        self.people = sorted(each for each in (*entities, *guessed) if each.kind == "PER")
        """The persons, by place."""
        self.bodies = [each for each in entities if each.kind == "ORG"]
        """The organizations, by place."""
        self._people_starts = [each.start for each in self.people]

    def _speaking_capitals(self) -> Iterator[Found]:
        """Two or three capitals in a row beside a verb of saying, which nobody took for a name: a person, then."""
        doc, keys, shapes = self._doc, self._doc.tokens.keys, self._doc.tokens.shapes
        index, count = 0, len(keys)
        while index < count:
            stop = index
            while stop < count and shapes[stop] == CAPITAL:
                stop += 1
            if _LEAST <= stop - index <= _MOST and keys[index] not in words("sentence_openers"):
                span = doc.span(index, stop - 1)
                free = self.holding(index) is None and self.holding(stop - 1) is None
                if free and (self._says(index - 1) or self._says(stop)):
                    yield Found(span.start, span.end, "PER", _GUESSED)
            index = max(stop, index + 1)

    def _says(self, index: int) -> bool:
        """Whether the token is a form of a verb of saying, or `, who`."""
        keys = self._doc.tokens.keys
        if not 0 <= index < len(keys) - 1:
            return False
        if keys[index] == ",":
            return keys[index + 1] in ("who", "qui")
        form = forms().get(keys[index])
        return form is not None and form.finite and not form.aside and self._doc.tokens.shapes[index] == LOWER

    def at(self, index: int) -> Found | None:
        """What begins with the token at `index`."""
        offset = self._doc.tokens.starts[index]
        at = bisect_left(self._starts, offset)
        return self._named[at] if at < len(self._named) and self._starts[at] == offset else None

    def holding(self, index: int) -> Found | None:
        """What holds the token at `index`."""
        offset = self._doc.tokens.starts[index]
        at = bisect_right(self._starts, offset) - 1
        return self._named[at] if at >= 0 and self._named[at].end > offset else None

    def person(self, index: int) -> Found | None:
        """The person whose name holds the token at `index`."""
        named = self.holding(index)
        return named if named is not None and named.kind == "PER" else None

    def people_in(self, first: int, stop: int) -> list[Found]:
        """The persons named in the tokens from `first` to before `stop`."""
        starts = self._doc.tokens.starts
        if first >= stop:
            return []
        low = bisect_left(self._people_starts, starts[first])
        return self.people[low : bisect_right(self._people_starts, starts[stop - 1])]

    def first(self, named: Found) -> int:
        """The token with which `named` begins."""
        return self._doc.tokens.first_from(named.start)

    def stop(self, named: Found) -> int:
        """The token behind `named`."""
        return self._doc.tokens.first_from(named.end)

    def canonical(self, named: Found) -> str:
        """The fullest form of the name."""
        return self._memory.name_of(named.kind, named.span.of(self._doc.text))

    def mention(self, named: Found) -> Mention:
        """`named` as a speaker."""
        return Mention(named.start, named.end, named.span.of(self._doc.text), self.canonical(named))
