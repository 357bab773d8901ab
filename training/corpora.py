"""The annotated texts that models are trained on and measured with: which files, whether they are the right ones."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

CHECKSUMS = {
    "winer-fr-train.jsonl.gz": "d86dc05fdd220ba4fd38c6f3357477e5c34891478cd8b51d8c1af63d8c01a44d",
    "newseye-fr-dev.jsonl.gz": "116bcec5a4dacb4362d4014dbc74e9bafadba88b3bf6058c8408b2fcdef29f29",
    "wikigold-en-train.jsonl.gz": "bbdcaefa05217d66c827109e5632a5ea2f840b775f85f59263ddd25d60c2dea2",
    "wnut17-en-train.jsonl.gz": "85f7afa5204a30736e4f9194c8a514d155b0a6238f0127171d74b27532457843",
    "btc-en-train.jsonl.gz": "21803c10ba7d3742c1b57b2bab90a241a8d8e12e350feb28ebc2cb112c5161d2",
}
"""SHA-256 of each file that may be trained on."""
HELD_OUT_MONTHS = ("2016/06", "2017/02", "2017/09", "2018/04")
"""Months of WiNER-fr that a measured model is not trained on: topics shift from month to month."""
_EVERY = 7
"""Of corpora without dates, each seventh block of `_BLOCK` rows is held out."""
_BLOCK = 40


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated text."""

    id: str
    text: str
    language: str
    spans: frozenset[tuple[int, int, str]]
    held_out: bool

    def only(self, kinds: Collection[str]) -> Text:
        """The text with the names of these kinds alone."""
        return replace(self, spans=frozenset(span for span in self.spans if span[2] in kinds))


def load(folder: Path, name: str) -> list[Text]:
    """The texts of a file; ends the program with one line when it is missing or not the file that is meant."""
    path = folder / name
    try:
        packed = path.read_bytes()
    except OSError as error:
        sys.exit(f"training: {path}: {error.strerror}; training/README.md says where the files come from")
    digest = hashlib.sha256(packed).hexdigest()
    if digest != CHECKSUMS[name]:
        sys.exit(f"training: {path}: SHA-256 is {digest}, not {CHECKSUMS[name]}; get the file that README.md names")
    return read(packed, language=name.split("-")[1])


def read(packed: bytes, *, language: str) -> list[Text]:
    """The texts in gzipped JSON lines: `id`, `text`, `entities` as `[start, end, label]`."""
    rows = [json.loads(line) for line in gzip.decompress(packed).splitlines() if line.strip()]
    return [
        Text(
            id=row["id"],
            text=row["text"],
            language=language,
            spans=frozenset((start, end, label) for start, end, label in row["entities"]),
            held_out=_is_held_out(row["id"], number),
        )
        for number, row in enumerate(rows)
    ]


def _is_held_out(id_: str, number: int) -> bool:
    if id_.startswith("winer/"):
        return id_.split("/", 1)[1].startswith(HELD_OUT_MONTHS)
    return number // _BLOCK % _EVERY == 0
