"""The subject before a cue: past relatives, appositions, asides, and over `et`."""

from __future__ import annotations

from tui_reader.analysis.cues import CLITICS, Cue
from tui_reader.analysis.document import Document
from tui_reader.analysis.grammar import (
    MARKS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBAL,
    determiners,
    is_latter,
    is_speaking,
)
from tui_reader.analysis.names import Names
from tui_reader.analysis.phrases import Phrase, Phrases
from tui_reader.analysis.titles import ABBREVIATED
from tui_reader.analysis.tokens import LOWER
from tui_reader.analysis.verbs import AUXILIARIES, forms

_OF = frozenset("de d' du des of".split())
_AND = frozenset("et and ou or".split())
_RELATIVES = frozenset("qui who which that whom".split())
_CONTINUING = frozenset("et and mais but puis ou or then ni avant".split())
_PURPOSES = frozenset("pour afin avant sans après dès jusqu' ce".split())
_TRAILING = frozenset(
    "later also then already recently hier ensuite également aussi alors donc lui-même toujours d'ailleurs enfin "
    "désormais still now often aujourd'hui encore".split()
)
_DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
_WIDEST = 24
_FURTHEST = 90
_LOOSE = 5
_BEING = frozenset("is are was were be been being est sont était étaient".split())
_MOST_SEGMENTS = 6


class Subjects:
    """Finds who the subject is, as stretches of tokens."""

    def __init__(self, doc: Document, names: Names, phrases: Phrases) -> None:
        self._doc = doc
        self._determiners = determiners(doc.language)
        self._names = names
        self._phrases = phrases

    def before(self, cue: Cue, start: int) -> Phrase | None:
        """The subject of a cue in the clause that begins at token `start`."""
        keys = self._doc.tokens.keys
        start = max(start, cue.first - _FURTHEST)
        at = self._last_before(cue, start)
        if at < start:
            return None
        if not cue.finite:
            return self._far(cue, start, at)
        if keys[at] in _CONTINUING:
            return self._continued(start, at)
        return self._ending(start, at)

    def leading(self, start: int, stop: int) -> Phrase | None:
        """The first noun phrase of the tokens that no preposition governs: the subject of a sentence."""
        keys = self._doc.tokens.keys
        index = start
        opened = index < stop and (keys[index] in PREPOSITIONS or keys[index].endswith("ant"))
        if opened:
            comma = next((at for at in range(index, min(stop, index + _WIDEST)) if keys[at] == ","), None)
            index = index if comma is None else comma + 1
        for at in range(index, stop):
            if self._may_begin(at, index):
                return self._phrases.phrase(at, stop)
        return None

    def _continued(self, start: int, at: int) -> Phrase | None:
        """The subject that a verb behind `et` shares: the sentence's, or that of a clause behind `pour que`."""
        keys = self._doc.tokens.keys
        for index in range(at - 1, start, -1):
            if keys[index] in ("que", "qu'") and keys[index - 1] in _PURPOSES:
                return self.leading(index + 1, at)
        return self.leading(start, at)

    def _may_begin(self, at: int, start: int) -> bool:
        keys = self._doc.tokens.keys
        if (self._doc.marked[at] and not self._doc.marked[start]) or (at > start and keys[at - 1] in PREPOSITIONS):
            return False
        if keys[at] in PRONOUNS or keys[at] in self._determiners:
            return keys[at] not in ("j'", "ce", "du", "des") or self._doc.tokens.is_capitalized(at)
        return self._names.at(at) is not None or (at == start and is_speaking(keys, at))

    def _last_before(self, cue: Cue, start: int) -> int:
        """The last token before the verb group: object pronouns, negation and adverbs are stepped over."""
        keys = self._doc.tokens.keys
        at = cue.first - 1
        while at > start and (
            (keys[at] in CLITICS and keys[at] not in ("le", "la", "les", "nous", "vous"))
            or keys[at] in VERBAL - AUXILIARIES
            or keys[at] in _TRAILING
            or keys[at] in _DAYS
            or self._is_adverb(at)
        ):
            at -= 1
        if keys[at] in ("le", "la", "les", "nous", "vous") and at - 1 >= start and self._ends_subject(at - 1):
            at -= 1
        return at

    def _is_adverb(self, at: int) -> bool:
        keys = self._doc.tokens.keys
        ended = keys[at].endswith(("ment", "ly")) and self._doc.tokens.shapes[at] == LOWER
        return ended and not is_speaking(keys, at) and keys[at - 1] not in self._determiners

    def _ends_subject(self, at: int) -> bool:
        keys = self._doc.tokens.keys
        if keys[at] in PRONOUNS or keys[at] in ("qui", ",") or self._names.holding(at) is not None:
            return True
        return keys[at + 1] in ("nous", "vous") and self._doc.tokens.shapes[at] == LOWER and keys[at] not in forms()

    def _far(self, cue: Cue, start: int, at: int) -> Phrase | None:
        """The subject of an infinitive or a gerund: `on a pu voir X, en ciré, déclarer`, `X est venu, citant`."""
        keys = self._doc.tokens.keys
        inner = self._doc.marked[start]
        people = [
            each
            for each in self._names.people_in(start, at + 1)
            if inner or not self._doc.marked[self._names.first(each)]
        ]
        if keys[cue.first] == "ayant":
            return self._ending(start, at)
        if keys[cue.last].endswith(("ant", "ing")) or keys[at] in ("pour", "de", "d'", "et", "à", "to"):
            return self.leading(start, at + 1) or (self._phrases.of(people[0]) if people else None)
        return self._phrases.of(people[-1]) if people else self.leading(start, at + 1)

    def _ending(self, start: int, at: int) -> Phrase | None:
        """The subject that ends at token `at`, or before the apposition or aside that a comma closes there."""
        keys = self._doc.tokens.keys
        spare: Phrase | None = None
        for _ in range(_MOST_SEGMENTS):
            if at < start:
                break
            if keys[at] in _RELATIVES:
                at -= 1 + (at > start and keys[at - 1] == ",")
                continue
            if keys[at] == ")":
                at = self._before_bracket(start, at)
                continue
            if keys[at] not in (",", "–", "—", "-"):
                return self._adjacent(start, at) or spare
            opening = self._opening(start, at)
            named = self._segment_name(opening + 1, at)
            if named is not None:
                return named
            if spare is None and keys[opening + 1] not in PREPOSITIONS:
                spare = self._adjacent(opening + 1, at - 1)
            at = opening - 1 if opening >= start else start - 1
        return spare

    def _opening(self, start: int, at: int) -> int:
        """The comma or dash before the one at `at`, or the place before `start`."""
        keys = self._doc.tokens.keys
        for index in range(at - 1, start - 1, -1):
            if keys[index] == keys[at]:
                return index
        return start - 1

    def _before_bracket(self, start: int, at: int) -> int:
        keys = self._doc.tokens.keys
        return next((index - 1 for index in range(at, start - 1, -1) if keys[index] == "("), start - 1)

    def _segment_name(self, first: int, stop: int) -> Phrase | None:
        """The person or body that a segment between commas names, with or without title: `, Léna Ros,`."""
        keys = self._doc.tokens.keys
        if first >= stop or keys[first] in _RELATIVES or keys[first] in SUBORDINATORS or keys[first] in PREPOSITIONS:
            return None
        last = stop - 1
        if keys[last] == ")":
            last = self._before_bracket(first, last)
        named = self._names.holding(last) if last >= first else None
        if named is None or named.kind == "LOC" or self._names.stop(named) != last + 1:
            return None
        begins = self._names.first(named)
        other = (PREPOSITIONS - _OF) | VERBAL
        titled = other.isdisjoint(keys[first:begins])
        whole = begins == first or (titled and named.kind == "PER" and keys[begins - 1] not in _OF)
        return self._phrases.of(named) if whole else None

    def _adjacent(self, start: int, at: int) -> Phrase | None:
        """The noun phrase that ends at token `at`."""
        keys = self._doc.tokens.keys
        if at < start:
            return None
        if keys[at] in PRONOUNS:
            return Phrase(at, at, head=at)
        if keys[at] == "ci" and at - 2 >= start and is_latter(keys, at - 2):
            return Phrase(at - 2, at, head=at - 2)
        left = self._barrier(start, at)
        first = next((index for index in range(left, at + 1) if self._opens(index, left)), None)
        if first is None:
            return self._plain(left, at)
        found = self._ended_by_name(first, at) or self._phrases.phrase(first, at + 1)
        weak = found is not None and found.named is None and not self._speaks(found)
        if weak and left > start and keys[left - 1] in ("qui", "who"):
            return self._ending(start, left - 2) or found
        return found

    def _plain(self, left: int, at: int) -> Phrase | None:
        """The name at `at`, or the few words up to it as they are: `Tenants' groups`."""
        keys = self._doc.tokens.keys
        named = self._names.holding(at)
        if named is not None:
            return self._phrases.of(named)
        few = left <= at < left + _LOOSE and all(keys[index][0].isalpha() for index in range(left, at + 1))
        return Phrase(left, at, head=at) if few and keys[at] not in _BEING else None

    def _ended_by_name(self, first: int, at: int) -> Phrase | None:
        """The name that ends at `at`, where the phrase from `first` on comes to it."""
        keys = self._doc.tokens.keys
        named = self._names.holding(at)
        if named is None or self._names.stop(named) != at + 1 or keys[first] in PRONOUNS:
            return None
        begins = self._names.first(named)
        direct = begins <= first + (keys[first] in self._determiners)
        return self._phrases.of(named) if direct or not self._phrases.is_governed(begins, first) else None

    def _speaks(self, found: Phrase) -> bool:
        keys = self._doc.tokens.keys
        if keys[found.first] in PRONOUNS:
            return True
        return any(is_speaking(keys, index) for index in range(found.first, found.last + 1))

    def _barrier(self, start: int, at: int) -> int:
        """The token with which the clause of a subject that ends at `at` begins."""
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        inner = self._doc.marked[at]
        for index in range(at, start - 1, -1):
            if self._doc.marked[index] and not inner:
                return index + 1
            if self._names.holding(index) is not None:
                continue
            key = keys[index]
            if (key in MARKS and not (key in "-–." and self._is_within_name(index))) or key in SUBORDINATORS:
                return index + 1
            if key in _AND and index < at and (self._names.at(index + 1) or keys[index + 1] in self._determiners):
                return index + 1
            form = forms().get(key)
            if (
                form is not None
                and form.finite
                and shapes[index] == LOWER
                and not self._phrases.is_nominal(index, start)
            ):
                return index + 1
        return start

    def _is_within_name(self, index: int) -> bool:
        keys = self._doc.tokens.keys
        return keys[index] in "-–" or (index > 0 and keys[index - 1] in ABBREVIATED)

    def _opens(self, index: int, left: int) -> bool:
        """Whether a noun phrase may begin at `index` that no preposition governs."""
        keys = self._doc.tokens.keys
        if index > left and (keys[index - 1] in PREPOSITIONS or keys[index - 1] in self._determiners):
            return False
        if keys[index] in self._determiners:
            return keys[index] not in ("du", "des") or index == left
        if keys[index] in PRONOUNS or self._names.at(index) is not None:
            return True
        return is_speaking(keys, index)
