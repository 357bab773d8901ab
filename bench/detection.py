"""`python3 dev.py eval GOLD`: what `detect` finds, scored span by span against what people found."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution import tally

PROGRAM = Path(sys.executable).with_name("tui-reader")

Spans = set[tuple[str, int, int, str]]
"""Article id, start, end (code points, half-open), label."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many passages of one label were found, and how many of these, and of those sought, were the very same."""

    label: str
    right: int
    found: int
    sought: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 when nothing was."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was sought that was found; 0 when nothing was."""
        return self.right / self.sought if self.sought else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 when both are."""
        return 2 * self.right / (self.found + self.sought) if self.right else 0.0

    def __str__(self) -> str:
        rates = f"{self.precision:9.3f} {self.recall:9.3f} {self.f1:9.3f}"
        return f"{self.label:<10} {rates} {self.right:7d} {self.found:7d} {self.sought:7d}"


def scores(found: Spans, sought: Spans) -> list[Score]:
    """The score of every label that was sought or found, and over all of them, which comes last."""
    right, of_found, of_sought = (Counter(span[3] for span in spans) for spans in (found & sought, found, sought))
    labels = sorted(of_found | of_sought)
    each = [Score(label, right[label], of_found[label], of_sought[label]) for label in labels]
    return [*each, Score("all", right.total(), of_found.total(), of_sought.total())]


def spans(row: Mapping[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    """The entities and quotes of one line, of a gold file (`[start, end, label]`) or of `detect` (objects)."""
    for entity in row["entities"]:
        start, end, label = (entity[k] for k in ("start", "end", "label")) if isinstance(entity, dict) else entity
        yield row["id"], start, end, label
    for quote in row["quotes"]:
        yield row["id"], quote["start"], quote["end"], quote["kind"]


def detect(texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What `tui-reader detect` says of each of `texts`, in their order; its `id` is the text's number."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode("utf-8"))
        command: list[str | Path] = [PROGRAM, "detect", "--format", "jsonl", *paths]
        done = subprocess.run(command, stdout=subprocess.PIPE)
        if done.returncode:
            sys.exit(done.returncode)  # it has said why
        yield from map(json.loads, done.stdout.splitlines())


def main(arguments: list[str]) -> int:
    """Prints a table of scores, then those of kinds, speakers and statements; returns the exit status."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("eval: name one gold file, JSONL with the keys id, text, entities, quotes", file=sys.stderr)
        return 2
    gold = [json.loads(line) for line in Path(arguments[0]).read_bytes().splitlines() if line.strip()]
    said = [{**row, "id": known["id"]} for known, row in zip(gold, detect([row["text"] for row in gold]), strict=True)]
    sought = {span for row in gold for span in spans(row)}
    found = {span for row in said for span in spans(row)}
    if not any(row["entities"] for row in gold):
        found = {span for span in found if span[3] in ("speech", "term")}
    print(f"{'':<10} {'precision':>9} {'recall':>9} {'F1':>9} {'right':>7} {'found':>7} {'sought':>7}")
    for score in scores(found, sought):
        print(score)
    print(tally(gold, said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
