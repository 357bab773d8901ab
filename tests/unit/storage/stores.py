"""What the tests of stores tag, and where."""

from __future__ import annotations

from pathlib import Path

from tui_reader.model.annotation import Annotation, context
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Add, Edit
from tui_reader.storage.annotation_store import AnnotationStore
from tui_reader.storage.stored import Stored
from tui_reader.text.span import Span

TEXT = "La commandante Guivarch a dit : « Nous partirons. » Le port attend depuis hier, a dit Guivarch à la presse.\n"
SHA = "a" * 64
MOMENT = "2026-11-21T10:00:00Z"


def store(folder: Path, article: str = "kati", annotator: str = "alice", *, timeout: float = 10.0) -> AnnotationStore:
    """A store below `folder` with a clock that stands still."""
    return AnnotationStore(folder, annotator, article, clock=lambda: MOMENT, lock_timeout=timeout)


def tag(identity: str, passage: str = "Guivarch", *, text: str = TEXT, note: str = "") -> Annotation:
    """An annotation of the first place where `passage` stands in `text`."""
    span = Span(text.index(passage), text.index(passage) + len(passage))
    before, after = context(text, span)
    return Annotation(
        identity,
        "person",
        span.start,
        span.end,
        passage,
        "alice",
        MOMENT,
        MOMENT,
        before=before,
        after=after,
        note=note,
    )


def add(identity: str, passage: str = "Guivarch") -> Add:
    """The edit that adds such an annotation."""
    return Add(tag(identity, passage))


def commit(to: AnnotationStore, edit: Edit, act: str = "do") -> Stored:
    """Commits an edit made on `TEXT`."""
    return to.commit(edit, act, article_sha256=SHA, rebase=unmoved)


def unmoved(annotations: AnnotationSet) -> AnnotationSet:
    """The passages where they are."""
    return annotations
