"""How well the recognizer reads held-out texts: by label, and whether its scores mean what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from training.corpora import Text
from tui_reader.analysis.pipeline import detect
from tui_reader.model.article import Article, Page

LABELS = ("PER", "LOC", "ORG")
BUCKETS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(slots=True)
class Report:
    """Counts over texts: what was sought, what was found, what of it was right."""

    sought: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    scores: list[tuple[float, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[Text]) -> Report:
        """What the recognizer makes of `texts`."""
        report = cls()
        for text in texts:
            article = Article(text.id, text.id, text.text, page=Page(language=text.language))
            report.sought.update(label for _, _, label in text.spans if label in LABELS)
            for each in detect(article).entities:
                if each.kind in LABELS:
                    right = (each.start, each.end, each.kind) in text.spans
                    report.found[each.kind] += 1
                    report.right[each.kind] += right
                    report.scores.append((each.score, right))
        return report

    def lines(self) -> list[str]:
        """The tables as text."""
        table = [f"{'':8} {'precision':>9} {'recall':>9} {'F1':>9} {'sought':>7}"]
        table += [self._line(label, [label]) for label in LABELS]
        table += [self._line("all", LABELS), "score          names  right"]
        for low, high in pairwise(BUCKETS):
            inside = [right for score, right in self.scores if low <= score < high]
            if inside:
                table.append(f"{low:.2f} to {min(high, 1.0):.2f} {len(inside):6d} {sum(inside) / len(inside):6.2f}")
        return table

    def _line(self, name: str, labels: Sequence[str]) -> str:
        right, found, sought = (
            sum(counts[label] for label in labels) for counts in (self.right, self.found, self.sought)
        )
        f1 = 200 * right / (found + sought) if found + sought else 0.0
        precision, recall = (100 * right / count if count else 0.0 for count in (found, sought))
        return f"{name:8} {precision:9.1f} {recall:9.1f} {f1:9.1f} {sought:7d}"
