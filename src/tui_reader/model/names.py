"""What may name an annotator, wherever one is named: folders, stores, exports and their schema."""

from __future__ import annotations

import re
import unicodedata

ANNOTATOR = re.compile(r"[\w-][\w.-]{0,63}")
"""1 to 64 letters (of any script), digits, `. _ -`, without a leading dot."""

PORTABLE_ANNOTATOR = (
    r"^[^\u0000-,./:-@\[-^`{-\u00a9\u2000-\u206f\u3000][^\u0000-,/:-@\[-^`{-\u00a9\u2000-\u206f\u3000]{0,63}$"
)
r"""The same for other programs, whose `\w` may know ASCII only: what no name has is ruled out, a few signs pass."""


def is_annotator(name: str) -> bool:
    """Whether `name` can name an annotator: as `ANNOTATOR` says, its letters composed (NFC)."""
    return ANNOTATOR.fullmatch(name) is not None and unicodedata.is_normalized("NFC", name)
