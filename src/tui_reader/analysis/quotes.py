"""Quotes of a document: pairs of marks, speech or term, with speaker and cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tui_reader.analysis.attribution import Attribution, Attributor
from tui_reader.analysis.document import Document
from tui_reader.analysis.marks import Quoted
from tui_reader.analysis.speakers import Speakers

_FIRST_PERSON = frozenset("je j' nous notre nos mon ma mes moi me m' i we our my us".split())
_SPEECH_WORDS = 8
_SENTENCE_WORDS = 4
_SHARED_TOKENS = 30
_SHORT_GAP = 60
_COINED = 0.8
_BLANKS = 4
_BULLETS = ("-", "–", "—", "•", "*")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as found: its marks, its kind, whose it is, how sure."""

    pair: Quoted
    kind: str
    attribution: Attribution
    score: float


def find(doc: Document, speakers: Speakers) -> list[Quote]:
    """The quotes of `doc` by position, outer ones first."""
    attributor = Attributor(doc, speakers)
    found = [
        _judged(doc, pair, attributor.of(pair, left, right), attributor)
        for pair, left, right in _with_neighbors(doc.pairs, len(doc.text))
    ]
    return _completed(doc, found, speakers)


def _with_neighbors(pairs: tuple[Quoted, ...], length: int) -> Iterator[tuple[Quoted, int, int]]:
    """Each pair with the offsets between which its attribution may stand."""
    open_pairs: list[Quoted] = []
    left = 0
    for index, pair in enumerate(pairs):
        while open_pairs and open_pairs[-1].outer.end <= pair.outer.start:
            left = open_pairs.pop().outer.end
        right = length
        if open_pairs:
            left, right = max(left, open_pairs[-1].inner.start), open_pairs[-1].inner.end
        following = next(
            (pairs[at] for at in range(index + 1, len(pairs)) if pairs[at].outer.start >= pair.outer.end), None
        )
        yield pair, left, right if following is None else min(right, following.outer.start)
        open_pairs.append(pair)


def _judged(doc: Document, pair: Quoted, attribution: Attribution, attributor: Attributor) -> Quote:
    words = _words(doc, pair)
    sentence = _is_sentence(doc, pair, words)
    if attributor.is_coined(pair) and words < _SPEECH_WORDS:
        return Quote(pair, "term", Attribution(), _COINED)
    if attribution.naming and words < 2 * _SPEECH_WORDS:
        return Quote(pair, "term", attribution, 0.85)
    if attribution.place != "none":
        return Quote(pair, "speech", attribution, 0.95 if attribution.speaker else 0.8)
    return Quote(pair, "speech" if sentence else "term", attribution, 0.6)


def _is_sentence(doc: Document, pair: Quoted, words: int) -> bool:
    """Whether words without attribution read as somebody's speech, not as a term."""
    if words >= _SPEECH_WORDS:
        return True
    text = pair.inner.of(doc.text)
    if words >= _SENTENCE_WORDS and text[0].isupper() and text[-1] in ".!?…":
        return True
    tokens = doc.tokens
    first, stop = tokens.first_from(pair.inner.start), tokens.first_from(pair.inner.end)
    return words >= _SENTENCE_WORDS and not _FIRST_PERSON.isdisjoint(tokens.keys[first:stop])


def _words(doc: Document, pair: Quoted) -> int:
    tokens = doc.tokens
    first, stop = tokens.first_from(pair.inner.start), tokens.first_from(pair.inner.end)
    return sum(1 for key in tokens.keys[first:stop] if key[0].isalnum())


def _completed(doc: Document, found: list[Quote], speakers: Speakers) -> list[Quote]:
    """Quotes without attribution take that of the neighbor they are split from, else the person last named nearby."""
    outer: Quote | None = None
    for index, quote in enumerate(found):
        is_inner = outer is not None and outer.pair.outer.contains(quote.pair.outer)
        if not is_inner:
            found[index] = outer = _shared(doc, quote, outer, _next_outer(found, index), speakers)
    return found


def _next_outer(found: list[Quote], index: int) -> Quote | None:
    end = found[index].pair.outer.end
    return next((found[at] for at in range(index + 1, len(found)) if found[at].pair.outer.start >= end), None)


