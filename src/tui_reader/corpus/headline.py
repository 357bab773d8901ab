"""The headline of a page: by its shape, since plain text does not mark it."""

from __future__ import annotations

import re

from tui_reader.corpus.lines import Line

_LONGEST = 180
_LONGEST_SENTENCE = 130
"""A headline that ends with a full stop is shorter than one that does not."""
_FINITE = frozenset(
    "a ont est sont était étaient sera seront avait avaient fut furent va vont peut peuvent doit doivent s'est se "
    "is are was were has have had will would said says can could".split()
)
_TWO_SENTENCES = re.compile(r"[.!?…]\s+[A-ZÀ-Þ«“\"]")
_KICKER_WORDS = 3
_WRAPPED_SHARE = 0.4
"""From this share of lines that go on in lower case, a text is wrapped at a fixed width, and its lines are no units."""


def is_headline(line: Line, following: list[Line]) -> bool:
    """Whether `line`, the first of its article, has the shape of a headline over `following`, the lines below it."""
    plain = line.plain
    if not following or not 2 < len(plain) <= _LONGEST or not any(character.isalpha() for character in plain):
        return False
    if plain[0].islower() or plain[-1] in ",;:" or _goes_on(following[0]):
        return False
    if _TWO_SENTENCES.search(plain):
        return False
    longest = max(len(other.plain) for other in following[:8])
    if plain[-1] == ".":
        return len(plain) <= _LONGEST_SENTENCE and longest > 2 * len(plain) and not _has_finite_verb(plain)
    return longest > len(plain) or any(other.plain[-1:] in {".", "!", "?", "»", "”"} for other in following[:8])


def is_kicker(line: Line) -> bool:
    """Whether the line is a word or two in capitals, as sections are named above a headline."""
    return line.plain.isupper() and len(line.plain.split()) <= _KICKER_WORDS


def is_wrapped(lines: list[Line]) -> bool:
    """Whether the paragraphs are broken into lines of a fixed width, so that a line is no paragraph."""
    continued = sum(line.adjacent and line.plain[:1].islower() for line in lines[1:])
    return continued >= _WRAPPED_SHARE * max(1, len(lines) - 1)


def _goes_on(after: Line) -> bool:
    return after.adjacent and after.plain[:1].islower()


def _has_finite_verb(plain: str) -> bool:
    words = re.findall(r"[\w'’]+", plain.lower().replace("’", "'"))
    return any(word in _FINITE or word.startswith(("n'est", "n'a", "l'a", "c'est", "s'est")) for word in words)
