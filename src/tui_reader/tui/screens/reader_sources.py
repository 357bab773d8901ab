"""What a reader looks up while the screen goes on: the article's file, and other annotators' sets."""

from __future__ import annotations

from pathlib import Path

from tui_reader.errors import ReaderError
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article
from tui_reader.workspace.project import Project
from tui_reader.workspace.session import Session

Stamp = tuple[int, int, int]
"""What tells one state of a file from another."""

CONTEXT = 64
"""Code points around a place by which it is found again in a changed text."""


class ArticleFile:
    """Notices that another program changed an article's file."""

    def __init__(self, project: Project, article: Article) -> None:
        self._project = project
        self._article = article
        self._path = project.root / article.file
        self._stamp = _stamp(self._path)

    def changed(self) -> Article | None:
        """The article as it is now, when its text is another than before; None when it is not, or cannot be read."""
        stamp = _stamp(self._path)
        if stamp is None or stamp == self._stamp:
            return None
        try:
            article = self._project.article(self._article.id)
        except ReaderError:
            return None
        self._stamp = stamp
        if article.text == self._article.text:
            return None
        self._article = article
        return article


def others_of(project: Project, session: Session) -> dict[str, AnnotationSet]:
    """The other annotators' sets of the session's article; stores that cannot be read are left out."""
    found: dict[str, AnnotationSet] = {}
    for annotator in project.annotators():
        if annotator == session.annotator:
            continue
        try:
            found |= {each.annotator: each for each in project.sets(session.article, only=(annotator,))}
        except ReaderError:
            continue
    return found


def same_place(old: str, new: str, offset: int) -> int:
    """Where the place at `offset` of `old` is in `new`: behind the same words, else before them, else as far down."""
    before, after = old[max(0, offset - CONTEXT) : offset], old[offset : offset + CONTEXT]
    if new[: offset + len(after)] == old[: offset + len(after)]:
        return offset
    found = _nearest(new, before + after, offset - len(before))
    if found >= 0:
        return found + len(before)
    for part, ahead in ((after, 0), (before, len(before))):
        found = _nearest(new, part, offset - ahead) if part else -1
        if found >= 0:
            return found + ahead
    return min(offset, len(new))


def _nearest(text: str, part: str, offset: int) -> int:
    behind, ahead = text.find(part, max(0, offset)), text.rfind(part, 0, max(0, offset) + len(part))
    if behind < 0 or ahead < 0:
        return max(behind, ahead)
    return behind if behind - offset <= offset - ahead else ahead


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
