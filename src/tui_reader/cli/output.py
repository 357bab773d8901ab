"""Data to stdout, narration to stderr, and no control character to either."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tui_reader.text.visible import visible

_RAW_IN_JSON = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
COLUMN_LIMIT = 60
"""Cells that one column of a table may take when nothing bounds the table."""


def put(line: str) -> None:
    """One line of data."""
    sys.stdout.write(visible(line) + "\n")


def put_json(values: Any) -> None:
    """A JSON document; what a terminal would obey is escaped."""
    sys.stdout.write(json_line(values, indent=2) + "\n")


def json_line(values: Any, indent: int | None = None) -> str:
    """The JSON text of `values`, letters as they are and whatever a terminal would obey escaped."""
    written = json.dumps(values, ensure_ascii=False, indent=indent)
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def count(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def narrate(line: str) -> None:
    """One line about what goes on."""
    sys.stderr.write(visible(line) + "\n")


def complain(line: str) -> None:
    """One line about what went wrong."""
    narrate("tui-reader: " + " ".join(line.split()))


def batch_status(troubles: Sequence[str]) -> int:
    """Tell what a batch could not do, a line each; the status that it ends with."""
    for trouble in troubles:
        complain(trouble)
    return 2 if troubles else 0


def progress(done: int, total: int, what: str) -> None:
    """Show how far long work is, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what} {done}/{total}" + ("\r\x1b[K" if done >= total else ""))
        sys.stderr.flush()


def put_table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, flexible: int | None = None) -> None:
    """A table in columns; the one at `flexible` is cut so that a row fits the terminal."""
    from rich.cells import cell_len, set_cell_size

    cells = [[visible(str(cell)) for cell in row] for row in rows]
    widths = [max(cell_len(row[i]) for row in [list(heads), *cells]) for i in range(len(heads))]
    limit = _terminal_width()
    if flexible is not None:
        room = limit - sum(w + 2 for i, w in enumerate(widths) if i != flexible) if limit else COLUMN_LIMIT
        widths[flexible] = min(widths[flexible], max(room, 12))
    for row in [list(heads), *cells]:
        padded = (_fitted(cell, width, cell_len, set_cell_size) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(padded).rstrip() + "\n")


def _fitted(cell: str, width: int, cell_len: Any, set_cell_size: Any) -> str:
    if cell_len(cell) <= width:
        return str(set_cell_size(cell, width))
    return str(set_cell_size(cell, width - 1)) + "…"


def _terminal_width() -> int | None:
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns
