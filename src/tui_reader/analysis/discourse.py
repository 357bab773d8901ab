"""Whom a pronoun or a bare noun stands for: the persons and bodies of a text as it speaks of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.grammar import (
    GENDERS,
    LATTER,
    MARKS,
    PLURALS,
    POSSESSIVES,
    PREPOSED,
    PREPOSITIONS,
    STRONG,
    SUBORDINATORS,
    determiners,
    gender_of,
    is_latter,
    is_person,
    is_speaking,
)
from tui_reader.analysis.names import Names
from tui_reader.analysis.titles import Titles
from tui_reader.analysis.tokens import LOWER, MARK
from tui_reader.analysis.verbs import forms
from tui_reader.analysis.vocabulary import words

_IMPERSONAL = frozenset(
    "faut faudra faudrait fallait faudrait y n'y pleut pleuvait reste restait suffit semble s'agit convient arrive "
    "vaut existe afallu apleut estpossible estvrai esttemps estquestion estclair estprobable".split()
)
_SOURCE_WORDS = frozenset(("selon", "après"))
_FURTHEST = 14
_FRESH = 4
_EMBEDDED = 0.5
_NEAR = 3
_FAR = 0.3
_LINE = 0.4
_UNSURE = 0.4
_SUBJECT = 2.0
_MOST = 80
_COMPLEMENTS = frozenset("de d' du des of".split())
_COUNTS = ("deux", "trois", "quatre", "cinq", "dix", "two", "three", "several", "some")
_UNNAMED, _BODY, _PAPER = 1.5, 2.5, 3.0
"""What a noun weighs less than a name, as pronouns take up names first."""
_MOST_PREPOSED = 5
_INNER_DEFINITE = frozenset("le la l' ce cet cette les ces the".split())


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of somebody who may speak, over the tokens `first` to `last`, included."""

    first: int
    last: int
    name: str | None
    gender: str | None
    plural: bool = False
    weight: float = 0.0
    """How likely a pronoun is to take it up: a subject's is high, that of what hangs on a preposition low."""
    head: int | None = None
    """The token of the noun, where it is a noun phrase."""
    noun: tuple[int, int] | None = None
    """The tokens of the noun phrase that a pronoun stands for, where nobody is named."""
    cost: float = 0.0
    """What it weighs less than a name would."""


