"""Growing a selection through the structure of the text: word, entity, quote, sentence, paragraph, article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui_reader.text.segments import paragraph_at, sentence_at, word_at
from tui_reader.text.span import Span


@dataclass(frozen=True, slots=True)
class Growth:
    """The path that a selection has grown along, from what was selected first to what is now."""

    path: tuple[Span, ...]

    @classmethod
    def of(cls, span: Span) -> Growth:
        """The beginning of a path; `span` is empty for a bare cursor."""
        return cls((span,))

    @property
    def span(self) -> Span:
        """What is selected now."""
        return self.path[-1]

    def grow(self, text: str, candidates: Iterable[Span] = ()) -> Growth:
        """One step out, see `grown`; the same path when nothing is larger."""
        larger = grown(text, self.span, candidates)
        return self if larger == self.span else Growth((*self.path, larger))

    def shrink(self) -> Growth:
        """One step back; the same path at its beginning."""
        return Growth(self.path[:-1] or self.path)


def grown(text: str, span: Span, candidates: Iterable[Span] = ()) -> Span:
    """The smallest object that contains `span`, white space at its ends aside, and is larger; else `span` itself.

    Objects are `candidates` (entities, quotes, statements, tags near by) and the text's own: the words, sentences and
    paragraphs that hold the ends of `span` and what is between, and the whole text; none with white space at its ends.
    """
    inner = _without_blanks(text, span)
    objects = (*candidates, *_of_the_text(text, inner))
    around = [wider for wider in objects if wider.contains(inner) and len(wider) > len(inner)]
    return min(around, key=lambda wider: (len(wider), wider), default=span)


def _without_blanks(text: str, span: Span) -> Span:
    """`span` without white space at its ends; for nothing else, a place in the sentence that the blanks belong to."""
    if inner := span.trimmed(text):
        return inner
    sentence = sentence_at(text, span.start)
    place = max(sentence.start, min(span.start, sentence.end))
    return Span(place, place)


def _of_the_text(text: str, span: Span) -> Iterator[Span]:
    last = max(span.start, span.end - 1)
    first_word, last_word = word_at(text, span.start), word_at(text, last)
    if first_word and last_word:
        yield _joined(first_word, last_word)
    yield _joined(sentence_at(text, span.start), sentence_at(text, last))
    yield _joined(paragraph_at(text, span.start), paragraph_at(text, last)).trimmed(text)
    yield Span(0, len(text)).trimmed(text)


def _joined(first: Span, last: Span) -> Span:
    return Span(min(first.start, last.start), max(first.end, last.end))
