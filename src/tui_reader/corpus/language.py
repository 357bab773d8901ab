"""French or English, told by the small words."""

from __future__ import annotations

import re
from collections import Counter

_PROBE = 5_000
"""Code points that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = frozenset(
    "le la les l un une des du de d et est en que qui dans pour par sur au aux ce cette ces il elle ils elles on ne "
    "pas plus avec se s son sa ses leur leurs sont été ont à où mais ou nous vous je j qu c n avait était après".split()
)
_ENGLISH = frozenset(
    "the of and to in that is was for on it with as by at from be are this has have had were not but they he she his "
    "her their which who will would said been an or its we you i after about when there".split()
)


def language_of(text: str, start: int = 0) -> str:
    """`fr` or `en`, whichever has more of its small words in `text` from `start` on; `fr` when that cannot tell."""
    counts = Counter(_WORD.findall(text[start : start + _PROBE].lower()))
    french = sum(counts[word] for word in _FRENCH)
    english = sum(counts[word] for word in _ENGLISH)
    return "en" if english > french else "fr"
