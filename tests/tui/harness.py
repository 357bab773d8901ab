"""A small app around one reader, to be driven by command ids."""

from __future__ import annotations

from textual.app import App

from tui_reader.tui.messages import CommandRequested
from tui_reader.tui.screens.reader import ReaderScreen
from tui_reader.tui.themes import THEMES


class ReaderApp(App[None], inherit_bindings=False):
    """Pushes a reader, and keeps what it asks the app for."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, reader: ReaderScreen, theme: str = "reader-dark") -> None:
        super().__init__()
        self.reader = reader
        self.asked: list[str] = []
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def on_mount(self) -> None:
        """The reader is the screen."""
        self.push_screen(self.reader)

    def on_command_requested(self, message: CommandRequested) -> None:
        """Commands that are the app's own; going back ends it."""
        self.asked.append(message.command_id)
        if message.command_id == "reader.back":
            self.exit()
