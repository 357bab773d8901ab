"""A terminal that is sent only what differs shows the same as one that is sent everything."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui_reader.tui.frames import Shown

WIDTH, HEIGHT = 12, 3
STYLES = [
    Style(),
    Style(color="#ff0000"),
    Style(color="#ff0000", bgcolor="#000080"),
    Style(bold=True, color="#00ff00"),
    Style(italic=True, reverse=True),
    Style(underline=True, bgcolor="#303030"),
]
LETTERS = "ab «é漢字"


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    """A row of the full width, of several styles."""
    segments: list[Segment] = []
    left = WIDTH
    while left:
        text = draw(st.text(LETTERS, min_size=1, max_size=5))
        while cell_len(text) > left:
            text = text[:-1]
        text = text or " "
        segments.append(Segment(text, draw(st.sampled_from(STYLES))))
        left -= cell_len(text)
    return Strip(segments, WIDTH)


FRAMES = st.lists(st.lists(strips(), min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=5)


def console(colors: str = "truecolor") -> Console:
    """What tells how colors are written."""
    return Console(color_system=colors, force_terminal=True)  # type: ignore[arg-type]


def update(frame: list[Strip]) -> LayoutUpdate:
    """A whole screen, as Textual paints it."""
    return LayoutUpdate([[strip] for strip in frame], Region(0, 0, WIDTH, HEIGHT))


def cells(screen: pyte.Screen) -> list[list[object]]:
    """Every cell with its looks."""
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


@given(FRAMES)
def test_the_screen_is_the_same_after_every_frame(frames: list[list[Strip]]) -> None:
    """Text and looks of all cells, frame by frame."""
    thin, whole, shown = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT), Shown()
    for frame in frames:
        pyte.Stream(thin).feed(shown.news(update(frame), console()) or "")
        pyte.Stream(whole).feed(update(frame).render_segments(console()))
        assert cells(thin) == cells(whole)


@given(FRAMES)
def test_the_same_frame_again_is_no_news(frames: list[list[Strip]]) -> None:
    """What is shown already costs no byte, until it is forgotten."""
    shown = Shown()
    assert shown.news(update(frames[0]), console())
    assert shown.news(update(frames[0]), console()) == ""
    shown.forget()
    assert shown.news(update(frames[0]), console())


@pytest.mark.parametrize(("colors", "most"), [("truecolor", 30), ("256", 24), ("standard", 16)])
def test_one_letter_costs_few_bytes(colors: str, most: int) -> None:
    """A changed letter is sent with its place and its color, not with its row."""
    shown = Shown()
    style = Style(color="#ff0000")
    frame = [Strip([Segment("a" * WIDTH, style)]) for _ in range(HEIGHT)]
    shown.news(update(frame), console(colors))
    frame[1] = Strip([Segment("aaab" + "a" * (WIDTH - 4), style)])
    news = shown.news(update(frame), console(colors)) or ""
    assert len(news) <= most


def test_an_unknown_kind_of_update_is_left_to_textual() -> None:
    """And what is shown is unknown from then on."""
    shown = Shown()
    frame = [Strip([Segment("a" * WIDTH)]) for _ in range(HEIGHT)]
    shown.news(update(frame), console())
    assert shown.news(CompositorUpdate(), console()) is None
    assert shown.news(update(frame), console())
