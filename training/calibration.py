"""Margins to probabilities: a logistic curve for each kind of name, fitted on held-out texts."""

from __future__ import annotations

import math
from collections.abc import Iterable

from training.model import KINDS, Sample
from tui_reader.analysis.decoder import Decoder
from tui_reader.analysis.weights import Weights

_STEPS = 50
_PRIOR = 1.0
"""How many right and wrong names are put in beforehand, so that few names make no certainty."""


def calibrated(weights: Weights, samples: Iterable[Sample]) -> dict[str, tuple[float, float]]:
    """For each kind, slope and intercept: how the share of right names grows with the margin."""
    seen: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in KINDS}
    decoder = Decoder(weights)
    for sample in samples:
        tokens = sample.doc.tokens
        for name in decoder.names(sample.grid):
            span = (tokens.starts[name.first], tokens.ends[name.last], name.kind)
            seen[name.kind].append((name.margin, span in sample.text.spans))
    return {kind: _fitted(pairs) for kind, pairs in seen.items()}


def rescaled(calibration: dict[str, tuple[float, float]], factor: float) -> dict[str, tuple[float, float]]:
    """The curves for margins whose unit is `factor` times the unit that they were fitted to."""
    return {kind: (round(slope * factor, 6), shift) for kind, (slope, shift) in calibration.items()}


def _fitted(pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Newton's method on the two numbers of a logistic curve."""
    unit = 100.0
    points = [(margin / unit, float(right), 1.0) for margin, right in pairs]
    points += [(0.0, 1.0, _PRIOR), (0.0, 0.0, _PRIOR)]
    slope, shift = 1.0, 0.0
    for _ in range(_STEPS):
        gradient, hessian = [0.0, 0.0], [1e-3, 0.0, 1e-3]
        for at, right, count in points:
            guess = 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * at + shift))))
            miss, bend = count * (right - guess), count * guess * (1 - guess)
            gradient[0] += miss * at
            gradient[1] += miss
            hessian[0] += bend * at * at
            hessian[1] += bend * at
            hessian[2] += bend
        det = hessian[0] * hessian[2] - hessian[1] ** 2
        slope += (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / det
        shift += (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / det
    return round(slope / unit, 6), round(shift, 4)
