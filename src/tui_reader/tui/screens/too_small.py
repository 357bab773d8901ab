"""What is shown where the terminal has too little room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST_COLUMNS, LEAST_ROWS = 60, 15


def is_too_small(size: Size) -> bool:
    """Whether no screen fits."""
    return size.width < LEAST_COLUMNS or size.height < LEAST_ROWS


class TooSmallScreen(ModalScreen[None]):
    """Lies over everything until there is room; what is behind waits as it is."""

    DEFAULT_CSS = """
    TooSmallScreen { background: $background; }
    TooSmallScreen Static { width: 100%; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(
            f"The reader needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows: make the window larger.", markup=False
        )

    def on_key(self, event: Key) -> None:
        """Keys would do something unseen."""
        event.stop()
        event.prevent_default()
