"""`python3 training/train.py DATA=DIR [fr] [en] [measure]`: trains the models that the package ships.

Each model is first trained without the held-out texts, to set the scores and to tell how well it reads what it has not
seen; then with all. With `measure` it ends after the first, and the package stays as it was.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from training.calibration import calibrated, rescaled  # noqa: E402
from training.corpora import load  # noqa: E402
from training.measure import Report  # noqa: E402
from training.model import Sample, train  # noqa: E402
from tui_reader.analysis.decoder import decoder  # noqa: E402
from tui_reader.analysis.weights import Weights  # noqa: E402

FILES = {
    "fr": ("winer-fr-train.jsonl.gz",),
    "en": ("wikigold-en-train.jsonl.gz", "wnut17-en-train.jsonl.gz", "winer-fr-train.jsonl.gz"),
}
"""What each model learns from. English has little: names, shapes and lists are learned from French news, too."""
KINDS = {"fr": ("PER", "LOC", "ORG", "MISC"), "en": ("PER", "LOC", "ORG")}
MEASURED = {"fr": "winer/", "en": "wikigold/"}
"""What the ids of the texts begin with that a language is measured on."""
MODELS = ROOT / "src" / "tui_reader" / "analysis" / "models"


def main(arguments: list[str]) -> int:
    """Trains for each language named, or all; returns the exit status."""
    named = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    folder = named.get("DATA") or os.environ.get("DATA")
    if not folder:
        sys.exit("training: name the folder of the data: python3 training/train.py DATA=DIR")
    for language in [each for each in arguments if each in FILES] or list(FILES):
        _train(language, Path(folder), only_measure="measure" in arguments)
    return 0


def _train(language: str, folder: Path, *, only_measure: bool) -> None:
    texts = [text.only(KINDS[language]) for name in FILES[language] for text in load(folder, name)]
    samples = [Sample.of(text) for text in texts]
    held = [sample for sample in samples if sample.text.held_out]
    trial = train(sample for sample in samples if not sample.text.held_out)
    calibration = calibrated(trial, held)
    before = _write(language, replace(trial, calibration=calibration))
    try:
        measured = [each.text for each in held if each.text.id.startswith(MEASURED[language])]
        _say(f"{language}: {len(measured)} held-out texts", Report.of(measured).lines())
    finally:
        (MODELS / f"{language}.z").write_bytes(before)
    if not only_measure:
        final = train(samples)
        _write(language, replace(final, calibration=rescaled(calibration, final.scale / trial.scale)))
        _say(f"{language}: {(MODELS / f'{language}.z').stat().st_size} bytes")


def _write(language: str, weights: Weights) -> bytes:
    """Puts the weights into the package; returns what was there."""
    path = MODELS / f"{language}.z"
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(weights.pack())
    decoder.cache_clear()
    return before


def _say(title: str, lines: Iterable[str] = ()) -> None:
    print("\n".join((title, *lines)), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
