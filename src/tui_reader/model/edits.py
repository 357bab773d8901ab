"""Every change of an annotation set is an edit that can be applied, inverted and written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.text.span import Span


@dataclass(frozen=True, slots=True)
class Add:
    """A new annotation."""

    annotation: Annotation

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set with the annotation."""
        return to.put(self.annotation)

    def invert(self) -> Edit:
        """The edit that takes this one back."""
        return Remove(self.annotation)


@dataclass(frozen=True, slots=True)
class Remove:
    """An annotation that goes; it is carried along so that it can come back."""

    annotation: Annotation

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set without the annotation."""
        return to.drop(self.annotation.id)

    def invert(self) -> Edit:
        """The edit that takes this one back."""
        return Add(self.annotation)


@dataclass(frozen=True, slots=True)
class Replace:
    """An annotation that becomes another one with the same id."""

    before: Annotation
    after: Annotation

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set with `after` in the place of `before`."""
        return to.put(self.after)

    def invert(self) -> Edit:
        """The edit that takes this one back."""
        return Replace(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Reject:
    """A suggestion turned down."""

    rejection: Rejection

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set with the suggestion rejected."""
        return to.reject([self.rejection])

    def invert(self) -> Edit:
        """The edit that takes this one back."""
        return Reopen(self.rejection)


@dataclass(frozen=True, slots=True)
class Reopen:
    """A rejected suggestion offered again."""

    rejection: Rejection

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set with the suggestion open again."""
        return to.unreject([self.rejection])

    def invert(self) -> Edit:
        """The edit that takes this one back."""
        return Reject(self.rejection)


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Another word on the state of the work."""

    before: str | None
    after: str | None

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set in its new state."""
        return to.with_status(self.after)

    def invert(self) -> Edit:
        """The edit that takes this one back."""
        return SetStatus(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits that are one act: done, undone and redone together."""

    edits: tuple[Edit, ...]

    def apply(self, to: AnnotationSet) -> AnnotationSet:
        """The set after all edits, in order."""
        for edit in self.edits:
            to = edit.apply(to)
        return to

    def invert(self) -> Edit:
        """The edit that takes all of them back, in reverse order."""
        return Batch(tuple(edit.invert() for edit in reversed(self.edits)))


Edit = Add | Remove | Replace | Reject | Reopen | SetStatus | Batch


def place(edit: Edit) -> Span | None:
    """Where an edit happened: the first passage that it touches; None when it touches none."""
    match edit:
        case Add(annotation) | Remove(annotation):
            return annotation.span
        case Replace(after=annotation):
            return annotation.span
        case Reject(rejection) | Reopen(rejection):
            return Span(rejection.start, rejection.end)
        case Batch(edits):
            return next((span for span in map(place, edits) if span), None)
    return None


def difference(before: AnnotationSet, after: AnnotationSet) -> Edit | None:
    """The edit that turns `before` into `after`; None when they are the same."""
    edits: list[Edit] = [Remove(a) for i, a in before.by_id.items() if i not in after.by_id]
    edits += [Add(a) for i, a in after.by_id.items() if i not in before.by_id]
    edits += [Replace(before.by_id[i], a) for i, a in after.by_id.items() if i in before.by_id and before.by_id[i] != a]
    edits += [Reject(r) for r in sorted(after.rejected - before.rejected)]
    edits += [Reopen(r) for r in sorted(before.rejected - after.rejected)]
    if before.status != after.status:
        edits.append(SetStatus(before.status, after.status))
    if len(edits) > 1:
        return Batch(tuple(edits))
    return edits[0] if edits else None


def with_annotations(edit: Edit, change: Callable[[Annotation], Annotation]) -> Edit:
    """The edit with `change` made to every annotation that it brings in."""
    match edit:
        case Add(annotation):
            return Add(change(annotation))
        case Replace(before, after):
            return Replace(before, change(after))
        case Batch(edits):
            return Batch(tuple(with_annotations(each, change) for each in edits))
    return edit
