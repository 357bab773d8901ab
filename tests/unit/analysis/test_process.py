"""Detection in a process of its own: asked, cancelled, crashed, orphaned."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest

from tui_reader.analysis import wire
from tui_reader.analysis.pipeline import detect
from tui_reader.analysis.process import DetectionProcess
from tui_reader.errors import MachineError
from tui_reader.model.article import Article

ARTICLE = Article("a", "a.txt", "Paul Quéré a dit : « Le bac rouvrira. »")
LONG = Article("long", "long.txt", "Paul Quéré a dit : « Le bac rouvrira. » " * 20_000)
WORKER = (sys.executable, "-m", "tui_reader.analysis.worker")
PARENT = """
import subprocess, sys, time
command = [sys.executable, "-m", "tui_reader.analysis.worker"]
worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
worker.stdin.write(sys.stdin.buffer.readline())
worker.stdin.flush()
print(worker.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
async def process() -> AsyncIterator[DetectionProcess]:
    """A client that is closed in the end."""
    client = DetectionProcess()
    yield client
    await client.close()


def pid(process: DetectionProcess) -> int:
    """The process behind the client."""
    assert process._process is not None
    return process._process.pid


async def test_it_finds_what_detection_finds(process: DetectionProcess) -> None:
    """The way through the pipe changes nothing, and one process answers many requests."""
    assert process._process is None
    assert await process.detect(ARTICLE) == detect(ARTICLE)
    first = pid(process)
    assert await asyncio.gather(*(process.detect(ARTICLE) for _ in range(3))) == [detect(ARTICLE)] * 3
    assert pid(process) == first


async def test_a_crash_is_one_error_and_the_next_request_works(process: DetectionProcess) -> None:
    """Killed, it says so once, and starts anew."""
    await process.detect(ARTICLE)
    asking = asyncio.create_task(process.detect(LONG))
    await asyncio.sleep(0.2)
    os.kill(pid(process), signal.SIGKILL)
    with pytest.raises(MachineError, match="ended while it read 'long'"):
        await asking
    assert await process.detect(ARTICLE) == detect(ARTICLE)


async def test_a_process_that_died_idle_is_replaced(process: DetectionProcess) -> None:
    """What dies between two requests costs at most one of them."""
    await process.detect(ARTICLE)
    os.kill(pid(process), signal.SIGKILL)
    with suppress(MachineError):
        await process.detect(ARTICLE)
    assert await process.detect(ARTICLE) == detect(ARTICLE)


async def test_an_abandoned_request_does_not_hold_up_the_next(process: DetectionProcess) -> None:
    """A long one that nobody waits for any more is dropped, and the right answer comes to the next."""
    await process.detect(ARTICLE)
    asking = asyncio.create_task(process.detect(LONG))
    await asyncio.sleep(0.1)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    assert await asyncio.wait_for(process.detect(ARTICLE), 5) == detect(ARTICLE)


async def test_an_abandoned_quick_request_keeps_the_process(process: DetectionProcess) -> None:
    """Leafing through short articles starts no new processes."""
    await process.detect(ARTICLE)
    first = pid(process)
    asking = asyncio.create_task(process.detect(ARTICLE))
    await asyncio.sleep(0)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    assert await process.detect(ARTICLE) == detect(ARTICLE)
    assert pid(process) == first


async def test_an_unknown_recognizer_is_told() -> None:
    """What goes wrong inside comes out as one line."""
    process = DetectionProcess(["nobody"])
    with pytest.raises(MachineError, match="'nobody': there is none of that name"):
        await process.detect(ARTICLE)
    await process.close()


def test_the_worker_answers_lines() -> None:
    """A request a line, an answer a line, bad requests told; then the input ends, and so does it."""
    request = wire.dumps({"article": wire.article_to_plain(ARTICLE), "names": None})
    done = subprocess.run(WORKER, input=request + b"{}\n" + request, capture_output=True, check=True, timeout=60)
    good, bad, again = done.stdout.splitlines()
    assert wire.findings_from_plain(wire.loads(good)["findings"]) == detect(ARTICLE)
    assert "KeyError" in wire.loads(bad)["error"]
    assert good == again


def test_it_does_not_outlive_a_killed_parent() -> None:
    """After kill -9 of the parent, even in the middle of a long detection, no orphan stays."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(wire.dumps({"article": wire.article_to_plain(LONG)}))
    parent.stdin.flush()
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    assert _becomes(lambda: not _is_alive(worker))


def test_interrupts_pass_it_by() -> None:
    """ctrl+c in the app's terminal does not end detection."""
    worker = subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert worker.stdin is not None
    assert worker.stdout is not None
    request = wire.dumps({"article": wire.article_to_plain(ARTICLE)})
    for interrupt in (False, True):
        if interrupt:
            worker.send_signal(signal.SIGINT)
        worker.stdin.write(request)
        worker.stdin.flush()
        assert worker.stdout.readline().startswith(b'{"findings"')
    worker.communicate()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return not state.strip().startswith("Z") and bool(state.strip())


def _becomes(claim: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if claim():
            return True
        time.sleep(0.05)
    return False
