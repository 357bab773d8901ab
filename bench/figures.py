"""What a measurement comes to: medians, told beside a yardstick that was measured in turns with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of `runs` measurements of one thing, and how many times the yardstick's that is."""

    name: str
    median: float
    unit: str
    ratio: float
    runs: int

    def __str__(self) -> str:
        return f"{self.name:<32} {self.median:10.1f} {self.unit:<4} x{self.ratio:<7.2f} (median of {self.runs})"


def in_turns(measurements: Mapping[str, Callable[[], float]], runs: int, unit: str) -> list[Figure]:
    """Takes each measurement once a round, so that a busy moment hits all alike; the first is the yardstick."""
    taken: dict[str, list[float]] = {name: [] for name in measurements}
    for _ in range(runs):
        for name, measure in measurements.items():
            taken[name].append(measure())
    medians = {name: median(values) for name, values in taken.items()}
    yardstick = next(iter(medians.values()))
    return [Figure(name, middle, unit, middle / yardstick, runs) for name, middle in medians.items()]
