"""What the sequence model looks at, token by token: one module for training and for decoding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.gazetteer import places_in
from tui_reader.analysis.places import BUILDINGS, STREETS
from tui_reader.analysis.tokens import folded
from tui_reader.analysis.vocabulary import demonyms, given_names, is_adjective, words

NEAR = {-3: "t", -2: "kst", -1: "kstx", 0: "wkstpxc", 1: "kstx", 2: "kst", 3: "t"}
"""Which kinds of `local` features a token gets from its neighbor at each distance; a kind is their first letter."""
PAD = ""
_TOGETHER = {
    "a": "k-1 k", "b": "k k+1", "c": "s-1 s s+1", "d": "s-2 s-1 s", "e": "s s+1 s+2", "f": "k-1 s", "g": "s k+1",
    "h": "k-2 k-1 s", "i": "k-1 s k+1", "j": "s k+1 k+2", "k": "l-1 l s", "l": "l l+1 s", "m": "g s", "n": "g-1 g",
    "o": "g g+1", "p": "g k-1", "q": "m s", "r": "m g", "s": "m l", "t": "r", "u": "r-1 r", "v": "r r+1", "w": "r m g",
    "x": "r s k-1", "y": "t s s+1 s-1", "z": "m k-1",
}  # fmt: skip
"""What is seen together: key, shape, lists, gazetteer, rules, memory, ties of a token and of its neighbors."""
DASHES = frozenset("-–—‐‑−")
_MARGIN = 3
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Grid:
    """A document laid out for the model: its lines one behind the other, pads between, in columns."""

    language: str
    words: list[str]
    """The token in each slot as written, `PAD` between lines and at both ends."""
    lines: list[tuple[range, int]]
    """The tokens of each line, and the slot of the first of them."""
    columns: list[list[str]]
    """Features that depend on more than one word; each column has a string for each slot."""

    def features(self, slot: int) -> list[str]:
        """All the features of the token in `slot`, as the weights know them."""
        found = [each for distance in NEAR for each in near(self.words[slot + distance], distance, self.language)]
        return found + [column[slot] for column in self.columns]


@lru_cache(maxsize=1 << 15)
def local(word: str, language: str = "fr") -> tuple[str, ...]:
    """The features that a word has anywhere; the first letter of each is its kind."""
    if word == PAD:
        return ("k",)
    key = folded(word)
    lists = _lists_of(key, language)
    found = ["w" + word, "k" + key, "s" + shape(word), "c" + lists]
    found += ["t" + sign for sign in lists]
    if len(key) > 2:
        found += [f"p{key[:length]}" for length in (2, 3, 4) if length <= len(key)]
        found += [f"x{key[-length:]}" for length in (2, 3, 4) if length <= len(key)]
    return tuple(found)


def near(word: str, distance: int, language: str = "fr") -> Iterator[str]:
    """The features that a token gets from the word at `distance` before (-) or behind it."""
    kinds = NEAR[distance]
    return (f"{distance}{each}" for each in local(word, language) if each[0] in kinds)


@lru_cache(maxsize=1 << 15)
def shape(word: str) -> str:
    """The pattern of a word's characters, runs shortened: `Xx`, `X`, `XX`, `x`, `d4`, or the mark itself."""
    if word.isdecimal():
        return f"d{min(len(word), 5)}"
    drawn: list[str] = []
    for char in word:
        sign = "X" if char.isupper() else "x" if char.isalpha() else char
        if drawn[-2:] != [sign, sign] and not (sign == "x" and drawn[-1:] == ["x"]):
            drawn.append(sign)
    return "".join(drawn)


def grid(doc: Document, found: Iterable[Found]) -> Grid:
    """The document in columns; `found` is what the rules found in it, sorted and disjoint."""
    lines: list[tuple[range, int]] = []
    size = _MARGIN
    for line in doc.lines:
        lines.append((line, size))
        size += len(line) + _MARGIN
    tokens, text = doc.tokens, doc.text
    tied = _tied(doc)
    given = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    given = [_dash(tie) if word in DASHES else word for word, tie in zip(given, tied, strict=True)]
    keys = [_dash(tie) if key in DASHES else key for key, tie in zip(tokens.keys, tied, strict=True)]
    spread = _Spread(lines, size)
    kinds = {
        "k": keys,
        "s": [shape(word) for word in given],
        "l": [_lists_of(key, doc.language) for key in tokens.keys],
        "g": _places(doc),
        "r": _ruled(doc, found),
        "m": _learned(doc),
        "t": tied,
    }
    return Grid(doc.language, spread(given), lines, _columns({kind: spread(values) for kind, values in kinds.items()}))


