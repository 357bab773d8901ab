"""Our own recognizer: a small model of names, rules and lists."""

from __future__ import annotations

from tui_reader.analysis import entities, quotes, statements
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.memory import Memory
from tui_reader.analysis.quotes import Quote
from tui_reader.analysis.speakers import Speakers
from tui_reader.analysis.statements import Statement
from tui_reader.model.article import Article
from tui_reader.model.suggestion import STATEMENT_KIND, Findings, Suggestion


class NewsRecognizer:
    """Entities, quotes and statements of French and English news; English is read less well."""

    name = "news"
    version = "2"
    languages = ("fr", "en")

    def recognize(self, article: Article) -> Findings:
        """What stands in `article`, in time linear in its length."""
        doc = Document.of(article)
        found, nested, memory = entities.find(doc)
        speakers = Speakers(doc, found, memory)
        spoken = quotes.find(doc, speakers)
        return Findings(
            entities=tuple(self._entity(article, memory, each) for each in found),
            nested=tuple(self._entity(article, memory, each) for each in nested),
            quotes=tuple(self._quote(article, each) for each in spoken),
            statements=tuple(self._statement(article, each) for each in statements.find(doc, speakers)),
        )

    def _quote(self, article: Article, quote: Quote) -> Suggestion:
        span, whose = quote.pair.inner, quote.attribution
        return Suggestion(
            span.start,
            span.end,
            quote.kind,
            span.of(article.text),
            quote.score,
            self.name,
            speaker=whose.speaker,
            cue=whose.cue,
        )

    def _entity(self, article: Article, memory: Memory, each: Found) -> Suggestion:
        text = each.span.of(article.text)
        return Suggestion(
            each.start, each.end, each.kind, text, each.score, self.name, name=memory.name_of(each.kind, text)
        )

    def _statement(self, article: Article, each: Statement) -> Suggestion:
        return Suggestion(
            each.span.start,
            each.span.end,
            STATEMENT_KIND,
            each.span.of(article.text),
            each.score,
            self.name,
            speaker=each.speaker,
            cue=each.cue,
        )