def _shared(doc: Document, quote: Quote, previous: Quote | None, following: Quote | None, speakers: Speakers) -> Quote:
    """The quote with its own attribution, or else that of a neighbor, or else whoever is spoken of."""
    if quote.attribution.place != "none":
        return quote
    if previous is not None:
        found = _after_another(doc, quote, previous)
        if found is not None:
            return found
    spoken = quote.kind == "speech" or _is_whole(doc, quote)
    leads = following is not None and following.attribution.place in ("after", "inside")
    if following is not None and leads and spoken and _touches(doc, quote, following):
        return _taking(quote, following, 0.8)
    if quote.kind == "term":
        return quote
    return replace(quote, attribution=Attribution(speakers.topic(doc.tokens.first_from(quote.pair.outer.start))))


def _after_another(doc: Document, quote: Quote, previous: Quote) -> Quote | None:
    """The quote as what goes on with the one before it: in a list, behind its attribution, or soon behind it."""
    whole = _is_whole(doc, quote)
    place = previous.attribution.place
    alike = previous.kind == "speech" and previous.pair.mark == quote.pair.mark and quote.score != _COINED
    if place == "before" and alike and _same_sentence(doc, previous, quote):
        return replace(_taking(quote, previous, 0.7), attribution=previous.attribution)
    if place != "none" and _is_listed(doc, previous, quote):
        return replace(_taking(quote, previous, 0.7), kind=previous.kind)
    if previous.kind != "speech" or not (quote.kind == "speech" or whole or _goes_on(doc, quote)):
        return None
    if place in ("after", "shared") and _follows(doc, previous, quote):
        return _taking(quote, previous, 0.85)
    spoken = quote.kind == "speech" or (whole and previous.attribution.speaker is not None)
    near = quote.pair.outer.start - previous.pair.outer.end < _SHORT_GAP
    if not (spoken and near and _same_line(doc, previous, quote)):
        return None
    return replace(quote, kind="speech", score=0.7, attribution=Attribution(previous.attribution.speaker))


def _taking(quote: Quote, other: Quote, score: float) -> Quote:
    """The quote as speech with the attribution of the other."""
    return replace(quote, kind="speech", attribution=replace(other.attribution, place="shared"), score=score)


def _is_whole(doc: Document, quote: Quote) -> bool:
    """Whether the words are a sentence by their capital and their stop."""
    text = quote.pair.inner.of(doc.text)
    return text[0].isupper() and text[-1] in ".!?…"


def _is_listed(doc: Document, previous: Quote, quote: Quote) -> bool:
    """Whether the quote is the next item of the list in which the previous one stands."""
    gap = doc.text[previous.pair.outer.end : quote.pair.outer.start]
    start = previous.pair.outer.start
    before = doc.text[max(0, start - _BLANKS) : start].rstrip(" \xa0\u202f\t")
    return gap.strip(" \xa0\u202f\t\r\n;,.") in _BULLETS and "\n" in gap and before[-1:] in _BULLETS


def _goes_on(doc: Document, quote: Quote) -> bool:
    """Whether a comma before the mark takes the quote before it up again."""
    start = quote.pair.outer.start
    return doc.text[max(0, start - _BLANKS) : start].rstrip()[-1:] == ","


def _same_sentence(doc: Document, previous: Quote, quote: Quote) -> bool:
    """Whether both stand in one sentence, near each other, with no semicolon between them."""
    tokens = doc.tokens
    first, stop = tokens.first_from(previous.pair.outer.end), tokens.first_from(quote.pair.outer.start)
    near = stop - first < _SHARED_TOKENS // 2 and ";" not in tokens.keys[first:stop]
    return near and doc.sentence_of(first - 1) == doc.sentence_of(stop)


def _same_line(doc: Document, previous: Quote, quote: Quote) -> bool:
    return doc.text.find("\n", previous.pair.outer.end, quote.pair.outer.start) < 0


def _follows(doc: Document, previous: Quote, quote: Quote) -> bool:
    """Whether between the two stands nothing but the attribution of the first."""
    tokens = doc.tokens
    first, stop = tokens.first_from(previous.pair.outer.end), tokens.first_from(quote.pair.outer.start)
    gap = doc.text[previous.pair.outer.end : quote.pair.outer.start]
    full_stops = sum(1 for index in range(first, stop) if tokens.keys[index] in ".;!?")
    return "\n" not in gap and stop - first < _SHARED_TOKENS and full_stops <= 1 and gap.rstrip()[-1:] in ",.:;–—-"


def _touches(doc: Document, quote: Quote, following: Quote) -> bool:
    gap = doc.text[quote.pair.outer.end : following.pair.outer.start]
    return not gap.strip(" \xa0\u202f.,")
