"""What the keys do to tags and suggestions. Every act goes through the session and tells in a line what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui_reader.errors import InputError
from tui_reader.model.annotation import Annotation
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Reopen, Replace, SetStatus, place
from tui_reader.reading.selection import Selection
from tui_reader.text.segments import word_at
from tui_reader.text.span import Span
from tui_reader.tui.desk import Desk
from tui_reader.tui.strips import clean, fitted

QUOTED_CELLS = 32
"""How much of a passage a message repeats."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an act did, in one line."""

    line: str


@dataclass(frozen=True, slots=True)
class AsksAttributes:
    """The act is to fill in the attributes of this tag."""

    annotation: Annotation


def label(desk: Desk, name: str) -> Told | AsksAttributes:
    """A label's key: on the selection, else on the highlight in focus, else on the word under the cursor."""
    if span := desk.selected:
        return _label_span(desk, span.trimmed(desk.text), name)
    if suggestion := desk.focused_suggestion:
        return _settled(desk, desk.session.accept(suggestion, name), "accepted")
    if tag := desk.focused_tag:
        if tag.label == name:
            return AsksAttributes(tag)
        return _settled(desk, desk.session.relabel(tag.id, name), f"{desk.title(tag.label)} →")
    if desk.focus and desk.focus_is_others:
        return _label_span(desk, desk.focus.span, name)
    word = word_at(desk.text, desk.cursor)
    if word is None:
        raise InputError("no word here: move onto one, or select a passage")
    return _label_span(desk, word, name)


def accept(desk: Desk) -> Told:
    """Accept the suggestion in focus with the label that accepts its kind."""
    suggestion = desk.focused_suggestion
    if suggestion is None:
        raise InputError("no suggestion in focus")
    return _settled(desk, desk.session.accept(suggestion), "accepted")


def remove(desk: Desk) -> Told:
    """Remove the tag in focus, or reject the suggestion in focus."""
    if suggestion := desk.focused_suggestion:
        desk.session.reject(suggestion)
        done = f"rejected {suggestion.kind} {quoted(suggestion.text)}"
    elif tag := desk.focused_tag:
        desk.session.untag(tag.id)
        done = f"removed {desk.title(tag.label)} {quoted(tag.text)}"
    else:
        raise InputError("another annotator's tag: it stays as it is")
    desk.renew()
    return Told(done)


def undo(desk: Desk) -> Told:
    """Take the latest act back, and go where it was."""
    return _went(desk, desk.session.undo(), "undone", "nothing to undo in this article")


def redo(desk: Desk) -> Told:
    """Do again what was undone last, and go where it was."""
    return _went(desk, desk.session.redo(), "done again", "nothing to do again")


ACTS: dict[str, Callable[[Desk], Told]] = {"accept": accept, "remove": remove, "undo": undo, "redo": redo}
"""Acts by the names of their commands."""


def quoted(text: str) -> str:
    """The beginning of a passage, for a message."""
    return f"“{fitted(clean(text), QUOTED_CELLS)}”"


def _label_span(desk: Desk, span: Span, name: str) -> Told | AsksAttributes:
    if not span:
        raise InputError("only white space is selected")
    known = desk.session.annotations.by_id
    made = desk.session.tag(span, name)
    if known.get(made.id) == made:
        desk.focus_on(made.id)
        return AsksAttributes(made)
    replaced = known.get(made.id)
    return _settled(desk, made, f"{desk.title(replaced.label)} →" if replaced else "tagged")


def _settled(desk: Desk, made: Annotation, done: str) -> Told:
    desk.renew()
    desk.focus_on(made.id)
    links = ", ".join(f"{link.role} {quoted(link.text or '')}" for link in made.links)
    return Told(f"{done} {desk.title(made.label)} {quoted(made.text)}" + (f" with {links}" if links else ""))


def _went(desk: Desk, edit: Edit | None, done: str, nothing: str) -> Told:
    if edit is None:
        raise InputError(nothing)
    desk.renew()
    if span := place(edit):
        desk.select(Selection.at(min(span.start, len(desk.text))))
        if key := _came(edit):
            desk.focus_on(key)
    return Told(f"{done}: {spoken(desk, edit)}")


def _came(edit: Edit) -> str | None:
    match edit:
        case Add(annotation) | Replace(after=annotation):
            return annotation.id
        case Reopen(rejection):
            return f"?{rejection.kind}:{rejection.start}:{rejection.end}"
        case Batch(edits):
            return next((key for key in map(_came, edits) if key), None)
    return None


def spoken(desk: Desk, edit: Edit) -> str:
    """An edit in words."""
    match edit:
        case Add(a) | Remove(a):
            return f"{desk.title(a.label)} {quoted(a.text)} is {'there' if isinstance(edit, Add) else 'gone'}"
        case Replace(before, after) if before.label != after.label:
            return f"{quoted(after.text)} is {desk.title(after.label)}, was {desk.title(before.label)}"
        case Replace(after=a):
            return f"note, attributes or links of {desk.title(a.label)} {quoted(a.text)}"
        case Reject(r) | Reopen(r):
            return f"{r.kind} {quoted(r.text)} is {'rejected' if isinstance(edit, Reject) else 'suggested again'}"
        case SetStatus(_, after):
            return f"status {after or 'new'}"
        case Batch(edits):
            return f"{len(edits)} changes, first: {spoken(desk, edits[0])}"
