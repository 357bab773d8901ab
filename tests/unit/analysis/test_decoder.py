"""The decoder gives what slow and plain reckoning gives, with the features that training sees."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.analysis import entities
from tui_reader.analysis.decoder import FORBIDDEN, decoder, likeliest, margins, ways
from tui_reader.analysis.document import Document
from tui_reader.analysis.features import Grid, grid
from tui_reader.analysis.weights import BIAS, Weights
from tui_reader.model.article import Article, Page

LABELS = ("O", "B-X", "I-X", "L-X", "U-X", "B-Y", "I-Y", "L-Y", "U-Y")
TEXT = (
    "La maire de Valserre, Élise Kerguélen, a vu l’Office du fleuve (OF) à Lyon.\n\n"
    "« Mali-Russie », dit M. Keller ; le 3 mars 2031, 14, rue du Puits : MOSCOU – Paris."
)


def read(text: str, language: str) -> Grid:
    """`text` as the model sees it."""
    doc = Document.of(Article("a", "a.txt", text, page=Page(language=language)))
    return grid(doc, entities.by_rules(doc).found)


def weights_of(language: str) -> Weights:
    """The weights in the package."""
    return decoder(language).weights


@pytest.mark.parametrize("language", ["fr", "en"])
def test_sums_are_those_of_the_features(language: str) -> None:
    """The packed sums of a slot are the plain sums of the weights of the features that training gets for it."""
    weights, seen = weights_of(language), read(TEXT, language)
    size = len(weights.labels)
    rows = {
        feature: [value - BIAS for value in weights.values[at * size : (at + 1) * size]]
        for at, feature in enumerate(weights.features)
    }
    totals = decoder(language).totals(seen)
    for line, slot in seen.lines:
        for at in range(slot, slot + len(line)):
            known = [rows[feature] for feature in seen.features(at) if feature in rows]
            plain = [sum(column) for column in zip(*known, strict=True)]
            packed = decoder(language).unpacked(totals[at])
            assert [score - packed[0] for score in packed] == [score - plain[0] for score in plain]


@settings(max_examples=40)
@given(st.data())
def test_the_best_path_is_the_best_of_all(data: st.DataObject) -> None:
    """Path and margins are those found by trying every sequence of labels."""
    small = st.integers(-20, 20)
    steps = [[data.draw(small) for _ in LABELS] for _ in LABELS]
    scores = [tuple(data.draw(small) for _ in LABELS) for _ in range(data.draw(st.integers(1, 4)))]
    before, behind = ways(LABELS, steps)
    path = likeliest(scores, before)
    leads = margins(scores, path, before, behind)
    every = {labels: worth for labels in product(range(len(LABELS)), repeat=len(scores))
             if (worth := _worth(labels, scores, steps)) > FORBIDDEN // 2}  # fmt: skip
    best = max(every.values())
    assert every[tuple(path)] == best
    for at, margin in enumerate(leads):
        others = [worth for labels, worth in every.items() if labels[at] != path[at]]
        assert margin == best - max(others)


def _worth(labels: tuple[int, ...], scores: list[tuple[int, ...]], steps: list[list[int]]) -> int:
    """What a sequence is worth between two labels `O`; hopeless when it breaks the order of labels."""
    walk = (0, *labels, 0)
    if any(not _follows(LABELS[one], LABELS[other]) for one, other in pairwise(walk)):
        return FORBIDDEN
    return sum(row[label] for row, label in zip(scores, labels, strict=True)) + sum(
        steps[one][other] for one, other in pairwise(walk)
    )


def _follows(one: str, other: str) -> bool:
    if one[0] in "BI":
        return other in (f"I{one[1:]}", f"L{one[1:]}")
    return other[0] in "OBU"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_package_has_whole_weights(language: str) -> None:
    """The shipped files are read, have every kind, and are packed again to the same bytes."""
    weights = weights_of(language)
    assert weights.labels[0] == "O"
    assert {label[2:] for label in weights.labels[1:]} >= {"PER", "LOC", "ORG"} == set(weights.calibration) - {"MISC"}
    assert len(set(weights.features)) == len(weights.features) > 1_000
    assert Weights.unpack(weights.pack()) == weights


def test_scores_are_probabilities() -> None:
    """Names come in order, apart, with a score above 0 and below 1."""
    names = list(decoder("fr").names(read(TEXT, "fr")))
    assert names
    assert all(one.last < other.first for one, other in pairwise(names))
    assert all(0 < name.score < 1 and name.first <= name.last for name in names)
