"""CSV to articles: one row an article, the columns named in the first row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tui_reader.corpus.encoding import decode
from tui_reader.corpus.extracted import Extracted
from tui_reader.corpus.records import TEXT, compose_record
from tui_reader.errors import InputError

_LONGEST_FIELD = 16_000_000
"""Characters in one field; the standard library's own bound is below a long read."""
_MOST_COLUMNS = 1_000
_DELIMITERS = ",;\t|"


class CsvReader:
    """`.csv`, `.tsv`: a column `text` (`body`, `content`); `id`, `title`, `date`, `author`, `source` may be there."""

    name = "csv"
    suffixes = (".csv", ".tsv")
    in_place = False

    def read(self, raw: bytes, name: str) -> Iterator[Extracted]:
        """The articles in `raw`; raises InputError naming the first bad row, or the columns when none holds text."""
        decoded = decode(raw)
        csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))
        header = decoded.text.split("\n", 1)[0]
        delimiter = max(_DELIMITERS, key=header.count)
        rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter)
        columns = _columns(rows)
        count = 0
        try:
            for row in rows:
                if any(field.strip() for field in row):
                    count += 1
                    yield compose_record(dict(zip(columns, row, strict=False)), name, count, decoded.encoding)
        except (csv.Error, InputError) as error:
            raise InputError(f"line {rows.line_num}: {error}") from None


def _columns(rows: Iterator[list[str]]) -> list[str]:
    try:
        columns = [column.strip().lower() for column in next(rows, [])]
    except csv.Error as error:
        raise InputError(f"line 1: {error}") from None
    if len(columns) > _MOST_COLUMNS or not any(name in columns for name in TEXT):
        known = " ".join(", ".join(columns).split())[:100]
        raise InputError(f"no column named {', '.join(TEXT[:3])} (it has: {known}): rename the one with the text")
    return columns
