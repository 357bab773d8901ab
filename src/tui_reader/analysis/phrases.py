"""Noun phrases that may speak, read from their first word on."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.grammar import (
    MARKS,
    PREPOSITIONS,
    PRONOUNS,
    STRONG,
    SUBORDINATORS,
    VERBAL,
    determiners,
    is_person,
    is_speaking,
)
from tui_reader.analysis.names import Names
from tui_reader.analysis.titles import ABBREVIATED
from tui_reader.analysis.tokens import ELISION, LOWER
from tui_reader.analysis.verbs import forms

_OF = frozenset("de d' du des of".split())
_ARTICLES = frozenset("la l' le les the".split())
_WITH_PLACE = frozenset("proche délégué déléguée source chargé chargée femme homme".split())
_AND = frozenset("et and ou or".split())
_TRAILING = frozenset(
    "later also then already recently hier ensuite également aussi alors donc lui-même toujours d'ailleurs enfin "
    "désormais still now often aujourd'hui encore".split()
)
_DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)
_ENDS = frozenset('.;:?!«»“”„"')
_WIDEST = 24
_MOST_BEFORE_NOUN = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over the tokens `first` to `last`, included; `named` is the person or body that it comes to."""

    first: int
    last: int
    named: Found | None = None
    head: int | None = None
    """Its noun, where nobody is named."""


