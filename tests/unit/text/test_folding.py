"""What a folded search sees alike, and the spans that it gives back."""

from __future__ import annotations

import pytest

from tui_reader.errors import InputError
from tui_reader.text import folding
from tui_reader.text.folding import Folded, fold


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("economie", "ÉCONOMIE"),
        ("l'économie", "l’e\u0301conomie"),
        ("COEUR", "cœur"),
        ("bac de nuit", "bac\u00a0de \n nuit"),
        ('"oui"', "« oui »"),
        ("«oui»", "“oui”"),
        ("Orme-Adour", "Orme–Adour"),
        ("elle - même", "elle — même"),
        ("strasse", "Straße"),
        ("finance", "ﬁnance"),
        ("economie", "éco\u00adnomie"),
        ("한국", "\u1112\u1161\u11ab국"),
        ("qu'il...", "qu’il…"),
    ],
)
def test_what_is_alike_is_found(query: str, passage: str) -> None:
    """Case, accents in both forms, ligatures, apostrophes, dashes, marks and blanks do not matter."""
    text = f"Avant {passage} après"
    assert [span.of(text) for span in Folded.of(text).find(query)] == [passage]


@pytest.mark.parametrize("query", ["œe", "bac", "", "'"])
def test_what_differs_is_not_found(query: str) -> None:
    """Another word, and a query of nothing, are nowhere."""
    assert not list(Folded.of("le cœur, l été").find(query))


def test_a_match_is_widened_to_whole_graphemes() -> None:
    """Half of a ligature gives the ligature once; a letter gives its accent too."""
    text = "ﬀ e\u0301"
    assert [span.of(text) for span in Folded.of(text).find("f")] == ["ﬀ"]
    assert [span.of(text) for span in Folded.of(text).find("e")] == ["e\u0301"]


def test_matches_do_not_overlap() -> None:
    """A match begins behind the one before."""
    assert [(span.start, span.end) for span in Folded.of("aaaaa").find("aa")] == [(0, 2), (2, 4)]


def test_a_pattern_is_folded_too() -> None:
    """Its accents, apostrophes and quotation marks do not matter, its syntax does."""
    text = "L’ÉTÉ, « oui » et l'été…"
    folded = Folded.of(text)
    assert [span.of(text) for span in folded.find_pattern(r"l’été\S")] == ["L’ÉTÉ,", "l'été…"]
    assert [span.of(text) for span in folded.find_pattern("« o.i »")] == ["« oui »"]
    assert not list(folded.find_pattern("x*"))


def test_a_broken_pattern_is_said_so_in_one_line() -> None:
    """A pattern that cannot be read names itself and the way out."""
    with pytest.raises(InputError, match=r"^'\(' is not a regular expression: .*; correct it$"):
        list(Folded.of("a").find_pattern("("))


def test_a_pattern_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that explodes is given up after its time."""
    monkeypatch.setattr(folding, "PATTERN_SECONDS", 0.05)
    with pytest.raises(InputError, match="takes too long"):
        list(Folded.of("a" * 200 + "!").find_pattern("((a+)+)+b|(a|aa)+$x"))


def test_a_text_of_many_characters_folds_like_one_of_few() -> None:
    """However many kinds of characters a text has, each folds to the same."""
    many = "".join(map(chr, range(0xC0, 0x250)))
    assert fold(many) == "".join(fold(character) for character in many)
