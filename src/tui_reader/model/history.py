"""What can be undone and redone: two stacks of edits."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.model.edits import Edit


@dataclass(frozen=True, slots=True)
class History:
    """Edits done and edits undone, the latest last; an operation returns a new history."""

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def push(self, edit: Edit) -> History:
        """The history after a new act: what was undone before can no longer be redone."""
        return History((*self.done, edit))

    def undo(self) -> tuple[Edit, History] | None:
        """The edit that takes the latest act back, and the history then; None when nothing is left."""
        if not self.done:
            return None
        latest = self.done[-1]
        return latest.invert(), History(self.done[:-1], (*self.undone, latest))

    def redo(self) -> tuple[Edit, History] | None:
        """The act undone last, and the history then; None when nothing is left."""
        if not self.undone:
            return None
        latest = self.undone[-1]
        return latest, History((*self.done, latest), self.undone[:-1])
