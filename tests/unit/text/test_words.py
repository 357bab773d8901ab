"""Words as an annotator tags them."""

from __future__ import annotations

import pytest

from tui_reader.text.segments import count_words, next_word, previous_word, word_at, words
from tui_reader.text.span import Span
from tui_reader.text.words import LONGEST_WORD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’économie d'un pays", "l’ économie d' un pays"),
        ("Jusqu’ici, lorsqu'il qu’elle", "Jusqu’ ici lorsqu' il qu’ elle"),
        ("aujourd’hui quelqu’un presqu’île", "aujourd’hui quelqu’un presqu’île"),
        ("à l’« aube »", "à l’ aube"),
        ("N’Dala, M'Bor et O’Lear n’ont", "N’Dala M'Bor et O’Lear n’ ont"),
        ("Côtes-d’Ambre", "Côtes-d’Ambre"),
        ("Saint-Orme, Kel-Adour, est-ce", "Saint-Orme Kel-Adour est-ce"),
        ("Orme–Adour Orme — Adour", "Orme Adour Orme Adour"),
        ("la 65e de 3,5 ou 10 000", "la 65e de 3,5 ou 10 000"),
        ("J.-P. Orlan, U.S. R&D", "J.-P. Orlan U.S. R&D"),
        ("The mayor's don't", "The mayor 's don't"),
        ("e\u0301te\u0301 fin.", "e\u0301te\u0301 fin"),
        ("« … » — !", ""),
    ],
)
def test_words_of_a_line(text: str, expected: str) -> None:
    """Elided words stand alone, hyphens join, dashes and blanks separate, punctuation is no word."""
    assert [word.of(text) for word in words(text)] == expected.split()


def test_words_of_a_stretch() -> None:
    """Only what lies inside is cut into words."""
    assert list(words("un deux trois", Span(3, 7))) == [Span(3, 7)]


def test_the_word_under_the_cursor() -> None:
    """Each character of a word leads to it; a blank, a sign and the end of the text lead to none."""
    text = "l’aube !"
    assert [word_at(text, offset) for offset in range(9)] == [Span(0, 2)] * 2 + [Span(2, 6)] * 4 + [None] * 3


def test_stepping_from_word_to_word() -> None:
    """Steps lead to starts of words: on, back, and to the ends of the text when there is none."""
    text = "  l’aube, claire "
    assert [next_word(text, offset) for offset in (0, 2, 4, 10)] == [2, 4, 10, len(text)]
    assert [previous_word(text, offset) for offset in (len(text), 12, 10, 4, 2)] == [10, 10, 4, 2, 0]


def test_a_stretch_without_blanks_is_not_searched_whole() -> None:
    """In a word of a hundred thousand letters, a look-up sees a bounded part."""
    found = word_at("a" * 100_000, 50_000)
    assert found == Span(50_000 - LONGEST_WORD, 50_000 + LONGEST_WORD)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("l’aube, 3,5 % !", 2), ("« oui » — non", 2), ("a\n\nb", 2)])
def test_counting_words_as_written(text: str, count: int) -> None:
    """Stretches between blanks count when they hold a letter or a digit."""
    assert count_words(text) == count