class Phrases:
    """Reads the noun phrases of one document."""

    def __init__(self, doc: Document, names: Names) -> None:
        self._doc = doc
        self._determiners = determiners(doc.language)
        self._names = names

    def phrase(self, index: int, stop: int) -> Phrase | None:
        """The noun phrase that begins with the token at `index` and ends before `stop`."""
        if index >= stop:
            return None
        keys = self._doc.tokens.keys
        if keys[index] in PRONOUNS or keys[index] in STRONG:
            return Phrase(index, index, head=index) if not self.is_article(index, stop) else self._noun(index, stop)
        named = self._names.at(index)
        if named is not None:
            return Phrase(index, self._names.stop(named) - 1, named)
        if keys[index] in self._determiners or is_speaking(keys, index):
            return self._noun(index, stop)
        return self._capitals(index, stop) or self._bare(index, stop)

    def behind(self, index: int, stop: int) -> Phrase | None:
        """Who stands behind a cue, from token `index` on, past `avec confiance`, `mardi`, `à l'AFP`."""
        return self.phrase(self._past_adverbials(index, stop), stop)

    def _capitals(self, index: int, stop: int) -> Phrase | None:
        """Two or more capitals in a row inside a sentence: a name that nobody knows yet."""
        tokens = self._doc.tokens
        last = index
        while last < stop and tokens.is_capitalized(last):
            last += 1
        inside = index > 0 and self._doc.sentence_of(index - 1) == self._doc.sentence_of(index)
        return Phrase(index, last - 1, head=last - 1) if inside and last - index > 1 else None

    def _noun(self, index: int, stop: int) -> Phrase | None:
        """A noun phrase from its article on: the person it names, the body it is, or itself."""
        limit = min(stop, index + _WIDEST)
        last, head, at = index, index, index + 1
        while at < limit:
            named = self._names.holding(at)
            if named is None:
                if not self._extends(at, limit, index):
                    break
                head = self._better_head(index, head, at)
                last = at
                at += 1
                continue
            found = self._coming_to(named, index)
            if found is not None:
                return found
            if self._doc.tokens.keys[self._names.first(named) - 1] in _AND:
                break
            last = self._names.stop(named) - 1
            at = last + 1
            if named.kind == "PER":
                break
        apposed = self._apposed(at, limit)
        return apposed if apposed is not None else self._trimmed(index, last, head)

    def _coming_to(self, named: Found, index: int) -> Phrase | None:
        """The name that the noun phrase from `index` on comes to: `le ministre Paul Quéré`, `la CBA`."""
        keys = self._doc.tokens.keys
        begins = self._names.first(named)
        if named.kind == "PER" and keys[begins - 1] not in _AND and not self.is_governed(begins, index):
            return self.of(named)
        if begins == index + 1 and keys[index] in self._determiners:
            return Phrase(index, self._names.stop(named) - 1, named)
        return None

    def _better_head(self, index: int, head: int, at: int) -> int:
        """The noun of the phrase: the first word behind the article, or one soon after it that is for a speaker."""
        keys = self._doc.tokens.keys
        if head == index:
            return at if is_speaking(keys, at) or at == index + 1 else head
        soon = at <= index + _MOST_BEFORE_NOUN
        return at if soon and is_speaking(keys, at) and not is_speaking(keys, head) else head

    def _extends(self, at: int, limit: int, first: int) -> bool:
        """Whether the token at `at` still belongs to the noun phrase that begins at `first`."""
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        key = keys[at]
        if key == "." and keys[at - 1] in ABBREVIATED:
            return True
        if key == "en":
            return at + 1 < limit and keys[at + 1] == "chef"
        if key in ("à", "au", "aux", "for", "in", "at") and at + 1 < limit:
            return self._goes_with(at, limit)
        if key in _AND:
            return at + 1 < limit and self._joins(at)
        if key in _OF or key in _ARTICLES or key in ("-", "'", "’"):
            return True
        if key in PREPOSITIONS or key in SUBORDINATORS or key in VERBAL or key in MARKS or key in _DAYS:
            return False
        form = forms().get(key)
        acts = form is not None and (form.finite or form.infinitive) and shapes[at] == LOWER
        return not (acts and at > first + 1 and not self.is_nominal(at, first))

    def _joins(self, at: int) -> bool:
        """Whether `et` joins two nouns of one phrase: `riverains et usagers`."""
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        behind = keys[at + 1]
        other = behind in self._determiners or behind in forms() or behind in VERBAL
        return keys[at - 1] not in self._determiners and shapes[at + 1] == LOWER and not other

    def _goes_with(self, at: int, limit: int) -> bool:
        """Whether `au` goes on with an office or a rank: `délégué aux Ports`, `une femme au troisième rang`."""
        keys, tokens = self._doc.tokens.keys, self._doc.tokens
        following = at + 1 + (keys[at + 1] in _ARTICLES and at + 2 < limit)
        if self._names.at(following) is not None and self._names.person(following) is None:
            return keys[at - 1] in _WITH_PLACE or keys[at] in ("at", "in")
        return tokens.is_capitalized(following) or keys[at - 1] in _WITH_PLACE

    def _apposed(self, at: int, limit: int) -> Phrase | None:
        """The person named in an apposition behind a noun phrase: `le ministre des Ports, Paul Quéré`."""
        keys = self._doc.tokens.keys
        if at < limit and keys[at] == "(":
            closing = next((index for index in range(at, min(limit, at + 8)) if keys[index] == ")"), None)
            at = limit if closing is None else closing + 1
        if at + 1 >= limit or keys[at] != ",":
            return None
        for index in range(at + 1, min(limit, at + 8)):
            named = self._names.at(index)
            if named is not None:
                return self.of(named) if self._is_apposition(named, index, limit) else None
            titled = keys[index] in _ARTICLES or is_person(keys, index) or keys[index] in _OF | {"."}
            plain = index > at + 1 and self._doc.tokens.shapes[index] == LOWER and keys[index] not in VERBAL
            if not (titled or plain):
                return None
        return None

    def _is_apposition(self, named: Found, index: int, limit: int) -> bool:
        """Whether the name at `index` ends its apposition rather than begins what is told: `, Paul Quéré,`."""
        keys = self._doc.tokens.keys
        behind = self._names.stop(named)
        closed = behind >= limit or keys[behind] in MARKS or keys[behind] in PREPOSITIONS or keys[behind] in _AND
        return named.kind == "PER" and keys[index - 1] not in _OF and closed

    def _trimmed(self, first: int, last: int, head: int) -> Phrase | None:
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        while last > first and (
            keys[last] in _OF
            or keys[last] in self._determiners
            or keys[last] in _AND
            or keys[last] in _TRAILING
            or shapes[last] == ELISION
            or (keys[last] in MARKS and keys[last] != ".")
        ):
            last -= 1
        if keys[first] == "quelqu'" or (keys[first] == "l'" and keys[first + 1] in ("un", "une") and last == first):
            return Phrase(first, first + 1, head=first + 1)
        if last == first and keys[first] in self._determiners:
            return None
        return Phrase(first, last, head=min(head, last))

    def _bare(self, index: int, stop: int) -> Phrase | None:
        """A noun phrase without article: `sources officielles`, `nombre d'élus`."""
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        if shapes[index] != LOWER or keys[index] in PREPOSITIONS or keys[index] in SUBORDINATORS:
            return None
        last = index
        if last + 1 < stop and shapes[last + 1] == LOWER and self._extends(last + 1, stop, index - 1):
            last += keys[last + 1] not in _OF and keys[last + 1] not in _AND
        return Phrase(index, last, head=index)

    def _past_adverbials(self, index: int, stop: int) -> int:
        keys = self._doc.tokens.keys
        at = index
        while at < min(stop, index + 10) and self._names.holding(at) is None:
            key = keys[at]
            if key in _ENDS:
                return stop
            if key in PREPOSITIONS and key not in ("des", "du"):
                at = self._past_object(at, stop)
                continue
            if key in self._determiners or key in STRONG or key in PRONOUNS or is_speaking(keys, at):
                return at
            at += 1
        return at if at < stop and self._names.holding(at) is not None else stop if at >= index + 10 else at

    def _past_object(self, at: int, stop: int) -> int:
        """Behind the object of the preposition at `at`: its article and its noun or name."""
        keys = self._doc.tokens.keys
        at += 1
        while at < stop and keys[at] in self._determiners | _OF:
            at += 1
        if at >= stop:
            return stop
        named = self._names.holding(at)
        return self._names.stop(named) if named is not None else at + 1

    def is_article(self, index: int, stop: int) -> bool:
        """Whether `ce`, `lui`, `her` is the article of a noun."""
        keys = self._doc.tokens.keys
        if keys[index] not in ("ce", "her"):
            return False
        return index + 1 < stop and self._doc.tokens.shapes[index + 1] == LOWER and keys[index + 1] not in SUBORDINATORS

    def is_governed(self, begins: int, first: int) -> bool:
        """Whether a preposition governs the name at `begins`, title included, after the token at `first`."""
        keys = self._doc.tokens.keys
        if keys[begins - 1] in PREPOSITIONS:
            return True
        for index in range(begins - 1, max(first, begins - 6), -1):
            if keys[index] in PREPOSITIONS - _OF - {"en"}:
                return True
            if keys[index] in self._determiners:
                return keys[index - 1] in PREPOSITIONS
        return False

    def is_nominal(self, index: int, start: int) -> bool:
        """Whether a word that might be a verb is a noun here: `le juge`, `la critique`."""
        keys = self._doc.tokens.keys
        return is_speaking(keys, index) or (
            index > start and keys[index - 1] in self._determiners | _OF | {"au", "aux"}
        )

    def of(self, named: Found) -> Phrase:
        """The phrase that is a name."""
        return Phrase(self._names.first(named), self._names.stop(named) - 1, named)
