"""The seam: what a recognizer is, ours or somebody else's."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from tui_reader.model.article import Article
from tui_reader.model.suggestion import Findings


@runtime_checkable
class Recognizer(Protocol):
    """Finds entities, quotes and statements in one article at a time.

    Another package offers one under the entry point group `tui_reader.recognizers`: a class, or a function, that is
    called without arguments and returns the recognizer. Whether it keeps the rules below is checked by
    `tests/contracts/recognizer.py`, which any package can run.
    """

    @property
    def name(self) -> str:
        """A short name, the same for ever; every suggestion carries it."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other findings."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is made for, as ISO 639-1 codes; it must bear texts in others."""
        ...

    def recognize(self, article: Article) -> Findings:
        """What stands in `article`: the same article gives the same findings.

        Spans are half-open code points into `article.text`; each tuple is sorted by position, `text` is the very
        passage, scores lie above 0 and up to 1, and nothing overlaps `article.page.furniture`.
        """
        ...
