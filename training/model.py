"""From annotated texts to weights: features, sequences, a conditional random field, small integers."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from training.corpora import Text
from tui_reader.analysis import entities
from tui_reader.analysis.document import Document
from tui_reader.analysis.features import Grid, grid
from tui_reader.analysis.weights import BIAS, LIMIT, Weights, quantized
from tui_reader.model.article import Article, Page

KINDS = ("PER", "LOC", "ORG", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BILU"))
SETTINGS = {"c1": 0.05, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2}
LEAST = 3
"""Features none of whose integers reaches this are left out."""
_OUTSIZE = 20
"""So many weights may be cut to the largest integer."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text prepared for training."""

    text: Text
    doc: Document
    grid: Grid

    @classmethod
    def of(cls, text: Text) -> Sample:
        """`text` with what the model sees of it."""
        doc = Document.of(Article(text.id, text.id, text.text, page=Page(language=text.language)))
        return cls(text, doc, grid(doc, entities.by_rules(doc).found))

    def labels(self) -> list[str]:
        """The right label of each token; names whose edges lie inside tokens are widened to whole tokens."""
        tokens = self.doc.tokens
        found = ["O"] * len(tokens)
        for start, end, kind in sorted(self.text.spans):
            first, last = tokens.first_from(start), tokens.first_from(end) - 1
            if first == last:
                found[first] = f"U-{kind}"
            elif first < last:
                found[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1), f"L-{kind}"]
        return found

    def sequences(self) -> Iterator[tuple[list[list[str]], list[str]]]:
        """The features and labels of each line."""
        labels = self.labels()
        for line, slot in self.grid.lines:
            yield [self.grid.features(slot + step) for step in range(len(line))], labels[line.start : line.stop]


def train(samples: Iterable[Sample]) -> Weights:
    """The weights of a conditional random field; not calibrated yet."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for sample in samples:
        for features, labels in sample.sequences():
            trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model"))
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learned = tagger.info()
        tagger.close()
    return _small(learned.state_features, learned.transitions)


def _small(states: dict[tuple[str, str], float], steps: dict[tuple[str, str], float]) -> Weights:
    vectors: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    for (feature, label), weight in states.items():
        vectors[feature][LABELS.index(label)] = weight
    scale = sorted(abs(weight) for vector in vectors.values() for weight in vector)[-_OUTSIZE] / LIMIT
    kept: dict[str, bytes] = {}
    for feature, vector in sorted(vectors.items()):
        small = quantized(vector, scale)
        if max(map(abs, small)) >= LEAST:
            kept[feature] = bytes(weight + BIAS for weight in small)
    return Weights(
        labels=LABELS,
        transitions=tuple(tuple(round(steps.get((one, other), 0.0) / scale) for other in LABELS) for one in LABELS),
        calibration=dict.fromkeys(KINDS, (0.02, 0.0)),
        scale=scale,
        features=tuple(kept),
        values=b"".join(kept.values()),
    )