class Discourse:
    """The mentions of one document, pronouns resolved one after the other."""

    def __init__(self, doc: Document, names: Names, titles: Titles) -> None:
        self._doc = doc
        self._determiners = determiners(doc.language)
        self._names = names
        self._titles = titles
        self._references: list[Reference] = []
        self._firsts: list[int] = []
        self._resolved: dict[int, Reference] = {}
        self._genders: dict[str, str] = {}
        self._tied: dict[tuple[str, str | None], str] = {}
        told = (not doc.marked[sentence.start] or not doc.marked[sentence.stop - 1] for sentence in doc.sentences)
        self._ranks = list(accumulate(told))
        for each in sorted(self._mentions(), key=lambda one: one.first):
            self._take(each)

    def antecedent(self, index: int) -> Reference | None:
        """Whom the pronoun at token `index` stands for."""
        found = self._resolved.get(index)
        if found is None:
            key = self._doc.tokens.keys[index]
            found = self._choose(index, GENDERS.get(STRONG.get(key, key)), plural=STRONG.get(key, key) in PLURALS)
        return found

    def topic(self, index: int) -> Reference | None:
        """Which person is likeliest spoken of before token `index`, of any gender."""
        return self._choose(index, None, plural=False, only_people=True)

    def bearer(self, first: int, last: int, *, head: int) -> str | None:
        """The name of the person meant by the noun phrase of tokens `first` to `last` whose noun is at `head`."""
        keys = self._doc.tokens.keys
        gender = gender_of(keys[head], keys[first])
        name = self._titles.bearer(first, last, self._doc.tokens.starts[first], gender)
        if name is not None or keys[first] not in _INNER_DEFINITE or not is_person(keys, head):
            return name
        if keys[first] in ("les", "ces") or self._titles.is_known(keys[head], self._doc.tokens.starts[first]):
            return None
        tied = self._tied.get((keys[head], gender))
        if tied is not None:
            return tied
        found = self._choose(first, gender, plural=False, only_named=True)
        if found is None or found.name is None or not self._takes_up(first, head, last, found):
            return None
        self._tied[keys[head], gender] = found.name
        return found.name

    def _takes_up(self, first: int, head: int, last: int, found: Reference) -> bool:
        """Whether the noun takes up a person rather than tells of somebody new: `cet homme de 67 ans`, `l'élue`."""
        doc, keys = self._doc, self._doc.tokens.keys
        gap = self._rank(first) - self._rank(found.first)
        if keys[first] in ("ce", "cet", "cette", "this", "that"):
            return gap <= _FURTHEST
        complement = last + 1 < len(keys) and keys[last + 1] in ("de", "d'", "du", "des", "of")
        if keys[head] in words("sources", "offices"):
            near = doc.line_of(first) == doc.line_of(found.first)
            return near and (found.weight >= _SUBJECT or (gap <= _NEAR and self._is_alone(found)))
        clear = found.weight >= _SUBJECT or (gap <= _NEAR and self._is_alone(found))
        return gap <= _FRESH and clear and not (complement and keys[head] in words("sources", "persons"))

    def _rank(self, index: int) -> int:
        """The number of the sentence that holds the token, those between marks left out."""
        return self._ranks[self._doc.sentence_of(index)]

    def _is_alone(self, found: Reference) -> bool:
        """Whether the paragraph has named nobody else so far who might be meant."""
        line = self._doc.line_of(found.first)
        for each in reversed(self._references[-_MOST:]):
            if self._doc.line_of(each.first) != line:
                return True
            if each.name not in (None, found.name) and each.gender in (None, found.gender):
                return False
        return True

    def _take(self, each: Reference) -> None:
        keys = self._doc.tokens.keys
        key = STRONG.get(keys[each.first], keys[each.first])
        if key in GENDERS and each.head is None and each.name is None:
            latter = keys[each.first] in LATTER
            found = self._choose(each.first, GENDERS[key], plural=key in PLURALS, latter=latter)
            if found is None:
                return
            self._resolved[each.first] = found
            if found.name is not None and found.gender is None:
                self._genders.setdefault(found.name, GENDERS[key])
            each = replace(found, first=each.first, last=each.last, weight=each.weight - found.cost)
        elif each.head is not None:
            each = self._of_whom(each, each.head)
        self._references.append(each)
        self._firsts.append(each.first)

    def _of_whom(self, each: Reference, head: int) -> Reference:
        """The noun phrase with the name that it stands for; without one it is less likely to be taken up."""
        keys = self._doc.tokens.keys
        holder = self._titles.holder(head)
        if holder is not None:
            return replace(each, name=holder)
        if not is_person(keys, head):
            cost = _PAPER if keys[head] in words("sources", "papers") else _BODY
            return replace(each, weight=each.weight - cost, cost=cost)
        name = None if each.plural or keys[each.first] in POSSESSIVES else self.bearer(each.first, head, head=head)
        cost = 0.0 if name else _UNNAMED
        return replace(each, name=name, weight=each.weight - cost, cost=cost)

    def _choose(
        self,
        index: int,
        gender: str | None,
        *,
        plural: bool,
        only_people: bool = False,
        only_named: bool = False,
        latter: bool = False,
    ) -> Reference | None:
        doc = self._doc
        here, line = self._rank(index), doc.line_of(index)
        stop = bisect_left(self._firsts, index)
        best: Reference | None = None
        top = -99.0
        for at in range(stop - 1, max(-1, stop - _MOST), -1):
            each = self._references[at]
            gap = here - self._rank(each.first)
            if gap > _FURTHEST and best is not None:
                break
            known = each.gender or self._genders.get(each.name or "")
            if each.plural != plural or (gender and known and known != gender):
                continue
            if (only_named and (each.name is None or each.cost)) or (only_people and each.cost >= _BODY):
                continue
            if latter and gap:
                return each
            if each.noun is not None and each.name is None and gap > _NEAR:
                continue
            score = each.weight - min(gap, _NEAR) - _FAR * max(0, gap - _NEAR)
            score -= _LINE * min(line - doc.line_of(each.first), 4) + _UNSURE * (gender is not None and not known)
            if score > top:
                best, top = each, score
        return best

    def _mentions(self) -> Iterator[Reference]:
        for person in self._names.people:
            yield self._of_person(person)
        for body in self._names.bodies:
            yield self._of_body(body)
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        for index, key in enumerate(keys):
            if key in GENDERS or is_latter(keys, index) or (key in STRONG and keys[index - 1] in _SOURCE_WORDS):
                reference = self._of_pronoun(index)
            elif shapes[index] == LOWER and is_speaking(keys, index):
                reference = self._of_noun(index)
            else:
                continue
            if reference is not None:
                yield reference

    def _of_person(self, person: Found) -> Reference:
        first, stop = self._names.first(person), self._names.stop(person)
        name = self._names.canonical(person)
        weight = self._weight(self._phrase_start(first), stop - 1) + 0.5
        return Reference(first, stop - 1, name, self._titles.gender(person, name), weight=weight)

    def _of_body(self, body: Found) -> Reference:
        keys = self._doc.tokens.keys
        first, stop = self._names.first(body), self._names.stop(body)
        start = first - (first > 0 and keys[first - 1] in self._determiners)
        gender = gender_of(keys[first], keys[start]) if start < first else None
        weight = self._weight(start, stop - 1) - _BODY
        plural = keys[start] in ("les", "des", "aux")
        return Reference(first, stop - 1, self._names.canonical(body), gender, plural, weight, cost=_BODY)

    def _of_pronoun(self, index: int) -> Reference | None:
        keys = self._doc.tokens.keys
        tied = index > 0 and keys[index - 1] in ("-", "‑")
        if self._doc.marked[index] and not tied:
            return None
        following = keys[index + 1] if index + 1 < len(keys) else ""
        after = following + keys[index + 2] if index + 2 < len(keys) else following
        if keys[index] in ("il", "it") and not tied and not {following, after}.isdisjoint(_IMPERSONAL):
            return None
        last = index + 2 if keys[index] in LATTER else index
        return Reference(index, last, None, None, weight=1.0 if keys[index - 1] in _SOURCE_WORDS else 2.0)

    def _of_noun(self, index: int) -> Reference | None:
        """A noun behind its article, unless a name follows at once."""
        keys = self._doc.tokens.keys
        first = index - 1
        while first > index - _MOST_PREPOSED and first > 0 and keys[first] in PREPOSED:
            first -= 1
        if first < 0 or keys[first] not in self._determiners or self._doc.marked[index]:
            return None
        if any(self._names.person(at) for at in range(index + 1, min(len(keys), index + 3))):
            return None
        plural = keys[first] in ("les", "des", "ces", "ses", "leurs", "nos", "plusieurs", "certains", *_COUNTS)
        gender = gender_of(keys[index], keys[first])
        return Reference(first, index, None, gender, plural, self._weight(first, index), index, (first, index))

    def _phrase_start(self, first: int) -> int:
        """Where the noun phrase begins that ends in the name at `first`: `le ministre | Paul`."""
        keys, shapes = self._doc.tokens.keys, self._doc.tokens.shapes
        at = first
        for index in range(first - 1, max(-1, first - 12), -1):
            key = keys[index]
            if key in MARKS and not (key == "." and keys[index - 1] in words("titles")):
                break
            if key in self._determiners and not self._is_complement(index):
                return index
            if shapes[index] == LOWER and key in forms() and not is_speaking(keys, index):
                break
            if key in SUBORDINATORS:
                break
            if key in PREPOSITIONS and (key not in _COMPLEMENTS or not is_person(keys, first - 1)):
                break
            if is_person(keys, index):
                at = index
        return at

    def _is_complement(self, index: int) -> bool:
        """Whether the article at `index` belongs to what an office is of: `président | de la compagnie, Paul`."""
        keys = self._doc.tokens.keys
        return index > 1 and keys[index - 1] in ("de", "d'", "of") and self._doc.tokens.shapes[index - 2] != MARK

    def _weight(self, first: int, last: int) -> float:
        """2 for a subject, 1 for an object, 0 behind a preposition, less inside marks."""
        doc, keys = self._doc, self._doc.tokens.keys
        before = keys[first - 1] if first else "."
        if doc.marked[first] or before == "(":
            return -2.0
        starts = first == 0 or doc.sentence_of(first - 1) != doc.sentence_of(first)
        if starts or before in _SOURCE_WORDS or (before == "to" and keys[first - 2] == "according"):
            return 2.0
        if before in PREPOSITIONS:
            return 0.0
        if doc.tokens.shapes[first - 1] == LOWER and before in forms():
            return 2.0
        following = keys[last + 1] if last + 1 < len(keys) else "."
        acts = doc.tokens.shapes[last + 1] == LOWER if last + 1 < len(keys) else False
        if before in ("que", "qu'", "dont", "où", "that", "which"):
            return _EMBEDDED
        if before in MARKS or before in SUBORDINATORS or before in ("et", "and"):
            return 2.0 if acts or following == "," else 1.0
        return 1.0
