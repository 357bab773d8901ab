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

CLEAR = 400
"""By how much `O` must beat every other label for a token to be outside names without looking at its neighbors."""
FORBIDDEN = -(1 << 30)
_MOST_WORDS = 1 << 15

Ways = Sequence[Sequence[tuple[int, int]]]
"""For each label, the labels next to it that it may have, and what that adds."""


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
            for first, after in _unclear(scores):
                yield from self._in_run(line.start + first, scores[first:after])

    def totals(self, grid: Grid) -> list[int]:
        """The packed scores of each slot."""
        known = self._table.get
        totals = [0] * len(grid.words)
        for distance, vectors in self._near.items():
            self._learn(set(grid.words) - vectors.keys(), distance)
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

    def _learn(self, words: set[str], distance: int) -> None:
        vectors = self._near[distance]
        if len(vectors) > _MOST_WORDS:
            vectors.clear()
        known = self._table.get
        for word in words:
            vectors[word] = sum(known(feature, 0) for feature in near(word, distance))

    def _in_run(self, offset: int, scores: Sequence[tuple[int, ...]]) -> Iterator[Name]:
        """The names in a run of tokens that stands between tokens outside names."""
        path, margins = best_path(scores, self._before, self._behind)
        first = 0
        for index, label in enumerate(path):
            place, _, kind = self._labels[label].partition("-")
            if place in "BU":
                first = index
            if place in "LU":
                margin = min(margins[first : index + 1])
                yield Name(offset + first, offset + index, kind, self._probability(kind, margin), margin)

    def _probability(self, kind: str, margin: int) -> float:
        slope, shift = self.weights.calibration[kind]
        return round(min(0.99, max(0.01, 1 / (1 + math.exp(-slope * margin - shift)))), 2)


def best_path(scores: Sequence[Sequence[int]], before: Ways, behind: Ways) -> tuple[list[int], list[int]]:
    """The best sequence of labels (Viterbi), and by how much each of them beats the best sequence without it.

    `before` has for each label those that may stand before it, with what the step adds; `behind` likewise. Label 0
    stands at both ends.
    """
    ahead = _reach(scores, before)
    back = _reach(scores[::-1], behind)[::-1]
    through = [
        [one + other - own for one, other, own in zip(*rows, strict=True)]
        for rows in zip(ahead, back, scores, strict=True)
    ]
    at = max(range(len(ahead[-1])), key=through[-1].__getitem__)
    path = [at]
    for row in ahead[-2::-1]:
        at = max(before[at], key=lambda way: row[way[0]] + way[1])[0]
        path.append(at)
    path.reverse()
    return path, [_margin(row, label) for row, label in zip(through, path, strict=True)]


def _reach(scores: Sequence[Sequence[int]], ways: Ways) -> list[list[int]]:
    """The score of the best way to each label of each token."""
    last = [0, *(FORBIDDEN,) * (len(ways) - 1)]
    found: list[list[int]] = []
    for own in scores:
        last = [score + max([last[label] + step for label, step in way]) for score, way in zip(own, ways, strict=True)]
        found.append(last)
    return found


def _margin(row: Sequence[int], label: int) -> int:
    return row[label] - max(score for other, score in enumerate(row) if other != label)


def _unclear(scores: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """The runs of tokens that may be in names."""
    first = None
    for index, each in enumerate(scores):
        if each[0] - max(each[1:]) < CLEAR:
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None
    if first is not None:
        yield first, len(scores)


def ways(labels: Sequence[str], transitions: Sequence[Sequence[int]]) -> tuple[Ways, Ways]:
    """What may stand before each label, and what behind it."""
    pairs = [
        (one, other, step)
        for one, row in enumerate(transitions)
        for other, step in enumerate(row)
        if _may_follow(labels[one], labels[other])
    ]
    before = [[(one, step) for one, other, step in pairs if other == label] for label in range(len(labels))]
    behind = [[(other, step) for one, other, step in pairs if one == label] for label in range(len(labels))]
    return before, behind


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
