"""Keys typed ahead, when the app ends under them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual.events import Key
from textual.message_pump import MessagePump

from tui_reader.tui.key_order import KeyOrder


async def test_nothing_is_handed_out_once_the_app_ends() -> None:
    """A key that breaks the app is the last: no screen is looked for, no task is left to complain."""
    handed: list[str] = []

    async def hand(key: Key) -> None:
        handed.append(key.key)
        order.end()

    def involved() -> Iterable[MessagePump]:
        raise LookupError("no screen is left")

    order = KeyOrder(hand, involved)
    for name in ("a", "b"):
        order.take(Key(name, name))
    await asyncio.sleep(0.01)
    order.take(Key("c", "c"))
    await asyncio.sleep(0.01)
    assert handed == ["a"]
    tasks = [task for task in asyncio.all_tasks() if task.get_name() == "keys"]
    assert tasks == []
