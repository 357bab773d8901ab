"""The names that the articles of a corpus have already: a new file must not change anybody's."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from tui_reader.corpus.identity import article_ids, plain_id
from tui_reader.corpus.readers import IN_PLACE


class TakenNames:
    """The ids of the articles in a corpus, listed when first asked for, and of the files told since."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._by_id: dict[str, str] | None = None

    def rival(self, file: Path) -> str | None:
        """The article in whose way `file` (in the corpus, not there yet) would be: its path below the corpus.

        None when the new article has an id of its own and every other keeps its.
        """
        below = self._below(file)
        holder = self._known().get(plain_id(below))
        return None if holder == below else holder

    def take(self, file: Path) -> None:
        """Notes that `file` is in the corpus now."""
        below = self._below(file)
        self._known().setdefault(plain_id(below), below)

    def _below(self, file: Path) -> str:
        return PurePath(os.path.relpath(file, self._corpus)).as_posix()

    def _known(self) -> dict[str, str]:
        if self._by_id is None:
            files = [self._below(path) for path in _articles(self._corpus)]
            self._by_id = {plain_id(file): file for file in files}
            self._by_id |= {identity: file for file, identity in article_ids(files).items()}
        return self._by_id


def _articles(corpus: Path) -> list[Path]:
    found = []
    for place, folders, names in os.walk(corpus):
        folders[:] = [name for name in folders if not name.startswith(".")]
        kept = (name for name in sorted(names) if not name.startswith("."))
        found += [Path(place, name) for name in kept if PurePath(name).suffix.lower() in IN_PLACE]
    return found
