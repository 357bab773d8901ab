"""The two papers that articles are read on: a dark one and a light one, both quiet."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="reader-dark",
    primary="#7aa2c8",
    secondary="#8c93a0",
    accent="#e0b050",
    warning="#e0b050",
    error="#e2707a",
    success="#74b884",
    foreground="#d9d7d0",
    background="#17191d",
    surface="#1f2227",
    panel="#262a30",
    dark=True,
    variables={"reader-selection": "#2f4a6d", "cursor-row": "#26364d", "faint": "#8c93a0"},
)
LIGHT = Theme(
    name="reader-light",
    primary="#2f5f8f",
    secondary="#6b6f78",
    accent="#9a6a00",
    warning="#9a6a00",
    error="#b3323f",
    success="#2c7a41",
    foreground="#24262b",
    background="#fbf9f4",
    surface="#f1eee6",
    panel="#e7e3d9",
    dark=False,
    variables={"reader-selection": "#bcd4f0", "cursor-row": "#dbe7f6", "faint": "#6b6f78"},
)
THEMES = (DARK, LIGHT)
_BY_SETTING = {"dark": DARK, "light": LIGHT}
_LIGHT_GROUNDS = (7, *range(9, 16))
"""Of the sixteen colors that COLORFGBG counts; 8 is a dark gray."""


def chosen(setting: str, environ: Mapping[str, str]) -> Theme:
    """The theme for a setting: `dark`, `light`, or `auto`, which is dark unless COLORFGBG tells of a light ground."""
    if setting in _BY_SETTING:
        return _BY_SETTING[setting]
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground.isdecimal() and int(ground) in _LIGHT_GROUNDS else DARK


def other(name: str) -> Theme:
    """The theme that is not the one called `name`."""
    return LIGHT if name == DARK.name else DARK
