"""What is attributed to somebody without marks: `Selon X, …`, `…, selon X`, `X a affirmé que …`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.analysis.clauses import Link, end, link
from tui_reader.analysis.cues import Cue, cue_at, preposition_at, skip_clitics
from tui_reader.analysis.document import Document
from tui_reader.analysis.grammar import PRONOUNS
from tui_reader.analysis.openings import describes, opening, source_of
from tui_reader.analysis.speakers import Speakers
from tui_reader.analysis.tokens import ELISION, LOWER
from tui_reader.analysis.verbs import AUXILIARIES, forms
from tui_reader.model.suggestion import Mention
from tui_reader.text.span import Span

_THAT = frozenset(("que", "qu'", "that"))
_MUTE = frozenset("on je j' nous vous ce qui i we it you nul personne rien".split())
_ENGLISH_INVERTED = frozenset("say add ask explain write recall".split())
_NOT = frozenset("n' ne pas jamais not didn don never refuse refused declined".split())
_PAUSES = frozenset((",", "–", "—"))
_TAILS = frozenset(
    "on in at to during after . monday tuesday wednesday thursday friday saturday sunday yesterday last".split()
)
_RELATIVES = frozenset("qui dont où que qu' who which".split())
_VERB_ENDS = ("ra", "ront", "ait", "aient", "èrent")
_STRAY = frozenset('«»“”„"')
_LINKING = frozenset("et mais ou que qu' and but or that".split())
_TRAILING = frozenset((",", ":", ";", "-", "–", "—", ".", "(", "et", "and"))
_SUBORDINATING = frozenset("alors tandis comme quand lorsque lorsqu' bien although while as when".split())
_GOING_ON = frozenset("et mais car que qu' and but".split())
_LEAST_WORDS = 4
_SHORT = 3
_LEAST_BEFORE = 5
_TAIL_TOKENS = 24
_SUBJECT_TOKENS = 14
_LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of reported words without marks."""

    span: Span
    speaker: Mention | None
    cue: Mention
    score: float


@dataclass(frozen=True, slots=True)
class _Report:
    """Reported words as the tokens from `start` to before `stop`."""

    start: int
    stop: int
    cue: Cue
    speaker: Mention
    score: float


def find(doc: Document, speakers: Speakers) -> list[Statement]:
    """The statements of `doc` by position; none overlaps a quote."""
    reader = _Reader(doc, speakers)
    return [statement for sentence in doc.sentences for statement in reader.read(sentence)]


