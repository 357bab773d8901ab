#!/usr/bin/env python3
"""Runs and checks tui-reader from a clone: `python3 dev.py` lists what it can do.

It needs Python and nothing else: it makes its own environment in `.venv` beside this file, installs there what is
needed, and touches nothing outside the clone. Any Python from 3.8 on can read it, so that an old one is told so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
NEEDED = (3, 11)
NEWEST_TRIED = 20
"""Highest minor version of Python 3 that is looked for when the running one is too old."""

INSTALLS: dict[str, list[Sequence[str]]] = {
    "run": [("--editable", ".")],
    "dev": [("--upgrade", "pip>=25.1"), ("--group", "dev", "--editable", ".")],  # that pip is the first to know groups
}
LEADING_ASTRAY = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER")
"""Variables of the caller's shell that would make pip install, or Python import, outside `.venv`."""

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("codespell",),
)
GENERATOR = os.path.join("docs", "generate.py")


def stop(sentence: str, status: int = 3) -> NoReturn:
    """Ends the program with one line on stderr."""
    tell(sentence)
    raise SystemExit(status)


def tell(sentence: str) -> None:
    """Says on stderr what goes on."""
    print("dev.py:", sentence, file=sys.stderr, flush=True)


# --- The environment ------------------------------------------------------------------------------------------------


def refuse_old_python() -> None:
    """Stops with one line when this Python is too old, naming one that is not if the machine has it."""
    if sys.version_info[:2] >= NEEDED:
        return
    names = (f"python3.{minor}" for minor in range(NEWEST_TRIED, NEEDED[1] - 1, -1))
    better = next((name for name in names if shutil.which(name) and says_yes(name, "")), None)
    way_out = f"start dev.py with {better} instead" if better else "get one from your package manager or python.org"
    stop("Python {}.{} or later is needed, this is {}.{}; {}".format(*NEEDED, *sys.version_info[:2], way_out))


def refuse_missing_venv() -> None:
    """Stops with one line when Python came without the modules that make an environment (Debian, Ubuntu)."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        stop(f"this Python cannot make environments; on Debian or Ubuntu: sudo apt install {package}")


def variables() -> dict[str, str]:
    """The caller's environment variables, with `.venv` first and without those that lead out of it."""
    kept = {name: value for name, value in os.environ.items() if name not in LEADING_ASTRAY}
    path = BIN + os.pathsep + os.environ.get("PATH", os.defpath)
    pip = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_RETRIES": "2"}
    return {**pip, **kept, "PATH": path, "VIRTUAL_ENV": VENV}


