"""The bottom line: the main keys of a screen, or for a while what there is to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.timer import Timer

from tui_reader.tui.keymap import Keymap
from tui_reader.tui.strips import Piece
from tui_reader.tui.widgets.rows import Rows

NOTICE_SECONDS = 6.0
KeyWord = tuple[str, str]
"""A key as people read it, and a word for what it does."""


def key_words(keymap: Keymap) -> tuple[KeyWord, ...]:
    """The keys of those commands that have a word for the bottom line."""
    return tuple((keymap.key(command.id), command.short) for command in keymap.commands if command.short)


class KeyLine(Rows):
    """Names keys, as many as there is room for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--notice"}

    def __init__(self, words: Iterable[KeyWord] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._words = tuple(words)
        self._timer: Timer | None = None

    @property
    def speaking(self) -> bool:
        """Whether there is a notice in the place of the keys."""
        return self._timer is not None

    def on_mount(self) -> None:
        """The keys, from the start."""
        self.quiet()

    def on_resize(self) -> None:
        """As many keys as there is room for now."""
        if self._timer is None:
            self.quiet()

    def say(self, notice: str) -> None:
        """Say something in the place of the keys, for a while or until `quiet` is called."""
        self._stop()
        self.show([[(" ", Style()), (" ".join(notice.split()), self._style("notice"))]])
        self._timer = self.set_timer(NOTICE_SECONDS, self.quiet)

    def quiet(self) -> None:
        """Name the keys again."""
        self._stop()
        self.show([self._pieces()])

    def notify_style_update(self) -> None:
        """A new theme: its colors."""
        super().notify_style_update()
        if self._timer is None and self.is_mounted:
            self.show([self._pieces()])

    def _stop(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _pieces(self) -> list[Piece]:
        bold, plain = self._style("key"), Style()
        pieces: list[Piece] = []
        left = self.size.width
        for key, word in self._words:
            left -= cell_len(key) + cell_len(word) + 4
            if left < 0 and self.size.width:
                break
            pieces += [(f" {key}", bold), (f" {word}  ", plain)]
        return pieces

    def _style(self, name: str) -> Style:
        style = self.get_component_rich_style(f"key-line--{name}")
        return Style(color=style.color, bold=style.bold)
