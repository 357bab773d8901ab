"""Marks of axes: distinct with color and without."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from tui_reader.model.labels import Axis, Label, LabelSchema
from tui_reader.tui.widgets.marks import Cell, Mark, Paper, State, Way, ways
from tui_reader.workspace.schemes import built_in

PAPER = Paper((23, 25, 29), (217, 215, 208), (224, 176, 80), (47, 74, 109))
COLOR = (217, 130, 43)


def _looks(paper: Paper) -> dict[str, object]:
    """The looks that must differ, by name."""
    ink, ground = Mark(Way.INK, COLOR, State.TAG), Mark(Way.GROUND, COLOR, State.TAG)
    ends = Mark(Way.ENDS, COLOR, State.TAG, at_end=True)
    cells = {
        "plain": Cell(),
        "ink tag": Cell((ink,)),
        "ink suggestion": Cell((replace(ink, state=State.SUGGESTION),)),
        "ground tag": Cell((ground,)),
        "ends": Cell((ends,)),
        "ink in ground": Cell((ground, ink)),
        "focused ink": Cell((replace(ink, focused=True),)),
        "focused ground": Cell((replace(ground, focused=True),)),
        "selected": Cell(selected=True),
        "selected ink": Cell((ink,), selected=True),
    }
    return {name: _visible(paper, cell) for name, cell in cells.items()}


def _visible(paper: Paper, cell: Cell) -> object:
    """What of a style can be seen: without colors, the attributes alone."""
    style = paper.style(cell)
    attributes = (style.bold, style.italic, style.underline or style.underline2, style.reverse, style.dim)
    flags = tuple(bool(each) for each in attributes)
    return flags if paper.colorless else (flags, style.color, style.bgcolor)


@pytest.mark.parametrize("colorless", [False, True])
def test_every_look_is_its_own(*, colorless: bool) -> None:
    """Tags, suggestions, axes, focus and selection are told apart, without color by attributes alone."""
    looks = _looks(replace(PAPER, colorless=colorless))
    for (one, first), (other, second) in combinations(looks.items(), 2):
        assert first != second, f"{one} looks like {other}"


@pytest.mark.parametrize("colorless", [False, True])
def test_the_cursor_is_seen_on_everything(*, colorless: bool) -> None:
    """A cell with the cursor never looks like the same cell without it."""
    paper = replace(PAPER, colorless=colorless)
    for marks in ((), (Mark(Way.INK, COLOR, State.TAG),), (Mark(Way.ENDS, COLOR, State.TAG, at_end=True),)):
        for selected in (False, True):
            cell = Cell(marks, selected=selected)
            assert _visible(paper, cell) != _visible(paper, replace(cell, cursor=True))


def test_marks_of_the_built_in_schemes() -> None:
    """Names get the ink, voices the ground, all else the ends, wherever the axes stand."""
    assert ways(built_in("news")) == (Way.INK, Way.GROUND, Way.ENDS, Way.ENDS)
    assert ways(built_in("frames")) == (Way.GROUND, Way.INK, Way.ENDS, Way.ENDS, Way.ENDS)


def test_marks_of_a_scheme_that_accepts_nothing() -> None:
    """The first axes get the marks that show most."""
    schema = LabelSchema((Axis("a"), Axis("b"), Axis("c")), (Label("x", "a"), Label("y", "b"), Label("z", "c")))
    assert ways(schema) == (Way.GROUND, Way.INK, Way.ENDS)
    assert ways(LabelSchema()) == ()
