"""One text, one reading: a name that is read in two ways gets the kind that its surer mentions have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import folded

_CERTAIN = 0.9
"""A mention this sure keeps its kind, whatever the others have."""
_LEAD = 1.5
"""How many times the weight of its rivals a kind must have."""
_FULL = 0.7
"""How sure a full name must be for its surname to count as a person's."""


def agreed(doc: Document, found: Sequence[Found]) -> list[Found]:
    """`found` with the kinds of doubtful mentions settled by the others of the same name."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    surnames: dict[str, int] = defaultdict(int)
    for each in found:
        key = folded(each.span.of(doc.text))
        weights[key][each.kind] += each.score
        parts = key.split()
        if each.kind == "PER" and len(parts) > 1 and each.score >= _FULL:
            surnames[parts[-1]] += 1
    for key, kinds in weights.items():
        if key in surnames:
            kinds["PER"] += surnames[key]
    return [_settled(each, weights[folded(each.span.of(doc.text))]) for each in found]


def _settled(each: Found, weights: Mapping[str, float]) -> Found:
    if each.score >= _CERTAIN or len(weights) == 1:
        return each
    kind, most = max(weights.items(), key=lambda item: item[1])
    rivals = sum(weights.values()) - most
    return each._replace(kind=kind) if kind != each.kind and most >= _LEAD * rivals else each
