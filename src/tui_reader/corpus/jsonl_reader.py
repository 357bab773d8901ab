"""JSON Lines to articles: one object a line, with its text and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tui_reader.corpus.encoding import decode
from tui_reader.corpus.extracted import Extracted
from tui_reader.corpus.records import compose_record
from tui_reader.errors import InputError


class JsonlReader:
    """`.jsonl`: the objects' `text` (or `body`, `content`); `id`, `title`, `date`, `author`, `source` may be there."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    in_place = False

    def read(self, raw: bytes, name: str) -> Iterator[Extracted]:
        """The articles in `raw`, one for each line that is not blank; raises InputError naming the first bad line."""
        decoded = decode(raw)
        count = 0
        for number, line in enumerate(decoded.text.split("\n"), 1):
            if not line.strip():
                continue
            count += 1
            try:
                yield compose_record(_parsed(line), name, count, decoded.encoding)
            except InputError as error:
                raise InputError(f"line {number}: {error}") from None


def _parsed(line: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({str(error)[:60]}): write one object a line") from None
    if not isinstance(found, dict):
        raise InputError("not a JSON object: write one object a line")
    return {key.lower(): value for key, value in found.items()}
