"""An edit made on an older text, with its passages where they stand in the text of today."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Reopen, Replace

Rebase = Callable[[AnnotationSet], AnnotationSet]
"""Finds the passages of a set again in the article as it is now; a set that fits comes back equal."""


def fitted(edit: Edit, rebase: Rebase, to: AnnotationSet) -> Edit:
    """`edit` as it must be applied to `to`: acts that are undone after the article changed carry older offsets."""
    match edit:
        case Add(annotation) | Remove(annotation):
            return type(edit)(_annotation(annotation, rebase, to))
        case Replace(before, after):
            return Replace(_annotation(before, rebase, to), _annotation(after, rebase, to))
        case Reject(rejection) | Reopen(rejection):
            return type(edit)(_rejection(rejection, rebase, to))
        case Batch(edits):
            return Batch(tuple(fitted(each, rebase, to) for each in edits))
    return edit


def _annotation(annotation: Annotation, rebase: Rebase, to: AnnotationSet) -> Annotation:
    alone = AnnotationSet(to.article, to.annotator, MappingProxyType({annotation.id: annotation}))
    return rebase(alone).get(annotation.id)


def _rejection(rejection: Rejection, rebase: Rebase, to: AnnotationSet) -> Rejection:
    alone = AnnotationSet(to.article, to.annotator, rejected=frozenset({rejection}))
    return next(iter(rebase(alone).rejected), rejection)
