"""The top of a page: headline, header lists, byline and date lines, a date glued to the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui_reader.corpus.bylines import bare_name
from tui_reader.corpus.dates import find_date
from tui_reader.corpus.furniture import is_edge_furniture, is_furniture
from tui_reader.corpus.headline import is_headline, is_kicker, is_wrapped
from tui_reader.corpus.lines import Line, head_lines
from tui_reader.corpus.meta_lines import Meta, is_reading_time, read_header_list, read_meta, read_pair
from tui_reader.text.span import Span

_PARAGRAPHS = 2
"""Paragraphs (a lead, a first sentence) below which nothing is head any more."""
_ITEM = re.compile(r"\s*[-•*·–]\s+\S")
_GLUED = re.compile(r"\s*(?P<key>(?:date|publié le|published(?: on)?|posted on)\s*:?\s*)?", re.IGNORECASE)
_AFTER_GLUED = re.compile(r"\s*[-–—|:]\s+(?=\S)|\s+(?=[A-ZÀ-Þ«“\"])")
_SHORT = 120


@dataclass(slots=True)
class Head:
    """What the top of a page says, gathered while it is read downwards."""

    title: str | None = None
    title_span: Span | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    header: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)

    def take(self, meta: Meta, spans: list[Span]) -> None:
        """Notes what lines of metadata say (the first to say a thing is believed), and where they stand."""
        self.byline = self.byline or meta.byline
        self.date = self.date or meta.date
        self.source = self.source or meta.source
        self.title = self.title or meta.title
        self.header += spans
        self.furniture += spans


def read_head(text: str, start: int = 0) -> Head:
    """Reads the first lines of `text`, from the offset `start` on."""
    lines = head_lines(text, start)
    head = Head()
    if lines and _read_glued_date(lines[0], head):
        return head
    wrapped = is_wrapped(lines)
    index = paragraphs = 0
    while index < len(lines) and paragraphs < _PARAGRAPHS:
        used = _read_list(lines, index, head) or _read_line(lines, index, head, below=paragraphs > 0)
        if not used:
            title_free = head.title is None and not paragraphs
            if title_free and not (wrapped and _joins(lines, index)) and _is_title(lines, index):
                head.title, head.title_span = _titled(lines[index])
            elif paragraphs or not is_kicker(lines[index]):
                paragraphs += 1
        index += used or 1
    return head


def _read_list(lines: list[Line], index: int, head: Head) -> int:
    """Reads a header list that begins at `index`; returns how many lines it took."""
    last = index
    while last < len(lines) and _ITEM.match(lines[last].text) and len(lines[last].text) <= _SHORT:
        last += 1
    meta = read_header_list([line.text for line in lines[index:last]]) if last > index else None
    if meta is None:
        return 0
    head.take(meta, [line.span for line in lines[index:last]])
    return last - index


def _read_line(lines: list[Line], index: int, head: Head, *, below: bool) -> int:
    """Reads the line at `index` when it is metadata or furniture; returns 1, else 0; `below` the first paragraph."""
    line = lines[index]
    meta = read_pair(line.plain) or read_meta(line.plain) or _lone_name(lines, index, head)
    if meta is not None:
        head.take(meta, [line.span])
        return 1
    if is_reading_time(line.plain):
        head.take(Meta(), [line.span])
        return 1
    looks_like_furniture = is_furniture if below else is_edge_furniture
    if looks_like_furniture(line):
        head.furniture.append(line.span)
        return 1
    return 0


def _lone_name(lines: list[Line], index: int, head: Head) -> Meta | None:
    """A name alone on its line, below the headline, above a date or the first paragraph."""
    name = bare_name(lines[index].plain)
    if name is None or head.title_span is None or head.byline or index + 1 >= len(lines):
        return None
    after = lines[index + 1]
    return Meta(name) if read_meta(after.plain) or len(after.text) > _SHORT or head.date else None


def _read_glued_date(line: Line, head: Head) -> bool:
    """Reads a date that stands before the first sentence on its line."""
    key = _GLUED.match(line.text)
    begin = key.end() if key else 0
    dated = find_date(line.text[:_SHORT], begin)
    if not dated or dated.start != begin:
        return False
    after = _AFTER_GLUED.match(line.text, dated.end)
    keyed = bool(key and key["key"])
    if not after or len(line.text) - after.end() < _SHORT or not (keyed or line.text[begin].isdigit()):
        return False
    start = line.start + len(line.text) - len(line.text.lstrip())
    head.take(Meta(date=dated.iso), [Span(start, line.start + dated.end)])
    return True


def _joins(lines: list[Line], index: int) -> bool:
    """Whether the line at `index` goes on in the next, in a text of a fixed width."""
    return index + 1 < len(lines) and lines[index + 1].adjacent


def _is_title(lines: list[Line], index: int) -> bool:
    """Whether the line at `index` is a headline, and no kicker above one."""
    below = lines[index + 1 :]
    return is_headline(lines[index], below) and not (is_kicker(lines[index]) and is_headline(below[0], below[1:]))


def _titled(line: Line) -> tuple[str, Span]:
    """The title, and the line that it stands on with the marks of Markdown, without the blanks around."""
    blanks = len(line.text) - len(line.text.lstrip())
    return line.plain, Span(line.start + blanks, line.start + len(line.text.rstrip()))
