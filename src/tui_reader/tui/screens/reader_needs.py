"""Whether what a command of the reader needs is there, read from the desk."""

from __future__ import annotations

from tui_reader.tui.desk import Desk


def met(desk: Desk, need: str) -> bool:
    """Whether a need of a command is met now, see `commands.REASONS`."""
    suggestion = desk.focused_suggestion
    needs = {
        "accepting": suggestion is not None and desk.schema.accepting(suggestion.kind) is not None,
        "focus": desk.focus is not None,
        "redo": bool(desk.session.history.undone) if need == "redo" else False,
        "selection": desk.selected is not None,
        "suggestion": suggestion is not None,
        "tag": desk.focused_tag is not None,
        "undo": bool(desk.session.history.done) if need == "undo" else False,
        "writable": not desk.session.read_only,
    }
    return needs[need]
