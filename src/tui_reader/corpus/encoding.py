"""Bytes to text: which encoding a file is in, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from tui_reader.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
_PROBE = 65_536
"""Bytes looked at to tell UTF-16 without a mark from the rest."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_C1 = re.compile(r"[\x80-\x9f]")
_CONTROL_SHARE = 0.1
"""Above this share of control characters, a file is not text."""
_HIGH = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
_HIGH_PAIR = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ](?=[À-ÖØ-öø-ÿŒœŠšŽžŸ])")
_HIGH_PAIR_SHARE = 0.3
"""French and English rarely join two accented letters; Cyrillic or Asian bytes read as cp1252 join most of them."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding with which Python's `open(..., newline="")` gives the same text.

    A byte order mark is not part of the text: a UTF-8 file with one is `utf-8`, to be opened as `utf-8-sig`.
    """

    text: str
    encoding: str


def decode(raw: bytes) -> Decoded:
    """The text of `raw`, newlines untouched; raises InputError naming what was seen when it is not text."""
    for magic, kind in _KINDS:
        if raw.startswith(magic):
            raise InputError(f"{kind}, not a text file: save it as plain text first")
    decoded = _by_mark(raw) or _by_zeros(raw)
    if decoded is None:
        _check_zeros(raw.count(0))
        decoded = _utf_8(raw) or _western(raw)
    _check_zeros(decoded.text.count("\0"))
    _check_controls(decoded.text)
    return decoded


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            codec = "utf-8-sig" if encoding == "utf-8" else encoding
            return Decoded(_strictly(raw, codec), encoding)
    return None


def _by_zeros(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark: Latin letters leave every other byte zero."""
    probe = raw[:_PROBE]
    half = len(probe) // 2
    if len(raw) % 2 or not half:
        return None
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return Decoded(_strictly(raw, "utf-16-le"), "utf-16-le")
    if even > 0.6 * half and odd < 0.05 * half:
        return Decoded(_strictly(raw, "utf-16-be"), "utf-16-be")
    return None


def _strictly(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        name = codec.removesuffix("-sig").upper()
        raise InputError(f"damaged {name}: byte {error.start} cannot be read: save the file again as UTF-8") from None


def _utf_8(raw: bytes) -> Decoded | None:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf_8(raw):
            line = raw.count(b"\n", 0, error.start) + 1
            raise InputError(
                f"damaged UTF-8: byte {error.start} (line {line}) cannot be read: save it as UTF-8"
            ) from None
        return None


def _mostly_utf_8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    return good > 3 * bad


def _western(raw: bytes) -> Decoded:
    """Latin-1 where that is enough, else cp1252, when the result reads like French or English."""
    decoded = Decoded(raw.decode("latin-1"), "latin-1")
    if _C1.search(decoded.text):
        with suppress(UnicodeDecodeError):
            decoded = Decoded(raw.decode("cp1252"), "cp1252")
    text = decoded.text
    high = len(_HIGH.findall(text))
    if high and len(_HIGH_PAIR.findall(text)) > _HIGH_PAIR_SHARE * high:
        raise InputError("neither UTF-8, UTF-16, cp1252 nor Latin-1: save the file again as UTF-8")
    return decoded


def _check_zeros(zeros: int) -> None:
    if zeros:
        raise InputError(f"not a text file: {zeros} NUL characters in it; save it as plain text first")


def _check_controls(text: str) -> None:
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls > _CONTROL_SHARE * len(text):
        raise InputError(f"not a text file: {controls} of its {len(text)} characters are control characters")
