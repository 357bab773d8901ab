"""Programs really killed while they commit: what was acknowledged is there, and the store goes on."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.crash.committing import commit, store
from tinydb import TinyDB

PROGRAM = Path(__file__).parent / "committing.py"


def started(folder: Path, name: str, *more: str) -> subprocess.Popen[str]:
    """A program that commits to the store in `folder` under ids that begin with `name`."""
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(folder), name, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def killed(program: subprocess.Popen[str], seconds: float) -> set[str]:
    """The ids that the program acknowledged until it was killed, so long after its first."""
    assert program.stdout is not None
    first = program.stdout.readline()
    time.sleep(seconds)
    program.kill()
    rest, wrong = program.communicate()
    assert wrong == ""
    lines = (first + rest).splitlines(keepends=True)
    return {line.strip() for line in lines if line.endswith("\n")}


def readable(folder: Path) -> list[str]:
    """The ids in the store as stock TinyDB reads them."""
    with TinyDB(str(store(folder).path), access_mode="r") as database:
        return [document["id"] for document in database.table("annotations")]


def go_on(folder: Path, identity: str) -> None:
    """Commits once more, and checks that nothing half written is left and that all can be undone."""
    here = store(folder)
    commit(here, identity)
    assert identity in readable(folder)
    assert list(folder.rglob("*.tmp")) == []
    annotations, history = here.load().annotations, store(folder).history()
    assert len(history.done) == len(annotations)
    while taken := history.undo():
        edit, history = taken
        annotations = edit.apply(annotations)
    assert annotations.empty


def kill_at_random(folder: Path, rounds: int, programs: int = 1) -> None:
    """Kills so many programs at a time at random instants, round after round on the same store."""
    chance = random.Random()
    acknowledged: set[str] = set()
    for turn in range(rounds):
        running = [started(folder, f"{turn}-{number}") for number in range(programs)]
        for program in running:
            acknowledged |= killed(program, chance.uniform(0, 0.06))
        assert acknowledged <= set(readable(folder))
        go_on(folder, f"{turn}-after")
    assert len(acknowledged) >= rounds


def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Killed at random instants, again and again, the store keeps every acknowledged edit and its history."""
    kill_at_random(tmp_path, rounds=12)


@pytest.mark.soak
def test_nothing_acknowledged_is_lost_to_hundreds_of_kills(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The same for long, one program and two at a time."""
    for number in range(10):
        kill_at_random(tmp_path / f"one-{number}", rounds=30)
        kill_at_random(tmp_path / f"two-{number}", rounds=10, programs=2)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program forks")
def test_dying_at_any_system_call_leaves_the_old_or_the_new_state(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before every call that touches the disk, a kill leaves a whole store with a history that fits."""
    program = started(tmp_path, "x", "1", "at every call")
    _, wrong = program.communicate(timeout=60)
    assert (program.returncode, wrong) == (0, "")
    folders = sorted(tmp_path.iterdir())
    states = [readable(folder) for folder in folders]
    assert states[0] == ["before"]
    assert states[-1] == ["before", "after"]
    assert states == sorted(states, key=len), "once the new state is there, no later death takes it back"
    assert all(state in (["before"], ["before", "after"]) for state in states)
    assert len(folders) > 10
    for folder in folders:
        go_on(folder, "next")


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two programs of one annotator with fifty commits each leave a hundred annotations, and a whole log."""
    programs = [started(tmp_path, name, "50") for name in ("a", "b")]
    for program in programs:
        _, wrong = program.communicate(timeout=60)
        assert (program.returncode, wrong) == (0, "")
    expected = {f"{name}-{number}" for name in ("a", "b") for number in range(50)}
    assert set(readable(tmp_path)) == expected
    assert len(readable(tmp_path)) == 100
    assert [entry.number for entry in store(tmp_path).log()] == list(range(1, 101))
    assert store(tmp_path).load().sequence == 100
