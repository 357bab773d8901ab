"""Lines that are not the article: adverts, share bars, reading times, menus, related links, forms, credits, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tui_reader.corpus import furniture_patterns as patterns
from tui_reader.corpus.lines import Line
from tui_reader.text.span import Span

_LONGEST = 240
"""Code points above which a line is taken for prose, whatever it begins with."""
_MOST_INSIDE = 5_000
"""Lines of a text that are looked at closely away from its edges: a page has a hundred, a hostile one is bounded."""
_SHORT_LINE = re.compile(rf"\n[ \t\xa0>*_•·–—\-\[(#|«»]{{0,8}}+(\w++|©)[^\r\n]{{0,{_LONGEST}}}+(?=[\r\n]|\Z)")
_TWO_SENTENCES = re.compile(r"[.!?…]\s+\S.*[.!?…]$")
_ENDS_SENTENCE = re.compile(r"[.!?…]$")
_CREDIT_WORDS = 8
"""A line behind `Photo:` with more words, and a full stop, is a caption, which belongs to the article."""


def is_furniture(line: Line) -> bool:
    """Whether the line, wherever it stands, is no part of an article."""
    if len(line.text) > _LONGEST:
        return False
    folded = line.folded
    return bool(patterns.anywhere().fullmatch(folded)) or _is_photo_credit(line.plain, folded)


def is_edge_furniture(line: Line) -> bool:
    """Whether the line, at the top or the end of a page, is no part of its article (menus, tags, agency codes too)."""
    if len(line.text) > _LONGEST:
        return False
    bare = line.plain.strip("()[] ")
    return (
        is_furniture(line)
        or bool(patterns.at_edges().fullmatch(line.folded))
        or bool(patterns.CRUMBS.fullmatch(line.plain))
        or bool(patterns.WIRE_CODE.fullmatch(bare) or patterns.INITIALS_CODE.fullmatch(bare))
    )


def furniture_inside(text: str, start: int) -> Iterator[Span]:
    """The lines of `text` below the one at `start` that are furniture anywhere; of a hostile text, the first ones."""
    return (line.span for line in islice(_candidates(text, start), _MOST_INSIDE) if is_furniture(line))


def closing_zone(lines: list[Line]) -> int:
    """The index of the first of `lines` from which on all is furniture (a form, a list of links), else their number."""
    prose = max((index for index, line in enumerate(lines) if is_prose(line)), default=-1)
    for index in range(prose + 1, len(lines)):
        if patterns.closing().fullmatch(lines[index].folded):
            return index
    return len(lines)


def is_prose(line: Line) -> bool:
    """Whether the line is long, or several sentences, and not furniture: a paragraph of an article."""
    if len(line.text) > _LONGEST:
        return True
    return bool(_TWO_SENTENCES.search(line.plain)) and not is_furniture(line)


def _candidates(text: str, start: int) -> Iterator[Line]:
    """The short lines that begin with a word, or a number, that furniture begins with."""
    for found in _SHORT_LINE.finditer(text, start):
        word = found[1]
        if word.lower() in patterns.FIRST_WORDS or word[0].isdigit() or word == "©":
            yield Line(found.start() + 1, found.end(), found.group()[1:], adjacent=True)


def _is_photo_credit(plain: str, folded: str) -> bool:
    is_caption = _ENDS_SENTENCE.search(plain) and len(plain.split()) > _CREDIT_WORDS
    return not is_caption and bool(patterns.photo().fullmatch(folded))
