"""What the reader asks in dialogs about a tag: its note, its attributes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import App

from tui_reader.model.annotation import Annotation
from tui_reader.model.labels import Value
from tui_reader.tui.acting import quoted
from tui_reader.tui.desk import Desk


def ask_note(app: App[object], desk: Desk, tag: Annotation, keep: Callable[[str], None]) -> None:
    """Ask for the note of a tag; `keep` gets it unless the dialog is left with escape."""
    from tui_reader.tui.screens.note_dialog import NoteDialog  # with Textual's whole editor

    def done(note: str | None) -> None:
        if note is not None:
            keep(note)

    app.push_screen(NoteDialog(f"Note on {desk.title(tag.label)} {quoted(tag.text)}", tag.note), done)


def ask_attributes(app: App[object], desk: Desk, tag: Annotation, keep: Callable[[Mapping[str, Value]], None]) -> bool:
    """Ask for the attributes of a tag, as `ask_note` does; False, and no dialog, when its label has none."""
    label = desk.schema.find(tag.label)
    if label is None or not label.attributes:
        return False

    from tui_reader.tui.screens.attributes_dialog import AttributesDialog

    def done(values: Mapping[str, Value] | None) -> None:
        if values is not None:
            keep(values)

    about = f"{desk.title(tag.label)} {quoted(tag.text)}"
    app.push_screen(AttributesDialog(about, label.attributes, dict(tag.attributes), label.key or ""), done)
    return True
