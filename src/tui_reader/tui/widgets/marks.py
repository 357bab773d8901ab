"""How tags and suggestions look: every axis has a mark of its own, on any ground, with color and without."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rich.style import Style

from tui_reader.model.labels import LabelSchema
from tui_reader.model.suggestion import ENTITY_KINDS, QUOTE_KINDS, STATEMENT_KIND
from tui_reader.tui.desk import UNKNOWN
from tui_reader.tui.widgets.colors import RGB, best_of, mix, readable, rgb, written

TAG_TINT = 0.24
SUGGESTION_TINT = 0.11
FOCUS_TINT = 0.5
ENDS_TINT = 0.72


class Way(Enum):
    """The mark of an axis in the text; every axis has a column of the gutter besides."""

    INK = "ink"
    """The color of the letters; a tag is bold and underlined too."""
    GROUND = "ground"
    """A tint behind the letters."""
    ENDS = "ends"
    """A strong ground under the first and the last letter."""


class State(Enum):
    """Whose word a highlight is."""

    TAG = "tag"
    SUGGESTION = "suggestion"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a highlight contributes to the looks of a cell."""

    way: Way
    color: RGB
    state: State
    focused: bool = False
    at_end: bool = False
    """The cell is the passage's first or last."""


@dataclass(frozen=True, slots=True)
class Cell:
    """All that decides the looks of a run of cells."""

    marks: tuple[Mark, ...] = ()
    """The outermost first."""
    role: str = ""
    """`title`, `header`, `furniture`, or empty for the article's own text."""
    selected: bool = False
    cursor: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The ground that all lies on: colors of the theme, and whether colors can be told at all."""

    ground: RGB
    ink: RGB
    accent: RGB
    selection: RGB
    colorless: bool = False
    """No color, or too few for tints: attributes must tell everything."""

    def style(self, cell: Cell) -> Style:
        """The style of a run of cells."""
        return _style(self, cell)

    def faint(self, share: float = 0.45) -> RGB:
        """The ink of what stands back."""
        return readable(mix(self.ink, self.ground, share), self.ground, 3.0)

    def label_ink(self, color: RGB) -> RGB:
        """A label's color as it can be read on the plain ground."""
        return readable(color, self.ground)


def ways(schema: LabelSchema) -> tuple[Way, ...]:
    """The mark of each axis of the schema, in order.

    Ink for the axis of names, ground for the axis of who speaks, as told by what their labels accept; where no label
    tells, the first axes left get them. All others mark the ends.
    """
    accepted = [
        {k for label in schema.labels if label.axis == axis.name for k in label.accepts} for axis in schema.axes
    ]
    chosen: dict[int, Way] = {}
    for way, kinds in ((Way.GROUND, {*QUOTE_KINDS, STATEMENT_KIND}), (Way.INK, set(ENTITY_KINDS))):
        free = [i for i in range(len(accepted)) if i not in chosen]
        best = max(free, key=lambda i: (len(accepted[i] & kinds), -i), default=None)
        if best is not None:
            chosen[best] = way
    return tuple(chosen.get(i, Way.ENDS) for i in range(len(accepted)))


@lru_cache(4096)
def _style(paper: Paper, cell: Cell) -> Style:
    ground = _ground(paper, cell)
    ink_marks = [m for m in cell.marks if m.way is Way.INK and m.state is not State.OTHER]
    tags = [m for m in ink_marks if m.state is State.TAG]
    style = Style(
        color=written(_ink(paper, cell, ground, ink_marks)),
        bgcolor=written(ground),
        bold=cell.role == "title" or any(m.focused for m in cell.marks) or tags[-1:] == ink_marks[-1:] != [] or None,
        underline=bool(tags) or None,
        underline2=len(tags) > 1 or None,
        italic=any(m.state is State.OTHER for m in cell.marks) or None,
    )
    if paper.colorless:
        return style + _attributes(cell)
    return style + Style(reverse=True) if cell.cursor else style


def _attributes(cell: Cell) -> Style:
    """What tells marks apart where colors do not."""
    own = [m for m in cell.marks if m.state is not State.OTHER]
    focused = any(m.focused for m in cell.marks)
    reverse = cell.selected or focused or any(m.way is Way.ENDS and m.at_end for m in own)
    return Style(
        underline=cell.selected or (not focused and any(m.way is Way.INK for m in own)),
        underline2=False,
        italic=any(m.way is Way.GROUND for m in own) or None,
        dim=cell.role in ("header", "furniture") or None,
        reverse=reverse != cell.cursor or None,
    )


def _ground(paper: Paper, cell: Cell) -> RGB:
    if paper.colorless:
        return paper.ground
    if cell.selected:
        return paper.selection
    own = [m for m in cell.marks if m.state is not State.OTHER]
    ground = paper.ground
    for mark in own:
        if mark.way is Way.GROUND:
            ground = mix(ground, mark.color, TAG_TINT if mark.state is State.TAG else SUGGESTION_TINT)
    strong = [(m, FOCUS_TINT) for m in cell.marks if m.focused]
    strong += [(m, ENDS_TINT) for m in own if m.way is Way.ENDS and m.at_end]
    return mix(paper.ground, strong[-1][0].color, strong[-1][1]) if strong else ground


def _ink(paper: Paper, cell: Cell, ground: RGB, ink_marks: list[Mark]) -> RGB:
    if ink_marks and (paper.colorless or not ink_marks[-1].focused):
        return readable(ink_marks[-1].color, ground)
    if not paper.colorless and any(
        m.focused or (m.at_end and m.way is Way.ENDS and m.state is not State.OTHER) for m in cell.marks
    ):
        return best_of(ground)
    if cell.role in ("furniture", "header"):
        return readable(mix(paper.ink, paper.ground, 0.5 if cell.role == "furniture" else 0.3), ground, 3.0)
    return readable(paper.ink, ground)


def way_of_kind(kind: str) -> Way:
    """The mark of a suggestion that no label accepts."""
    return Way.INK if kind in ENTITY_KINDS else Way.GROUND


def label_color(schema: LabelSchema, name: str) -> RGB:
    """The color of a label; gray for one that the schema no longer has."""
    label = schema.find(name)
    return rgb(label.color if label else UNKNOWN)
