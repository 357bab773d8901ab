"""What the recognizer reaches on texts that people have read: floors, so that no change loses it unseen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from bench.attribution import Row, tally
from tests.gold.compact import load

from tui_reader.analysis.pipeline import detect
from tui_reader.model.article import Article, Page
from tui_reader.model.suggestion import Mention, Suggestion
from tui_reader.text.span import Span

GOLD = Path(__file__).parents[2] / "gold"


def _rows(name: str) -> Sequence[Row]:
    path = GOLD / name
    if path.suffix == ".yaml":
        return load(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _plain(mention: Mention | None) -> dict[str, Any] | None:
    if mention is None:
        return None
    return {"start": mention.start, "end": mention.end, "text": mention.text, "name": mention.name}


def _entry(each: Suggestion) -> dict[str, Any]:
    return {"start": each.start, "end": each.end, "kind": each.kind, "speaker": _plain(each.speaker)}


def _found(row: Row) -> Row:
    furniture = tuple(Span(*zone) for zone in row["furniture"])
    found = detect(Article("a", "a.txt", row["text"], page=Page(language=row["language"], furniture=furniture)))
    return {
        "quotes": [_entry(each) for each in found.quotes],
        "statements": [_entry(each) for each in found.statements],
    }


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("corpus.jsonl", {"quotes": 0.99, "kinds": 0.95, "speakers": 0.88, "statements": 0.96, "sources": 0.92}),
        ("sayings-tuning.yaml", {"quotes": 0.98, "kinds": 0.96, "speakers": 0.9, "statements": 0.95, "sources": 0.93}),
        ("sayings-heldout.yaml", {"quotes": 0.98, "kinds": 0.96, "speakers": 0.9, "statements": 0.95, "sources": 0.9}),
        ("sayings-fresh.yaml", {"quotes": 0.97, "kinds": 0.9, "speakers": 0.85, "statements": 0.9, "sources": 0.9}),
        ("sayings-last.yaml", {"quotes": 0.97, "kinds": 0.93, "speakers": 0.9, "statements": 0.9, "sources": 0.9}),
    ],
)
def test_what_is_reached_is_kept(name: str, floors: dict[str, float]) -> None:
    """Quotes, kinds, speakers, statements and their sources are at least as good as when the floor was set."""
    rows = _rows(name)
    reached = tally(rows, [_found(row) for row in rows])
    below = {what: reached.rates[what] for what, floor in floors.items() if reached.rates[what] < floor}
    assert not below, reached.faults
