"""How long commands, and the app to its first text, take to start: CPU time, in turns with what does nothing more.

The yardstick of commands is a Python that does nothing, that of the app the least that an app on Textual can be.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from bench.figures import in_turns
from bench.first_text import cpu_ms_to_text

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).with_name("tui-reader")
RUNS = 15
ARTICLE = "etude-envasement"
IN_ARTICLE = "Onze cent"
IN_LIBRARY = "accord"


def cpu_ms(*command: str | Path) -> float:
    """The CPU time that `command` takes from its start to its end, its children counted, in milliseconds."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def show(measurements: dict[str, Callable[[], float]]) -> None:
    """Measures and prints; the first is the yardstick. A round before, which compiles modules, is for free."""
    for measure in measurements.values():
        measure()
    for figure in in_turns(measurements, RUNS, "ms"):
        print(figure)


def main() -> None:
    """Starts everything as one who installed it does: modules compiled once, a home without a last place."""
    with TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home, PYTHONPYCACHEPREFIX=home)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        show(
            {
                "python -c pass": partial(cpu_ms, sys.executable, "-c", "pass"),
                "tui-reader --version": partial(cpu_ms, PROGRAM, "--version"),
                "tui-reader list": partial(cpu_ms, PROGRAM, "-C", ROOT, "list"),
            }
        )
        file = ROOT / "corpus" / f"{ARTICLE}.txt"
        bare = (sys.executable, ROOT / "bench" / "bare_app.py", file)
        show(
            {
                "first text of a bare Textual app": partial(cpu_ms_to_text, bare, IN_ARTICLE),
                "first text of the library": partial(cpu_ms_to_text, (PROGRAM, "-C", ROOT), IN_LIBRARY),
                "first text of an article": partial(cpu_ms_to_text, (PROGRAM, "-C", ROOT, "read", ARTICLE), IN_ARTICLE),
            }
        )


if __name__ == "__main__":
    main()
