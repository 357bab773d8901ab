"""The detection process: a request on each line of standard input, an answer on each line of standard output.

A request is `{"article": {...}, "names": [...] or null}`; its answer `{"findings": {...}}` or `{"error": "one line"}`.
The process ends when its input does, and at once when its parent has died.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import time
from typing import Any, BinaryIO

from tui_reader.analysis import wire
from tui_reader.analysis.pipeline import detect

_PARENT_POLL_SECONDS = 0.2


def main() -> None:
    """Answers requests until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _private_output()
    requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests, os.getppid()), daemon=True).start()
    while (line := requests.get()) is not None:
        answers.write(wire.dumps(answer(line)))
        answers.flush()


def answer(line: bytes) -> dict[str, Any]:
    """The answer to one request; what goes wrong is told in the answer, never raised."""
    try:
        request = wire.loads(line)
        article = wire.article_from_plain(request["article"])
        return {"findings": wire.findings_to_plain(detect(article, request.get("names")))}
    except Exception as error:  # noqa: BLE001 - another package's recognizer may raise anything; the process lives on
        return {"error": " ".join(f"{type(error).__name__}: {error}".split())}


def _private_output() -> BinaryIO:
    """Standard output for the answers alone: what a recognizer prints goes where errors go."""
    private = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return private


def _read(requests: queue.SimpleQueue[bytes | None], parent: int) -> None:
    for line in sys.stdin.buffer:
        requests.put(line)
    requests.put(None)
    while os.getppid() == parent:
        time.sleep(_PARENT_POLL_SECONDS)
    os._exit(0)


if __name__ == "__main__":
    main()
