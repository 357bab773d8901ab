"""How long commands take to start: CPU time against a Python that does nothing, started in turns with them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.figures import in_turns

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).with_name("tui-reader")
RUNS = 15


def cpu_ms(*command: str | Path) -> float:
    """The CPU time that `command` takes from its start to its end, its children counted, in milliseconds."""
    before = os.times()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    after = os.times()
    return 1000 * (after.children_user + after.children_system - before.children_user - before.children_system)


def main() -> None:
    """Measures and prints; the first line is the yardstick."""
    commands: dict[str, Callable[[], float]] = {
        "python -c pass": partial(cpu_ms, sys.executable, "-c", "pass"),
        "tui-reader --version": partial(cpu_ms, PROGRAM, "--version"),
        "tui-reader list": partial(cpu_ms, PROGRAM, "-C", ROOT, "list"),
    }
    for figure in in_turns(commands, RUNS, "ms"):
        print(figure)


if __name__ == "__main__":
    main()
