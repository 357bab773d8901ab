"""Labelled data out of a project: which articles and annotations, in which format, into a file or a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from tui_reader import __version__
from tui_reader.corpus.readers import IN_PLACE
from tui_reader.errors import InputError
from tui_reader.exchange.bundle import NEW, Heading, Selection, bundles
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
    project: Project,
    stream: BinaryIO,
    request: Request,
    progress: Callable[[int, int], None] | None = None,
    troubles: list[str] | None = None,
) -> Losses:
    """Write what is requested of the project, one article at a time.

    Annotated articles that are left out, since the corpus has them no longer, are told in `troubles`, a line each.
    Raises InputError for unknown names, and for a passage that does not hold.
    """
    _check_selection(project, request.selection)
    annotated = project.annotated()
    wide = request.selection.everything or NEW in request.selection.statuses
    present = [entry.id for entry in project.catalog.scan()]
    ids = [identity for identity in present if wide or identity in annotated]
    if troubles is not None:
        troubles += _left_out(project, request.selection, set(present))
    places = {identity: place for place, identity in enumerate(ids, 1)}

    def load(identity: str) -> tuple[Article, Iterable[AnnotationSet]]:
        if progress:
            progress(places[identity], len(ids))
        article = project.catalog.load(identity)
        return article, tuple(project.sets(article))

    heading = Heading(project.schema, f"tui-reader {__version__}")
    chosen = bundles(ids, load, request.selection)
    return find(request.format_name).write(heading, chosen, stream, with_text=request.with_text)


def _left_out(project: Project, selection: Selection, present: set[str]) -> Iterator[str]:
    """A line for each article that is annotated as `selection` wants it, and not `present`."""
    counts = {name: of for name, of in project.counts().items() if name in (selection.annotators or {name})}
    for article in sorted({article for of in counts.values() for article in of} - present):
        by_name = {name: of[article] for name, of in counts.items() if article in of}
        said = [
            f"{each.annotations} of {name}"
            for name, each in by_name.items()
            if (each.annotations or each.state != NEW) and each.state in (selection.statuses or {each.state})
        ]
        if said:
            rivals = [f"{article}{suffix}" for suffix in sorted(IN_PLACE) if f"{article}{suffix}" in present]
            back = f"rename one of {', '.join(rivals)}" if rivals else "put its file back"
            yield f"{article}: not in the corpus any more, left out with its annotations ({', '.join(said)}): {back}"


def _check_selection(project: Project, selection: Selection) -> None:
    for annotator in sorted(selection.annotators):
        if annotator not in project.annotators():
            known = ", ".join(project.annotators()) or "nobody"
            raise InputError(f"{annotator!r} has no annotations here; annotators: {known}")
    strange = {label for label in selection.labels if label not in project.schema}
    if strange:
        strange -= {annotation.label for each in project.all_sets() for annotation in each.annotations}
    for label in sorted(strange):
        project.schema.label(label)
    for state in sorted(selection.statuses - set(STATES)):
        raise InputError(f"unknown state {state!r}; states are: {', '.join(STATES)}")
