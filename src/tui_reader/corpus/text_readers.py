"""Files whose own text is the article: plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tui_reader.corpus.encoding import decode
from tui_reader.corpus.extracted import Extracted
from tui_reader.corpus.page import read_page


class PlainReader:
    """`.txt`: the decoded file, unchanged."""

    name = "text"
    suffixes = (".txt",)
    in_place = True

    def read(self, raw: bytes, name: str) -> Iterator[Extracted]:
        """The one article in `raw`."""
        decoded = decode(raw)
        yield Extracted(name, decoded.text, read_page(decoded.text), decoded.encoding)


class MarkdownReader:
    """`.md`: the decoded file, unchanged; its YAML head is furniture and tells title, author, date, source."""

    name = "markdown"
    suffixes = (".md",)
    in_place = True

    def read(self, raw: bytes, name: str) -> Iterator[Extracted]:
        """The one article in `raw`."""
        decoded = decode(raw)
        yield Extracted(name, decoded.text, read_page(decoded.text, markdown=True), decoded.encoding)
