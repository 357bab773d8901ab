"""What the model sees of words and of texts."""

from __future__ import annotations

import pytest

from tui_reader.analysis.document import Document
from tui_reader.analysis.features import PAD, Grid, grid, local, near, shape
from tui_reader.analysis.found import Found
from tui_reader.model.article import Article


def read(text: str, *found: Found) -> Grid:
    """`text` in columns."""
    return grid(Document.of(Article("a", "a.txt", text)), found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("mot", "x"), ("Mot", "Xx"), ("MOT", "XX"), ("M", "X"), ("McMot", "XxXx"), ("l’", "x’"), ("2031", "d4"),
     ("123456", "d5"), (";", ";"), ("N’Golo", "X’Xx")],
)  # fmt: skip
def test_shapes(word: str, expected: str) -> None:
    """Runs of letters are shortened, numbers tell their length, marks are themselves."""
    assert shape(word) == expected


def test_local_features_are_known_by_their_first_letter() -> None:
    """The word as written, its key, affixes and lists; a pad has a feature of its own."""
    found = local("Général")
    assert {"wGénéral", "kgénéral", "sXx", "pgén", "xral", "tT"} <= set(found)
    assert local(PAD) == ("k",)


def test_neighbors_give_less_than_the_word_itself() -> None:
    """A word's spelling counts in its own place only."""
    assert "0wGénéral" in near("Général", 0)
    assert not any(feature.startswith(("1w", "1p")) for feature in near("Général", 1))


def test_each_line_has_pads_around() -> None:
    """Nothing of one line is seen from another."""
    seen = read("Un mot\n\nAutre ligne")
    assert [seen.words[slot : slot + len(line)] for line, slot in seen.lines] == [["Un", "mot"], ["Autre", "ligne"]]
    (_, first), (_, second) = seen.lines
    assert seen.words[first - 3 : first] == [PAD] * 3 == seen.words[second - 3 : second]
    assert not any("autre" in feature for feature in seen.features(first + 1))


def test_dashes_count_by_what_they_tie() -> None:
    """A dash with a space beside it is another word than the hyphen of `Saint-Denis`."""
    assert [word for word in read("Mali – Russie, Mali - Russie, Saint-Denis").words if word in "-–" and word] == [
        "–", "–", "-",
    ]  # fmt: skip


def test_hints_of_the_rules_are_seen() -> None:
    """The findings of the rules, their places and their doubts, are features."""
    seen = read("Paul Martin parle", Found(0, 11, "PER", 0.95))
    unsure = read("Paul Martin parle", Found(0, 11, "PER", 0.6))
    assert "tPB" in seen.features(3)
    assert "tPL" in seen.features(4)
    assert "tP?B" in unsure.features(3)


def test_the_text_teaches() -> None:
    """A word that the text also writes small, or with a capital inside a sentence, is marked."""
    seen = read("Marche ou crève. La marche. On voit Keller. Keller dort.")
    words = seen.words
    marked = {words[slot]: next(f for f in seen.features(slot) if f[0] == "q") for _, line in enumerate(seen.lines)
              for slot in range(line[1], line[1] + len(line[0]))}  # fmt: skip
    assert marked["Marche"] == "ql^|Xx"
    assert marked["Keller"] == "qm^|Xx"


@pytest.mark.parametrize("text", ["", "\n\n", " ", "\ud800", "a" * 3_000, "A-" * 1_000])
def test_any_text_is_borne(text: str) -> None:
    """Columns are as long as the slots, whatever the text."""
    seen = read(text)
    assert all(len(column) == len(seen.words) for column in seen.columns)
