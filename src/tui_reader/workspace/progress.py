"""How far the work is: counts by article, annotator, label and state."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tui_reader.workspace.project import Project


def statistics(project: Project) -> dict[str, Any]:
    """Progress and label counts, as `stats --json` prints them. Raises DamagedError at a store that cannot be read."""
    annotators: dict[str, dict[str, Any]] = {}
    labels: Counter[str] = Counter()
    touched: set[str] = set()
    summaries = [project.catalog.summary(entry) for entry in project.catalog.scan()]
    summaries = [summary for summary in summaries if summary.problem is None]
    for each in project.all_sets():
        person = annotators.setdefault(
            each.annotator, {"annotations": 0, "orphaned": 0, "status": Counter(), "labels": Counter()}
        )
        touched.add(each.article)
        person["annotations"] += len(each)
        person["status"][each.state] += 1
        person["orphaned"] += sum(a.orphaned for a in each.annotations)
        person["labels"].update(a.label for a in each.annotations)
        labels.update(a.label for a in each.annotations)
    for person in annotators.values():
        person["status"]["new"] = max(0, len(summaries) - person["status"].total())
        person["status"], person["labels"] = _plain(person["status"]), _plain(person["labels"])
    return {
        "articles": len(summaries),
        "words": sum(summary.words for summary in summaries),
        "annotated": len(touched),
        "annotations": labels.total(),
        "labels": _plain(labels),
        "annotators": dict(sorted(annotators.items())),
    }


def _plain(counts: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(counts.items(), key=lambda p: (-p[1], p[0])) if count}
