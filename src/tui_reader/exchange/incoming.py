"""What a format read from a file, before a project has had its say."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Page
from tui_reader.model.labels import LabelSchema


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """An article as a file describes it. Annotations have their context when the file brings the text."""

    id: str
    file: str | None
    sha256: str | None
    """Of the text as UTF-8: the text's own when the file brings it, else what the file says."""
    text: str | None
    page: Page
    sets: tuple[AnnotationSet, ...]
    """By annotator; the one without a name (an empty one) holds what the file ascribes to nobody."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that a file holds."""

    name: str
    """The file's name, for messages."""
    articles: tuple[IncomingArticle, ...]
    schema: LabelSchema
    untaken: tuple[str, ...] = ()
    """Lines for the user: what the file holds and the program does not take."""
