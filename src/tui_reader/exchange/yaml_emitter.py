"""Values as YAML that every parser, of YAML 1.1 or 1.2, reads alike: all strings double-quoted, all else plain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from tui_reader.errors import InputError
from tui_reader.model.labels import is_portable

_UNSAFE = re.compile(
    r"[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
"""Characters that some parser refuses, folds or drops, or that steer a terminal or an editor. JSON's own escapes, which
YAML shares, cover quotes, backslashes and C0; all else, astral characters too, stands as it is."""

_LONGEST_PLAIN_KEY = 200
"""Characters of an escaped key beyond which it needs `? `: parsers look no farther than 1,024 for its colon."""
_SURROGATES = ("\ud800", "\udfff")


def quoted(text: str) -> str:
    """`text` as a double-quoted scalar on one line. Raises InputError for a lone surrogate, which no UTF-8 can hold."""
    written = encode_basestring(text)
    if text.isascii() and "\x7f" not in text:
        return written
    return _UNSAFE.sub(_escaped, written)


def flow(value: Any, *, data_keys: bool = False) -> str:
    """`value` (None, truth value, number, string, list, mapping) on one line.

    With `data_keys`, the keys of a mapping come from data and are quoted; else they are ours and stand bare. Raises
    InputError for a number that is not portable.
    """
    match value:
        case str():
            return quoted(value)
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case int() | float():
            return _number(value)
        case Mapping():
            pairs = ((_key(key) if data_keys else f"{key}: ") + flow(each) for key, each in value.items())
            return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def record(fields: Mapping[str, Any], indent: int, data_keyed: frozenset[str] = frozenset()) -> str:
    """A mapping with keys of ours as an item of a block list at `indent` columns, a line for each key.

    The mappings under the keys in `data_keyed` have keys from data.
    """
    lines = [
        f"{key}: {quoted(each) if type(each) is str else flow(each, data_keys=key in data_keyed)}"
        for key, each in fields.items()
    ]
    margin = " " * indent
    return f"{margin}- " + f"\n{margin}  ".join(lines) + "\n"


def _key(key: str) -> str:
    written = quoted(key)
    return f"{written}: " if len(written) <= _LONGEST_PLAIN_KEY else f"? {written} : "


def _number(number: float) -> str:
    if not is_portable(number):
        raise InputError(f"{number!r} cannot be exported: not every program can hold this number"[:160])
    if isinstance(number, int):
        return str(number)
    digits, e, exponent = repr(number).partition("e")
    if not e:
        return digits
    # YAML 1.1 takes 1e+16 for a string: it wants a point and a sign.
    return f"{digits if '.' in digits else digits + '.0'}e{exponent}"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if _SURROGATES[0] <= character <= _SURROGATES[1]:
        raise InputError(f"a lone surrogate (U+{ord(character):04X}) cannot be exported: it is no character")
    return f"\\u{ord(character):04x}"