class _Spread:
    """Lays what each token has into slots, with pads between lines."""

    def __init__(self, lines: Sequence[tuple[range, int]], size: int) -> None:
        self._lines, self._size = lines, size

    def __call__(self, values: Sequence[str]) -> list[str]:
        slots = [PAD] * self._size
        for line, slot in self._lines:
            slots[slot : slot + len(line)] = values[line.start : line.stop]
        return slots


def _dash(tie: str) -> str:
    """Dashes count by whether they tie words: `Mali – Russie` holds two names, `Saint-Denis` one."""
    return "-" if tie == "<>" else "–"


def _columns(kinds: Mapping[str, list[str]]) -> list[list[str]]:
    moved = {part: _moved(kinds[part[0]], int(part[1:] or 0)) for parts in _TOGETHER.values() for part in parts.split()}
    return [_joined(name, *(moved[part] for part in parts.split())) for name, parts in _TOGETHER.items()]


def _moved(column: list[str], distance: int) -> list[str]:
    """The column in which each slot has what the slot `distance` behind it had."""
    if distance >= 0:
        return column[distance:] + [PAD] * distance
    return [PAD] * -distance + column[:distance]


def _joined(name: str, *columns: list[str]) -> list[str]:
    return [f"{name}{'|'.join(parts)}" for parts in zip(*columns, strict=True)]


def _places(doc: Document) -> list[str]:
    found = [PAD] * len(doc.tokens)
    for line in doc.lines:
        for first, after, class_ in places_in(doc.tokens, line):
            found[first] = class_ + ("U" if after == first + 1 else "B")
            for index in range(first + 1, after):
                found[index] = class_ + ("L" if index == after - 1 else "I")
    return found


def _ruled(doc: Document, found: Iterable[Found]) -> list[str]:
    signs = [PAD] * len(doc.tokens)
    for each in found:
        first, after = doc.tokens.first_from(each.start), doc.tokens.first_from(each.end)
        kind = each.kind[0] + ("" if each.score >= _SURE else "?")
        for index in range(first, after):
            at = "U" if after == first + 1 else "B" if index == first else "L" if index == after - 1 else "I"
            signs[index] = kind + at
    return signs


def _tied(doc: Document) -> list[str]:
    """Whether each token is glued to the one before it (`<`), to the one behind it (`>`), or stands apart."""
    starts, ends = doc.tokens.starts, doc.tokens.ends
    if not starts:
        return []
    glued = [PAD, *("<" if start == end else PAD for end, start in zip(ends, starts[1:], strict=False))]
    return [left + (">" if right else "") for left, right in zip(glued, [*glued[1:], PAD], strict=True)]


def _learned(doc: Document) -> list[str]:
    """What the document says of each word: also in lower case, with a capital inside a sentence, behind a title..."""
    tokens = doc.tokens
    signs: dict[str, set[str]] = defaultdict(set)
    before = ""
    for index, key in enumerate(tokens.keys):
        capital = tokens.is_capitalized(index)
        if capital and not doc.sentence_starts[index]:
            signs[key].add("m")
            if index and tokens.is_capitalized(index - 1):
                signs[key].add("c")
            signs[key].update(sign for sign in _lists_of(before, doc.language) if sign in "TG")
        elif key in doc.lowered:
            signs[key].add("l")
        before = key
    fixed = {key: "".join(sorted(found)) for key, found in signs.items()}
    starts = doc.sentence_starts
    return [fixed.get(key, "") + ("^" if starts[index] else "") for index, key in enumerate(tokens.keys)]


@lru_cache(maxsize=1 << 15)
def _lists_of(key: str, language: str) -> str:
    """One letter for each list that has the key."""
    signs = [sign for sign, members in _lists(language) if key in members]
    if is_adjective(key):
        signs.append("A")
    return "".join(signs)


@cache
def _lists(language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    more = (("N", words("names_en", "surnames")),) if language == "en" else ()
    return (
        *more,
        ("T", words("titles")),
        ("O", words("offices")),
        ("G", given_names(language)),
        ("B", frozenset(key.split()[0] for key in words("bodies") if key)),
        ("E", frozenset(key.split()[0] for key in words("events") if key)),
        ("P", words("places")),
        ("K", words("known_bodies")),
        ("D", demonyms()),
        ("S", words("sentence_openers")),
        ("R", STREETS),
        ("U", BUILDINGS),
    )
