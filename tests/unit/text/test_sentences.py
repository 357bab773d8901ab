"""Where sentences end, and where a point ends none."""

from __future__ import annotations

import pytest

from tui_reader.text.segments import sentence_at, sentences
from tui_reader.text.sentences import LONGEST_SENTENCE
from tui_reader.text.span import Span


@pytest.mark.parametrize(
    "expected",
    [
        ["La brume se lève.", "Le bac part !", "Où va-t-il ?", "On l’ignore…"],
        ["Elle a dit : « Nous partons. »", "Puis plus rien."],
        ["« Partons ! » a-t-elle dit.", "Il est resté."],
        ["“We leave.”", "He stayed."],
        ["Mme. Vauquier et M. Orlan ont signé.", "Le Dr. Ménier aussi."],
        ["Le rapport de J.-P. Orlan compte 3.5 pages, cf. la note."],
        ["Le vote du 5 janv. 2031 est nul."],
        ["Voir p. 12 et art. 3."],
        ["1. Les faits.", "2. Les suites."],
        ["The U.S. envoy met Mr. Hale.", "Nobody spoke."],
        ["On attend… mais rien ne vient.", "(Fin.)", "Rideau."],
    ],
)
def test_sentences_of_a_line(expected: list[str]) -> None:
    """Marks closed behind the end belong to it; abbreviations, initials, numbers and a lower case behind end none."""
    text = " ".join(expected)
    assert [sentence.of(text) for sentence in sentences(text)] == expected


def test_no_sentence_crosses_a_line() -> None:
    """A newline ends a sentence without a point; blank lines hold none."""
    text = "Sans point\r\n\r\n  \nDeux. Trois"
    assert [sentence.of(text) for sentence in sentences(text)] == ["Sans point", "Deux.", "Trois"]


def test_blanks_between_sentences_belong_to_the_one_before() -> None:
    """The sentence at a blank is the one that ended there; a blank line has none."""
    text = "Un.  Deux.\n\nTrois."
    assert sentence_at(text, 4) == Span(0, 3)
    assert sentence_at(text, 5) == Span(5, 10)
    assert not sentence_at(text, 11)


def test_a_line_without_points_is_not_searched_whole() -> None:
    """In a line of a hundred thousand words, a look-up sees a bounded part."""
    sentence = sentence_at("mot " * 100_000, 200_000)
    assert sentence.holds(200_000)
    assert len(sentence) <= 2 * LONGEST_SENTENCE
