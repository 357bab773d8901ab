"""The long list of places, found in token sequences by their joined keys."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tui_reader.analysis.tokens import Tokens

COUNTRY, LARGE, SMALL = "csv"
"""Classes of places: countries, regions, capitals and what was gathered by hand; large cities; smaller towns."""
_MOST_TOKENS = 6


@cache
def classes() -> dict[str, str]:
    """The class of each place, by the keys of its tokens with a space between."""
    packed = (files("tui_reader.analysis") / "lists" / "gazetteer.z").read_bytes()
    sections = zlib.decompress(packed).decode("utf-8").split("\n\n")
    found: dict[str, str] = {}
    for class_, section in zip((COUNTRY, LARGE, SMALL), sections, strict=True):
        found.update(dict.fromkeys(section.split("\n"), class_))
    return found


def places_in(tokens: Tokens, line: range) -> Iterator[tuple[int, int, str]]:
    """The listed places of a line, longest first: first token, token behind the last, class."""
    known = classes()
    index = line.start
    while index < line.stop:
        length = 0
        if tokens.is_capitalized(index):
            for length in range(min(_MOST_TOKENS, line.stop - index), 0, -1):
                class_ = known.get(" ".join(tokens.keys[index : index + length]))
                if class_ is not None:
                    yield index, index + length, class_
                    break
            else:
                length = 0
        index += length or 1
