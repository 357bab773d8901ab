"""Annotations made elsewhere, taken into a project: planned as a whole first, then carried out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tui_reader.corpus.taken_names import TakenNames
from tui_reader.errors import InputError
from tui_reader.exchange.importing import NewArticle, Plan, Present, Target, plan
from tui_reader.exchange.registry import find
from tui_reader.files import inside, make_folder, read_bounded, write_new
from tui_reader.model.annotation import timestamp
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.workspace.annotator import check_annotator
from tui_reader.workspace.project import READ_ONLY, Project

SIZE_LIMIT = 1_000_000_000
"""Bytes of a file to import."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did."""

    articles: tuple[str, ...]
    """Articles that were new."""
    annotations: int
    """Annotations that everybody concerned has more than before."""
    said: tuple[str, ...]
    """Lines for people to read."""


def take_in(project: Project, file: Path, format_name: str, annotator: str | None = None) -> Taken:
    """Import `file`. Raises InputError before anything is written when something in it, or in the project, forbids."""
    if project.read_only:
        raise InputError(f"{project.root}: {READ_ONLY}")
    incoming = find(format_name).read(read_bounded(file, SIZE_LIMIT), str(file))
    target = Target(project.annotator, timestamp(), check_annotator(annotator) if annotator else None)
    planned = plan(incoming, _present(project), target)
    for change in planned.changes:
        check_annotator(change.annotator)
    _check_free(project, file, planned)
    for article in planned.articles:
        _add_article(project, article)
    return Taken(tuple(a.id for a in planned.articles), _carry_out(project, planned), planned.said)


def _present(project: Project) -> Present:
    ids = {entry.id for entry in project.catalog.scan()}

    def text(identity: str) -> str | None:
        return project.article(identity).text if identity in ids else None

    def held(annotator: str, identity: str) -> AnnotationSet:
        empty = AnnotationSet(identity, annotator)
        if identity not in ids or annotator not in project.annotators():
            return empty
        return next(project.sets(project.article(identity), (annotator,)), empty)

    return Present(text, held, project.schema)


def _check_free(project: Project, file: Path, planned: Plan) -> None:
    """Refuses new articles in whose place, or under whose name, another file is: no id may change."""
    taken = TakenNames(project.corpus_folder)
    for article in planned.articles:
        path = inside(project.corpus_folder, article.file)
        rival = article.file if os.path.lexists(path) else taken.rival(path)
        if rival is not None:
            raise InputError(
                f"{file}: article {article.id!r} cannot be added, {rival} is in its way: rename that file first"
            )


def _add_article(project: Project, article: NewArticle) -> None:
    path = inside(project.corpus_folder, project.corpus_folder / article.file)
    make_folder(path.parent)
    write_new(path, article.text.encode())


def _carry_out(project: Project, planned: Plan) -> int:
    added = 0
    for change in planned.changes:
        store = project.store(project.article(change.article), change.annotator)
        before = len(store.load().annotations)
        added += len(store.commit(change.edit, "import").annotations) - before
        store.close()
    return added
