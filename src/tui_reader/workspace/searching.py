"""Words found over the corpus, each with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tui_reader.errors import InputError
from tui_reader.model.article import Article
from tui_reader.text.folding import Folded
from tui_reader.text.span import Span
from tui_reader.workspace.project import Project

CONTEXT = 40
"""Code points shown on either side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with the text before and after it on its line."""

    article: str
    start: int
    end: int
    text: str
    before: str
    after: str

    def to_plain(self) -> dict[str, Any]:
        """The hit as `search --json` prints it."""
        names = ("article", "start", "end", "text", "before", "after")
        return {name: getattr(self, name) for name in names}


def search(project: Project, query: str, troubles: list[str], *, pattern: bool = False) -> Iterator[Hit]:
    """Where `query`, or a regular expression, occurs in the corpus; case, accents and apostrophe kinds are folded.

    Raises InputError for an empty query or a wrong expression.
    """
    if not query.strip():
        raise InputError("nothing to search for: the query is empty")
    for article in project.articles(troubles):
        folded = Folded.of(article.text)
        spans = folded.find_pattern(query) if pattern else folded.find(query)
        yield from (_hit(article, span) for span in spans)


def _hit(article: Article, span: Span) -> Hit:
    text = article.text
    line_start = max(text.rfind("\n", 0, span.start) + 1, span.start - CONTEXT)
    line_end = text.find("\n", span.end)
    after_end = min(line_end if line_end >= 0 else len(text), span.end + CONTEXT)
    return Hit(
        article.id, span.start, span.end, span.of(text), text[line_start : span.start], text[span.end : after_end]
    )
