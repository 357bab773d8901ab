"""Who speaks, as a mention with its name: subjects and nouns found, pronouns and titles resolved."""

from __future__ import annotations

from tui_reader.analysis.cues import Cue
from tui_reader.analysis.discourse import Discourse, Reference
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.grammar import GENDERS, PREPOSITIONS, PRONOUNS, STRONG, is_speaking
from tui_reader.analysis.memory import Memory
from tui_reader.analysis.names import Names
from tui_reader.analysis.phrases import Phrase, Phrases
from tui_reader.analysis.subjects import Subjects
from tui_reader.analysis.titles import Titles
from tui_reader.model.suggestion import Mention

_HOUSES = frozenset("au aux à chez dans du".split())
_HOUSE_REACH = 16
_SOMEBODY = frozenset(
    "quelqu' chacun chacune certains certaines beaucoup plusieurs somebody someone everyone many some".split()
)


class Speakers:
    """The persons and bodies of one document, asked who speaks where."""

    def __init__(self, doc: Document, entities: list[Found], memory: Memory) -> None:
        self._doc = doc
        self._names = Names(doc, entities, memory)
        self._phrases = Phrases(doc, self._names)
        self._subjects = Subjects(doc, self._names, self._phrases)
        self._discourse = Discourse(doc, self._names, Titles(doc, self._names.people, memory))

    def before(self, cue: Cue, start: int) -> Mention | None:
        """The subject of a cue whose clause begins at token `start`."""
        if cue.pronoun is not None:
            return self.pronoun(cue.pronoun)
        return self._mention(self._subjects.before(cue, start))

    def behind(self, cue: Cue, stop: int) -> Mention | None:
        """Who stands behind a cue, before token `stop`: a name without its title, else the noun with its article."""
        if cue.pronoun is not None:
            return self.pronoun(cue.pronoun)
        return self._mention(self._phrases.behind(cue.last + 1, stop))

    def next_to(self, index: int, stop: int) -> Mention | None:
        """Who is named right at token `index`."""
        return self._mention(self._phrases.phrase(index, stop))

    def leading(self, start: int, stop: int) -> Mention | None:
        """The subject with which the tokens from `start` to before `stop` open."""
        return self._mention(self._subjects.leading(start, stop))

    def named_before(self, stop: int, start: int) -> Mention | None:
        """The last person named in the tokens from `start` to before `stop`."""
        people = self._names.people_in(start, stop)
        return self._names.mention(people[-1]) if people else None

    def begins_person(self, index: int) -> bool:
        """Whether a person's name begins at token `index`."""
        named = self._names.at(index)
        return named is not None and named.kind == "PER"

    def ends_person(self, index: int) -> bool:
        """Whether the token at `index` ends a person's name."""
        named = self._names.person(index)
        return named is not None and self._names.stop(named) == index + 1

    def is_source(self, speaker: Mention) -> bool:
        """Whether the mention is somebody, or some body, that can say things."""
        tokens = self._doc.tokens
        first, stop = tokens.first_from(speaker.start), tokens.first_from(speaker.end)
        keys = tokens.keys
        if speaker.name is not None or keys[first] in GENDERS or keys[first] in _SOMEBODY:
            return True
        if stop - first > 1 and all(tokens.is_capitalized(index) for index in range(first, stop)):
            return True
        if keys[first] == "l'" and keys[first + 1] in ("un", "une"):
            return True
        return any(is_speaking(keys, index) for index in range(first, min(stop, first + 4)))

    def topic(self, index: int) -> Mention | None:
        """Who is likeliest meant by words at token `index` that nothing attributes."""
        return self._referred(self._discourse.topic(index))

    def pronoun(self, index: int) -> Mention:
        """The pronoun at token `index`, with its name; the noun where that has none, the body for `on`."""
        keys = self._doc.tokens.keys
        key = STRONG.get(keys[index], keys[index])
        span = self._doc.span(index, index)
        plain = Mention(span.start, span.end, span.of(self._doc.text), None)
        if key == "on":
            return self._house(index) or plain
        if key not in GENDERS and key != "they":
            return plain
        found = self._discourse.antecedent(index)
        if found is None:
            return plain
        if found.name is None:
            return self._referred(found) or plain
        return Mention(span.start, span.end, plain.text, found.name)

    def _referred(self, found: Reference | None) -> Mention | None:
        if found is None:
            return None
        first, last = (found.first, found.last) if found.noun is None or found.name else found.noun
        span = self._doc.span(first, last)
        return Mention(span.start, span.end, span.of(self._doc.text), found.name)

    def _house(self, index: int) -> Mention | None:
        """The body of `on`: `au cabinet, on jure`, `chez l'opérateur, on assure`."""
        keys = self._doc.tokens.keys
        start = self._doc.sentences[self._doc.sentence_of(index)].start
        for at in range(index - 1, max(start, index - _HOUSE_REACH) - 1, -1):
            if keys[at] in _HOUSES and (at == start or keys[at - 1] not in PREPOSITIONS):
                found = self._mention(self._phrases.phrase(at + 1, index))
                if found is None or (keys[at] in ("à", "dans") and not self.is_source(found)):
                    continue
                return found
        return None

    def _mention(self, phrase: Phrase | None) -> Mention | None:
        if phrase is None:
            return None
        if phrase.named is not None:
            return self._names.mention(phrase.named)
        keys = self._doc.tokens.keys
        if phrase.head == phrase.first and (keys[phrase.first] in PRONOUNS or keys[phrase.first] in STRONG):
            return self.pronoun(phrase.first)
        span = self._doc.span(phrase.first, phrase.last)
        head = phrase.first if phrase.head is None else phrase.head
        name = self._discourse.bearer(phrase.first, phrase.last, head=head)
        return Mention(span.start, span.end, span.of(self._doc.text), name)
