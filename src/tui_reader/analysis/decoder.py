"""The sequence model at work: the likeliest labels of a document, and how sure they are. Nothing but Python.

The weights of a feature, one for each label, are the lanes of one whole number, so that a token's scores are a sum of
whole numbers. Stored weights have a bias that keeps lanes from borrowing; it is the same in every lane.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from operator import add
from struct import Struct
from typing import NamedTuple

from tui_reader.analysis.features import NEAR, Grid, near
from tui_reader.analysis.weights import Weights

CLEAR = 150
"""By how much `O` must beat every other label for a token to part the names on its two sides."""
FORBIDDEN = -(1 << 30)
_MOST_WORDS = 1 << 15

Ways = Sequence[tuple[Sequence[int], Sequence[tuple[int, Sequence[int]]]]]
"""Labels that may stand next to others: each group of them, and each label that takes it with what the steps add."""


class Name(NamedTuple):
    """Tokens `first` to `last` of a document, included, as one name."""

    first: int
    last: int
    kind: str
    score: float
    """A calibrated probability."""
    margin: int
    """By how much the best reading beats the best one in which a token of the name has another label."""


class Decoder:
    """One model, ready to use."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._labels = weights.labels
        self._lanes = Struct(f"<{len(weights.labels)}H")
        self._table = _table(weights)
        self._near: dict[int, dict[str, int]] = {distance: {} for distance in NEAR}
        self._before, self._behind = ways(weights.labels, weights.transitions)

    def names(self, grid: Grid) -> Iterator[Name]:
        """The names in a document, in order."""
        totals = self.totals(grid)
        for line, slot in grid.lines:
            scores = [self.unpacked(total) for total in totals[slot : slot + len(line)]]
            yield from self._in_line(line.start, scores)

    def totals(self, grid: Grid) -> list[int]:
        """The packed scores of each slot."""
        known = self._table.get
        totals = [0] * len(grid.words)
        for distance, vectors in self._near.items():
            self._learn(set(grid.words) - vectors.keys(), distance, grid.language)
            moved = list(map(vectors.__getitem__, grid.words))
            if distance > 0:
                moved = moved[distance:] + [0] * distance
            elif distance:
                moved = [0] * -distance + moved[:distance]
            totals = list(map(add, totals, moved))
        for column in grid.columns:
            totals = list(map(add, totals, map(known, column, repeat(0))))
        return totals

    def unpacked(self, total: int) -> tuple[int, ...]:
        """The score of each label in a packed sum, up to what is the same for all."""
        scores: tuple[int, ...] = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        return scores

    def _learn(self, words: set[str], distance: int, language: str) -> None:
        vectors = self._near[distance]
        if len(vectors) > _MOST_WORDS:
            vectors.clear()
        known = self._table.get
        for word in words:
            vectors[word] = sum(known(feature, 0) for feature in near(word, distance, language))

    def _in_line(self, offset: int, scores: Sequence[tuple[int, ...]]) -> Iterator[Name]:
        """The names in a line; how sure they are is reckoned between the clear tokens around them."""
        path = likeliest(scores, self._before)
        for start, after in _runs(scores, path):
            run = path[start:after]
            leads = margins(scores[start:after], run, self._before, self._behind)
            first = 0
            for index, label in enumerate(run):
                place, _, kind = self._labels[label].partition("-")
                first = index if place in "BU" else first
                if place in "LU":
                    margin = min(leads[first : index + 1])
                    name = offset + start + first, offset + start + index
                    yield Name(*name, kind, self._probability(kind, margin), margin)

    def _probability(self, kind: str, margin: int) -> float:
        slope, shift = self.weights.calibration[kind]
        return round(min(0.99, max(0.01, 1 / (1 + math.exp(-slope * margin - shift)))), 2)


def likeliest(scores: Sequence[Sequence[int]], before: Ways) -> list[int]:
    """The best sequence of labels (Viterbi); label 0 stands before it and behind it."""
    rows = _reach(scores, before)
    sources = {label: (before_, steps) for before_, targets in before for label, steps in targets}
    path = [0]
    for row in reversed(rows):
        labels, steps = sources[path[-1]]
        path.append(max(zip(labels, steps, strict=True), key=lambda way: row[way[0]] + way[1])[0])
    return path[:0:-1]


def margins(scores: Sequence[Sequence[int]], path: Sequence[int], before: Ways, behind: Ways) -> list[int]:
    """By how much the best sequence, which `path` is, beats the best one with another label, token by token."""
    ahead = _reach(scores, before)
    back = _reach(scores[::-1], behind)[::-1]
    leads: list[int] = []
    for label, *rows in zip(path, ahead, back, scores, strict=True):
        through = [one + other - own for one, other, own in zip(*rows, strict=True)]
        best = through[label]
        through[label] = 2 * FORBIDDEN
        leads.append(best - max(through))
    return leads


def _reach(scores: Sequence[Sequence[int]], ways: Ways) -> list[list[int]]:
    """The score of the best way to each label of each token."""
    last = [0, *(FORBIDDEN,) * (len(scores[0]) - 1)]
    found: list[list[int]] = []
    for own in scores:
        reached = list(own)
        for sources, targets in ways:
            scored = [last[label] for label in sources]
            for label, steps in targets:
                reached[label] += max(map(add, scored, steps))
        found.append(reached)
        last = reached
    return found


def _runs(scores: Sequence[tuple[int, ...]], path: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches that hold names, with the tokens beside them that are not clearly outside names."""
    first, named = 0, False
    for index, (row, label) in enumerate(zip(scores, path, strict=True)):
        if label == 0 and row[0] - max(row[1:]) >= CLEAR:
            if named:
                yield first, index
            first, named = index + 1, False
        named = named or label != 0
    if named:
        yield first, len(path)


def ways(labels: Sequence[str], transitions: Sequence[Sequence[int]]) -> tuple[Ways, Ways]:
    """What may stand before each label, and what behind it."""
    size = range(len(labels))
    may = [[_may_follow(one, other) for other in labels] for one in labels]
    before = [([one for one in size if may[one][label]], label) for label in size]
    behind = [([other for other in size if may[label][other]], label) for label in size]
    return (
        _grouped([(sources, label, [transitions[one][label] for one in sources]) for sources, label in before]),
        _grouped([(sources, label, [transitions[label][one] for one in sources]) for sources, label in behind]),
    )


def _grouped(rows: Sequence[tuple[list[int], int, list[int]]]) -> Ways:
    groups: dict[tuple[int, ...], list[tuple[int, list[int]]]] = {}
    for sources, label, steps in rows:
        groups.setdefault(tuple(sources), []).append((label, steps))
    return list(groups.items())


def _may_follow(one: str, other: str) -> bool:
    inside = one[0] in "BI"
    return other[0] in "IL" and one[2:] == other[2:] if inside else other[0] in "OBU"


def _table(weights: Weights) -> dict[str, int]:
    """The packed vector of each feature."""
    size = len(weights.labels)
    wide = bytearray(2 * len(weights.values))
    wide[::2] = weights.values
    step = 2 * size
    packed = (int.from_bytes(wide[at : at + step], "little") for at in range(0, len(wide), step))
    return dict(zip(weights.features, packed, strict=True))


@cache
def decoder(language: str) -> Decoder:
    """The decoder of a language, `fr` or `en`, read from the package once."""
    packed = (files("tui_reader.analysis") / "models" / f"{language}.z").read_bytes()
    return Decoder(Weights.unpack(packed))
