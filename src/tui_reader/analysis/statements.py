"""What is attributed to somebody without marks: `Selon X, …`, `…, selon X`, `X a affirmé que …`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.analysis.cues import Cue, cue_at, preposition_at, skip_clitics
from tui_reader.analysis.document import Document
from tui_reader.analysis.quotes import Quote
from tui_reader.analysis.speakers import Speakers
from tui_reader.analysis.verbs import telling
from tui_reader.analysis.vocabulary import words
from tui_reader.model.suggestion import Mention
from tui_reader.text.span import Span

_THAT = frozenset(("que", "qu'", "that"))
_DETERMINERS = frozenset(
    "le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos plusieurs deux trois quatre cinq "
    "dix the a an its their his her".split()
)
_ENGLISH_CLAUSE = frozenset("the a an it he she they there this that these those we its his her their no all".split())
_ENGLISH_SAYING = frozenset("say believe think claim insist argue add warn note estimate hope suggest predict".split())
_WITH_DE = frozenset("promettre demander proposer menacer conseiller jurer ordonner exiger suggérer préconiser".split())
_WITH_SUR = frozenset(("insister", "alerter"))
_MUTE = frozenset("on je j' nous vous ce qui i we it you".split())
_ENGLISH_INVERTED = frozenset("say add ask explain write recall".split())
_NOT_WISHES = frozenset(("appeler", "rejeter", "rassurer", "présenter", "opposer", "saluer", "désigner", "féliciter"))
_PREPOSITIONS = frozenset(("selon", "dixit", "d' après", "according to"))
_NOT = frozenset("n' ne pas jamais not didn don".split())
_LINK_TOKENS = 9
_TAIL_TOKENS = 24
_LEAST_WORDS = 4
_LONGEST_SENTENCE = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of reported words without marks."""

    span: Span
    speaker: Mention | None
    cue: Mention
    score: float


def find(doc: Document, speakers: Speakers, quotes: list[Quote]) -> list[Statement]:
    """The statements of `doc` by position; none overlaps a quote."""
    reader = _Reader(doc, speakers, quotes)
    return [statement for sentence in doc.sentences for statement in reader.read(sentence)]


