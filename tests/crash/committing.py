"""A program that commits and says so, for tests that end it: `committing.py FOLDER NAME [COUNT [CALLS]]`.

Prints each id once it is acknowledged. With CALLS, each commit is made by a child that kills itself at its first,
second, third ... system call that touches the disk, each in a folder of its own, until one gets through.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Add
from tui_reader.storage.annotation_store import AnnotationStore

CALLS = ("open", "write", "fsync", "fchmod", "replace", "rename", "close", "lseek", "ftruncate")
SHA, MOMENT = "a" * 64, "2026-11-21T10:00:00Z"


def store(folder: Path) -> AnnotationStore:
    """The store that all these programs write."""
    return AnnotationStore(folder, "alice", "kati")


def commit(to: AnnotationStore, identity: str) -> None:
    """Adds an annotation, and prints its id when that is acknowledged."""
    annotation = Annotation(identity, "person", 0, 8, "Guivarch", "alice", MOMENT, MOMENT)
    to.commit(Add(annotation), article_sha256=SHA, rebase=unmoved)
    os.write(1, f"{identity}\n".encode())


def unmoved(annotations: AnnotationSet) -> AnnotationSet:
    """The passages where they are."""
    return annotations


def die_at(number: int) -> None:
    """Makes this process kill itself before the call with that number."""
    calls = count(1)

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(calls) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))


def die_at_every_call(folder: Path) -> None:
    """One folder for each call at which a commit can die; the last one holds a commit that got through."""
    for number in count(1):
        here = store(folder / f"{number:03}")
        commit(here, "before")
        child = os.fork()
        if child == 0:
            die_at(number)
            commit(here, "after")
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            return


def main(folder: str, name: str, amount: str = "1000000", *calls: str) -> None:
    """Commits until the amount is reached or somebody ends it."""
    if calls:
        die_at_every_call(Path(folder))
        return
    here = store(Path(folder))
    for number in range(int(amount)):
        commit(here, f"{name}-{number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
