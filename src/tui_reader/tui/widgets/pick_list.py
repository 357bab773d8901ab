"""A short list to pick from: rows under a cursor, kept in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.events import Click
from textual.message import Message

from tui_reader.tui.widgets.rows import Line, Rows


@dataclass(frozen=True, slots=True)
class Pick:
    """One row: what it is, more about it, its key; a disabled one says why in `about`."""

    identity: str
    title: str
    about: str = ""
    key: str = ""
    enabled: bool = True


class PickList(Rows):
    """Shows picks, one of them under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick-list--cursor", "pick-list--key", "pick-list--faint"}

    class Picked(Message):
        """A row was clicked."""

    def __init__(self, picks: Sequence[Pick] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.picks = tuple(picks)
        self.cursor = 0
        self._top = 0

    @property
    def current(self) -> Pick | None:
        """What is under the cursor."""
        return self.picks[self.cursor] if self.picks else None

    def offer(self, picks: Sequence[Pick]) -> None:
        """Show these, the cursor on the first."""
        self.picks = tuple(picks)
        self.cursor = self._top = 0
        self._draw()

    def move(self, steps: int) -> None:
        """Move the cursor, as far as there are rows."""
        self.cursor = min(max(0, self.cursor + steps), max(0, len(self.picks) - 1))
        height = max(1, self.size.height)
        self._top = min(max(self._top, self.cursor - height + 1), self.cursor)
        self._draw()

    def on_resize(self) -> None:
        """Share the width out anew."""
        self.move(0)

    def on_click(self, event: Click) -> None:
        """A click picks."""
        if event.y + self._top < len(self.picks):
            self.cursor = event.y + self._top
            self._draw()
            self.post_message(self.Picked())

    def notify_style_update(self) -> None:
        """A new theme: its colors."""
        super().notify_style_update()
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        width = self.size.width
        keys = max((cell_len(pick.key) for pick in self.picks), default=0)
        titles = min(max((cell_len(pick.title) for pick in self.picks), default=0), max(10, width // 2))
        shown = self.picks[self._top : self._top + max(1, self.size.height)]
        self.show([self._line(pick, i + self._top == self.cursor, keys, titles) for i, pick in enumerate(shown)])

    def _line(self, pick: Pick, here: bool, keys: int, titles: int) -> Line:  # noqa: FBT001 - under the cursor or not
        under = self.get_component_rich_style("pick-list--cursor") if here else Style()
        faint = self._ink("faint")
        title = Style(bold=here or None) if pick.enabled else faint
        pad = " " * max(0, titles - cell_len(pick.title))
        pieces = [
            ("▌" if here else " ", under),
            (f"{pick.key}{' ' * (keys - cell_len(pick.key))}  " if keys else " ", under + self._ink("key")),
            (pick.title + pad, under + title),
            (f"  {pick.about}", under + faint),
        ]
        used = sum(cell_len(text) for text, _ in pieces)
        return [*pieces, (" " * max(0, self.size.width - used), under)]

    def _ink(self, name: str) -> Style:
        style = self.get_component_rich_style(f"pick-list--{name}")
        return Style(color=style.color, bold=style.bold)
