"""Nothing printed steers a terminal or hides itself."""

from __future__ import annotations

import sys

import pytest
import regex

from tui_reader.text.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;a\x07", "␛]0;a␇"),
        ("a\tb\r\n\x7f", "a␉b␍␊␡"),
        ("\x85\x9b\u2028\u2029", "\u2424\ufffd\u2424\u2424"),
        ("a\u202eb\u200bc\ufeff", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800", "\ufffd"),
        ("éco\u00adnomie", "éco‧nomie"),
        ("a \u200d b\u200c", "a \ufffd b\ufffd"),
        ("x\U000e0041", "x\ufffd"),
    ],
)
def test_what_steers_or_hides_gets_a_stand_in(text: str, shown: str) -> None:
    """One printable character for one."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "« l’été »\u00a0!",
        "👨\u200d👩\u200d👧",
        "🏴\U000e0067\U000e0062\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "👍🏽\u200d♂\ufe0f",
    ],
)
def test_what_is_text_stays(text: str) -> None:
    """No-break blanks, joiners in letters and emoji, and the tags of a flag do something where they stand."""
    assert visible(text) == text


def test_every_character_is_made_harmless() -> None:
    """Of all of Unicode, no control, surrogate or separator is left, and nothing changes length."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = visible(everything)
    assert len(shown) == len(everything)
    assert not regex.search(r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]", shown)
