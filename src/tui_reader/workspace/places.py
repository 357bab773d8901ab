"""Where an annotator left off in a project, kept in the platform's state folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import platformdirs

from tui_reader.errors import ReaderError
from tui_reader.files import read_bounded, write_atomically

SIZE_LIMIT = 1_000_000
MOST_OFFSETS = 500
"""Articles whose place is kept, the latest ones."""


@dataclass(frozen=True, slots=True)
class Place:
    """An article and an offset in it; no article for the library, with the article that had the cursor as `row`."""

    article: str | None = None
    offset: int = 0
    row: str | None = None
    offsets: Mapping[str, int] = field(default_factory=dict)
    """Where the cursor was left in other articles, by article."""


def last_place(root: Path, annotator: str) -> Place | None:
    """Where `annotator` left the project in `root`; None when that is not known."""
    try:
        plain = json.loads(read_bounded(_file(root, annotator), SIZE_LIMIT))
        article, offset, row, offsets = (plain[name] for name in ("article", "offset", "row", "offsets"))
        known = {str(name): max(0, int(at)) for name, at in dict(offsets).items()}
    except (ReaderError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    fits = isinstance(article, str | None) and isinstance(row, str | None) and isinstance(offset, int)
    return Place(article, max(0, offset), row, known) if fits else None


def remember(root: Path, annotator: str, place: Place) -> None:
    """Keep `place` for the next start. A machine that refuses costs only the convenience."""
    file = _file(root, annotator)
    latest = dict(list(place.offsets.items())[-MOST_OFFSETS:])
    with suppress(ReaderError, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, json.dumps(asdict(replace(place, offsets=latest))).encode())


def _file(root: Path, annotator: str) -> Path:
    digest = hashlib.sha256(f"{root.resolve()}\0{annotator}".encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return Path(platformdirs.user_state_dir("tui-reader", appauthor=False)) / "places" / f"{digest}.json"
