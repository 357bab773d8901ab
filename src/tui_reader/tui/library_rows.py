"""What the library shows of each article, and in which order: values and functions without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tui_reader.text.folding import fold

STATE_MARKS = {"new": "·", "in-progress": "◐", "done": "●", "discuss": "!", "adjudicated": "◆"}
PROBLEM_MARK = "✗"
_STATE_ORDER = tuple(STATE_MARKS)


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the library."""

    id: str
    file: str
    state: str = "new"
    tags: int = 0
    """One's own."""
    known: bool = False
    """Whether the file was read; until then only id, state and tags are known."""
    title: str | None = None
    opening: str = ""
    date: str | None = None
    source: str | None = None
    words: int = 0
    problem: str | None = None
    """Why the article or its annotations cannot be read."""
    folded: str = field(default="", compare=False)
    """What filtering looks at."""

    @property
    def heading(self) -> str:
        """Title, else opening words, else the id."""
        return self.title or self.opening or self.id


def searchable(*parts: str | None) -> str:
    """What filtering looks at, from what people see of an article."""
    return fold("\n".join(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort."""

    name: str
    """The column, as its head names it."""
    key: Callable[[Row], Any]
    descending: bool = False


def _heading(row: Row) -> str:
    return row.folded.partition("\n")[0] or row.id


ORDERS = (
    Order("title", _heading),
    Order("date", lambda row: row.date or "", descending=True),
    Order("words", lambda row: row.words, descending=True),
    Order("status", lambda row: _STATE_ORDER.index(row.state) if row.state in _STATE_ORDER else len(_STATE_ORDER)),
    Order("tags", lambda row: row.tags, descending=True),
)
"""What the sort key goes through, in turn."""


def arranged(rows: Iterable[Row], order: Order, query: str) -> tuple[Row, ...]:
    """The rows that hold every word of `query`, sorted; equal ones by heading, then by id."""
    words = fold(query).split()
    kept = [row for row in rows if all(word in row.folded for word in words)]
    kept.sort(key=lambda row: (_heading(row), row.id))
    kept.sort(key=order.key, reverse=order.descending)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the work on the corpus is."""

    done: int
    begun: int
    new: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Tally:
        """The tally of the rows that can be read; whatever is neither new nor done is begun."""
        states = [row.state for row in rows if row.problem is None]
        done = sum(state in ("done", "adjudicated") for state in states)
        new = states.count("new")
        return cls(done, len(states) - done - new, new)

    @property
    def total(self) -> int:
        """All articles."""
        return self.done + self.begun + self.new

    def bar(self, width: int) -> tuple[int, int]:
        """Cells of a bar of `width` for done and begun work; what there is of either shows at least once."""
        if not self.total:
            return 0, 0
        done = min(width, max(round(width * self.done / self.total), 1 if self.done else 0))
        begun = min(width - done, max(round(width * self.begun / self.total), 1 if self.begun else 0))
        return done, begun
