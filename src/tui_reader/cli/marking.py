"""Highlights in running text: in brackets, or in the labels' colors."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article
from tui_reader.model.labels import Label, LabelSchema
from tui_reader.model.suggestion import Suggestion
from tui_reader.text.visible import visible


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch with a name: a tag's label, or a suggestion's kind."""

    start: int
    end: int
    name: str
    color: str
    tag: bool


def marks(sets: Iterable[AnnotationSet], suggestions: Iterable[Suggestion], schema: LabelSchema) -> list[Mark]:
    """The marks of an article by position, longer ones first. Tags that agree are one mark with all annotators' names.

    A suggestion gives way to a tag on its passage.
    """
    people: dict[tuple[int, int, str], list[str]] = {}
    for each in sets:
        for a in each.annotations:
            if not a.orphaned:
                for span in a.spans:
                    people.setdefault((span.start, span.end, a.label), []).append(each.annotator)
    tagged = {(start, end) for start, end, _ in people}
    placed = [
        Mark(start, end, f"{name} {', '.join(dict.fromkeys(who))}", _color(schema.find(name)), tag=True)
        for (start, end, name), who in people.items()
    ]
    placed += [
        Mark(s.start, s.end, s.kind, _color(schema.accepting(s.kind)), tag=False)
        for s in suggestions
        if (s.start, s.end) not in tagged
    ]
    return sorted(placed, key=lambda m: (m.start, -m.end, m.name))


def bracketed(article: Article, placed: list[Mark]) -> str:
    """The text with `[passage|label annotator]` for tags and `{passage|KIND}` for suggestions."""
    opening = {True: "[", False: "{"}
    closing = {True: "]", False: "}"}
    inserts = [(m.start, 1, -m.end, opening[m.tag]) for m in placed]
    inserts += [(m.end, 0, -m.start, f"|{m.name}{closing[m.tag]}") for m in placed]
    return _woven(article.text, sorted(inserts))


def colored(article: Article, placed: list[Mark]) -> str:
    """The text with the innermost label's color; tags are underlined too, furniture is dim."""
    borders = sorted({0, len(article.text)} | {at for m in placed for at in (m.start, m.end)}
                     | {at for s in article.page.furniture for at in (s.start, s.end)})  # fmt: skip
    pieces = []
    active: list[Mark] = []
    waiting = list(reversed(placed))
    for start, end in itertools.pairwise(borders):
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [m for m in active if m.end > start]
        dim = any(s.start <= start < s.end for s in article.page.furniture)
        pieces.append(_styled(_lines(article.text[start:end]), active, dim=dim))
    return "".join(pieces) + "\n"


def _color(label: Label | None) -> str:
    return label.color if label else "#888888"


def _styled(text: str, active: list[Mark], *, dim: bool) -> str:
    codes = ["2"] if dim else []
    if active:
        color = min(active, key=lambda m: m.end - m.start).color
        red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
        codes += [f"38;2;{red};{green};{blue}"] + (["4"] if any(m.tag for m in active) else [])
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes and text else text


def _woven(text: str, inserts: list[tuple[int, int, int, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for at, _, _, written in inserts:
        pieces += (_lines(text[done:at]), written)
        done = at
    return "".join(pieces) + _lines(text[done:]) + "\n"


def _lines(text: str) -> str:
    """The text fit for a terminal, its line ends kept."""
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
