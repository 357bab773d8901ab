"""What the bottom line of the reader says, read from the desk."""

from __future__ import annotations

from tui_reader.model.annotation import Annotation
from tui_reader.model.suggestion import Suggestion
from tui_reader.text.counting import count_words
from tui_reader.text.span import Span
from tui_reader.tui.acting import quoted
from tui_reader.tui.desk import Desk, Entry
from tui_reader.tui.keymap import Keymap
from tui_reader.tui.widgets.colors import rgb
from tui_reader.tui.widgets.status_line import NOT_SAVED, SAVED, SAVING, Status

MOST_COUNTED = 20_000
"""Words of longer selections, in code points, are not counted."""


def status_of(desk: Desk, keymap: Keymap, place: str, message: str, *, wrong: bool) -> Status:
    """The bottom line for the desk as it is."""
    entry = desk.focus
    return Status(
        focus=_focus(desk, entry) if entry else "",
        color=rgb(entry.color) if entry else None,
        hint=_hint(desk, keymap),
        message=message,
        wrong=wrong,
        mode="SELECT" if desk.selecting else "",
        selection=_length(desk.text, desk.selected) if desk.selected else "",
        place=place,
        saved=_saved(desk),
    )


def _focus(desk: Desk, entry: Entry) -> str:
    item = entry.item
    if isinstance(item, Annotation):
        whose = "" if entry.highlight.own else f" by {item.annotator}"
        note = " ✎" if item.note else ""
        return f"{desk.title(item.label)}{whose} {quoted(item.text)}{note}"
    label = desk.schema.accepting(item.kind)
    said = f" — {item.speaker.name or item.speaker.text}" if item.speaker else ""
    return f"{desk.title(label.name) if label else item.kind}? {quoted(item.text)}{said}"


def _hint(desk: Desk, keymap: Keymap) -> str:
    if desk.selected:
        wanted = ["reader.grow", "reader.escape"]
    elif isinstance(desk.focus.item if desk.focus else None, Suggestion):
        wanted = ["reader.accept", "reader.remove", "reader.next-highlight"]
    elif desk.focused_tag:
        wanted = ["reader.remove", "reader.note", "reader.next-highlight"]
    else:
        wanted = ["reader.next-highlight", "app.help", "reader.back", "reader.grow", "reader.undo"]
    rejects = {"reader.remove": "reject"} if desk.focused_suggestion else {}
    named = ((keymap.key(i), rejects.get(i) or keymap.command(i).short) for i in wanted)
    hints = [*_letters(desk), *(f"{key} {short}" for key, short in named if key and short)]
    return " · ".join(hints)


def _letters(desk: Desk) -> list[str]:
    """What the letters of labels do now."""
    if not desk.schema.labels:
        return ["no labels yet: write them into tui-reader.yaml"]
    if desk.selected or desk.focus is None:
        return ["a letter tags"]
    label = desk.schema.find(desk.focused_tag.label) if desk.focused_tag else None
    return [f"{label.key} attributes"] if label and label.key and label.attributes else []


def _length(text: str, span: Span) -> str:
    if len(span) > MOST_COUNTED:
        return f"{len(span)} characters"
    words = count_words(span.of(text))
    return f"{len(span)} char{'s' * (len(span) != 1)} {words} word{'s' * (words != 1)}"


def _saved(desk: Desk) -> str:
    session = desk.session
    if session.read_only:
        return "read-only"
    if session.trouble:
        return f"{NOT_SAVED}: {session.trouble}"
    return SAVED if session.saved else SAVING
