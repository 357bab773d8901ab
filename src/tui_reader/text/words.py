"""Words of French and English as an annotator tags them: `l’` and `économie` are two, `Bek-Evkourov` is one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tui_reader.text.graphemes import next_boundary, snap
from tui_reader.text.span import Span

LONGEST_WORD = 1000
"""How far, in code points, a look-up goes to either side before it cuts a stretch without blanks."""

_APOSTROPHE = "['’ʼ＇′]"
_HYPHEN = "[-\u00ad\u2010\u2011]"
# One run of letters and digits, with all that clings to them (marks, joiners) so that no grapheme is cut.
_RUN = r"\p{GCB=PP}*[[\p{L}\p{N}_]--[ʼℹ\p{GCB=EX}\p{GCB=SM}]][[\p{L}\p{N}_\p{M}\p{GCB=EX}\p{GCB=SM}\u200d]--[ʼℹ]]*"
_CLINGING = r"[\p{M}\p{GCB=EX}\p{GCB=SM}\u200d]"
_WORD = rf"""
    # an elided word: l’ d’ j’ qu’ jusqu’ ...; a name such as N’Djamena, M’Bala or O’Brien is not cut
    (?:[cdjlmnstCDJLST]|[MN](?!{_APOSTROPHE}\p{{Lu}})|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u|QU)
    {_APOSTROPHE}(?!{_CLINGING})(?=[\p{{L}}\p{{N}}«“‘"])
    # an English possessive
  | (?<=[\p{{L}}\p{{N}}\p{{M}}]){_APOSTROPHE}[sS](?!{_RUN}|{_CLINGING})
    # initials: U.S.  J.-P.
  | (?:\p{{Lu}}\.{_HYPHEN}?)+\p{{Lu}}\.(?!{_RUN}|{_CLINGING})
  | {_RUN}
    (?:
        (?:{_HYPHEN}|(?<=\p{{L}})&(?=\p{{Lu}})|(?<=\p{{N}})[.,](?=\p{{N}})){_RUN}
      | (?!{_APOSTROPHE}[sS](?!{_RUN}|{_CLINGING})){_APOSTROPHE}{_RUN}
    )*
    """
_LETTER_BEFORE = regex.compile(r"(?r)[[\p{L}\p{N}_]--[ʼℹ]]", regex.VERSION1)
_BLANK_BEFORE = regex.compile(r"(?r)\s")
_BLANK = regex.compile(r"\s")


def words(text: str, span: Span | None = None) -> Iterator[Span]:
    """The words of `text`, or of `span` alone, in order and disjoint; none splits a grapheme of an unsplit span."""
    start, end = (span.start, span.end) if span else (0, len(text))
    for word in _word().finditer(text, start, end):
        yield Span(*word.span())


@cache
def _word() -> regex.Pattern[str]:
    """Compiled at the first motion, not before the first frame."""
    return regex.compile(_WORD, regex.VERBOSE | regex.VERSION1)


def word_at(text: str, offset: int) -> Span | None:
    """The word that holds the code point at `offset`; None on a blank, on punctuation, or beyond the text.

    In a stretch without blanks it sees `LONGEST_WORD` code points to either side, and cuts there.
    """
    if not 0 <= offset < len(text) or text[offset].isspace():
        return None
    least = max(0, offset - LONGEST_WORD)
    blank = _BLANK_BEFORE.search(text, least, offset)
    start = blank.end() if blank else snap(text, least)
    most = min(len(text), offset + LONGEST_WORD)
    blank = _BLANK.search(text, offset, most)
    end = blank.start() if blank else next_boundary(text, most - 1)
    for word in words(text, Span(start, end)):
        if offset < word.end:
            return word if word.start <= offset else None
    return None


def next_word(text: str, offset: int) -> int:
    """Where the first word that starts after `offset` starts; `len(text)` when there is none."""
    here = word_at(text, offset)
    found = _word().search(text, here.end if here else max(0, offset))
    if found and found.start() == offset:
        found = _word().search(text, found.end())
    return found.start() if found else len(text)


def previous_word(text: str, offset: int) -> int:
    """Where the last word that starts before `offset` starts; 0 when there is none."""
    offset = min(offset, len(text))
    here = word_at(text, offset)
    if here and here.start < offset:
        return here.start
    while letter := _LETTER_BEFORE.search(text, 0, offset):
        word = word_at(text, letter.start())
        if word and word.start < offset:
            return word.start
        offset = letter.start()
    return 0
