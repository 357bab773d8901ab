"""Edits told to people, in a few words."""

from __future__ import annotations

from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Reopen, Replace, SetStatus

EXCERPT = 40
"""Characters of a passage that are quoted."""


def tell(edit: Edit) -> str:
    """What `edit` did, as a short phrase without a full stop."""
    match edit:
        case Batch(edits):
            return tell(edits[0]) + (f" and {len(edits) - 1} more" if len(edits) > 1 else "")
        case SetStatus(_, state):
            return f"set the status to {state or 'new'}"
        case Reject(rejection) | Reopen(rejection):
            verb = "rejected" if isinstance(edit, Reject) else "reopened"
            return f"{verb} {rejection.kind} {excerpt(rejection.text)}"
        case Replace(before, after):
            change = f"made {before.label} {after.label}" if before.label != after.label else f"changed {after.label}"
            return f"{change} {excerpt(after.text)}"
        case Add(annotation) | Remove(annotation):
            verb = "added" if isinstance(edit, Add) else "removed"
            return f"{verb} {annotation.label} {excerpt(annotation.text)}"


def excerpt(text: str) -> str:
    """The first characters of a passage, in guillemets, on one line."""
    line = " ".join(text.split())
    return f"« {line if len(line) <= EXCERPT else line[: EXCERPT - 1] + '…'} »"
