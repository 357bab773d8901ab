"""Whose words: the cue and the speaker of each quote, before it, behind it, inside it, or shared with a neighbor."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.cues import Cue, cue_at, preposition_at, skip_clitics
from tui_reader.analysis.document import Document
from tui_reader.analysis.grammar import PRONOUNS
from tui_reader.analysis.marks import Quoted
from tui_reader.analysis.openings import opening, source_of
from tui_reader.analysis.speakers import Speakers
from tui_reader.analysis.verbs import labeling, naming, wishing
from tui_reader.model.suggestion import Mention

_BEFORE_TOKENS = 60
_NEAR_TOKENS = 9
_TOUCHING = 2
_AFTER_TOKENS = 40
_INCISE_TOKENS = 14
_LEADS = frozenset(",–—-")
_INNER_LEADS = _LEADS | frozenset("?!…")
_ENDS = frozenset(";.!?")
_BULLETS = frozenset("-–—•*>")
_CLOSING = frozenset(",.!?…")
_THAT = frozenset(("que", "qu'", "that"))
_AUXILIARY_STARTS = frozenset("a est fut ont sont avait était ,".split())
_TERM_HEADS = frozenset(
    "intitulé intitulée intitulés intitulées baptisé baptisée baptisés dit dite dits surnommé surnommée nommé nommée "
    "appelé appelée rebaptisé rebaptisée dénommé dénommée alias roman livre film album chanson titre opération projet "
    "plan programme slogan expression mot mots terme termes devise formule nom pièce recueil magazine émission série "
    "exposition spectacle collection collectif liste navire bateau bar restaurant salle prix label novel book song "
    "titled called dubbed nicknamed word words term so-called entitled album".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a quote's words come from. `place` is `before`, `after`, `inside`, `shared` or `none`."""

    speaker: Mention | None = None
    cue: Mention | None = None
    place: str = "none"
    naming: bool = False
    """The cue says what something is called, not what is said."""


