"""How long commands take to start: CPU time against a Python that does nothing, started in turns with them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench.figures import in_turns

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).with_name("tui-reader")
RUNS = 15


def cpu_ms(*command: str | Path) -> float:
    """The CPU time that `command` takes from its start to its end, its children counted, in milliseconds."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


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
