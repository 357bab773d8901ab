"""Where a cursor may stand in what a reader sees as one character."""

from __future__ import annotations

import pytest

from tui_reader.text.graphemes import clusters, next_boundary, previous_boundary, snap

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    "cluster", ["é", "e\u0301", FAMILY, "🇫🇷", "❤\ufe0f", "👍🏽", "\r\n", "क्षि", "\u1112\u1161\u11ab"]
)
def test_a_grapheme_is_stepped_over_whole(cluster: str) -> None:
    """From before, from inside and from behind, the borders are those of the whole."""
    text = f"a{cluster}b"
    behind = 1 + len(cluster)
    for offset in range(1, behind):
        assert snap(text, offset) == 1
        assert next_boundary(text, offset) == behind
    assert previous_boundary(text, behind) == 1


def test_flags_pair_from_the_start_of_their_run() -> None:
    """Of five regional letters, the last stands alone."""
    assert list(clusters("🇫🇷🇲🇱🇫")) == [(0, 2), (2, 4), (4, 5)]
    assert snap("🇫🇷🇲🇱🇫", 3) == 2


def test_a_long_heap_of_marks_is_one_grapheme() -> None:
    """A hundred thousand accents on one letter are still stepped over at once."""
    text = "a" + "e" + "\u0301" * 100_000 + "b"
    assert snap(text, 60_000) == 1
    assert next_boundary(text, 60_000) == len(text) - 1
    assert previous_boundary(text, len(text) - 1) == 1


def test_many_flags_are_cut_into_pairs() -> None:
    """The borders of a long run of flags are found without counting the run again at each."""
    assert len(list(clusters("🇫🇷" * 50_000))) == 50_000


def test_offsets_beyond_the_text_are_brought_back() -> None:
    """Nothing lies before the start or behind the end."""
    assert (snap("ab", -3), snap("ab", 9), previous_boundary("ab", 0), next_boundary("ab", 2)) == (0, 2, 0, 2)
    assert (snap("", 0), next_boundary("", 0), previous_boundary("", 0)) == (0, 0, 0)
