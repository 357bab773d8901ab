"""What a list of articles shows of one."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.corpus.lines import iterate_lines
from tui_reader.model.article import Article
from tui_reader.text.counting import count_words
from tui_reader.text.span import Span

_OPENING = 90
"""Code points of the opening words, at most."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of a list. With a `problem`, the file could not be read and the rest is unknown."""

    id: str
    file: str
    encoding: str = "utf-8"
    title: str | None = None
    date: str | None = None
    byline: str | None = None
    source: str | None = None
    language: str = "fr"
    words: int = 0
    """Words of the text, furniture left out."""
    length: int = 0
    """Code points of the text."""
    opening: str = ""
    """The first words of the body, on one line: what names an article without a title."""
    problem: str | None = None


def summarize(article: Article) -> Summary:
    """The summary of `article`."""
    page = article.page
    words = count_words(article.text) - sum(count_words(span.of(article.text)) for span in page.furniture)
    return Summary(
        article.id,
        article.file,
        article.encoding,
        page.title,
        page.date,
        page.byline,
        page.source,
        page.language,
        max(0, words),
        len(article.text),
        opening_of(article),
    )


def opening_of(article: Article) -> str:
    """The first words of the body of `article`, cut at a word, with `…` where they go on."""
    apart = [*article.page.furniture, *article.page.header]
    if article.page.title_span:
        apart.append(article.page.title_span)
    for line in iterate_lines(article.text):
        rest = _uncovered(line.span, apart).of(article.text)
        words = " ".join(rest.split())
        if any(character.isalnum() for character in words):
            return words if len(words) <= _OPENING else words[:_OPENING].rpartition(" ")[0] + "…"
    return ""


def _uncovered(line: Span, apart: list[Span]) -> Span:
    """What is left of `line` behind the spans that cover its beginning or all of it."""
    start = max((span.end for span in apart if span.overlaps(line)), default=line.start)
    return Span(min(max(start, line.start), line.end), line.end)
