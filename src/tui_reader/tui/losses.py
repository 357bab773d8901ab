"""What is not on the disk when the app ends, told in one line."""

from __future__ import annotations

from tui_reader.errors import ReaderError
from tui_reader.text.visible import visible
from tui_reader.workspace.project import Project
from tui_reader.workspace.session import Session

LAST_SECONDS = 2.0
"""How long the end waits for the disk."""


def loss(project: Project, session: Session) -> str:
    """How much of a session is not saved, and why; empty when all of it is. Tries once more before it says so."""
    why = session.trouble
    if not session.saved:
        try:
            session.flush(LAST_SECONDS)
        except ReaderError as error:
            why = str(error)
    if session.saved and session.trouble is None:
        return ""
    count = _lost(project, session)
    what, verb = (f"{count} tags", "are") if count > 1 else ("1 tag", "is") if count else ("the latest work", "is")
    return visible(f"{what} of {session.article.id} {verb} NOT saved: {why}")


def _lost(project: Project, session: Session) -> int:
    """How many tags differ from those on the disk; 0 when that cannot be told."""
    try:
        kept = project.session(session.article).annotations.by_id
    except ReaderError:
        return 0
    mine = session.annotations.by_id
    return sum(mine.get(key) != kept.get(key) for key in mine.keys() | kept.keys())
