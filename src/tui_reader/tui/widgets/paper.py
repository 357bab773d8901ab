"""The paper that a widget's ground and the app's theme make."""

from __future__ import annotations

from textual.widget import Widget

from tui_reader.tui.widgets.colors import RGB, mix, rgb
from tui_reader.tui.widgets.marks import Paper

POOR_COLOR_SYSTEMS = ("standard", "windows")


def paper_of(widget: Widget) -> Paper:
    """What `widget` is drawn on; colorless under NO_COLOR and where a terminal has but sixteen colors."""
    app = widget.app
    ground = _solid(widget)
    variables = app.theme_variables
    ink = rgb(variables["foreground"][:7])
    accent = rgb(variables["accent"][:7])
    selection = rgb(variables["reader-selection"]) if "reader-selection" in variables else mix(ground, accent, 0.4)
    colorless = app.no_color or app.console.color_system in POOR_COLOR_SYSTEMS
    return Paper(ground, ink, accent, selection, colorless)


def _solid(widget: Widget) -> RGB:
    color = widget.background_colors[1]
    return color.r, color.g, color.b
