"""The bottom line: what was done or has the focus on the left, what is selected, read and saved on the right."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style

from tui_reader.tui.strips import clean, fitted
from tui_reader.tui.widgets.colors import RGB, rgb, written
from tui_reader.tui.widgets.paper import paper_of
from tui_reader.tui.widgets.rows import Line, Rows

LEAST_FOCUS_CELLS = 16
"""The focus is cut down to this to leave room for the hint of its keys."""
SAVED, SAVING, NOT_SAVED = "saved", "saving…", "NOT SAVED"


@dataclass(frozen=True, slots=True)
class Status:
    """What the bottom line says."""

    focus: str = ""
    """The highlight in focus, in words."""
    color: RGB | None = None
    """Its label's color."""
    hint: str = ""
    """Keys for what is in focus, or for a beginning."""
    message: str = ""
    """What was just done; stands in the place of the focus."""
    wrong: bool = False
    """The message tells of a refusal or a failure."""
    mode: str = ""
    """`SELECT` while plain motions select."""
    selection: str = ""
    """How long it is."""
    place: str = ""
    saved: str = SAVED
    """One of `SAVED`, `SAVING`, or `NOT SAVED: why`."""


class StatusLine(Rows):
    """Shows a status in one row and repaints only the cells that change."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._status = Status()

    @property
    def status(self) -> Status:
        """What is shown."""
        return self._status

    def tell(self, status: Status) -> None:
        """Show this status."""
        if status != self._status:
            self._status = status
            self.show([self._line()])

    def on_mount(self) -> None:
        """The first look."""
        self.show([self._line()])

    def on_resize(self) -> None:
        """Another width."""
        self.show([self._line()])

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        if self.is_mounted:
            self.show([self._line()])

    def _line(self) -> Line:
        status, variables = self._status, self.app.theme_variables
        paper = paper_of(self)
        faint = Style(color=written(paper.faint()))
        wrong = Style(color=written(paper.label_ink(rgb(variables["error"][:7]))), bold=True)
        right: list[tuple[str, Style]] = []
        for text, style in (
            (status.selection, Style()),
            (status.place, faint),
            (clean(status.saved), wrong if status.saved.startswith(NOT_SAVED) else faint),
        ):
            if text:
                right += [("  ", faint), (text, style)]
        right_width = min(sum(cell_len(text) for text, _ in right) + 1, self.size.width * 2 // 3)
        left_width = max(0, self.size.width - right_width)
        line = [(" ", faint), *self._left(left_width - 1, faint, wrong)]
        gap = left_width - sum(cell_len(text) for text, _ in line)
        return [*line, (" " * max(0, gap), faint), *right]

    def _left(self, width: int, faint: Style, wrong: Style) -> Line:
        status = self._status
        line: list[tuple[str, Style]] = []
        if status.mode:
            line.append((f"{status.mode} ", Style(bold=True, reverse=True)))
            line.append((" ", faint))
        room = width - sum(cell_len(text) for text, _ in line)
        if status.message:
            return [*line, (fitted(clean(status.message), room), wrong if status.wrong else Style())]
        if status.focus:
            ink = Style(color=written(paper_of(self).label_ink(status.color)) if status.color else None, bold=True)
            spare = room - cell_len(status.hint) - 3
            focus = fitted(clean(status.focus), spare if spare >= LEAST_FOCUS_CELLS else room)
            line.append((focus, ink))
            room -= cell_len(focus)
        if status.hint and room > cell_len(status.hint) + 2:
            line.append((("  " if status.focus else "") + status.hint, faint))
        elif status.hint and not status.focus:
            line.append((fitted(status.hint, room), faint))
        return line
