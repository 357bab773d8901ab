"""`bare_app.py FILE`: the least that a reader on Textual can be, a view that paints only the lines on the screen."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Lines(ScrollView):
    """The lines of a text, cut where the screen ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.splitlines()
        self.virtual_size = Size(max(map(len, self._lines)), len(self._lines))

    def render_line(self, y: int) -> Strip:
        """The line of the text that stands in row `y`."""
        left, top = self.scroll_offset
        line = self._lines[top + y] if top + y < len(self._lines) else ""
        return Strip([Segment(line, self.rich_style)]).crop_extend(left, left + self.size.width, self.rich_style)


class BareApp(App[None]):
    """Shows a file and can do nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """One view."""
        yield Lines(Path(sys.argv[1]).read_text(encoding="utf-8"))


if __name__ == "__main__":
    BareApp().run()
