"""What the text itself teaches: who was named in full, what a name was elsewhere, which acronym is whose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tui_reader.analysis.chunks import Chunk
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import folded
from tui_reader.analysis.vocabulary import words

_SURE = 0.6
_SHORTEST = 3
_MOST_TOKENS = 6


@dataclass(slots=True)
class Memory:
    """The names of one article, gathered from the sure findings."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """How often each folded name was of each kind."""
    bearers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The full names that each folded surname or given name belongs to."""
    long_names: dict[str, str] = field(default_factory=dict)
    """The long name of each acronym."""
    _full: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Document, found: Iterable[Found], explained: Iterable[tuple[Found, Found]]) -> Memory:
        """What `found` teaches about `doc`."""
        memory = cls()
        for each in found:
            name = each.span.of(doc.text)
            if each.score >= _SURE and each.kind != "DATE":
                memory.kinds[folded(name)][each.kind] += 1
                if each.kind == "PER":
                    memory._learn_person(name)
        for long, short in explained:
            memory.long_names[folded(short.span.of(doc.text))] = long.span.of(doc.text)
        return memory

    def _learn_person(self, name: str) -> None:
        parts = name.replace("-", " - ").split()
        if len(parts) == 1:
            return
        full = " ".join(name.split())
        words_ = name.split()
        for part in {words_[-1], " ".join(words_[1:]), words_[0], *words_[-1].split("-")}:
            if len(part) >= _SHORTEST:
                self.bearers[folded(part)].add(full)

    def recall(self, doc: Document, chunk: Chunk) -> Found | None:
        """The kind that the chunk's words had elsewhere in the text, or the person who bears them."""
        span = doc.span(chunk.first, chunk.last)
        key = folded(span.of(doc.text))
        kinds = self.kinds.get(key)
        if kinds:
            return Found(span.start, span.end, kinds.most_common(1)[0][0], 0.8)
        lone_given = key in words("given_names") and chunk.fresh
        if key in self.bearers and not lone_given:
            return Found(span.start, span.end, "PER", 0.8)
        return None

    def anywhere(self, doc: Document, line: range) -> Iterator[Found]:
        """The names of a line that stand elsewhere in the text, whatever their capitals; longest first."""
        keys = doc.tokens.keys
        index = line.start
        while index < line.stop:
            for after in range(min(line.stop, index + _MOST_TOKENS), index, -1):
                span = doc.span(index, after - 1)
                kinds = self.kinds.get(folded(span.of(doc.text)))
                person = after == index + 1 and keys[index] in self.bearers and keys[index] not in doc.lowered
                if kinds or person:
                    yield Found(span.start, span.end, kinds.most_common(1)[0][0] if kinds else "PER", 0.7)
                    break
            index = after

    def name_of(self, kind: str, text: str) -> str:
        """The canonical name: an acronym's long form, the full name where one person alone bears it, or the text."""
        plain = " ".join(text.split())
        key = folded(plain)
        if kind in ("ORG", "EVENT"):
            return " ".join(self.long_names.get(key, plain).split())
        if kind != "PER":
            return plain
        if key not in self._full:
            self._full[key] = _only_full(self.bearers.get(key, set()))
        return self._full[key] or plain


def _only_full(names: set[str]) -> str | None:
    """The name that all `names` are parts of, if there is one; spellings that differ in capitals count as one."""
    by_key = {folded(name): name for name in sorted(names)}
    longest = max(by_key, key=len, default=None)
    if longest is None or not all(key in longest for key in by_key):
        return None
    return by_key[longest]


def forms_elsewhere(doc: Document, chunk: Chunk) -> Iterator[Chunk]:
    """The chunk, then its tails and heads: what memory may know of it, longest first."""
    yield chunk
    for first in range(chunk.first + 1, chunk.last + 1):
        if doc.tokens.is_capitalized(first):
            yield Chunk(first, chunk.last, fresh=False)
    for last in range(chunk.last - 1, chunk.first - 1, -1):
        if doc.tokens.is_capitalized(last):
            yield Chunk(chunk.first, last, chunk.fresh)
