"""An article: its exact text, and what its page says about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tui_reader.text.span import Span


@dataclass(frozen=True, slots=True)
class Page:
    """What the page around an article says, in its own strings; `date` is ISO at the known precision."""

    title: str | None = None
    byline: str | None = None
    date: str | None = None
    source: str | None = None
    language: str = "fr"
    """`fr` or `en`."""
    title_span: Span | None = None
    """Where the title stands in the text, a heading's `# ` included; None when it comes from elsewhere or is absent."""
    header: tuple[Span, ...] = ()
    """Metadata in the text (list headers, bylines, a date prefix), set apart on the screen; in `furniture` too."""
    furniture: tuple[Span, ...] = ()
    """Stretches that are not the article (adverts, forms, bylines); sorted, disjoint."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of a corpus. `text` is the decoded file, unchanged."""

    id: str
    """Path below the corpus folder without suffix, `/` between parts, NFC; with the suffix where two clash."""
    file: str
    """Path below the project's folder, `/` between parts, as it is on the disk; as given for a bare file.

    It is not normalized; bytes that are no UTF-8 are the lone surrogates of `os.fsdecode`.
    """
    text: str
    encoding: str = "utf-8"
    page: Page = field(default_factory=Page)

    @property
    def sha256(self) -> str:
        """Hex digest of the text as UTF-8."""
        return text_sha256(self.text)

    @property
    def language(self) -> str:
        """The language that the page was recognized to be in, `fr` or `en`."""
        return self.page.language


def text_sha256(text: str) -> str:
    """The hex SHA-256 digest of `text` as UTF-8 (lone surrogates count as their three bytes)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
