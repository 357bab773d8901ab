"""Text made safe to print: every character that steers a terminal or hides itself gets a printable stand-in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

REPLACEMENT = "\ufffd"
_NEWLINE_PICTURE = "\u2424"
_INVISIBLE = (
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200B),  # zero width space
    (0x200E, 0x200F),  # direction marks
    (0x202A, 0x202E),  # direction embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, direction isolates, deprecated format characters
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF0, 0xFFFB),  # unassigned specials, interlinear annotation
    (0xFFFE, 0xFFFF),  # not characters
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE001F),  # language tag
)


def _stand_ins() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= dict.fromkeys(range(0x80, 0xA0), REPLACEMENT)
    table |= {code: REPLACEMENT for first, last in _INVISIBLE for code in range(first, last + 1)}
    return table | {
        0x7F: "\u2421",
        0x85: _NEWLINE_PICTURE,
        0xAD: "\u2027",  # a soft hyphen, shown as the place where a word may be cut
        0x2028: _NEWLINE_PICTURE,
        0x2029: _NEWLINE_PICTURE,
    }


_STAND_INS = _stand_ins()
# Joiners and tags that do something where they stand are left: between letters, inside emoji.
_JOINERS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
_STRAY = r"""
    (?<![\p{L}\p{M}])\u200c | \u200c(?!\p{L})
  | \u200d(?![\p{L}\p{ExtPict}]) | (?<![\p{L}\p{M}\p{ExtPict}\U0001f3fb-\U0001f3ff])\u200d
  | \U0001f3f4[\U000e0020-\U000e007e]+\U000e007f(*SKIP)(*FAIL) | [\U000e0020-\U000e007f]
    """


def visible(text: str) -> str:
    """`text` with a stand-in for each such character, one code point for one, so that offsets hold.

    Such are: C0 (also tab and newline), DEL, C1, direction controls, invisible format characters, lone surrogates, and
    joiners that join nothing; zero width joiners stay between letters and inside emoji.
    """
    if text.isprintable():
        return text
    text = text.translate(_STAND_INS)
    return _stray().sub(REPLACEMENT, text) if _JOINERS.search(text) else text


@cache
def _stray() -> regex.Pattern[str]:
    import regex  # half of what a short command would import

    return regex.compile(_STRAY, regex.VERBOSE)
