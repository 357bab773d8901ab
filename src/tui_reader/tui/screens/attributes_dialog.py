"""The dialog in which the attributes of a tag are filled in, with keys only."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from tui_reader.errors import InputError
from tui_reader.model.labels import Attribute, Value
from tui_reader.text.visible import visible

REPEAT_SECONDS = 0.7
"""Longer than keyboards wait before they repeat a key that is held."""


class SafeInput(Input):
    """One line of text; what is pasted cannot steer the terminal."""

    def validate_value(self, value: str) -> str:
        """The value with stand-ins for control characters."""
        return visible(value)

    async def _on_key(self, event: Key) -> None:
        if not _is_held(self, event):
            await super()._on_key(event)


class Choice(Static, can_focus=True):
    """One of several values: space and the arrows go through them, a letter goes to the next that begins with it."""

    def __init__(self, values: tuple[str, ...], value: str) -> None:
        super().__init__(markup=False)
        self.values = ("", *values)
        self.value = value if value in self.values else ""

    def on_mount(self) -> None:
        """The first look."""
        self._show()

    def on_key(self, event: Key) -> None:
        """Goes through the values."""
        if _is_held(self, event):
            return
        step = {"right": 1, "space": 1, "left": -1, "backspace": -1}.get(event.key)
        if step is not None:
            self.value = self.values[(self.values.index(self.value) + step) % len(self.values)]
        elif event.character and event.is_printable:
            at = self.values.index(self.value)
            turned = (*self.values[at + 1 :], *self.values[: at + 1])
            wish = event.character.casefold()
            self.value = next((v for v in turned if v.casefold().startswith(wish)), self.value)
        else:
            return
        event.stop()
        self._show()

    def _show(self) -> None:
        self.update(
            "  ".join(f"[{visible(v) or 'none'}]" if v == self.value else visible(v) or "none" for v in self.values)
        )


class AttributesDialog(ModalScreen[dict[str, Value] | None]):
    """Asks for the attributes of a tag; gives back all that are filled in, or None when nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Cancel"),
        ("up", "app.focus_previous", "Field before"),
        ("down", "app.focus_next", "Next field"),
    ]
    CSS_PATH = "../styles/dialogs.tcss"

    def __init__(
        self, about: str, attributes: tuple[Attribute, ...], values: Mapping[str, Value], held: str = ""
    ) -> None:
        super().__init__(classes="dialog")
        self._about = about
        self._attributes = attributes
        self._values = values
        self._held = held
        self._held_until = time.monotonic() + REPEAT_SECONDS

    def compose(self) -> ComposeResult:
        """A heading, a row for each attribute, a line for what is wrong, the keys."""
        with Vertical():
            yield Static(visible(self._about), classes="heading", markup=False)
            for attribute in self._attributes:
                with Horizontal(classes="field"):
                    yield Label(visible(attribute.name + (" *" if attribute.required else "")), markup=False)
                    yield self._field(attribute)
            yield Static("", classes="wrong", markup=False)
            yield Static(
                "↑ ↓ fields · space ← → values · enter keeps · escape cancels",
                classes="keys",
                markup=False,
            )

    def still_held(self, event: Key) -> bool:
        """Whether a key is the repeat of the one that opened the dialog."""
        now = time.monotonic()
        held = event.character == self._held and now < self._held_until
        self._held_until = now + REPEAT_SECONDS if held else 0.0
        return held

    def on_key(self, event: Key) -> None:
        """Enter keeps what is filled in."""
        if event.key == "enter":
            event.stop()
            self._keep()

    @on(Input.Submitted)
    def _keep(self) -> None:
        values: dict[str, Value] = {}
        for attribute, field in zip(self._attributes, self.query(".value"), strict=True):
            written = str(getattr(field, "value", ""))
            if not written.strip():
                continue
            try:
                values[attribute.name] = attribute.parse(written)
            except InputError as error:
                self.query_one(".wrong", Static).update(visible(str(error)))
                field.focus()
                return
        self.dismiss(values)

    def _field(self, attribute: Attribute) -> Widget:
        value = self._values.get(attribute.name, "")
        shown = ", ".join(map(spoken, value)) if isinstance(value, tuple) else spoken(value)
        if attribute.many or attribute.type in ("string", "number"):
            field: Widget = SafeInput(shown, placeholder=_hint(attribute), compact=True)
        else:
            field = Choice(attribute.values or ("true", "false"), shown)
        field.add_class("value")
        return field


def _is_held(field: Widget, event: Key) -> bool:
    """Whether a key is the label's own, still held down; it is then swallowed."""
    dialog = field.screen
    if isinstance(dialog, AttributesDialog) and dialog.still_held(event):
        event.stop()
        event.prevent_default()
        return True
    return False


def spoken(value: object) -> str:
    """A value of an attribute as people write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _hint(attribute: Attribute) -> str:
    kind = " ".join(attribute.values) if attribute.values else attribute.type
    return f"{kind}, separated by commas" if attribute.many else kind
