"""Colors that can be read."""

from __future__ import annotations

import pytest

from tui_reader.tui.themes import DARK, LIGHT
from tui_reader.tui.widgets.colors import best_of, contrast, mix, readable, rgb, written
from tui_reader.workspace.schemes import BUILT_IN, built_in


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a color on itself 1."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((10, 20, 30), (10, 20, 30)) == pytest.approx(1)


def test_writing_and_reading_are_inverse() -> None:
    """`#rrggbb` survives both ways."""
    assert written(rgb("#0a14ff")) == "#0a14ff"


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("scheme", BUILT_IN)
def test_every_label_is_readable_on_both_papers(theme: object, scheme: str) -> None:
    """Each label's color reaches 4.5 on the plain ground and on a ground tinted with itself."""
    ground = rgb(getattr(theme, "background", ""))
    for label in built_in(scheme).labels:
        color = rgb(label.color)
        for under in (ground, mix(ground, color, 0.24)):
            assert contrast(readable(color, under), under) >= 4.5


def test_a_readable_color_stays_as_it_is() -> None:
    """Nothing is changed without need."""
    assert readable((255, 255, 0), (0, 0, 0)) == (255, 255, 0)


def test_the_poles() -> None:
    """White on dark, black on light."""
    assert best_of((20, 20, 20)) == (255, 255, 255)
    assert best_of((240, 240, 240)) == (0, 0, 0)
