"""The file of a model."""

from __future__ import annotations

import zlib

import pytest

from tui_reader.analysis.weights import BIAS, Weights, quantized

WEIGHTS = Weights(
    labels=("O", "U-X"),
    transitions=((0, -3), (2, 1)),
    calibration={"X": (0.5, -1.0)},
    scale=0.25,
    features=("0kété", "0k\u2028", "a|b"),
    values=bytes((BIAS, BIAS + 1, 1, 255, BIAS - 7, BIAS)),
)


def test_round_trip() -> None:
    """What is packed is unpacked the same, and the same weights give the same bytes."""
    assert Weights.unpack(WEIGHTS.pack()) == WEIGHTS
    assert WEIGHTS.pack() == WEIGHTS.pack()


@pytest.mark.parametrize(
    "packed",
    [b"", b"no zlib", WEIGHTS.pack()[:-9], zlib.compress(b'{"format": "other", "labels": []}\na\0'),
     zlib.compress(zlib.decompress(WEIGHTS.pack())[:-1])],
)  # fmt: skip
def test_what_is_no_model_is_refused(packed: bytes) -> None:
    """A file that is cut, foreign, or lacks a weight is not read."""
    with pytest.raises(ValueError, match="no weights"):
        Weights.unpack(packed)


def test_quantized() -> None:
    """Weights become whole numbers within one byte; what is larger is cut."""
    assert quantized([0.0, 0.26, -0.26, 99.0, -99.0], 0.1) == [0, 3, -3, 127, -127]
