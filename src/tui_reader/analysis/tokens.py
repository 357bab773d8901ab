"""Words and marks of a text with their places, in arrays: ten megabytes of text stay affordable."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

import regex

_TOKEN = regex.compile(
    r"""
    [Aa]ujourd['’]hui
    | [NMO]['’]\p{Lu}[\p{L}\p{M}\xad]*                                  # N’Diaye, O'Brien
    | (?:[cdjlmnstyCDJLMNSTY]|[Qq]u|[JjLlPpQq](?:usqu|orsqu|uisqu|uoiqu|uelqu)|[Pp]resqu)['’ʼ](?=[\p{L}«“"‘„\d])
    | (?<=\p{L})['’](?:s|S)\b                                           # Russia's
    | \p{L}[\p{L}\p{M}\xad]*(?:['’]\p{Lu}[\p{L}\p{M}]*|(?<=[cC])['’]h\b)?   # Guivarc’h
    | \d+
    | [^\s\p{L}\d]
    """,
    regex.VERBOSE,
)

LOWER, CAPITAL, UPPER, INITIAL, NUMBER, MARK, ELISION = range(7)
"""Shapes: `mot`, `Mot` or `McMot`, `MOT`, `M`, `12`, `;`, `l’`."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order; the arrays run in parallel."""

    starts: array[int]
    ends: array[int]
    shapes: bytearray
    keys: list[str]
    """Each token folded for lookups: NFC, lower case, straight apostrophes, no soft hyphens."""

    def __len__(self) -> int:
        return len(self.keys)

    def first_from(self, offset: int) -> int:
        """The index of the first token that starts at `offset` or later."""
        return bisect_left(self.starts, offset)

    def is_capitalized(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return CAPITAL <= self.shapes[index] <= INITIAL


def tokenize(text: str) -> Tokens:
    """The tokens of `text`: words (elided words apart, hyphenated ones in parts), numbers, single marks."""
    tokens = Tokens(array("I"), array("I"), bytearray(), [])
    known: dict[str, tuple[str, int]] = {}
    for match in _TOKEN.finditer(text):
        word = match.group()
        entry = known.get(word)
        if entry is None:
            entry = known[word] = (folded(word), _shape(word))
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.keys.append(entry[0])
        tokens.shapes.append(entry[1])
    return tokens


def folded(word: str) -> str:
    """The form under which lists know `word`."""
    plain = unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʼ", "'")
    return plain.replace("\xad", "") or word


def _shape(word: str) -> int:
    first = word[0]
    if first.isdecimal():
        return NUMBER
    if not first.isalpha():
        return MARK
    if word[-1] in "'’ʼ":
        return ELISION
    if not first.isupper():
        return LOWER
    letters = [char for char in word if char.isalpha()]
    if len(letters) == 1:
        return INITIAL
    return UPPER if all(char.isupper() for char in letters) else CAPITAL
