"""Sentences of French and English, told by punctuation, abbreviations and the case of what follows."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from tui_reader.text.graphemes import next_boundary, snap
from tui_reader.text.paragraphs import line_around, lines
from tui_reader.text.span import Span

LONGEST_SENTENCE = 5000
"""How far, in code points, a look-up goes to either side of its offset; a longer sentence is cut there."""

_ABBREVIATIONS = frozenset(
    # persons and ranks, then references
    "MM Mme Mmes Mlle Mlles Mgr Dr Drs Pr Prof St Ste Mr Mrs Ms Messrs Rev Hon Sen Rep Gov Pres "
    "Gén gén Gen Col col Lt lt Cdt cdt Capt Cpt Maj Sgt sgt Adj adj Cpl Adm "
    "ex cf Cf vs al av apr éd tél Tél".split()
)
_BEFORE_DIGITS = frozenset(
    "p pp art Art fig Fig vol Vol chap Chap no No nos Nos n v env "
    "janv févr fév avr juill juil sept Sept oct Oct nov Nov déc Jan Feb Mar Apr Aug Dec".split()
)
_END = regex.compile(
    r"""
    [.!?…]+                                          # the end itself
    (?:[\ \t\u00a0\u2009\u202f]?»|[”"’')\]])*        # marks closed behind it belong to it
    (?=\s+(?![\p{Ll},;:.!?…»”)\]])|\s*\Z)            # and something begins
    """,
    regex.VERBOSE,
)
_TOKEN_BEFORE = regex.compile(r"(?r)[\p{L}\p{M}\p{N}.-]+")
_LONGEST_TOKEN = 40


def sentences(text: str, span: Span | None = None) -> Iterator[Span]:
    """The sentences of `text`, or of `span` alone, in order, without white space at their ends; none crosses a line."""
    start, end = (span.start, span.end) if span else (0, len(text))
    for first, last, _ in lines(text, start, end):
        for sentence in _in_line(text, first, last):
            if whole := sentence.trimmed(text):
                yield whole


def sentence_at(text: str, offset: int) -> Span:
    """The sentence that holds `offset`, or that ends before the blanks there; empty on a line without any.

    Sees `LONGEST_SENTENCE` code points to either side and cuts a longer sentence there.
    """
    offset = max(0, min(offset, len(text)))
    start, stop = line_around(
        text, offset, snap(text, offset - LONGEST_SENTENCE), next_boundary(text, offset + LONGEST_SENTENCE - 1)
    )
    for sentence in _in_line(text, start, stop):
        if offset < sentence.end or sentence.end == stop:
            return sentence.trimmed(text)
    return Span(offset, offset)


def _in_line(text: str, start: int, stop: int) -> Iterator[Span]:
    """The sentences of one line, each with the blanks behind it."""
    for end in _END.finditer(text, start, stop):
        if end.start() > start and not _goes_on(text, start, end.start(), end.end()):
            after = end.end()
            while after < stop and text[after].isspace():
                after += 1
            yield Span(start, after)
            start = after
    if start < stop:
        yield Span(start, stop)


def _goes_on(text: str, start: int, point: int, end: int) -> bool:
    """Whether the point at `point` is that of an abbreviation, an initial, or the number of a list."""
    if text[point:end] != ".":
        return False
    found = _TOKEN_BEFORE.match(text, max(start, point - _LONGEST_TOKEN), point)
    if not found:
        return False
    token = found.group()
    last = token.replace("-", ".").rpartition(".")[2]
    if token.isdecimal():
        return found.start() - start < _LONGEST_TOKEN and not text[start : found.start()].strip()
    if last in _BEFORE_DIGITS:
        return text[end : end + _LONGEST_TOKEN].lstrip()[:1].isdecimal()
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and (last.isupper() or last != token))