def last_words(output: str) -> str:
    """The line of a failed program's output that says most: its last error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error:")]
    return (errors or lines or ["it said nothing"])[-1]


def quietly(command: Sequence[str], failure: str) -> None:
    """Runs `command` in the clone without a word; when it fails, stops with `failure` and its last words."""
    done = subprocess.run(command, cwd=ROOT, env=variables(), stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode:
        stop(f"{failure}: {last_words((done.stdout + done.stderr).decode(errors='replace'))}")


def says_yes(python: str, program: str) -> bool:
    """Whether `python` runs `program` and ends well; what it says is nobody's business."""
    return subprocess.run([python, "-c", program], stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def works() -> bool:
    """Whether `.venv` holds a working pip on the very Python that runs this file."""
    probe = f"import pip, sys; sys.exit(sys.version_info[:3] != {sys.version_info[:3]})"
    return os.path.exists(PYTHON) and says_yes(PYTHON, probe)


def fingerprint() -> str:
    """What an environment depends on: what is asked for, the Python, the place (scripts hold absolute paths)."""
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as settings:
        parts = (settings.read(), sys.version.encode(), os.fsencode(ROOT))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def ready_for(kind: str) -> str | None:
    """The fingerprint for which `.venv` was made ready, or None; `kind` is a key of `INSTALLS`."""
    try:
        with open(os.path.join(VENV, f"ready-for-{kind}"), encoding="ascii") as stamp:
            return stamp.read() if os.path.exists(PYTHON) else None
    except OSError:
        return None


def prepare(kind: str = "dev") -> None:
    """Makes `.venv` ready, or finds it ready; a broken one is made anew, a dated one brought up to date."""
    wanted = fingerprint()
    if ready_for(kind) == wanted:
        return
    tell(f"setting up {VENV} (a minute or two, once)")
    if not works():
        refuse_missing_venv()
        quietly([sys.executable, "-m", "venv", "--clear", VENV], "could not make an environment")
    for packages in INSTALLS[kind]:
        quietly([PYTHON, "-m", "pip", "install", *packages], "pip could not install what is needed (no network?)")
    for served in {"run", kind}:  # what serves developers serves the app
        with open(os.path.join(VENV, f"ready-for-{served}"), "w", encoding="ascii") as stamp:
            stamp.write(wanted)


# --- The commands ---------------------------------------------------------------------------------------------------


def call(*command: str) -> int:
    """Runs a program of `.venv` in the clone, its output shown as it comes; returns its exit status."""
    return subprocess.run([os.path.join(BIN, command[0]), *command[1:]], cwd=ROOT, env=variables()).returncode


def failures(steps: Sequence[Sequence[str]]) -> list[str]:
    """Runs every step under a heading, whatever became of the one before; returns those that failed."""
    failed = []
    for step in steps:
        print("==", *step, flush=True)
        if call(*step):
            failed.append(" ".join(step))
    return failed


def verdict(failed: Sequence[str]) -> int:
    """Says what failed, if anything did; returns the exit status."""
    if failed:
        tell("failed: " + ", ".join(failed))
    return int(bool(failed))


def checks() -> list[Sequence[str]]:
    """The steps that run nothing of the program's own."""
    pages = os.path.exists(os.path.join(ROOT, GENERATOR))
    return [*CHECKS, *([("python", GENERATOR, "--check")] if pages else [])]


def run(rest: list[str]) -> int:
    """Hands the terminal over to the app."""
    prepare("run")
    program = [os.path.join(BIN, "tui-reader"), "-C", ROOT, *rest]
    if os.name != "nt":  # there exec would give the prompt back at once
        os.execve(program[0], program, variables())
    return subprocess.call(program, env=variables())


def check(rest: list[str]) -> int:
    """Everything that can be said without running the program."""
    if rest:
        stop("check takes no arguments", 2)
    prepare()
    return verdict(failures(checks()))


def test(rest: list[str]) -> int:
    """All checks and the core tests; with arguments, pytest alone with these."""
    prepare()
    if rest:
        return call("python", "-m", "pytest", *rest)
    return verdict(failures([*checks(), ("python", "-m", "pytest")]))


def python(*command: str) -> Callable[[list[str]], int]:
    """A command that hands its arguments to a Python program of the development environment."""

    def program(rest: list[str]) -> int:
        prepare()
        return call("python", *command, *rest)

    return program


COMMANDS = {
    "run": (run, "[ARGS]     starts tui-reader on the sample project"),
    "test": (test, "[ARGS]     all checks and the core tests; with ARGS, pytest alone with these"),
    "check": (check, "           format, lint, types, import rules, spelling, generated pages"),
    "interop": (python("-m", "pytest", "-m", "interop"), "[ARGS]     tests that need outside tools"),
    "soak": (python("-m", "pytest", "-m", "soak"), "[ARGS]     tests that take long"),
    "bench": (python("-m", "bench"), "[NAME]...  measures: medians, and ratios to a yardstick of the same run"),
    "eval": (python("-m", "bench.detection"), "GOLD       scores `detect` against a gold file (JSONL)"),
    "docs": (python(GENERATOR), "[--check]  writes the generated pages of the manual"),
}


def usage() -> str:
    """What `python3 dev.py` prints."""
    lines = [f"  {name:<8} {synopsis}\n" for name, (_, synopsis) in COMMANDS.items()]
    return "usage: python3 dev.py COMMAND [ARGS]\n\n" + "".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Carries out one command; returns the exit status."""
    refuse_old_python()
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage(), end="")
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        stop(f"no command {name!r}; there are: {', '.join(COMMANDS)}", 2)
    try:
        return COMMANDS[name][0](rest)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
