"""Where a line is cut into rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tui_reader.reading.wrapping import row_starts


def wrap(text: str, width: int) -> list[str]:
    """The rows of one line, each with the blanks at its end."""
    starts = [*row_starts(text, 0, len(text), width), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, []),
        ("la brume se lève", 8, ["la brume ", "se lève"]),
        ("la brume   se", 8, ["la brume   ", "se"]),
        ("la brume", 8, ["la brume"]),
        ("la brumeuse", 8, ["la ", "brumeuse"]),
        ("infranchissable", 6, ["infran", "chissa", "ble"]),
        ("un infranchissable", 6, ["un ", "infran", "chissa", "ble"]),
        ("il a dit « oui » et", 10, ["il a dit ", "« oui » et"]),
        ("il a dit : oui", 8, ["il a ", "dit : ", "oui"]),
        ("c’est un cri !", 12, ["c’est un ", "cri !"]),
        ("à dix pour cent 10 % net", 19, ["à dix pour cent ", "10 % net"]),
        ("« inextricable »", 10, ["« ", "inextricab", "le »"]),
        ("le prix\u00a0: dix", 8, ["le ", "prix\u00a0: ", "dix"]),
        ("aaaaaaaa! bb", 8, ["aaaaaaa", "a! bb"]),
    ],
)
def test_rows_of_a_line(text: str, width: int, rows: list[str]) -> None:
    """Rows break behind blanks; signs stay with their words while they fit; no-break blanks hold; words may be cut."""
    assert wrap(text, width) == rows


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("un\tdeux", 6, ["un\t", "deux"]),
        ("l’e\u0301te\u0301 est la\u0300", 7, ["l’e\u0301te\u0301 ", "est la\u0300"]),
        (
            "👨\u200d👩\u200d👧👨\u200d👩\u200d👧👨\u200d👩\u200d👧",
            4,
            ["👨\u200d👩\u200d👧👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"],
        ),
        ("漢 « mot »", 5, ["漢 ", "« mot ", "»"]),
        ("漢 il dit : oui", 8, ["漢 il ", "dit : ", "oui"]),
    ],
)
def test_rows_of_a_line_with_odd_characters(text: str, width: int, rows: list[str]) -> None:
    """Wide characters count two cells, tabs four, marks none, and the same rules hold."""
    assert wrap(text, width) == rows


def test_one_odd_character_does_not_change_the_rows_of_others() -> None:
    """Rows measured by graphemes break where rows of single cells do."""
    line = "il a dit : « la brume se lève » puis il s’est tu ! " * 20
    odd = line + "漢"
    assert wrap(odd, 30)[:30] == wrap(line, 30)[:30]