class _Reader:
    def __init__(self, doc: Document, speakers: Speakers) -> None:
        self._doc = doc
        self._speakers = speakers

    def read(self, sentence: range) -> Iterator[Statement]:
        """The statements of one sentence, cut at marks."""
        first, stop = self._bare(sentence)
        if stop - first < _LEAST_WORDS or stop - first > _LONGEST_SENTENCE:
            return
        for report in self._reports(first, stop):
            if report.speaker.text.lower() in _MUTE and report.speaker.name is None:
                continue
            span = self._doc.span(report.cue.first, report.cue.last)
            cue = Mention(span.start, span.end, span.of(self._doc.text))
            for piece in self._pieces(report.start, report.stop):
                yield Statement(piece, report.speaker, cue, report.score)

    def _bare(self, sentence: range) -> tuple[int, int]:
        """The sentence's tokens without dateline and final punctuation."""
        keys = self._doc.tokens.keys
        first, stop = sentence.start, sentence.stop
        while stop > first and keys[stop - 1] in '.?!…»”"':
            stop -= 1
        while first < stop and keys[first] in ("-", "–", "—", "•", "*", "«", "“", "»", ">"):
            first += 1
        for index in range(first, min(stop, first + 6)):
            dashed = index + 1 < stop and keys[index + 1] in ("-", "–", "—")
            if keys[index] == ")" and dashed:
                return index + 2, stop
            if keys[index] == "—" and all(self._doc.tokens.is_capitalized(at) for at in range(first, index)):
                return index + 1, stop
        return first, stop

    def _reports(self, first: int, stop: int) -> Iterator[_Report]:
        """Segment by segment, as semicolons and colons part them; a report may run on over the next colon."""
        at = first
        for start, until in self._segments(first, stop):
            if start < at:
                continue
            whole = self._source_first(start, until, stop) or self._source_behind(start, until, stop)
            if whole is not None:
                at = whole.stop
                yield whole
                continue
            for report in self._clauses(start, until, stop, first):
                at = report.stop
                yield report

    def _segments(self, first: int, stop: int) -> Iterator[tuple[int, int]]:
        keys = self._doc.tokens.keys
        start = first
        for index in range(first, stop):
            if keys[index] in ";:" and not self._doc.marked[index]:
                yield start, index
                start = index + 1
        yield start, stop

    def _source_first(self, start: int, until: int, stop: int) -> _Report | None:
        """`Selon X, …`, `De source diplomatique, …`."""
        if self._doc.marked[start] if start < until else True:
            return None
        found = opening(self._doc, self._speakers, start, until)
        if found is None:
            return None
        return _Report(found.behind, self._last(found.behind, stop), found.cue, found.speaker, 0.9)

    def _source_behind(self, start: int, until: int, stop: int) -> _Report | None:
        """`…, selon X`; `…, a-t-il dit`; the same in the middle, as an incise."""
        for index in range(until - 2, start, -1):
            if self._doc.marked[index] or self._doc.marked[index + 1]:
                continue
            if self._doc.tokens.keys[index] in _PAUSES:
                found = self._behind_pause(start, index, until, stop)
            else:
                found = self._unpaused(start, index, until, stop)
            if found is not None:
                return None if self._is_relative(start, index) else found
        return None

    def _is_relative(self, start: int, index: int) -> bool:
        """Whether the aside at `index` belongs to a relative clause only: `un homme qui, selon elle, …`."""
        return index > start and self._doc.tokens.keys[index - 1] in _RELATIVES

    def _unpaused(self, start: int, index: int, until: int, stop: int) -> _Report | None:
        """`… selon X` without a comma."""
        keys = self._doc.tokens.keys
        cue = preposition_at(self._doc, index, until) if index - start >= _LEAST_WORDS - 1 else None
        if cue is None or keys[index - 1] in _PAUSES or keys[index - 1] in _RELATIVES:
            return None
        speaker = source_of(self._speakers, cue, until)
        if speaker is None or not self._speakers.is_source(speaker):
            return None
        behind = self._behind(speaker, cue)
        middle = until - behind >= _LEAST_WORDS
        return _Report(start, self._last(start, stop) if middle else index, cue, speaker, 0.7)

    def _behind_pause(self, start: int, pause: int, until: int, stop: int) -> _Report | None:
        doc = self._doc
        if doc.marked[pause - 1] or all(doc.marked[start:pause]):
            return None
        at = skip_clitics(doc, pause + 1, until)
        cue = preposition_at(doc, pause + 1, until) or cue_at(doc, at, until)
        if cue is None or not self._may_stand_behind(cue, until):
            return self._subject_first(start, pause, until, stop)
        speaker = self._speaker_behind(cue, start, pause, until)
        if speaker is None:
            return None
        behind = self._behind(speaker, cue)
        keys = doc.tokens.keys
        resumed = next((index for index in range(behind, until) if keys[index] in _PAUSES), until)
        if resumed + 1 < until and describes(doc, resumed + 1):
            resumed = next((index for index in range(resumed + 1, until) if keys[index] in _PAUSES), until)
            behind = max(behind, resumed - 1)
        tied = cue.pronoun is not None or " " in cue.lemma or cue.lemma == "selon"
        tells = self._tells(start, pause)
        widest = _SUBJECT_TOKENS if tied and not tells else _LEAST_WORDS
        middle = until - resumed > (1 if tied else _LEAST_WORDS) and resumed - behind <= widest
        if middle and tells and not tied:
            middle = keys[min(resumed + 1, until - 1)] in _GOING_ON
        if not (middle or tied or tells):
            return None
        return _Report(start, self._last(start, stop) if middle else pause, cue, speaker, 0.8)

    def _behind(self, speaker: Mention, cue: Cue) -> int:
        """The token behind cue and speaker."""
        near = speaker.start >= self._doc.tokens.starts[cue.first]
        return max(self._doc.tokens.first_from(speaker.end), cue.last + 1) if near else cue.last + 1

    def _last(self, start: int, stop: int) -> int:
        return end(self._doc, Link(start, proven=True), stop, cue_first=False)

    def _subject_first(self, start: int, pause: int, until: int, stop: int) -> _Report | None:
        """English order behind a comma: `…, the minister promised on Friday`; `The rain, she said, …`."""
        doc, keys = self._doc, self._doc.tokens.keys
        if doc.language != "en":
            return None
        if keys[pause + 1] in _RELATIVES:
            return None
        cue = next(self._finite(range(pause + 2, min(until, pause + _SUBJECT_TOKENS)), until), None)
        if cue is None:
            return None
        following = keys[cue.last + 1] if cue.last + 1 < until else "."
        if following not in _TAILS and following not in _PAUSES:
            return None
        speaker = self._speakers.before(cue, pause + 1)
        if speaker is None or not self._speakers.is_source(speaker) or speaker.start < doc.tokens.starts[pause]:
            return None
        middle = following in _PAUSES and until - cue.last >= _LEAST_WORDS
        if not middle and not self._tells(start, pause):
            return None
        return _Report(start, self._last(start, stop) if middle else pause, cue, speaker, 0.7)

    def _finite(self, tokens: range, until: int) -> Iterator[Cue]:
        """The cues with a subject of their own that begin in `tokens`, up to the next pause."""
        for index in tokens:
            if self._doc.tokens.keys[index] in _PAUSES:
                return
            cue = cue_at(self._doc, index, until)
            if cue is not None and cue.finite:
                yield cue

    def _may_stand_behind(self, cue: Cue, stop: int) -> bool:
        """Whether the cue after a comma closes what stands before it, rather than tell something new of a subject."""
        keys = self._doc.tokens.keys
        if not cue.finite or (cue.last + 1 < stop and keys[cue.last + 1] in _THAT):
            return False
        linked = link(self._doc, cue, stop) if cue.pronoun is None and cue.lemma in forms() else None
        if linked is not None and keys[linked.start - 1] in _THAT:
            return False
        if cue.pronoun is not None or " " in cue.lemma or cue.lemma in ("selon", "dixit"):
            return True
        return self._doc.language != "en" or cue.lemma in _ENGLISH_INVERTED

    def _tells(self, start: int, pause: int) -> bool:
        """Whether the words before the pause are a clause of their own, not a subject with its apposition."""
        doc, keys = self._doc, self._doc.tokens.keys
        if self._speakers.ends_person(pause - 1):
            return False
        for index in range(start, pause):
            key = keys[index]
            acts = key in AUXILIARIES or (len(key) > _SHORT and key.endswith(_VERB_ENDS))
            if acts and doc.tokens.shapes[index] == LOWER:
                return True
        commas = sum(1 for index in range(start, pause) if keys[index] == ",")
        return commas == 0 and pause - start >= _LEAST_BEFORE

    def _speaker_behind(self, cue: Cue, start: int, pause: int, stop: int) -> Mention | None:
        speaker = source_of(self._speakers, cue, min(stop, cue.last + _TAIL_TOKENS))
        if speaker is None or cue.pronoun is not None or cue.lemma in ("selon", "d' après"):
            return speaker
        last = self._doc.tokens.first_from(speaker.end)
        plain = all(key != "," for key in self._doc.tokens.keys[start:pause])
        closing = plain and last >= stop and cue.last > cue.first and self._tells(start, pause)
        return speaker if self._speakers.is_source(speaker) or closing else None

    def _clauses(self, start: int, until: int, stop: int, first: int) -> Iterator[_Report]:
        """`X a affirmé que …`, `X promet de …`, `X annonce la …`, one after the other."""
        index = start
        while index < until:
            cue = None if self._doc.marked[index] else cue_at(self._doc, index, until)
            if cue is None:
                index += 1
                continue
            report = self._clause(cue, start, stop, first)
            if report is None:
                index = cue.last + 1
            else:
                yield report
                index = max(report.stop, cue.last + 1)

    def _clause(self, cue: Cue, start: int, stop: int, first: int) -> _Report | None:
        keys = self._doc.tokens.keys
        found = link(self._doc, cue, stop)
        if found is None or self._is_denied(cue) or not self._is_told(cue):
            return None
        source = self._learned_from(cue, found, stop)
        if source is not None:
            return source
        speaker = self._speakers.before(cue, start) or self._speakers.before(cue, first)
        if speaker is None or (not found.proven and not self._speakers.is_source(speaker)):
            return None
        if keys[self._doc.tokens.first_from(speaker.start)] in PRONOUNS and speaker.text.lower() in _MUTE:
            return None
        last = end(self._doc, found, stop)
        if self._is_aside(cue) or keys[start] in _SUBORDINATING:
            last = next((at for at in range(found.start, last) if keys[at] == "," and not self._doc.marked[at]), last)
        return _Report(found.start, last, cue, speaker, 0.8 if found.proven else 0.6)

    def _is_aside(self, cue: Cue) -> bool:
        """Whether the cue stands in a relative clause between commas: `, qui dit suivre …,`."""
        keys = self._doc.tokens.keys
        return cue.first > 1 and keys[cue.first - 1] in ("qui", "who") and keys[cue.first - 2] == ","

    def _learned_from(self, cue: Cue, found: Link, stop: int) -> _Report | None:
        """`on a appris de source policière que …`: the source is behind the cue."""
        keys = self._doc.tokens.keys
        if cue.lemma != "apprendre" or cue.last + 2 >= stop or keys[cue.last + 1] not in ("de", "auprès"):
            return None
        at = cue.last + 1
        speaker = self._speakers.next_to(at + 1, found.start - 1)
        if speaker is None:
            return None
        return _Report(found.start, end(self._doc, found, stop), Cue(at, at, "de"), speaker, 0.8)

    def _is_told(self, cue: Cue) -> bool:
        """Whether the verb group tells something: an infinitive only behind `pour`."""
        form = forms().get(self._doc.tokens.keys[cue.last])
        bare = form is not None and form.infinitive and cue.first == cue.last and not form.finite
        return not bare or (cue.first > 0 and self._doc.tokens.keys[cue.first - 1] == "pour")

    def _is_denied(self, cue: Cue) -> bool:
        """Whether nobody said it: `n'a pas précisé`."""
        keys = self._doc.tokens.keys
        before = keys[max(0, cue.first - 2) : cue.first]
        return not _NOT.isdisjoint((*before, *keys[cue.first : cue.last + 1]))

    def _pieces(self, first: int, stop: int) -> Iterator[Span]:
        """The stretch cut at marks: all of it, else its pieces of four words or more."""
        tokens = self._doc.tokens
        piece: list[int] = []
        pieces: list[list[int]] = []
        for index in range(first, stop):
            if self._doc.marked[index]:
                pieces.append(piece)
                piece = []
            else:
                piece.append(index)
        cut = bool(pieces)
        for each in (*pieces, piece):
            while each and (not tokens.keys[each[0]][0].isalnum() or (cut and tokens.keys[each[0]] in _LINKING)):
                each.pop(0)
            while each and (tokens.keys[each[-1]] in _TRAILING or tokens.shapes[each[-1]] == ELISION):
                each.pop()
            if not _STRAY.isdisjoint(tokens.keys[index] for index in each):
                continue
            if each and self._is_enough(each, cut=cut):
                yield self._doc.span(each[0], each[-1])

    def _is_enough(self, piece: list[int], *, cut: bool) -> bool:
        """Whether a piece has the four words that it needs where marks cut it off."""
        words = self._doc.span(piece[0], piece[-1]).of(self._doc.text).split()
        return sum(1 for word in words if any(map(str.isalnum, word))) >= (_LEAST_WORDS if cut else 1)
