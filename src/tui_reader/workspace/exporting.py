"""Labelled data out of a project: which articles and annotations, in which format, into a file or a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import BinaryIO

from tui_reader import __version__
from tui_reader.errors import InputError
from tui_reader.exchange.bundle import Heading, Selection, bundles
from tui_reader.exchange.format import Losses
from tui_reader.exchange.registry import find
from tui_reader.model.annotation_set import STATES, AnnotationSet
from tui_reader.model.article import Article
from tui_reader.workspace.project import Project


@dataclass(frozen=True, slots=True)
class Request:
    """What to export and how."""

    format_name: str = "yaml"
    selection: Selection = field(default_factory=Selection)
    with_text: bool = True


def export(
    project: Project, stream: BinaryIO, request: Request, progress: Callable[[int, int], None] | None = None
) -> Losses:
    """Write what is requested of the project, one article at a time.

    Raises InputError for unknown names, and for a passage that does not hold.
    """
    _check_selection(project, request.selection)
    annotated = project.annotated()
    wide = request.selection.everything or "new" in request.selection.statuses
    ids = [entry.id for entry in project.catalog.scan() if wide or entry.id in annotated]
    places = {identity: place for place, identity in enumerate(ids, 1)}

    def load(identity: str) -> tuple[Article, Iterable[AnnotationSet]]:
        if progress:
            progress(places[identity], len(ids))
        article = project.catalog.load(identity)
        return article, tuple(project.sets(article))

    heading = Heading(project.schema, f"tui-reader {__version__}")
    chosen = bundles(ids, load, request.selection)
    return find(request.format_name).write(heading, chosen, stream, with_text=request.with_text)


def _check_selection(project: Project, selection: Selection) -> None:
    for annotator in sorted(selection.annotators):
        if annotator not in project.annotators():
            known = ", ".join(project.annotators()) or "nobody"
            raise InputError(f"{annotator!r} has no annotations here; annotators: {known}")
    for label in sorted(selection.labels):
        project.schema.label(label)
    for state in sorted(selection.statuses - set(STATES)):
        raise InputError(f"unknown state {state!r}; states are: {', '.join(STATES)}")
