"""Names: the id of an article from its path, and a safe file name from any string."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

_LONGEST_NAME = 120
"""Bytes of a sanitized name without its suffix: room for what a store adds to it (file systems end at 255)."""
_UNDECODED = re.compile(r"[\ud800-\udfff]")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SEPARATORS = re.compile(r"[/\\:*?\"<>|]")


def article_ids(files: Iterable[str]) -> dict[str, str]:
    """The id of each file: its path (below the corpus folder, `/` between parts) without suffix, NFC.

    Where two files would share an id, both keep their suffix; what still clashes (names that differ only in their
    Unicode form) is numbered in the order of the raw names, `~2` first. Ids are unique and hold no lone surrogate.
    """
    ids = {file: plain_id(file) for file in sorted(files)}
    suffixed: set[str] = set()
    while clashing := _clashes(ids):
        fresh = [file for file in clashing if file not in suffixed]
        if not fresh:
            return _numbered(ids)
        for file in fresh:
            ids[file] = readable(file)
        suffixed.update(fresh)
    return ids


def plain_id(file: str) -> str:
    """The id of a file as far as no other clashes with it: its path without suffix, NFC."""
    stem, _, suffix = file.rpartition(".")
    return readable(file if "/" in suffix or stem.endswith("/") or not stem else stem)


def readable(file: str) -> str:
    """`file` in NFC; bytes of a name that are no UTF-8 become `%XX`, so that it can be stored and printed."""
    if file.isascii():
        return file
    return unicodedata.normalize("NFC", _UNDECODED.sub(lambda found: f"%{ord(found[0]) & 0xFF:02X}", file))


def safe_name(name: str) -> str:
    """A file name that is safe on any disk and any terminal, from the name (without folders) of a file to be added.

    NFC; no control, bidi or zero-width characters, no separators, no leading dot or space; an over-long one is cut and
    ends in a hash. The suffix, up to 10 characters, is kept.
    """
    clean = _UNSAFE.sub("", _SEPARATORS.sub("-", unicodedata.normalize("NFC", name)))
    clean = " ".join(clean.split()).lstrip(". ").rstrip(". ")
    suffix = PurePosixPath(clean).suffix if clean else ""
    suffix = suffix if len(suffix) <= 10 else ""
    stem = clean.removesuffix(suffix).rstrip(". ") or "article"
    return _shortened(stem) + suffix


def _clashes(ids: dict[str, str]) -> list[str]:
    counts = Counter(ids.values())
    return [file for file, ident in ids.items() if counts[ident] > 1]


def _numbered(ids: dict[str, str]) -> dict[str, str]:
    taken = set(ids.values())
    seen: set[str] = set()
    result = {}
    for file, ident in ids.items():
        chosen, number = ident, 1
        while chosen in seen or (chosen != ident and chosen in taken):
            number += 1
            chosen = f"{ident}~{number}"
        seen.add(chosen)
        result[file] = chosen
    return result


def _shortened(stem: str) -> str:
    encoded = stem.encode()
    if len(encoded) <= _LONGEST_NAME:
        return stem
    mark = hashlib.sha256(encoded).hexdigest()[:10]
    return encoded[: _LONGEST_NAME - len(mark) - 1].decode("utf-8", "ignore").rstrip() + "-" + mark
