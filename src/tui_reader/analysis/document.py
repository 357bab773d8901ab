"""An article prepared for the rules: furniture blanked, tokens, lines, sentences, what the text says in lower case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from tui_reader.analysis.marks import Quoted, quoted
from tui_reader.analysis.tokens import LOWER, MARK, NUMBER, Tokens, tokenize
from tui_reader.model.article import Article
from tui_reader.text.span import Span

_ABBREVIATED = frozenset(
    "m mm mme mmes mlle me dr pr mgr st ste mr mrs ms jr sr gen col lt sgt capt etc no art cf".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec janv févr juill déc".split())
_CLOSERS = frozenset('»”"’)]›')
_OPENERS = frozenset('«“„"‘([-–—•*')
_SOFT_LINE = regex.compile(r"(?<=[^\n]{40})\r?\n(?=[ \t]*\p{Ll})")
_WRAP = regex.compile(r"(?<=[^\n]{40})\r?\n(?=[ \t]*[^\s])")
_HARD_LINE = regex.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WRAPPED_LINES = 5


@dataclass(frozen=True)
class Document:
    """One article as the rules see it; offsets are those of the article's text.

    Not slotted: what is computed on demand stays with the document.
    """

    text: str
    """The article's text, its furniture replaced by line feeds one for one."""
    language: str
    tokens: Tokens

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of `article`."""
        text = _unwrapped(_without_furniture(article))
        return cls(text, article.language, tokenize(text))

    @cached_property
    def lines(self) -> tuple[range, ...]:
        """The tokens of each line that has any; nothing that is found crosses a line, quotes excepted."""
        tokens = self.tokens
        found: list[range] = []
        first = 0
        for match in _HARD_LINE.finditer(self.text):
            after = tokens.first_from(match.end()) if first < len(tokens) else first
            if after > first:
                found.append(range(first, after))
            first = after
        if first < len(tokens):
            found.append(range(first, len(tokens)))
        return tuple(found)

    @cached_property
    def sentence_starts(self) -> bytearray:
        """For each token, 1 where a sentence, a quote or an item begins with it."""
        starts = bytearray(len(self.tokens))
        for line in self.lines:
            fresh = True
            for index in line:
                starts[index] = fresh
                fresh = self._opens_after(index, fresh)
        return starts

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The tokens of each sentence; a line ends one, marks of quotation do not."""
        return tuple(sentence for line in self.lines for sentence in self._sentences(line))

    @cached_property
    def pairs(self) -> tuple[Quoted, ...]:
        """The pairs of quotation marks, by position, outer ones first."""
        return quoted(self.text)

    @cached_property
    def marked(self) -> bytearray:
        """For each token, 1 where it lies between marks of quotation, the marks included."""
        marked = bytearray(len(self.tokens))
        end = 0
        for pair in self.pairs:
            if pair.outer.end > end:
                first, stop = (self.tokens.first_from(at) for at in (max(end, pair.outer.start), pair.outer.end))
                marked[first:stop] = b"\1" * (stop - first)
                end = pair.outer.end
        return marked

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that holds the token at `index`."""
        return bisect_right(self._sentence_firsts, index) - 1

    def line_of(self, index: int) -> int:
        """The number of the line that holds the token at `index`."""
        return bisect_right(self._line_firsts, index) - 1

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _line_firsts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def lowered(self) -> frozenset[str]:
        """The words that the text also writes without a capital."""
        tokens = self.tokens
        return frozenset(key for key, shape in zip(tokens.keys, tokens.shapes, strict=True) if shape == LOWER)

    def gap(self, index: int) -> str:
        """What lies between the token before `index` and the token at `index`."""
        return self.text[self.tokens.ends[index - 1] : self.tokens.starts[index]]

    def span(self, first: int, last: int) -> Span:
        """From the start of token `first` to the end of token `last`, which it includes."""
        return Span(self.tokens.starts[first], self.tokens.ends[last])

    def _opens_after(self, index: int, fresh: bool) -> bool:  # noqa: FBT001 - the state of the walk
        key = self.tokens.keys[index]
        if key in _OPENERS:
            return True if key in '«“„"‘•*' else fresh
        if key in ".?!…":
            return key != "." or not self._is_abbreviation(index)
        return fresh and (key in _CLOSERS or self.tokens.shapes[index] == MARK)

    def _is_abbreviation(self, dot: int) -> bool:
        """Whether the full stop at `dot` ends no sentence: `M. Keller`, `D.Kaboré`, `J. R.`."""
        if dot == 0 or self.tokens.ends[dot - 1] != self.tokens.starts[dot]:
            return False
        word = self.tokens.keys[dot - 1]
        after = dot + 1
        glued = after < len(self.tokens) and self.tokens.starts[after] == self.tokens.ends[dot]
        glued = glued and self.tokens.keys[after][0].isalnum()
        single = len(word) == 1 and self.tokens.is_capitalized(dot - 1)
        dated = word in _MONTHS and after < len(self.tokens) and self.tokens.shapes[after] == NUMBER
        return glued or single or dated or word in _ABBREVIATED

    def _sentences(self, line: range) -> Iterator[range]:
        tokens = self.tokens
        first, index = line.start, line.start
        while index < line.stop:
            ends = tokens.keys[index] in ".?!…" and not self._is_abbreviation(index)
            index += 1
            if not ends:
                continue
            while index < line.stop and tokens.keys[index] in '.?!…»”"’)]':
                index += 1
            if index < line.stop and tokens.shapes[index] == LOWER:
                continue
            yield range(first, index)
            first = index
        if first < line.stop:
            yield range(first, line.stop)


def _without_furniture(article: Article) -> str:
    pieces: list[str] = []
    at = 0
    for zone in sorted(article.page.furniture):
        if zone.start >= at:
            pieces += (article.text[at : zone.start], "\n" * len(zone))
            at = zone.end
    return "".join(pieces) + article.text[at:]


def _unwrapped(text: str) -> str:
    """The text with the line ends inside its paragraphs as spaces, when its lines were cut at a measure."""
    if sum(1 for _ in _SOFT_LINE.finditer(text)) < _WRAPPED_LINES:
        return text
    return _WRAP.sub(lambda match: " " * len(match.group()), text)
