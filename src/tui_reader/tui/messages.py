"""What workers and widgets tell the screen; a worker never touches a widget."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message

from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.suggestion import Findings


class CommandRequested(Message):
    """A command for the app: one of scope `app`, or an act that leaves the screen, such as `reader.back`."""

    def __init__(self, command_id: str) -> None:
        super().__init__()
        self.command_id = command_id


class OpenArticle(CommandRequested):
    """An article is to be read."""

    def __init__(self, article: str) -> None:
        super().__init__("library.open")
        self.article = article


class OpenProject(Message):
    """A folder is to be opened as a project."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class FindingsArrived(Message):
    """The detection process answered."""

    def __init__(self, article_sha256: str, findings: Findings) -> None:
        super().__init__()
        self.article_sha256 = article_sha256
        self.findings = findings


class DetectionFailed(Message):
    """The detection process gave no answer; `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class SavingChanged(Message, bubble=False):
    """The session saved, failed to save, or took in what another program wrote."""

    def can_replace(self, message: Message) -> bool:
        """The latest one says it all."""
        return isinstance(message, SavingChanged)


class OthersArrived(Message):
    """Other annotators' sets of the article were read."""

    def __init__(self, sets: dict[str, AnnotationSet]) -> None:
        super().__init__()
        self.sets = sets
