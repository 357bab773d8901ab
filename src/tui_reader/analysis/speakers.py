"""Who speaks: the subject before a cue, the name or nominal behind it, pronouns and titles resolved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tui_reader.analysis.cues import CLITICS, PRONOUNS, Cue
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.memory import Memory
from tui_reader.analysis.titles import ABBREVIATED, Titles
from tui_reader.analysis.tokens import ELISION, LOWER
from tui_reader.analysis.verbs import AUXILIARIES, forms
from tui_reader.analysis.vocabulary import words
from tui_reader.model.suggestion import Mention

_DETERMINERS = frozenset(
    "le la les l' un une des du ce cet cette ces son sa ses mon ma leur leurs notre nos plusieurs certains certaines "
    "quelques deux trois the a an this his her their its one two three several some many".split()
)
_LINKS = frozenset("de du des d' la l' le les et of the -".split())
_STOPS = frozenset(
    "à au aux dans en lors devant sur pour par avec sans après avant pendant depuis chez vers contre que qu' qui dont "
    "où mais car si comme quand alors in at on to for with during after before who which that as when while".split()
)
_VERBAL = frozenset("n' ne s' se y en".split()) | AUXILIARIES
_BEFORE_OBJECTS = frozenset(
    "de d' du des à au aux par avec pour contre en dans sur chez of by with for to from".split()
)
_STRONG = {"lui": "il", "eux": "ils", "him": "he", "her": "she", "them": "they"}
_HEADS = PRONOUNS | frozenset(_STRONG)
_TRAILING = frozenset("later also then already recently hier ensuite également aussi alors".split())
_NOMINAL_WORDS = 9
_REACH = 60


class Speakers:
    """The persons and bodies of one document, asked who speaks where."""

    def __init__(self, doc: Document, entities: list[Found], memory: Memory) -> None:
        self._doc = doc
        self._memory = memory
        self._named = [each for each in entities if each.kind in ("PER", "ORG", "LOC")]
        self._starts = [each.start for each in self._named]
        self._people = [each for each in entities if each.kind == "PER"]
        self._people_starts = [each.start for each in self._people]
        self._titles = Titles(doc, self._people, memory)

    def before(self, cue: Cue, start: int) -> Mention | None:
        """The subject of a cue whose clause begins at token `start`."""
        doc, keys = self._doc, self._doc.tokens.keys
        at = cue.first - 1
        while at > start and keys[at] in CLITICS and keys[at] not in ("le", "la", "les"):
            at -= 1
        if at < start:
            return None
        if keys[at] in PRONOUNS:
            return self._pronoun(at)
        people = self._within(doc.tokens.starts[start], doc.tokens.ends[at])
        if people and (keys[at] == "qui" or not cue.finite):
            of_far_subject = keys[cue.last].endswith("ant") and keys[at] != "qui"
            return self._mention(people[0 if of_far_subject else -1])
        return self._subject(people, start, at)

    def after(self, index: int, stop: int) -> Mention | None:
        """Who stands behind a cue, from token `index` on: a name without its title, else the nominal."""
        doc, keys = self._doc, self._doc.tokens.keys
        index = self._past_adverbials(index, stop)
        if index >= stop:
            return None
        if keys[index] in PRONOUNS or keys[index] in _STRONG:
            return self._pronoun(index)
        head = self._at(doc.tokens.starts[index])
        if head is not None:
            return self._mention(head)
        if keys[index] not in _DETERMINERS and keys[index] not in words("titles"):
            return self._bare(index, stop)
        return self._phrase(index, stop)

    def named_before(self, offset: int, start: int) -> Mention | None:
        """The last person named in `[start, offset)`."""
        at = bisect_left(self._people_starts, offset) - 1
        return self._mention(self._people[at]) if at >= 0 and self._people[at].start >= start else None

    def ends_person(self, offset: int) -> bool:
        """Whether a person's name ends at `offset`."""
        at = bisect_left(self._people_starts, offset) - 1
        return at >= 0 and self._people[at].end == offset

    def resolve_pronoun(self, index: int) -> Mention:
        """The pronoun at token `index`, with the name of the last fitting person."""
        return self._pronoun(index)

    def _pronoun(self, index: int) -> Mention:
        tokens = self._doc.tokens
        span = self._doc.span(index, index)
        key = _STRONG.get(tokens.keys[index], tokens.keys[index])
        name = (
            None if key in ("on", "je", "nous", "vous", "i", "we", "ce", "it") else self._last_fitting(key, span.start)
        )
        return Mention(span.start, span.end, span.of(self._doc.text), name)

    def _last_fitting(self, pronoun: str, offset: int) -> str | None:
        wanted = {"il": "m", "he": "m", "elle": "f", "she": "f"}.get(pronoun)
        at = bisect_left(self._people_starts, offset) - 1
        last = max(0, at - _REACH)
        fallback = None
        while at >= last:
            person = self._people[at]
            name = self._memory.name_of("PER", person.span.of(self._doc.text))
            gender = self._titles.gender(person, name)
            if wanted is None or gender == wanted:
                return name
            fallback = fallback or (name if gender is None else None)
            at -= 1
        return fallback

    def _subject(self, people: list[Found], start: int, at: int) -> Mention | None:
        """The subject among `people`, or the nominal that begins the clause of tokens `start` to `at`."""
        doc, keys = self._doc, self._doc.tokens.keys
        adjacent = [each for each in people if each.end == doc.tokens.ends[at]]
        if adjacent and keys[at] != ",":
            return self._mention(adjacent[-1])
        joint = self._held(at)
        if joint is not None and self._is_second(joint):
            return self._mention(joint)
        first = self._clause_start(start, at)
        if first > at:
            return None
        free = self._free_of_prepositions(people, first)
        return self._mention(free) if free is not None else self._nameless(people, first, at)

    def _free_of_prepositions(self, people: list[Found], first: int) -> Found | None:
        """The first person behind token `first` whom no preposition makes an object."""
        for each in people:
            index = self._doc.tokens.first_from(each.start)
            if index >= first and (index == first or self._doc.tokens.keys[index - 1] not in _BEFORE_OBJECTS):
                return each
        return None

    def _nameless(self, people: list[Found], first: int, at: int) -> Mention | None:
        """The body, pronoun or nominal that begins the clause of tokens `first` to `at`."""
        doc, keys = self._doc, self._doc.tokens.keys
        head = self._at(doc.tokens.starts[first])
        if head is not None:
            return self._mention(head)
        if keys[first] in PRONOUNS:
            return self._pronoun(first)
        if keys[first] in _DETERMINERS or keys[first] in words("titles") or self._held(first):
            return self._phrase(first, at + 1)
        return self._mention(people[-1]) if people else self._phrase_inside(first, at)

    def _is_second(self, named: Found) -> bool:
        """Whether the name is the nearer one of two joint speakers: `la Russie et le Mali`."""
        keys = self._doc.tokens.keys
        at = self._doc.tokens.first_from(named.start) - 1
        at -= at >= 0 and keys[at] in _DETERMINERS
        return at >= 0 and keys[at] in ("et", "and")

    def _clause_start(self, start: int, at: int) -> int:
        """Where the subject's clause begins: behind a semicolon, a colon, or an opening adverbial with its comma."""
        keys = self._doc.tokens.keys
        first = start
        for index in range(start, at):
            if keys[index] in ";:(" or (keys[index] in ("que", "qu'", "et", "mais") and index == start):
                first = index + 1
        while first < at and keys[first] in ("«", "“", '"', "-", "–", "—", "»", "”", "."):
            first += 1
        opening = keys[first] if first < at else ""
        if opening in _STOPS or opening in ("de", "d'", "présent", "présente", "interrogé", "interrogée"):
            comma = next((index for index in range(at - 1, first, -1) if keys[index] == ","), None)
            early = next((index for index in range(first, at) if keys[index] == ","), None)
            if comma is not None and early is not None:
                first = early + 1 if early + 1 <= at else first
        return first

    def _phrase_inside(self, first: int, at: int) -> Mention | None:
        """The last noun phrase of the tokens, nearest to the verb: `pour la partie russe, le ton …`."""
        keys = self._doc.tokens.keys
        for index in range(at, first, -1):
            if (
                keys[index] in _DETERMINERS
                and keys[index] not in ("des", "du")
                and keys[index - 1] not in _BEFORE_OBJECTS
            ):
                return self._phrase(index, at + 1)
        return None

    def _phrase(self, index: int, stop: int) -> Mention | None:
        """A noun phrase from its article on: the person it names, the body it is, or itself."""
        keys = self._doc.tokens.keys
        last, comma = index, False
        limit = min(stop, index + 3 * _NOMINAL_WORDS)
        at = index + 1
        while at < limit:
            named = self._held(at)
            if named is not None and named.kind == "PER":
                if keys[at - 1] in ("de", "d'", "of") and keys[at - 2] not in words("titles"):
                    break
                return self._mention(named)
            if keys[at] == "," and self._goes_on(at + 1, limit):
                comma = True
            elif self._names_charge(at, limit) or (keys[at] == "." and keys[at - 1] in ABBREVIATED):
                pass
            elif (
                keys[at] in _STOPS
                or keys[at] in _VERBAL
                or not (keys[at][0].isalnum() or keys[at] in _LINKS or keys[at] in ("'", "’"))
            ):
                break
            elif not comma and at - index < _NOMINAL_WORDS:
                last = at
            at += 1
        return self._nominal(index, last)

    def _names_charge(self, index: int, limit: int) -> bool:
        """Whether `aux` goes on with an office: `le ministre délégué aux Ports`."""
        tokens = self._doc.tokens
        if tokens.keys[index] not in ("aux", "au", "à", "for") or index + 1 >= limit:
            return False
        return tokens.is_capitalized(index + 1) and self._held(index + 1) is None

    def _goes_on(self, index: int, limit: int) -> bool:
        """Whether an apposition that may hold the name follows a comma."""
        if index >= limit:
            return False
        named = self._held(index)
        keys = self._doc.tokens.keys
        return (named is not None and named.kind == "PER") or (
            keys[index] in ("le", "la", "l'", "m", "mme", "the")
            and index + 1 < limit
            and keys[index + 1] in words("titles")
        )

    def _nominal(self, first: int, last: int) -> Mention | None:
        doc, keys = self._doc, self._doc.tokens.keys
        while last > first and (keys[last] in _LINKS or keys[last] in _TRAILING or doc.tokens.shapes[last] == ELISION):
            last -= 1
        if last == first and keys[first] in _DETERMINERS:
            return None
        head = self._held(first + 1) if keys[first] in _DETERMINERS else None
        if head is not None and head.kind in ("ORG", "LOC") and doc.tokens.starts[first + 1] == head.start:
            return self._mention(head)
        span = doc.span(first, last)
        return Mention(span.start, span.end, span.of(doc.text), self._titles.bearer(first, last, span.start))

    def _bare(self, index: int, stop: int) -> Mention | None:
        """A nominal without article: `sources officielles`, `nombre d'élus`, `plusieurs témoins`."""
        doc = self._doc
        if doc.tokens.shapes[index] != LOWER or doc.tokens.keys[index] in _STOPS:
            return None
        last = index
        if last + 1 < stop and self._qualifies(last + 1):
            last += 1
        span = doc.span(index, last)
        return Mention(span.start, span.end, span.of(doc.text))

    def _qualifies(self, index: int) -> bool:
        key = self._doc.tokens.keys[index]
        small = key in _STOPS or key in _DETERMINERS or key in _VERBAL or key in _LINKS
        return self._doc.tokens.shapes[index] == LOWER and not small and key not in forms()

    def _past_adverbials(self, index: int, stop: int) -> int:
        """Steps over `avec confiance`, `mardi`, `à l'AFP` between a cue and its subject."""
        keys = self._doc.tokens.keys
        at = index
        while at < min(stop, index + 8) and self._held(at) is None:
            if (
                keys[at] in _DETERMINERS
                or keys[at] in _HEADS
                or keys[at] in words("titles")
                or keys[at] in words("sources")
            ):
                return at
            if keys[at] in (".", "«", "»", ";", ":", "?", "!"):
                return stop
            if keys[at] == "à" and at + 1 < stop and keys[at + 1] in ("l'", "la"):
                at += 2
            at += 1
        return at

    def _at(self, offset: int) -> Found | None:
        at = bisect_left(self._starts, offset)
        return self._named[at] if at < len(self._named) and self._named[at].start == offset else None

    def _held(self, index: int) -> Found | None:
        """The named entity that holds token `index`."""
        offset = self._doc.tokens.starts[index]
        at = bisect_right(self._starts, offset) - 1
        return self._named[at] if at >= 0 and self._named[at].end > offset else None

    def _within(self, start: int, end: int) -> list[Found]:
        low, high = bisect_left(self._people_starts, start), bisect_left(self._people_starts, end)
        return self._people[low:high]

    def _mention(self, named: Found) -> Mention:
        text = named.span.of(self._doc.text)
        return Mention(named.start, named.end, text, self._memory.name_of(named.kind, text))
