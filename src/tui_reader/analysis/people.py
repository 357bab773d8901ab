"""Persons: capitals behind a title, a given name, or a name that the text has told in full."""

from __future__ import annotations

from tui_reader.analysis.chunks import PARTICLES, Chunk
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import CAPITAL, UPPER
from tui_reader.analysis.verbs import AUXILIARIES, forms
from tui_reader.analysis.vocabulary import demonyms, given_names, is_adjective, phrases, words

_SAINTS = frozenset("saint sainte st ste saints san santa".split())
_FEASTS = frozenset(("toussaint", "noël"))
_LONGEST = 5


def person(doc: Document, chunk: Chunk) -> Found | None:
    """The person that `chunk` names, if anything says that it is one."""
    first, titled = _without_titles(doc, chunk)
    last = chunk.last
    if doc.tokens.keys[first] in _SAINTS:
        return None
    titled = titled or _after_title(doc, first)
    if last - first >= 2 * _LONGEST:
        return None
    score = _score(doc, first, last, titled=titled, fresh=chunk.fresh and first == chunk.first)
    if score == 0:
        return None
    span = doc.span(first, last)
    return Found(span.start, span.end, "PER", score)


def after_title(doc: Document, index: int) -> bool:
    """Whether a form of address, a rank or an office stands before the token at `index`."""
    return _after_title(doc, index)


def _score(doc: Document, first: int, last: int, *, titled: bool, fresh: bool) -> float:
    tokens = doc.tokens
    given = tokens.keys[first] in given_names(doc.language)
    if last == first:
        return _single_score(doc, first, titled=titled, fresh=fresh)
    if given:
        return 0.95
    if titled:
        return 0.9
    if tokens.shapes[last] == UPPER and tokens.shapes[first] == CAPITAL and len(tokens.keys[last]) > 3:
        return 0 if _known_otherwise(doc, first) or tokens.keys[first] in words("sentence_openers") else 0.7
    return 0.6 if (doc.language == "fr" or not fresh) and _looks_like_a_name(doc, first, last) else 0


def _single_score(doc: Document, index: int, *, titled: bool, fresh: bool) -> float:
    tokens = doc.tokens
    key = tokens.keys[index]
    if titled and key not in demonyms() and len(key) > 1 and tokens.shapes[index] != UPPER:
        return 0.85
    if fresh or key in _FEASTS or key in words("sentence_openers") or len(key) < 3:
        return 0
    lone_given = key in given_names(doc.language) and key not in doc.lowered and not _known_otherwise(doc, index)
    if lone_given:
        return 0.6
    return 0.5 if tokens.shapes[index] != UPPER and _speaks(doc, index) else 0


def _speaks(doc: Document, index: int) -> bool:
    tokens = doc.tokens
    before = tokens.keys[index - 1] if index else ""
    if index + 1 >= len(tokens) or before not in (",", ":", "que", "qu'", "et", "mais", "»", "and", "that", "but"):
        return False
    after = tokens.keys[index + 1]
    if after in AUXILIARIES and index + 2 < len(tokens):
        after = tokens.keys[index + 2]
    form = forms().get(after)
    return form is not None and (form.finite or form.participle)


def _looks_like_a_name(doc: Document, first: int, last: int) -> bool:
    tokens = doc.tokens
    inside = [index for index in range(first, last + 1) if tokens.is_capitalized(index)]
    if len(inside) > 3 or len(inside) < 2:
        return False
    if _known_otherwise(doc, first) or any(tokens.shapes[index] == UPPER for index in inside[:1]):
        return False
    keys = [tokens.keys[index] for index in inside]
    common = words("bodies") | words("events") | words("sentence_openers")
    return not any(
        (key in common or key in doc.lowered or is_adjective(key)) and not (index and key in PARTICLES)
        for index, key in enumerate(keys)
    )


def _known_otherwise(doc: Document, index: int) -> bool:
    return any(phrases(name).longest(doc.tokens, index, len(doc.tokens)) for name in ("places", "known_bodies"))


def _without_titles(doc: Document, chunk: Chunk) -> tuple[int, bool]:
    """Where the name begins behind capitalized titles (`Général Sadio Camara`), and whether there were any."""
    tokens = doc.tokens
    first = chunk.first
    while first < chunk.last and _is_title(doc, first):
        first += 1
        while first < chunk.last and tokens.keys[first] in (".", "-"):
            first += 1
    if first > chunk.first and not tokens.is_capitalized(first):
        return chunk.first, False
    return first, first > chunk.first


def _is_title(doc: Document, index: int) -> bool:
    key = doc.tokens.keys[index]
    if key in given_names(doc.language):
        return False
    return key in words("titles") or key == "ministre"


def _after_title(doc: Document, index: int) -> bool:
    tokens = doc.tokens
    at = index - 1
    if at >= 0 and tokens.keys[at] == ".":
        at -= 1
    skipped = 0
    while at > 0 and skipped < 2 and (is_adjective(tokens.keys[at]) or tokens.keys[at] in ("sortant", "sortante")):
        at -= 1
        skipped += 1
    if at < 0 or tokens.keys[at] not in words("titles") or "\n" in doc.gap(index):
        return False
    cased = tokens.is_capitalized(at)
    return cased if tokens.keys[at] in ("m", "me") else True
