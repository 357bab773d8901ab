"""YAML from anywhere as plain values that know their lines: bounded, without aliases and tags, quoted or plain."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from tui_reader.errors import InputError

MAX_BYTES = 256 * 1024 * 1024
MAX_DEPTH = 16
"""Lists and mappings within each other; an export needs 8."""

_DISPUTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML forbids bare, or that YAML 1.1 takes for line breaks and YAML 1.2 does not."""
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,15})")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_ZEROS = re.compile(r"[-+]?0[0-9]+")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class Record(dict[str, Any]):
    """A mapping that knows the line on which it begins, counted from 1."""

    __slots__ = ("line",)

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def parse(raw: bytes, name: str) -> Any:
    """The one document in `raw`: Records, lists, strings, numbers, truth values, None.

    Plain scalars are read as YAML 1.2 reads them, less what YAML 1.1 reads otherwise: dates, times, `no`, `0o17` and
    `007` are strings. Raises InputError `name:line: what is wrong` for faults, aliases, tags, keys that stand twice,
    too much depth or size.
    """
    text = _text(raw, name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(name, yaml.parse(text, Loader=loader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        raise InputError(f"{where}: this is no YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise InputError(f"{name}: this is no YAML: {' '.join(str(error).split())}") from None


def _text(raw: bytes, name: str) -> str:
    if len(raw) > MAX_BYTES:
        raise InputError(f"{name}: {len(raw):,} bytes are too many to read at once; the limit is {MAX_BYTES:,}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: this is no UTF-8; save it as UTF-8") from None
    if found := _DISPUTED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        code = ord(found[0])
        raise InputError(f'{name}:{line}: a bare U+{code:04X} is no YAML; write it as "\\u{code:04x}" in double quotes')
    return text


class _Builder:
    """Values out of the parser's events, and a refusal of all that is no plain value."""

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events

    def document(self) -> Any:
        """The value of the only document; None when there is none."""
        value = None
        seen = False
        for event in self.events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if seen:
                self._refuse(event, "a second document begins; one is read")
            value, seen = self._value(next(self.events), 0), True
        return value

    def _value(self, event: Any, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse(event, "anchors and aliases (& and *) are not read; write the value out")
        if event.tag is not None:
            self._refuse(event, f"tags are not read ({event.tag}); write a plain value")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event.value) if event.implicit[0] else event.value
        if depth >= MAX_DEPTH:
            self._refuse(event, f"more than {MAX_DEPTH} lists and mappings within each other")
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(each, depth + 1) for each in self._until(yaml.SequenceEndEvent)]
        return self._mapping(event, depth + 1)

    def _mapping(self, start: Any, depth: int) -> Record:
        record = Record(start.start_mark.line + 1)
        for key in self._until(yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent) or key.tag is not None or key.anchor is not None:
                self._refuse(key, "a key must be a plain word or a string")
            if key.value in record:
                self._refuse(key, f"the key {key.value!r} stands twice"[:160])
            record[key.value] = self._value(next(self.events), depth)
        return record

    def _until(self, end: type) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _refuse(self, event: Any, wrong: str) -> NoReturn:
        raise InputError(f"{self.name}:{event.start_mark.line + 1}: {wrong}")


def _scalar(written: str) -> Any:
    if written in _WORDS:
        return _WORDS[written]
    if _INTEGER.fullmatch(written):
        return int(written)
    if _FLOAT.fullmatch(written) and not _ZEROS.match(written):
        number = float(written)
        return number if math.isfinite(number) else written
    return written
