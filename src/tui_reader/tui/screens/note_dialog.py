"""The dialog in which a note is written."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui_reader.text.visible import visible
from tui_reader.tui.strips import safe_lines


class NoteArea(TextArea):
    """A few lines of text. Enter is done, ctrl+j begins a line; what is pasted cannot steer the terminal."""

    class Done(Message):
        """The note is finished."""

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: Paste) -> None:
        await super()._on_paste(Paste(safe_lines(event.text)))
        event.stop()
        event.prevent_default()


class NoteDialog(ModalScreen[str | None]):
    """Asks for a note; gives back its text, empty to take it away, or None when nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]
    CSS_PATH = "../styles/dialogs.tcss"

    def __init__(self, about: str, note: str) -> None:
        super().__init__(classes="dialog")
        self._about = about
        self._note = note

    def compose(self) -> ComposeResult:
        """A heading, the note, the keys."""
        with Vertical():
            yield Static(visible(self._about), classes="heading", markup=False)
            area = NoteArea(safe_lines(self._note), compact=True)
            area.cursor_blink = False
            yield area
            yield Static("enter keeps it · ctrl+j begins a line · escape cancels", classes="keys", markup=False)

    def on_mount(self) -> None:
        """The cursor stands behind what is already written."""
        area = self.query_one(NoteArea)
        area.move_cursor(area.document.end)
        area.focus()

    @on(NoteArea.Done)
    def _keep(self) -> None:
        self.dismiss(self.query_one(NoteArea).text.strip())
