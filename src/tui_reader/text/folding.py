"""Search that does not see case, accents, ligatures, or kinds of apostrophes, quotation marks, dashes and blanks."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from tui_reader.errors import InputError
from tui_reader.text.graphemes import next_boundary, snap
from tui_reader.text.span import Span

PATTERN_SECONDS = 5.0
"""How long a regular expression may search one text."""

_ALIKE = (
    dict.fromkeys("'’‘‛ʼʹ′＇`´‹›", "'")
    | dict.fromkeys('"“”„‟«»″＂', '"')
    | dict.fromkeys("-‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f", "")
    | {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
)
_INSIDE_QUOTES = re.compile(r"(?<=[«‹])\s+|\s+(?=[»›])")
_MANY_REPLACEMENTS = 200


@dataclass(frozen=True, slots=True)
class Folded:
    """A text beside its folded form; what is found in the folded form is told in spans of the text.

    Runs of blanks and newlines are one blank, and there is none inside « ».
    """

    text: str
    folded: str
    _starts: array[int]
    """Folded offsets, by turns of a stretch kept one for one and of a piece folded to another length."""
    _sources: array[int]
    """For each of `_starts`, where it comes from in the text."""

    @classmethod
    def of(cls, text: str) -> Folded:
        """Folds `text` in one pass; the way back costs memory only where folding changes lengths."""
        alphabet = {character: _fold_character(character) for character in set(text)}
        same_length = _fold_one_for_one(text, alphabet)
        pieces: list[str] = []
        starts, sources = array("q", [0]), array("q", [0])
        length = done = 0
        for change in _changes(alphabet).finditer(text):
            first, last = change.span()
            kept = same_length[done:first]
            piece = alphabet[text[first]] if change["blank"] is None else _fold_blank(text, first, last)
            pieces += (kept, piece)
            starts.append(length + len(kept))
            length += len(kept) + len(piece)
            starts.append(length)
            sources.extend((first, last))
            done = last
        pieces.append(same_length[done:])
        return cls(text, "".join(pieces), starts, sources)

    def find(self, query: str) -> Iterator[Span]:
        """Where `query`, folded too, occurs: disjoint spans in order, widened so that none splits a grapheme."""
        needle = fold(query)
        return self._spans(_occurrences(self.folded, needle)) if needle else iter(())

    def find_pattern(self, pattern: str) -> Iterator[Span]:
        """Where a regular expression matches the folded text, case ignored: spans as `find` gives them, none empty.

        Raises InputError for a pattern that cannot be read, or that needs more than `PATTERN_SECONDS`.
        """
        try:
            compiled = regex.compile(_fold_pattern(pattern), regex.IGNORECASE)
        except regex.error as error:
            raise InputError(f"{pattern!r} is not a regular expression: {error}; correct it") from None
        matches = compiled.finditer(self.folded, timeout=PATTERN_SECONDS)
        return self._spans(_in_time(pattern, matches))

    def _spans(self, found: Iterable[tuple[int, int]]) -> Iterator[Span]:
        free = 0
        for first, last in found:
            start = snap(self.text, self._source(first)[0])
            end = self._source(last - 1)[1]
            if snap(self.text, end) != end:
                end = next_boundary(self.text, end)
            if start >= free:
                yield Span(start, end)
                free = end

    def _source(self, offset: int) -> tuple[int, int]:
        """The stretch of the text that the folded character at `offset` stands for."""
        index = bisect_right(self._starts, offset) - 1
        if index % 2:
            return self._sources[index], self._sources[index + 1]
        source = self._sources[index] + offset - self._starts[index]
        return source, source + 1


def fold(text: str) -> str:
    """`text` as searches compare it; lengths may differ."""
    return Folded.of(text).folded


def _occurrences(folded: str, needle: str) -> Iterator[tuple[int, int]]:
    offset = folded.find(needle)
    while offset >= 0:
        yield offset, offset + len(needle)
        offset = folded.find(needle, offset + len(needle))


def _in_time(pattern: str, matches: Iterator[regex.Match[str]]) -> Iterator[tuple[int, int]]:
    try:
        for match in matches:
            if match.end() > match.start():
                yield match.span()
    except TimeoutError:
        raise InputError(f"{pattern!r} takes too long to search for; use fewer nested repetitions") from None


def _fold_one_for_one(text: str, alphabet: dict[str, str]) -> str:
    """`text` with those characters folded that fold to one; replacing a few one by one beats a table four times."""
    table = {character: folded for character, folded in alphabet.items() if len(folded) == 1 and folded != character}
    if len(table) > _MANY_REPLACEMENTS:
        return text.translate({ord(character): folded for character, folded in table.items()})
    for character, folded in table.items():
        text = text.replace(character, folded)
    return text


def _changes(alphabet: dict[str, str]) -> re.Pattern[str]:
    """Finds what does not fold one for one: some single characters, and blanks in a run or inside « »."""
    longer = "".join(character for character, folded in alphabet.items() if len(folded) != 1)
    single = rf"(?<=[{re.escape(longer)}])|" if longer else ""
    white = rf"[\s{re.escape(''.join(character for character in longer if not alphabet[character]))}]"
    blanks = rf"(?P<blank>(?<=[«‹]\s){white}*|{white}*(?=[»›])|{white}+)"
    return re.compile(rf"[\s{re.escape(longer)}](?:{single}{blanks})")


def _fold_blank(text: str, first: int, last: int) -> str:
    return "" if text[first - 1 : first] in {"«", "‹"} or text[last : last + 1] in {"»", "›"} else " "


def _fold_pattern(pattern: str) -> str:
    """The pattern with its literals folded; what is ASCII stays, since it may be syntax."""
    literals = (
        character if character.isascii() else regex.escape(_fold_character(character))
        for character in _INSIDE_QUOTES.sub("", pattern)
    )
    return "".join(literals)


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _ALIKE:
        return _ALIKE[character]
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    if folded.startswith(" "):
        return character
    return "".join(_ALIKE.get(part, part) for part in folded if not unicodedata.combining(part))