class Attributor:
    """Attributes the quotes of one document."""

    def __init__(self, doc: Document, speakers: Speakers) -> None:
        self._doc = doc
        self._speakers = speakers

    def of(self, quote: Quoted, left: int, right: int) -> Attribution:
        """The attribution of `quote`, read between the offsets `left` and `right` where its neighbors begin."""
        colon = self._colon_before(quote)
        tries = (self._before, self._inside, self._after) if colon else (self._after, self._inside, self._before)
        for attempt in tries:
            found = attempt(quote, left, right)
            if found is not None:
                return found
        return self._by_colon(quote, left) if colon else Attribution()

    def is_coined(self, quote: Quoted) -> bool:
        """Whether the word before the mark announces a title or a name: `intitulé «`, `le roman «`."""
        at = self._doc.tokens.first_from(quote.outer.start) - 1
        return at >= 0 and self._doc.tokens.keys[at] in _TERM_HEADS

    def _colon_before(self, quote: Quoted) -> bool:
        return self._lead(quote) >= 0 and self._doc.tokens.keys[self._lead(quote)] == ":"

    def _lead(self, quote: Quoted) -> int:
        """The token before the opening mark, and before the dash or dot of a list."""
        doc = self._doc
        at = doc.tokens.first_from(quote.outer.start) - 1
        listed = at > 0 and doc.tokens.keys[at] in _BULLETS and "\n" in doc.gap(at)
        return at - 1 if listed else at

    def _after(self, quote: Quoted, left: int, right: int) -> Attribution | None:
        doc = self._doc
        index = doc.tokens.first_from(quote.outer.end)
        stop = min(doc.tokens.first_from(right), self._line_stop(index - 1), index + _AFTER_TOKENS)
        led = quote.inner.of(doc.text)[-1] in _CLOSING
        while index < stop and doc.tokens.keys[index] in _LEADS:
            led = True
            index += 1
        cue = cue_at(doc, skip_clitics(doc, index, stop), stop) or preposition_at(doc, index, stop)
        if cue is None or not cue.finite or (cue.last + 1 < stop and doc.tokens.keys[cue.last + 1] in _THAT):
            return self._subject_after(quote, index, stop)
        speaker = source_of(self._speakers, cue, stop)
        if not led and (speaker is None or not self._speakers.is_source(speaker)):
            return None
        return Attribution(speaker, self._mention(cue), "after")

    def _subject_after(self, quote: Quoted, index: int, stop: int) -> Attribution | None:
        """English order behind the marks: `he said`, `Mary Keller told reporters`."""
        closed = quote.inner.of(self._doc.text)[-1] in ",!?" or self._doc.tokens.keys[index - 1] in _LEADS
        if index >= stop or not closed or self._doc.tokens.keys[index] in _ENDS:
            return None
        if self._doc.language != "en" and not self._speakers.begins_person(index):
            return None
        for at in range(index + 1, min(stop, index + _INCISE_TOKENS)):
            if self._doc.tokens.keys[at] in _ENDS and self._doc.sentence_of(at) != self._doc.sentence_of(at + 1):
                return None
            cue = cue_at(self._doc, at, stop)
            if cue is not None and cue.finite:
                speaker = self._speakers.before(cue, index)
                return None if speaker is None else Attribution(speaker, self._mention(cue), "after")
        return None

    def _before(self, quote: Quoted, left: int, right: int) -> Attribution | None:
        doc = self._doc
        start, stop = self._clause_before(quote, left)
        if start >= stop:
            return None
        colon = self._colon_before(quote)
        for index in range(stop - 1, start - 1, -1):
            cue = cue_at(doc, index, stop)
            if cue is not None and self._reaches(cue, stop, colon=colon):
                cue = self._outer(self._whole(cue, start, stop), start, stop)
                if left and not colon and cue.first - start <= 1 and doc.tokens.first_from(left) == start:
                    return None
                speaker = self._speaker_before(cue, start, stop)
                return Attribution(speaker, self._mention(cue), "before", naming=cue.lemma in naming() and not colon)
            cue = preposition_at(doc, index, stop)
            if cue is not None:
                return Attribution(source_of(self._speakers, cue, stop), self._mention(cue), "before")
        found = opening(doc, self._speakers, start, stop)
        return None if found is None else Attribution(found.speaker, self._mention(found.cue), "before")

    def _clause_before(self, quote: Quoted, left: int) -> tuple[int, int]:
        """The tokens of the sentence before the opening mark, from the quote before it at most."""
        doc = self._doc
        stop = self._lead(quote) + 1
        if stop >= len(doc.tokens):
            return stop, stop
        sentence = doc.sentence_of(stop - 1 if self._colon_before(quote) else stop)
        start = max(doc.sentences[sentence].start, doc.tokens.first_from(left), stop - _BEFORE_TOKENS)
        return min(stop, start), stop

    def _speaker_before(self, cue: Cue, start: int, stop: int) -> Mention | None:
        """The subject; behind the cue in `ce que disait leur père : «`."""
        keys = self._doc.tokens.keys
        if cue.first > start and keys[cue.first - 1] in ("que", "qu'") and cue.pronoun is None:
            inverted = self._speakers.next_to(cue.last + 1, stop)
            if inverted is not None and self._speakers.is_source(inverted):
                return inverted
        sentence = self._doc.sentences[self._doc.sentence_of(cue.first)].start
        inner = self._doc.marked[start]
        found = self._speakers.before(cue, start if cue.finite or inner else sentence)
        if found is None and cue.pronoun is None:
            found = self._speakers.before(cue, sentence) or self._speakers.topic(start)
        return found

    def _outer(self, cue: Cue, start: int, stop: int) -> Cue:
        """The cue in whose clause the nearest one stands: `indique` of `indique qu'elle s'exprimera «`."""
        for first in range(max(start, cue.first - _NEAR_TOKENS), cue.first - 1):
            outer = cue_at(self._doc, first, stop)
            if outer is not None and not outer.aside and self._doc.tokens.keys[outer.last + 1] in _THAT:
                return outer if outer.last + 1 < cue.first else cue
        return cue

    def _whole(self, cue: Cue, start: int, stop: int) -> Cue:
        """The longest cue that ends where this one does: with its auxiliary, its reflexive pronoun."""
        for first in range(max(start, cue.first - 6), cue.first):
            longer = cue_at(self._doc, first, stop)
            if longer is not None and longer.last >= cue.last:
                return longer
        return cue

    def _reaches(self, cue: Cue, stop: int, *, colon: bool) -> bool:
        """Whether a cue before the mark governs it: by a colon, by nearness, or by the clause that it opens."""
        between = self._doc.tokens.keys[cue.last + 1 : stop]
        if not _ENDS.isdisjoint(between):
            return False
        if cue.aside and not colon:
            return cue.finite and cue.lemma in wishing() and len(between) <= _TOUCHING
        if cue.lemma in labeling() and not colon:
            return "de" in between or "d'" in between or "as" in between
        if colon or len(between) <= _NEAR_TOKENS:
            return True
        return not _THAT.isdisjoint(between[:4])

    def _by_colon(self, quote: Quoted, left: int) -> Attribution:
        """`le ton a été donné par X : «`, a name alone before the colon, or whoever is spoken of."""
        start, stop = self._clause_before(quote, left)
        if start >= stop:
            return Attribution()
        named = self._speakers.named_before(stop, start)
        by = None if named is None else self._by(named, start)
        if by is not None:
            return Attribution(named, self._mention(by), "before")
        leading = self._speakers.leading(start, stop)
        if leading is not None and self._speakers.is_source(leading) and (leading.name or named is None):
            return Attribution(leading, None, "before")
        speaker = named or self._nearest_source(start, stop) or self._speakers.topic(start)
        return Attribution(speaker, None, "before")

    def _nearest_source(self, start: int, stop: int) -> Mention | None:
        """The noun nearest before the colon that can speak: `le mot de la fin revient au trésorier :`."""
        for index in range(stop - 2, start, -1):
            found = self._speakers.next_to(index, stop)
            if found is not None and self._speakers.is_source(found):
                return found
        return None

    def _by(self, speaker: Mention, start: int) -> Cue | None:
        """The passive verb group that ends in `par` before the speaker."""
        keys, tokens = self._doc.tokens.keys, self._doc.tokens
        by = tokens.first_from(speaker.start)
        while by > start and keys[by] != "par":
            by -= 1
        if keys[by] != "par" or by == start:
            return None
        first = by - 1
        while first > start and keys[first] not in _AUXILIARY_STARTS:
            first -= 1
        return Cue(first + (keys[first] == ","), by, "par")

    def _inside(self, quote: Quoted, left: int, right: int) -> Attribution | None:
        """An incise between commas inside the marks: `, a-t-il dit,`, `, explique le maire,`."""
        doc = self._doc
        first, stop = doc.tokens.first_from(quote.inner.start), doc.tokens.first_from(quote.inner.end)
        for index in range(first + 1, stop - 1):
            if doc.tokens.keys[index] not in _INNER_LEADS:
                continue
            cue = cue_at(doc, skip_clitics(doc, index + 1, stop), stop)
            if cue is None or not cue.finite or not self._is_incise(cue, stop):
                continue
            return Attribution(self._speakers.behind(cue, stop), self._mention(cue), "inside")
        return None

    def _is_incise(self, cue: Cue, stop: int) -> bool:
        keys = self._doc.tokens.keys
        if cue.pronoun is not None:
            return keys[cue.pronoun] in PRONOUNS
        behind = range(cue.last + 1, min(stop, cue.last + _INCISE_TOKENS))
        closed = any(keys[index] in _LEADS or keys[index] in _ENDS for index in behind)
        speaker = self._speakers.behind(cue, min(stop, cue.last + _INCISE_TOKENS)) if closed else None
        return speaker is not None and self._speakers.is_source(speaker)

    def _mention(self, cue: Cue) -> Mention:
        span = self._doc.span(cue.first, cue.last)
        return Mention(span.start, span.end, span.of(self._doc.text))

    def _line_stop(self, index: int) -> int:
        return self._doc.lines[self._doc.line_of(index)].stop if index >= 0 else 0
