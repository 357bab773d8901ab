"""What a page says around its article: headline, byline, date, source, language, and all that is not the article."""

from __future__ import annotations

from tui_reader.corpus.ending import read_ending
from tui_reader.corpus.front_matter import FrontMatter, read_front_matter
from tui_reader.corpus.furniture import furniture_inside
from tui_reader.corpus.heading import Head, read_head
from tui_reader.corpus.language import language_of
from tui_reader.corpus.lines import fold_line
from tui_reader.model.article import Page
from tui_reader.text.span import Span


def read_page(text: str, *, markdown: bool = False) -> Page:
    """Reads what the page of `text` says; `markdown` when a YAML head counts as metadata.

    The header's spans are among the furniture's too: what is metadata, and no part of the article, is both. A line
    is furniture in its whole extent, without its newline. Linear in the length of `text`.
    """
    front = read_front_matter(text) if markdown else None
    start = front.span.end if front else 0
    head = read_head(text, start)
    ending = read_ending(text, _body_start(head, start))
    spans = {*head.furniture, *ending.furniture, *furniture_inside(text, start)}
    if front:
        spans.add(front.span)
    page = Page(
        title=head.title,
        byline=head.byline or ending.byline,
        date=head.date or ending.date,
        source=ending.source or head.source,
        language=language_of(text, start),
        title_span=head.title_span,
        header=tuple(sorted(head.header)),
        furniture=_disjoint(spans),
    )
    return _with_front(page, front) if front else page


def _body_start(head: Head, start: int) -> int:
    """Where the lines of the head end, so that the tail of a short page does not take them again."""
    ends = [span.end for span in (*head.header, *head.furniture)]
    if head.title_span:
        ends.append(head.title_span.end)
    return max(ends, default=start)


def _disjoint(spans: set[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)


def _with_front(page: Page, front: FrontMatter) -> Page:
    """What the head of a Markdown file says goes before what the text looks like."""
    same = page.title is not None and front.title is not None and fold_line(page.title) == fold_line(front.title)
    return Page(
        title=front.title or page.title,
        byline=front.byline or page.byline,
        date=front.date or page.date,
        source=front.source or page.source,
        language=front.language or page.language,
        title_span=page.title_span if same or not front.title else None,
        header=page.header,
        furniture=page.furniture,
    )
