"""One line to type in: no blinking, no frame, and nothing pasted can steer the terminal."""

from __future__ import annotations

from textual.widgets import Input

from tui_reader.text.visible import visible


class LineInput(Input):
    """Textual's input, calm and safe."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """The value with stand-ins for control characters."""
        return visible(value)
