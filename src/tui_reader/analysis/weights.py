"""The file that holds a model: its labels and weights as small integers, compressed; docs/models.md tells each byte."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORMAT = "tui-reader weights 1"
BIAS = 128
"""What a stored byte has more than the weight it stands for."""
LIMIT = 127


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model of label sequences, as stored."""

    labels: tuple[str, ...]
    """`O`, which comes first, and `B-`, `I-`, `L-`, `U-` with each kind."""
    transitions: tuple[tuple[int, ...], ...]
    """For each label, what it adds to be followed by each label."""
    calibration: Mapping[str, tuple[float, float]]
    """For each kind, slope and intercept of the logistic curve that turns a margin into a probability."""
    scale: float
    """What one unit of the weights stands for."""
    features: tuple[str, ...]
    values: bytes
    """For each feature, one byte a label: the weight plus `BIAS`."""

    def pack(self) -> bytes:
        """The file's bytes; the same weights give the same bytes."""
        header = {
            "format": FORMAT,
            "labels": self.labels,
            "transitions": self.transitions,
            "calibration": dict(self.calibration),
            "scale": self.scale,
        }
        lines = [json.dumps(header, sort_keys=True), *self.features]
        return zlib.compress("\n".join(lines).encode("utf-8") + b"\0" + self.values, 9)

    @classmethod
    def unpack(cls, packed: bytes) -> Weights:
        """The weights in a file's bytes.

        Raises:
            ValueError: the bytes are no such file, or lack a part.
        """
        try:
            raw = zlib.decompress(packed)
        except zlib.error as error:
            raise ValueError(f"no weights: {error}") from error
        text, _, values = raw.partition(b"\0")
        head, _, rest = text.decode("utf-8").partition("\n")
        header: dict[str, Any] = json.loads(head)
        features = tuple(rest.split("\n"))
        if header.get("format") != FORMAT or len(values) != len(features) * len(header["labels"]):
            raise ValueError("no weights: another format, or a part is missing")
        return cls(
            labels=tuple(header["labels"]),
            transitions=tuple(tuple(row) for row in header["transitions"]),
            calibration={kind: (slope, shift) for kind, (slope, shift) in header["calibration"].items()},
            scale=header["scale"],
            features=features,
            values=values,
        )


def quantized(weights: Sequence[float], scale: float) -> list[int]:
    """The weights as whole numbers within `LIMIT`, `scale` to one."""
    return [max(-LIMIT, min(LIMIT, round(weight / scale))) for weight in weights]
