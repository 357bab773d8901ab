"""The long list of places."""

from __future__ import annotations

import pytest

from tui_reader.analysis.gazetteer import COUNTRY, LARGE, SMALL, classes, places_in
from tui_reader.analysis.tokens import tokenize


@pytest.mark.parametrize(
    ("key", "class_"),
    [
        ("mali", COUNTRY),
        ("côte d' ivoire", COUNTRY),
        ("germany", COUNTRY),
        ("porto alegre", LARGE),
        ("quimperlé", SMALL),
    ],
)
def test_classes(key: str, class_: str) -> None:
    """Countries in French and English, large cities, small towns, by the keys of their tokens."""
    assert classes()[key] == class_


def test_the_longest_name_counts() -> None:
    """A name is found whole, with its capitals, and not inside a word tied to it by nothing."""
    tokens = tokenize("Le Burkina Faso, la Côte d’Ivoire et paris")
    found = [(tokens.keys[first], after - first) for first, after, _ in places_in(tokens, range(len(tokens)))]
    assert found == [("burkina", 2), ("côte", 3)]
