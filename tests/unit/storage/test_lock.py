"""The lock of an annotator's folder: one at a time, named, and never left behind."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.unit.storage.stores import add, commit, store

from tui_reader.errors import MachineError
from tui_reader.storage.lock import LOCK_NAME, AnnotatorLock

HOLDS = """
import sys, time
from pathlib import Path
from tui_reader.storage.lock import AnnotatorLock
with AnnotatorLock(Path(sys.argv[1])).held():
    Path(sys.argv[1], ".99-abc.tmp").write_text("half")
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock of `tmp_path` and has a file half written."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_live_holder_is_named(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """Who waits in vain is told which process on which machine to close; the folder is not touched."""
    try:
        with pytest.raises(MachineError) as caught, AnnotatorLock(tmp_path, timeout=0.05).held():
            raise AssertionError
        assert f"process {holder.pid} on {platform.node()} has been writing" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert (tmp_path / ".99-abc.tmp").exists()
    finally:
        holder.kill()
        holder.communicate()


def test_a_dead_holder_blocks_nobody(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    """Its lock went with it, and the next writer clears away what it left half written, and nothing else."""
    keep = [tmp_path / name for name in ("kati.json", "note.tmp", ".tmp")]
    for path in keep:
        path.write_text("kept")
    holder.kill()
    holder.communicate()
    with AnnotatorLock(tmp_path, timeout=1).held():
        assert not (tmp_path / ".99-abc.tmp").exists()
    assert all(path.read_text() == "kept" for path in keep)


def test_who_waits_gets_its_turn(tmp_path: Path) -> None:
    """A program that takes the lock again at once, without pause, keeps nobody waiting for long."""
    lock = AnnotatorLock(tmp_path)
    waited: list[float] = []

    def wait() -> None:
        for _ in range(10):
            time.sleep(0.03)
            start = time.monotonic()
            with AnnotatorLock(tmp_path).held():
                waited.append(time.monotonic() - start)

    waiting = threading.Thread(target=wait)
    waiting.start()
    taken = 0
    while waiting.is_alive():
        with lock.held():
            taken += 1
            time.sleep(0.02)
    waiting.join()
    assert len(waited) == 10
    assert taken < 40


def test_after_an_error_the_lock_is_free(tmp_path: Path) -> None:
    """Whatever ends the work, the next one gets in, and takes nobody for dead."""
    with pytest.raises(KeyboardInterrupt), AnnotatorLock(tmp_path).held():
        raise KeyboardInterrupt
    (tmp_path / ".99-abc.tmp").write_text("somebody's")
    with AnnotatorLock(tmp_path, timeout=0).held():
        assert (tmp_path / ".99-abc.tmp").exists()


def test_a_lock_file_that_was_removed_is_made_again(tmp_path: Path) -> None:
    """Cleaning a folder of hidden files breaks nothing."""
    lock = AnnotatorLock(tmp_path)
    for _ in range(2):
        with lock.held():
            assert (tmp_path / LOCK_NAME).exists()
        (tmp_path / LOCK_NAME).unlink()


@pytest.mark.parametrize("note", [b"", b"held by\x1b[2J", b"held by process 1 on \x1b]0;x\x07\n", b"\xff" * 300])
def test_a_strange_note_is_not_repeated(tmp_path: Path, note: bytes) -> None:
    """What stands in the lock file reaches the screen only when it is what we write there."""
    with AnnotatorLock(tmp_path).held():
        (tmp_path / LOCK_NAME).write_bytes(note)
        with (
            pytest.raises(MachineError, match="another program has been writing"),
            AnnotatorLock(tmp_path, timeout=0.01).held(),
        ):
            raise AssertionError


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link in the place of the lock cannot make us write elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / LOCK_NAME).symlink_to(elsewhere)
    with pytest.raises(MachineError, match="lock"):
        commit(store(tmp_path), add("a"))
    assert not elsewhere.exists()


def test_a_pipe_in_the_place_of_the_lock_stops_nothing(tmp_path: Path) -> None:
    """Nobody waits for somebody to write into it."""
    os.mkfifo(tmp_path / LOCK_NAME)
    late = AnnotatorLock(tmp_path, timeout=0.01)
    with AnnotatorLock(tmp_path).held(), pytest.raises(MachineError, match="another program"), late.held():
        raise AssertionError


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """A read-only project is refused in one line, and only when something is written."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "alice").mkdir(mode=0o500)
    assert store(tmp_path).load().sequence == 0
    with pytest.raises(MachineError, match="Permission denied: check the permissions"):
        commit(store(tmp_path), add("a"))
