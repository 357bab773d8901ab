"""Pipes and streams that somebody closed, and an interrupt, as a shell sees them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "tui_reader")


@pytest.mark.parametrize("words", ["list", "labels", "export", "stats", "export --schema"])
def test_a_closed_pipe_is_silent(folder: Path, words: str) -> None:
    """A reader who goes after the first line is no failure: status 0 and not a word."""
    (folder / "corpus" / "long.txt").write_text("Un long article.\n" * 50_000, encoding="utf-8")
    with subprocess.Popen(
        [*PROGRAM, "-C", str(folder), *words.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        said = ran.stderr.read()
    assert (ran.returncode, said) == (0, b"")


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_is_no_failure(folder: Path, closed: int) -> None:
    """Each of the three standard streams may be closed from the start."""
    ran = subprocess.run(
        [*PROGRAM, "-C", str(folder), "--as", "alice", "tag", "bac", "0", "2", "place"],
        stdin=subprocess.DEVNULL, capture_output=True,
        preexec_fn=lambda: os.close(closed),
    )  # fmt: skip
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stdout + ran.stderr
    assert (folder / "annotations" / "alice" / "bac.json").exists()


def test_an_interrupt_ends_with_its_own_status(folder: Path) -> None:
    """Ctrl+c while a command waits: status 130, no traceback."""
    with subprocess.Popen(
        [*PROGRAM, "-C", str(folder), "detect", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ran:
        assert ran.stderr is not None
        with pytest.raises(subprocess.TimeoutExpired):
            ran.wait(1.5)
        ran.send_signal(signal.SIGINT)
        assert ran.wait(10) == 130
        assert b"Traceback" not in ran.stderr.read()
