"""Keys typed ahead: each is done with, whatever it opens, before the next one is looked at.

Textual hands every key to the screen or the widget that has the focus when the key arrives. Over a slow line keys come
in bunches, and what `:` opens is not there yet when the letters behind it are handed out.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from textual.events import Key
from textual.message_pump import MessagePump

Hand = Callable[[Key], Awaitable[None]]
PATIENCE_SECONDS = 0.5
"""How long a widget that is busy may hold up the next key."""


class KeyOrder:
    """Hands keys out one by one.

    `hand` gives a key to whom it is for. `involved` names, after that, the pumps that it passes through, in order.
    """

    def __init__(self, hand: Hand, involved: Callable[[], Iterable[MessagePump]]) -> None:
        self._hand = hand
        self._involved = involved
        self._waiting: deque[Key] = deque()
        self._task: asyncio.Task[None] | None = None
        self._ended = False

    def take(self, key: Key) -> None:
        """Hand `key` out as soon as those before it are done with."""
        if self._ended:
            return
        self._waiting.append(key)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._hand_out(), name="keys")

    def end(self) -> None:
        """Hand nothing out any more: the app is about to end, and there may be no screen left."""
        self._ended = True
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    async def _hand_out(self) -> None:
        while self._waiting:
            await self._hand(self._waiting.popleft())
            if self._ended:
                return
            for pump in self._involved():
                await _turn(pump)


async def _turn(pump: MessagePump) -> None:
    """Wait until `pump` has done what was in its queue."""
    reached = asyncio.Event()
    if pump.call_later(reached.set):
        try:
            await asyncio.wait_for(reached.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            return
