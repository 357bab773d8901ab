"""Findings that do not overlap, by position: the one that comes first stays, unless a wider one holds it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tui_reader.analysis.found import Found


class Taken:
    """Disjoint findings, sorted."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing stands in `[start, end)`."""
        return not self.held(start, end)

    def held(self, start: int, end: int) -> list[Found]:
        """What overlaps `[start, end)`."""
        first, after = self._range(start, end)
        return self.found[first:after]

    def add(self, each: Found) -> None:
        """Takes `each` where nothing stands; a longer one that holds what stands there takes its place."""
        first, after = self._range(each.start, each.end)
        held = self.found[first:after]
        same = len(held) == 1 and held[0].span == each.span
        wider = all(each.start <= one.start and one.end <= each.end and one.kind != "DATE" for one in held)
        if wider and not same:
            self.found[first:after] = [each]

    def add_if_free(self, each: Found) -> None:
        """Takes `each` where nothing stands."""
        first, after = self._range(each.start, each.end)
        if first == after:
            self.found[first:after] = [each]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self.found, start, key=lambda one: one.end)
        return first, max(first, bisect_left(self.found, end, key=lambda one: one.start))