class _Reader:
    def __init__(self, doc: Document, speakers: Speakers, quotes: list[Quote]) -> None:
        self._doc = doc
        self._speakers = speakers
        self._marked = _outermost(quotes)
        self._marked_starts = [span.start for span in self._marked]

    def read(self, sentence: range) -> Iterator[Statement]:
        """The statements of one sentence: one, or its pieces between marks."""
        first, stop = self._bare(sentence)
        if stop - first < _LEAST_WORDS or stop - first > _LONGEST_SENTENCE or self._is_marked(first):
            return
        found = self._source_first(first, stop) or self._source_last(first, stop) or self._clause(first, stop)
        if found is None:
            return
        start, end, cue, speaker, score = found
        if speaker is None or speaker.text.lower() in _MUTE:
            return
        span = self._doc.span(cue.first, cue.last)
        mention = Mention(span.start, span.end, span.of(self._doc.text))
        for piece in self._pieces(start, end):
            yield Statement(piece, speaker, mention, score)

    def _bare(self, sentence: range) -> tuple[int, int]:
        """The sentence's tokens without dateline and final punctuation."""
        keys = self._doc.tokens.keys
        first, stop = sentence.start, sentence.stop
        while stop > first and keys[stop - 1] in '.?!…»”"':
            stop -= 1
        while first < stop and keys[first] in ("-", "–", "—", "•", "*", "«", "“", "»"):
            first += 1
        for index in range(first, min(stop, first + 6)):
            if keys[index] == ")" and index + 1 < stop and keys[index + 1] in ("-", "–", "—"):
                return index + 2, stop
        return first, stop

    def _source_first(self, first: int, stop: int) -> tuple[int, int, Cue, Mention | None, float] | None:
        """`Selon X, …`, `De source diplomatique, …`."""
        keys = self._doc.tokens.keys
        at = first + (keys[first] in ("mais", "et", "toujours", "car", "but", "and"))
        cue = preposition_at(self._doc, at, stop)
        if cue is None and keys[at] in ("de", "pour") and at + 1 < stop:
            named = keys[at] == "pour" and self._is_person(at + 1)
            cue = Cue(at, at, keys[at]) if named or keys[at + 1] in ("source", "sources") else None
        if cue is None:
            return None
        speaker = self._speakers.after(cue.last + 1, stop)
        if speaker is None:
            return None
        behind = self._doc.tokens.first_from(speaker.end)
        comma = next((index for index in range(behind, min(stop, behind + _TAIL_TOKENS)) if keys[index] == ","), None)
        return None if comma is None else (comma + 1, stop, cue, speaker, 0.9)

    def _is_person(self, index: int) -> bool:
        mention = self._speakers.after(index, index + 8)
        return mention is not None and mention.name is not None and self._doc.language == "fr"

    def _source_last(self, first: int, stop: int) -> tuple[int, int, Cue, Mention | None, float] | None:
        """`…, selon X`; `…, a-t-il dit`; the same in the middle, as an incise."""
        keys = self._doc.tokens.keys
        for comma in range(stop - 2, first + 1, -1):
            if keys[comma] not in (",", "–", "—") or self._is_marked(comma):
                continue
            at = skip_clitics(self._doc, comma + 1, stop)
            cue = preposition_at(self._doc, comma + 1, stop) or cue_at(self._doc, at, stop)
            if cue is None or not self._may_stand_behind(cue, comma, stop):
                continue
            speaker = self._speaker_behind(cue, stop)
            if speaker is None:
                continue
            behind = self._doc.tokens.first_from(max(speaker.end, self._doc.tokens.ends[cue.last]))
            resumed = next((index for index in range(behind, stop) if keys[index] in (",", "–", "—")), stop)
            middle = stop - resumed > _LEAST_WORDS and resumed - behind <= 2
            return first, stop if middle else comma, cue, speaker, 0.8
        return None

    def _may_stand_behind(self, cue: Cue, comma: int, stop: int) -> bool:
        """Whether the cue after a comma closes what stands before it, rather than tell something new of a subject."""
        keys = self._doc.tokens.keys
        if not cue.finite or (cue.last + 1 < stop and keys[cue.last + 1] in _THAT):
            return False
        if cue.pronoun is not None or cue.lemma in _PREPOSITIONS:
            return True
        if self._doc.language == "en" and cue.lemma not in _ENGLISH_INVERTED:
            return False
        return not self._speakers.ends_person(self._doc.tokens.ends[comma - 1])

    def _speaker_behind(self, cue: Cue, stop: int) -> Mention | None:
        if cue.pronoun is not None:
            return self._speakers.resolve_pronoun(cue.pronoun)
        speaker = self._speakers.after(cue.last + 1, min(stop, cue.last + _TAIL_TOKENS))
        if speaker is None or cue.lemma in _PREPOSITIONS:
            return speaker
        return speaker if self._is_source(speaker) else None

    def _is_source(self, speaker: Mention) -> bool:
        """Whether the mention is somebody who can say things."""
        if speaker.name is not None:
            return True
        tokens = self._doc.tokens
        keys = tokens.keys[tokens.first_from(speaker.start) : tokens.first_from(speaker.end)]
        return any(key in words("sources") or key in words("titles") for key in keys[:4])

    def _clause(self, first: int, stop: int) -> tuple[int, int, Cue, Mention | None, float] | None:
        """`X a affirmé que …`, `X promet de …`, `X annonce la …`."""
        index = first
        while index < stop:
            cue = None if self._is_marked(index) else cue_at(self._doc, index, stop)
            if cue is None:
                index += 1
                continue
            start = self._linked(cue, stop)
            if start is not None and not self._is_denied(cue):
                speaker = self._subject(cue, first)
                if speaker is not None and (start[1] or self._is_source(speaker)):
                    return start[0], self._clause_end(start[0], stop), cue, speaker, 0.8 if start[1] else 0.6
            index = cue.last + 1
        return None

    def _is_denied(self, cue: Cue) -> bool:
        """Whether nobody said it: `n'a pas précisé`."""
        keys = self._doc.tokens.keys
        before = keys[max(0, cue.first - 2) : cue.first]
        return not _NOT.isdisjoint((*before, *keys[cue.first : cue.last + 1]))

    def _subject(self, cue: Cue, first: int) -> Mention | None:
        if cue.pronoun is not None:
            return self._speakers.resolve_pronoun(cue.pronoun)
        return self._speakers.before(cue, first)

    def _linked(self, cue: Cue, stop: int) -> tuple[int, bool] | None:
        """Where the reported words begin behind the cue, and whether a linking word proves them."""
        keys = self._doc.tokens.keys
        at = cue.last + 1
        for index in range(at, min(stop, at + _LINK_TOKENS)):
            if keys[index] in _THAT and not self._is_marked(index):
                return index + 1, True
            if keys[index] in (";", ":"):
                break
        if at >= stop or cue.lemma in _NOT_WISHES or self._is_marked(at):
            return None
        return self._linked_directly(cue, self._past_adverbial(at, stop), stop)

    def _linked_directly(self, cue: Cue, at: int, stop: int) -> tuple[int, bool] | None:
        keys = self._doc.tokens.keys
        if at + 1 >= stop:
            return None
        infinitive = keys[at + 1].endswith(("er", "ir", "re", "oir"))
        if cue.lemma in _WITH_DE and keys[at] in ("de", "d'") and infinitive:
            return at + 1, True
        if cue.lemma in _WITH_SUR and keys[at] == "sur":
            return at + 1, True
        if keys[at] in ("avoir", "être", "vouloir", "pouvoir", "devoir") and cue.finite:
            return at, True
        if cue.lemma in _ENGLISH_SAYING and keys[at] in _ENGLISH_CLAUSE and self._doc.language == "en":
            return at, True
        return (at, False) if cue.lemma in telling() and keys[at] in _DETERMINERS else None

    def _past_adverbial(self, at: int, stop: int) -> int:
        """Steps over a short adverbial between commas or dashes, or an adverb."""
        keys = self._doc.tokens.keys
        while at < stop and (keys[at].endswith("ment") or keys[at] in ("notamment", "également", "aussi", "ainsi")):
            at += 1
        if at < stop and keys[at] in (",", "-", "–", "—"):
            closing = next((i for i in range(at + 1, min(stop, at + _LINK_TOKENS)) if keys[i] == keys[at]), None)
            return at if closing is None else closing + 1
        return at

    def _clause_end(self, start: int, stop: int) -> int:
        """Before a semicolon, a colon, or the brackets that the clause did not open."""
        keys = self._doc.tokens.keys
        for index in range(start, stop):
            if keys[index] in ";:" and not self._is_marked(index):
                return index
        return stop

    def _pieces(self, first: int, stop: int) -> Iterator[Span]:
        """The stretch cut at marks: all of it, else its pieces of four words or more."""
        tokens = self._doc.tokens
        piece: list[int] = []
        pieces: list[list[int]] = []
        for index in range(first, stop):
            if self._is_marked(index):
                pieces.append(piece)
                piece = []
            else:
                piece.append(index)
        cut = bool(pieces)
        for each in (*pieces, piece):
            while each and not tokens.keys[each[0]][0].isalnum():
                each.pop(0)
            while each and tokens.keys[each[-1]] in (",", ":", ";", "-", "–", "—", "."):
                each.pop()
            if sum(1 for index in each if tokens.keys[index][0].isalnum()) >= (_LEAST_WORDS if cut else 1):
                yield self._doc.span(each[0], each[-1])

    def _is_marked(self, index: int) -> bool:
        offset = self._doc.tokens.starts[index]
        at = bisect_right(self._marked_starts, offset) - 1
        return at >= 0 and self._marked[at].end > offset


def _outermost(quotes: list[Quote]) -> list[Span]:
    spans: list[Span] = []
    for quote in quotes:
        if not spans or quote.pair.outer.start >= spans[-1].end:
            spans.append(quote.pair.outer)
    return spans
