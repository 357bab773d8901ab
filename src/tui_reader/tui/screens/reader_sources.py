"""What a reader looks up while the screen goes on: the article's file, and other annotators' sets."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui_reader.errors import InputError, MachineError, ReaderError
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article
from tui_reader.workspace.project import Project
from tui_reader.workspace.session import Session

Stamp = tuple[int, int, int]
"""What tells one state of a file from another."""

SAVE_SECONDS = 2.0
"""How long leaving an article waits for the disk."""
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
        """The article as it is now, when its text is another than that of the one taken last.

        Raises ReaderError when there is no such article any more, or it cannot be read.
        """
        stamp = _stamp(self._path)
        if stamp is None:
            raise InputError(f"{self._article.id}: its file is gone or no file any more; put it back to go on with it")
        if stamp == self._stamp:
            return None
        article = self._project.article(self._article.id)
        if article.text != self._article.text:
            return article
        self._stamp = stamp
        return None

    def take(self, article: Article) -> None:
        """The article as it is shown from here on."""
        self._article = article


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look around found."""

    came_in: bool = False
    """Another program of the annotator's tagged."""
    moved: Session | None = None
    """A session on the article as another program left it, made when all of the old one was saved."""
    saved: AnnotationSet | None = None
    """What the old one then held."""
    trouble: str = ""
    """What cannot be read or saved, one line."""


def look_around(project: Project, file: ArticleFile, session: Session, on_change: Callable[[Session], None]) -> Seen:
    """Look at the annotator's store and at the article's file; may take a while. `session` works on in any case."""
    came_in, moved, troubles = False, None, []
    try:
        came_in = session.refresh()
    except ReaderError as error:
        troubles.append(str(error))
    try:
        article = file.changed()
        moved = _moved(project, session, article, on_change) if article else None
    except ReaderError as error:
        troubles.append(str(error))
    return Seen(came_in, moved, session.annotations, "; ".join(troubles))


def _moved(project: Project, session: Session, article: Article, on_change: Callable[[Session], None]) -> Session:
    try:
        session.flush(SAVE_SECONDS)
    except ReaderError as error:
        if not session.saved:
            raise MachineError(f"the article was changed by another program, your tags come first: {error}") from error
    return project.session(article, on_change)


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
    return (found.st_size, found.st_mtime_ns, found.st_ino) if stat.S_ISREG(found.st_mode) else None
