"""Verifying a project: every store, offset, label and reference, each fault with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui_reader.errors import ReaderError
from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article
from tui_reader.model.labels import LabelSchema
from tui_reader.storage.listing import stored_articles
from tui_reader.workspace.annotator import check_annotator
from tui_reader.workspace.project import Project
from tui_reader.workspace.telling import excerpt


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong, where, and what can be done."""

    place: str
    problem: str
    remedy: str

    def to_plain(self) -> dict[str, str]:
        """The fault as `check --json` prints it."""
        return {"place": self.place, "problem": self.problem, "remedy": self.remedy}


def check(project: Project) -> list[Fault]:
    """All faults of a project, none when it is sound."""
    summaries = [project.catalog.summary(entry) for entry in project.catalog.scan()]
    mend = "save the file as UTF-8, or take it out of the corpus"
    faults = [Fault(summary.file, summary.problem, mend) for summary in summaries if summary.problem is not None]
    articles = _Articles(project, {summary.id for summary in summaries if summary.problem is None})
    damaged = project.damaged_stores()
    sets: list[AnnotationSet] = []
    for annotator in project.annotators():
        faults += _name_faults(annotator)
        try:
            stored = stored_articles(project.annotations_folder, annotator)
        except ReaderError as error:
            faults.append(Fault(annotator, str(error), "make the folder readable"))
            continue
        for article in stored:
            place = f"{article} ({annotator})"
            found = articles.get(article)
            if found is None:
                faults += _gone_faults(place, damaged.get((annotator, article)))
                continue
            try:
                sets += project.sets(found, (annotator,))
                faults += _lost_edits(project, found, annotator)
            except ReaderError as error:
                faults.append(Fault(place, str(error), "put back a good copy of the file"))
    known = {identity for each in sets for identity in each.by_id}
    for each in sets:
        for annotation in each.annotations:
            faults += _annotation_faults(annotation, each.article, project.schema)
            faults += _link_faults(annotation, each.article, known, articles)
    return faults


class _Articles:
    """The articles of a project by id, each read once."""

    def __init__(self, project: Project, present: set[str]) -> None:
        self._project = project
        self._present = present
        self._read: dict[str, Article] = {}

    def get(self, identity: str) -> Article | None:
        if identity in self._present and identity not in self._read:
            self._read[identity] = self._project.article(identity)
        return self._read.get(identity)


def _gone_faults(place: str, damage: ReaderError | None) -> Iterator[Fault]:
    """The faults of a store whose article is not there: that, and the damage of the store itself."""
    back = "put the file back, or move the annotations away; nothing was deleted"
    yield Fault(place, "the article is not in the corpus", back)
    if damage:
        yield Fault(place, str(damage), "put back a good copy of the file")


def _lost_edits(project: Project, article: Article, annotator: str) -> Iterator[Fault]:
    """The fault of a store that is older than its log."""
    store = project.store(article, annotator)
    if lost := store.lost():
        told = f"{store.path}: older than the log beside it, edits missing: {lost}"
        yield Fault(f"{article.id} ({annotator})", told, "put back the latest copy; the next tag goes on from this one")


def _name_faults(annotator: str) -> Iterator[Fault]:
    try:
        check_annotator(annotator)
    except ReaderError as error:
        yield Fault(annotator, str(error), "rename the folder")


def _annotation_faults(annotation: Annotation, article: str, schema: LabelSchema) -> Iterator[Fault]:
    place = _place(annotation, article)
    if annotation.orphaned:
        gone = f"orphaned: {excerpt(annotation.text)} is not in the article"
        yield Fault(place, gone, "tag the passage anew, or untag it")
    if annotation.label not in schema:
        yield Fault(place, f"label {annotation.label!r} is not in the scheme", "add the label, or untag the passage")


def _link_faults(annotation: Annotation, article: str, known: set[str], articles: _Articles) -> Iterator[Fault]:
    place, remedy = _place(annotation, article), "tag it anew with its link"
    for link in annotation.links:
        if link.target is not None:
            if link.target not in known:
                yield Fault(place, f"its {link.role} leads to {link.target!r}, which is not there", remedy)
            continue
        target = articles.get(str(link.article))
        if target is None or target.text[link.start : link.end] != link.text:
            yield Fault(place, f"its {link.role} {excerpt(link.text or '')} is no longer at its place", remedy)


def _place(annotation: Annotation, article: str) -> str:
    return f"{article}#{annotation.id} ({annotation.annotator})"
