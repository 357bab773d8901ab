"""TinyDB's tables as bytes, one document a line, and back with nothing taken on trust."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tui_reader.errors import DamagedError, UnstorableError
from tui_reader.files import machine_error, read_bounded

Document = Mapping[str, Any]
Table = Mapping[str, Document]
Tables = Mapping[str, Table]
"""Tables by name; in a table, documents by their number, which JSON writes as a string."""

LARGEST_STORE = 256_000_000
"""Bytes; about half a million annotations in one article."""

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

_REMEDY = "mend that place by hand, or put back an earlier copy of the file"
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_MAY_BE_UNSTORABLE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


class SealedDocument(dict[str, Any]):
    """A document that nobody changes any more, so that its JSON is made but once."""

    __slots__ = ("line",)
    line: bytes | None

    def __init__(self, plain: Document) -> None:
        super().__init__(plain)
        self.line = None


def read_tables(path: Path) -> dict[str, dict[str, dict[str, Any]]] | None:
    """The tables in the file at `path`; None when it is absent.

    Raises DamagedError naming the file and the place (an empty file is one too), InputError and MachineError as
    `read_bounded` does.
    """
    try:
        if not path.exists():
            return None
    except OSError as error:
        raise machine_error(path, error) from error
    raw = read_bounded(path, LARGEST_STORE)
    if not raw.strip():
        raise DamagedError(f"{path}: empty, which no store is: put back an earlier copy, or take the file away")
    tables = parse_json(raw, str(path))
    _check_shape(tables, path)
    return dict(tables)


def tables_as_bytes(tables: Tables, name: str) -> bytes:
    """`tables` as UTF-8 JSON with one document a line.

    Raises UnstorableError, naming `name`, for what cannot be stored: lone surrogates, NUL, NaN, endless nests.
    """
    written = b",\n".join(_json(title, name) + b": " + _table_bytes(table, name) for title, table in tables.items())
    return b"{\n%s\n}\n" % written if written else b"{}\n"


def json_line(value: object, name: str) -> bytes:
    """`value` as UTF-8 JSON in one line with its line feed. Raises as `tables_as_bytes`."""
    return _json(value, name) + b"\n"


def parse_json(raw: bytes, name: str, *, remedy: str = _REMEDY) -> Any:
    """The value that `raw` holds as UTF-8 JSON. Raises DamagedError with line and column.

    Stricter than JSON is read by default: no key twice in one object, no NaN, no NUL, no lone surrogate.
    """
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse_constant)
        if _MAY_BE_UNSTORABLE.search(raw):
            _refuse_unstorable(value)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DamagedError(f"{name}, line {line}: not UTF-8: {remedy}") from None
    except json.JSONDecodeError as error:
        raise DamagedError(f"{name}, line {error.lineno}, column {error.colno}: {error.msg}: {remedy}") from None
    except RecursionError:
        raise DamagedError(f"{name}: nested too deeply: {remedy}") from None
    except ValueError as error:
        raise DamagedError(f"{name}: {error}"[:300] + f": {remedy}") from None
    return value


def _json(value: object, name: str) -> bytes:
    try:
        written = _encode(value)
        if "\\u0000" in written:
            _refuse_unstorable(value)
        return written.encode()
    except UnicodeEncodeError:
        raise UnstorableError(f"{name}: a lone surrogate cannot be stored: take it out of the text") from None
    except (RecursionError, TypeError, ValueError) as error:
        raise UnstorableError(f"{name}: cannot be stored: {error}"[:300]) from None


def _table_bytes(table: Table, name: str) -> bytes:
    lines = [b'"%b": %b' % (number.encode(), _document_bytes(document, name)) for number, document in table.items()]
    return b"{\n%b\n}" % b",\n".join(lines) if lines else b"{}"


def _document_bytes(document: Document, name: str) -> bytes:
    if not isinstance(document, SealedDocument):
        return _json(document, name)
    if document.line is None:
        document.line = _json(document, name)
    return document.line


def _check_shape(tables: object, path: Path) -> None:
    if not isinstance(tables, dict):
        raise DamagedError(f"{path}: not a TinyDB store but a {type(tables).__name__}: {_REMEDY}")
    for title, table in tables.items():
        if not isinstance(table, dict):
            raise DamagedError(f"{path}, table {title!r}: not a table: {_REMEDY}")
        for number, document in table.items():
            if not _NUMBER.fullmatch(number) or not isinstance(document, dict):
                raise DamagedError(f"{path}, table {title!r}, document {number!r}: not a document: {_REMEDY}"[:400])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for i, key in enumerate(keys) if key in keys[:i])
        raise ValueError(f"the key {twin!r} is there twice")
    return unique


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _refuse_unstorable(value: object) -> None:
    """Raises ValueError when a string in `value` holds a NUL or a lone surrogate."""
    match value:
        case str() if found := _UNSTORABLE.search(value):
            what = "a NUL character" if found[0] == "\0" else "a lone surrogate"
            raise ValueError(f"{what} cannot be stored")
        case dict():
            for pair in value.items():
                _refuse_unstorable(pair)
        case list() | tuple():
            for each in value:
                _refuse_unstorable(each)
