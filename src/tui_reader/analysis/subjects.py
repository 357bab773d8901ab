"""Noun phrases that may speak: the one behind a cue, and the subject before one."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.cues import CLITICS, Cue
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.grammar import (
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    PRONOUNS,
    STRONG,
    SUBORDINATORS,
    VERBAL,
    is_latter,
    is_person,
    is_speaking,
)
from tui_reader.analysis.names import Names
from tui_reader.analysis.titles import ABBREVIATED
from tui_reader.analysis.tokens import ELISION, LOWER
from tui_reader.analysis.verbs import AUXILIARIES, forms

_OF = frozenset("de d' du des of".split())
_ARTICLES = frozenset("la l' le les the".split())
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
_ENDS = frozenset('.;:?!«»“”„"')
_WIDEST = 24
_FURTHEST = 40
_MOST_SEGMENTS = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over the tokens `first` to `last`, included; `named` is the person or body that it comes to."""

    first: int
    last: int
    named: Found | None = None
    head: int | None = None
    """Its noun, where nobody is named."""


class Subjects:
    """Finds who speaks in one document, as stretches of its tokens."""

    def __init__(self, doc: Document, names: Names) -> None:
        self._doc = doc
        self._names = names

    def phrase(self, index: int, stop: int) -> Phrase | None:
        """The noun phrase that begins with the token at `index` and ends before `stop`."""
        if index >= stop:
            return None
        keys = self._doc.tokens.keys
        if keys[index] in PRONOUNS or keys[index] in STRONG:
            return Phrase(index, index, head=index) if not self._is_article(index, stop) else self._noun(index, stop)
        named = self._names.at(index)
        if named is not None:
            return Phrase(index, self._names.stop(named) - 1, named)
        if keys[index] in DETERMINERS or is_speaking(keys, index):
            return self._noun(index, stop)
        return self._bare(index, stop)

    def behind(self, index: int, stop: int) -> Phrase | None:
        """Who stands behind a cue, from token `index` on, past `avec confiance`, `mardi`, `à l'AFP`."""
        return self.phrase(self._past_adverbials(index, stop), stop)

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
                return self.phrase(at, stop)
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
        if keys[at] in PRONOUNS or keys[at] in DETERMINERS:
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
        return ended and not is_speaking(keys, at) and keys[at - 1] not in DETERMINERS

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
            return self.leading(start, at + 1) or (self._of(people[0]) if people else None)
        return self._of(people[-1]) if people else self.leading(start, at + 1)

    def _ending(self, start: int, at: int) -> Phrase | None:
        """The subject that ends at token `at`, or before the apposition, relative or aside that a comma closes there."""
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
        titled = all(keys[index] not in PREPOSITIONS - _OF and keys[index] not in VERBAL for index in range(first, begins))
        whole = begins == first or (titled and named.kind == "PER" and keys[begins - 1] not in _OF)
        return self._of(named) if whole else None

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
            named = self._names.holding(at)
            return self._of(named) if named is not None else None
        if keys[first] in PRONOUNS and not self._is_article(first, at + 1):
            return Phrase(first, first, head=first)
        named = self._names.holding(at)
        if named is not None and self._names.stop(named) == at + 1:
            begins = self._names.first(named)
            plain = begins <= first or not self._is_governed(begins, first)
            if plain or begins == first + (keys[first] in DETERMINERS):
                return self._of(named)
        found = self.phrase(first, at + 1)
        weak = found is not None and found.named is None and not self._speaks(found)
        if weak and left > start and keys[left - 1] in ("qui", "who"):
            return self._ending(start, left - 2) or found
        return found

    def _speaks(self, found: Phrase) -> bool:
        keys = self._doc.tokens.keys
        return any(is_speaking(keys, index) for index in range(found.first, found.last + 1)) or keys[found.first] in PRONOUNS

    def _is_governed(self, begins: int, first: int) -> bool:
        """Whether a preposition governs the name at `begins`, title included, after the token at `first`."""
        keys = self._doc.tokens.keys
        if keys[begins - 1] in PREPOSITIONS:
            return True
        for index in range(begins - 1, max(first, begins - 6), -1):
            if keys[index] in PREPOSITIONS - _OF - {"en"}:
                return True
            if keys[index] in DETERMINERS:
                return keys[index - 1] in PREPOSITIONS
        return False

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
            if key in _AND and index < at and (self._names.at(index + 1) or keys[index + 1] in DETERMINERS):
                return index + 1
            form = forms().get(key)
            if form is not None and form.finite and shapes[index] == LOWER and not self._is_nominal(index, start):
                return index + 1
        return start

    def _is_within_name(self, index: int) -> bool:
        keys = self._doc.tokens.keys
        return keys[index] in "-–" or (index > 0 and keys[index - 1] in ABBREVIATED)

    def _is_nominal(self, index: int, start: int) -> bool:
        """Whether a word that might be a verb is a noun here: `le juge`, `la critique`."""
        keys = self._doc.tokens.keys
        return is_speaking(keys, index) or (index > start and keys[index - 1] in DETERMINERS | _OF | {"au", "aux"})

    def _opens(self, index: int, left: int) -> bool:
        """Whether a noun phrase may begin at `index` that no preposition governs."""
        keys = self._doc.tokens.keys
        if index > left and (keys[index - 1] in PREPOSITIONS or keys[index - 1] in DETERMINERS):
            return False
        if keys[index] in DETERMINERS:
            return keys[index] not in ("du", "des") or index == left
        if keys[index] in PRONOUNS or self._names.at(index) is not None:
            return True
        return is_speaking(keys, index)

    def _noun(self, index: int, stop: int) -> Phrase | None:
        """A noun phrase from its article on: the person it names, the body it is, or itself."""
        keys = self._doc.tokens.keys
        last, head = index, index
        limit = min(stop, index + _WIDEST)
        at = index + 1
        while at < limit:
            named = self._names.holding(at)
            if named is not None:
                begins = self._names.first(named)
                if named.kind == "PER" and keys[begins - 1] not in _OF and keys[begins - 1] not in _AND:
                    return self._of(named)
                if begins == index + 1 and keys[index] in DETERMINERS:
                    return Phrase(index, self._names.stop(named) - 1, named)
                if keys[begins - 1] in _AND:
                    break
                last = self._names.stop(named) - 1
                at = last + 1
                if named.kind == "PER":
                    break
                continue
            if not self._extends(at, limit, index):
                break
            last = at
            if (head == index and (is_speaking(keys, at) or at == index + 1)) or (is_speaking(keys, at) and not is_speaking(keys, head) and at <= index + 3):
                head = at
            at += 1
        apposed = self._apposed(at, limit)
        return apposed if apposed is not None else self._trimmed(index, last, head)

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
            return at + 1 < limit and keys[at - 1] not in DETERMINERS and shapes[at + 1] == LOWER and keys[at + 1] not in (
                DETERMINERS
            ) and keys[at + 1] not in forms() and keys[at + 1] not in VERBAL
        if key in _OF or key in _ARTICLES or key in ("-", "'", "’"):
            return True
        if key in PREPOSITIONS or key in SUBORDINATORS or key in VERBAL or key in MARKS or key in _DAYS:
            return False
        form = forms().get(key)
        acts = form is not None and (form.finite or form.infinitive) and shapes[at] == LOWER
        return not (acts and at > first + 1 and not self._is_nominal(at, first))

    def _goes_with(self, at: int, limit: int) -> bool:
        """Whether `au` goes on with an office or a rank: `délégué aux Ports`, `une femme au troisième rang`."""
        keys, tokens = self._doc.tokens.keys, self._doc.tokens
        following = at + 1 + (keys[at + 1] in _ARTICLES and at + 2 < limit)
        if self._names.at(following) is not None and self._names.person(following) is None:
            return keys[at - 1] in ("proche", "délégué", "déléguée", "source", "chargé", "chargée") or keys[at] in ("at", "in")
        return tokens.is_capitalized(following) or keys[at - 1] in ("femme", "homme", "source", "délégué", "déléguée")

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
                return self._of(named) if self._is_apposition(named, index, limit) else None
            titled = keys[index] in _ARTICLES or is_person(keys, index) or keys[index] in _OF | {"."}
            if not (titled or (index > at + 1 and self._doc.tokens.shapes[index] == LOWER and keys[index] not in VERBAL)):
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
            or keys[last] in DETERMINERS
            or keys[last] in _AND
            or keys[last] in _TRAILING
            or shapes[last] == ELISION
            or (keys[last] in MARKS and keys[last] != ".")
        ):
            last -= 1
        if keys[first] == "quelqu'" or (keys[first] == "l'" and keys[first + 1] in ("un", "une") and last == first):
            return Phrase(first, first + 1, head=first + 1)
        if last == first and keys[first] in DETERMINERS:
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
            if key in DETERMINERS or key in STRONG or key in PRONOUNS or is_speaking(keys, at):
                return at
            at += 1
        return at if at < stop and self._names.holding(at) is not None else stop if at >= index + 10 else at

    def _past_object(self, at: int, stop: int) -> int:
        """Behind the object of the preposition at `at`: its article and its noun or name."""
        keys = self._doc.tokens.keys
        at += 1
        while at < stop and keys[at] in DETERMINERS | _OF:
            at += 1
        if at >= stop:
            return stop
        named = self._names.holding(at)
        return self._names.stop(named) if named is not None else at + 1

    def _is_article(self, index: int, stop: int) -> bool:
        """Whether `ce`, `lui`, `her` is the article of a noun."""
        keys = self._doc.tokens.keys
        if keys[index] not in ("ce", "her"):
            return False
        return index + 1 < stop and self._doc.tokens.shapes[index + 1] == LOWER and keys[index + 1] not in SUBORDINATORS

    def _of(self, named: Found) -> Phrase:
        return Phrase(self._names.first(named), self._names.stop(named) - 1, named)
