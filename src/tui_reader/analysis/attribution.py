"""Whose words: the cue and the speaker of each quote, before it, behind it, inside it, or shared with a neighbor."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from tui_reader.analysis.cues import PRONOUNS, Cue, cue_at, preposition_at, skip_clitics
from tui_reader.analysis.document import Document
from tui_reader.analysis.marks import Quoted
from tui_reader.analysis.speakers import Speakers
from tui_reader.analysis.verbs import naming
from tui_reader.model.suggestion import Mention

_BEFORE_TOKENS = 60
_NEAR_TOKENS = 9
_AFTER_TOKENS = 40
_INCISE_TOKENS = 14
_LEADS = frozenset(",–—-")
_TERM_HEADS = frozenset(
    "intitulé intitulée intitulés intitulées baptisé baptisée dit dite surnommé surnommée nommé nommée appelé appelée "
    "alias roman livre film album chanson titre opération projet programme slogan expression mot mots terme termes "
    "devise thème formule nom pièce recueil novel book film song titled called dubbed nicknamed word term".split()
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
        at = self._doc.tokens.first_from(quote.outer.start) - 1
        return at >= 0 and self._doc.tokens.keys[at] == ":"

    def _after(self, quote: Quoted, left: int, right: int) -> Attribution | None:
        doc = self._doc
        index = doc.tokens.first_from(quote.outer.end)
        stop = min(doc.tokens.first_from(right), self._line_end(index), index + _AFTER_TOKENS)
        while index < stop and doc.tokens.keys[index] in _LEADS:
            index += 1
        cue = cue_at(doc, skip_clitics(doc, index, stop), stop) or preposition_at(doc, index, stop)
        if cue is None or not cue.finite:
            return self._subject_after(quote, index, stop)
        return self._with_speaker_behind(cue, stop, "after")

    def _subject_after(self, quote: Quoted, index: int, stop: int) -> Attribution | None:
        """English order behind the marks: `he said`, `Mary Keller told reporters`."""
        spoken_out = quote.inner.of(self._doc.text)[-1] == "."
        if self._doc.language != "en" or index >= stop or spoken_out:
            return None
        for at in range(index + 1, min(stop, index + _INCISE_TOKENS)):
            if self._doc.tokens.keys[at] in (".", ";", ":"):
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
                cue = self._whole(cue, start, stop)
                speaker = self._speaker_of(cue, start, stop)
                return Attribution(speaker, self._mention(cue), "before", naming=cue.lemma in naming() and not colon)
            cue = preposition_at(doc, index, stop)
            if cue is not None:
                return self._with_speaker_behind(cue, stop, "before")
        return self._according_to(start, stop)

    def _according_to(self, start: int, stop: int) -> Attribution | None:
        """`Pour X, … «`."""
        if self._doc.tokens.keys[start] != "pour":
            return None
        found = self._with_speaker_behind(Cue(start, start, "pour"), stop, "before")
        is_person = found.speaker is not None and found.speaker.name is not None
        return found if is_person and "," in self._doc.tokens.keys[start:stop] else None

    def _clause_before(self, quote: Quoted, left: int) -> tuple[int, int]:
        """The tokens of the sentence before the opening mark, from the quote before it at most."""
        tokens = self._doc.tokens
        stop = tokens.first_from(quote.outer.start)
        return min(stop, max(self._sentence_start(stop - 1), tokens.first_from(left), stop - _BEFORE_TOKENS)), stop

    def _speaker_of(self, cue: Cue, start: int, stop: int) -> Mention | None:
        if cue.pronoun is not None:
            return self._speakers.resolve_pronoun(cue.pronoun)
        return self._speakers.before(cue, start)

    def _whole(self, cue: Cue, start: int, stop: int) -> Cue:
        """The longest cue that ends where this one does: with its auxiliary, its reflexive pronoun."""
        for first in range(max(start, cue.first - 6), cue.first):
            longer = cue_at(self._doc, first, stop)
            if longer is not None and longer.last >= cue.last:
                return longer
        return cue

    def _reaches(self, cue: Cue, stop: int, *, colon: bool) -> bool:
        """Whether a cue before the mark governs it: by a colon, by nearness, or by the clause that it opens."""
        keys = self._doc.tokens.keys
        between = keys[cue.last + 1 : stop]
        if colon or len(between) <= _NEAR_TOKENS:
            return not any(key in ";.!?" for key in between)
        return any(key in ("que", "qu'", "that") for key in between[:4])

    def _by_colon(self, quote: Quoted, left: int) -> Attribution:
        """`le ton a été donné par X : «`, or a name alone before the colon."""
        keys, tokens = self._doc.tokens.keys, self._doc.tokens
        start, stop = self._clause_before(quote, left)
        speaker = self._speakers.named_before(tokens.starts[stop - 1], tokens.starts[start]) if start < stop else None
        if speaker is None:
            return Attribution()
        by = tokens.first_from(speaker.start)
        while by > start and keys[by] != "par":
            by -= 1
        if keys[by] != "par" or by == start:
            return Attribution(speaker, None, "before")
        first = by - 1
        while first > start and keys[first] not in ("a", "est", "fut", "ont", "sont", "avait", "était", ","):
            first -= 1
        first += keys[first] == ","
        return Attribution(speaker, self._mention(Cue(first, by, "par")), "before")

    def _inside(self, quote: Quoted, left: int, right: int) -> Attribution | None:
        """An incise between commas inside the marks: `, a-t-il dit,`, `, explique le maire,`."""
        doc = self._doc
        first, stop = doc.tokens.first_from(quote.inner.start), doc.tokens.first_from(quote.inner.end)
        for index in range(first + 1, stop - 1):
            if doc.tokens.keys[index] not in _LEADS:
                continue
            cue = cue_at(doc, skip_clitics(doc, index + 1, stop), stop)
            if cue is None or not cue.finite or not self._is_incise(cue, stop):
                continue
            return self._with_speaker_behind(cue, stop, "inside")
        return None

    def _is_incise(self, cue: Cue, stop: int) -> bool:
        keys = self._doc.tokens.keys
        if cue.pronoun is not None:
            return keys[cue.pronoun] in PRONOUNS
        behind = range(cue.last + 1, min(stop, cue.last + _INCISE_TOKENS))
        closed = any(keys[index] in _LEADS or keys[index] in ".!?" for index in behind)
        return closed and self._speakers.after(cue.last + 1, min(stop, cue.last + 3)) is not None

    def _with_speaker_behind(self, cue: Cue, stop: int, place: str) -> Attribution:
        if cue.pronoun is not None:
            speaker: Mention | None = self._speakers.resolve_pronoun(cue.pronoun)
        else:
            speaker = self._speakers.after(cue.last + 1, stop)
        return Attribution(speaker, self._mention(cue), place)

    def _mention(self, cue: Cue) -> Mention:
        span = self._doc.span(cue.first, cue.last)
        return Mention(span.start, span.end, span.of(self._doc.text))

    def _sentence_start(self, index: int) -> int:
        if index < 0:
            return 0
        return self._doc.sentences[bisect_right(self._sentence_firsts, index) - 1].start

    def _line_end(self, index: int) -> int:
        at = bisect_right(self._line_firsts, index) - 1
        return self._doc.lines[at].stop if 0 <= at < len(self._doc.lines) else index

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.start for sentence in self._doc.sentences]

    @cached_property
    def _line_firsts(self) -> list[int]:
        return [line.start for line in self._doc.lines]
