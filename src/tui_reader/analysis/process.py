"""The app's side of the detection process: an asyncio client that starts it, asks it, and replaces it when it fails."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from typing import Any

from tui_reader.analysis import wire
from tui_reader.errors import MachineError
from tui_reader.model.article import Article
from tui_reader.model.suggestion import Findings

GRACE_SECONDS = 0.5
"""How long a request waits for the end of an abandoned one before the process is replaced."""
_CHUNK_BYTES = 1 << 18


class DetectionProcess:
    """Detection outside the app, so that it never costs a key.

    Nothing starts before the first request. Requests are answered one by one, in order; cancelling the task that waits
    for one abandons it. Use it within one event loop.
    """

    def __init__(self, names: Sequence[str] | None = None) -> None:
        self._names = None if names is None else list(names)
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._abandoned = False

    async def detect(self, article: Article) -> Findings:
        """What the recognizers find in `article`.

        Raises:
            MachineError: the process did not start, or ended before it answered; the next request starts it anew.
        """
        request = wire.dumps({"article": wire.article_to_plain(article), "names": self._names})
        async with self._turn:
            process = await self._ready()
            self._abandoned = True
            answer = await self._ask(process, request, article.id)
            self._abandoned = False
        if "error" in answer:
            raise MachineError(f"detection in {article.id!r} failed: {answer['error']}")
        return wire.findings_from_plain(answer["findings"])

    async def close(self) -> None:
        """Ends the process, if there is one, whatever it is doing."""
        process, self._process = self._process, None
        self._abandoned = False
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.wait()
        _forget_pipes(process)

    async def _ready(self) -> Process:
        if self._process is not None and self._abandoned:
            await self._settle(self._process)
        if self._process is not None and self._process.returncode is not None:
            await self.close()
        if self._process is None:
            self._process = await self._start()
        return self._process

    async def _settle(self, process: Process) -> None:
        """Lets an abandoned request come to its end, or ends the process that is busy with it."""
        try:
            await asyncio.wait_for(_line(process), GRACE_SECONDS)
            self._abandoned = False
        except (TimeoutError, MachineError):
            await self.close()

    async def _start(self) -> Process:
        try:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "tui_reader.analysis.worker"),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise MachineError(f"the detection process does not start: {error.strerror or error}") from error

    async def _ask(self, process: Process, request: bytes, article_id: str) -> dict[str, Any]:
        try:
            if process.stdin is not None:
                process.stdin.write(request)
                await process.stdin.drain()
            plain: dict[str, Any] = wire.loads(await _line(process))
            return plain
        except (OSError, MachineError) as error:
            await self.close()
            raise MachineError(
                f"the detection process ended while it read {article_id!r}; it starts again with the next request"
            ) from error


async def _line(process: Process) -> bytes:
    """The next answer; lines may be of any length, which `StreamReader.readline` does not bear."""
    chunks: list[bytes] = []
    while process.stdout is not None and (chunk := await process.stdout.read(_CHUNK_BYTES)):
        chunks.append(chunk)
        if chunk.endswith(b"\n"):
            return b"".join(chunks)
    raise MachineError("the detection process ended")


def _forget_pipes(process: Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
