"""How long a tag takes until it is durable, against an atomic replace of the same bytes taken by turns."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tui_reader.files import write_atomically
from tui_reader.model.annotation import Annotation, new_id, timestamp
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Add, Batch, Remove
from tui_reader.storage.annotation_store import AnnotationStore

SIZES = (10, 100, 2_000)
"""Annotations in the article."""
TURNS = 40
SHA256 = "0" * 64


@dataclass(frozen=True, slots=True)
class Row:
    """Medians at one size, in seconds."""

    annotations: int
    size: int
    """Bytes of the store."""
    commit: float
    replace: float

    @property
    def ratio(self) -> float:
        """How many times an atomic replace of the same bytes a commit costs."""
        return self.commit / self.replace


def rows(folder: Path, *, turns: int = TURNS) -> list[Row]:
    """One row for each of `SIZES`, measured in `folder`."""
    return [_row(folder, count, turns) for count in SIZES]


def main() -> None:
    """Prints a table, measured on the disk of the current folder."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        print("annotations      bytes   commit ms   replace ms   ratio")
        for row in rows(Path(folder)):
            times = f"{row.commit * 1000:11.2f} {row.replace * 1000:12.2f}"
            print(f"{row.annotations:11} {row.size:10} {times} {row.ratio:7.2f}")


def _row(folder: Path, count: int, turns: int) -> Row:
    store = AnnotationStore(folder, "bench", f"article-{count}")
    yardstick = store.path.with_suffix(".bytes")
    tags = [_tag(i) for i in range(count)]
    _commit(store, Batch(tuple(map(Add, tags))))
    commits, replaces = [], []
    for turn in range(turns):
        # The oldest goes and a new one comes, so that the size stays.
        gone, tag = tags.pop(0), _tag(count + turn)
        tags.append(tag)
        commits.append(_seconds(partial(_commit, store, Batch((Remove(gone), Add(tag))))))
        payload = store.path.read_bytes()
        replaces.append(_seconds(partial(write_atomically, yardstick, payload)))
    return Row(count, len(payload), statistics.median(commits), statistics.median(replaces))


def _commit(store: AnnotationStore, edit: Batch) -> None:
    store.commit(edit, article_sha256=SHA256, rebase=_unmoved)


def _unmoved(annotations: AnnotationSet) -> AnnotationSet:
    return annotations


def _tag(number: int) -> Annotation:
    text, before, after = (
        "Commandante Guivarch",
        "la traversée a commencé hier, a ",
        " dit à la presse ; personne n’a p",
    )
    now, start = timestamp(), number * 60
    return Annotation(new_id(), "person", start, start + len(text), text, "bench", now, now, before=before, after=after)


def _seconds(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
