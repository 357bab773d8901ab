"""Edits are there at once, on the disk in order, and never given up while the machine refuses."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest

from tui_reader.errors import InputError, MachineError
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Edit, SetStatus
from tui_reader.model.history import History
from tui_reader.workspace import durable
from tui_reader.workspace.durable import DurableSet

DONE = SetStatus(None, "done")
DISCUSS = SetStatus("done", "discuss")


@dataclass(frozen=True, slots=True)
class _Written:
    annotations: AnnotationSet
    sequence: int


@dataclass
class _Disk:
    """A store in memory whose disk can be full, and slow."""

    annotations: AnnotationSet = field(default_factory=lambda: AnnotationSet("bac", "alice"))
    acts: list[str] = field(default_factory=list)
    full: bool = False
    gate: threading.Event = field(default_factory=threading.Event)
    closed: bool = False
    refuses: str = ""

    def load(self) -> _Written:
        return _Written(self.annotations, len(self.acts))

    def commit(self, edit: Edit, act: str) -> _Written:
        self.gate.wait(5)
        after = edit.apply(self.annotations)
        if self.refuses and after.status == self.refuses:
            raise InputError("bac.json: half a surrogate pair")
        if self.full:
            raise MachineError("bac.json: No space left on device")
        self.annotations = edit.apply(self.annotations)
        self.acts.append(act)
        return self.load()

    def history(self) -> History:
        return History()

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "RETRY_SECONDS", 0.01)


def test_an_edit_is_there_before_it_is_saved() -> None:
    """The caller sees the edit at once, and that it is not saved; the disk follows."""
    disk = _Disk()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do", History())
    assert held.current.status == "done"
    assert not held.saved
    disk.gate.set()
    held.flush(5)
    assert held.saved
    assert disk.annotations.status == "done"
    held.close()
    assert disk.closed


def test_edits_reach_the_disk_in_their_order() -> None:
    """What came first is committed first."""
    disk = _Disk()
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    for edit, act in ((DONE, "do"), (DISCUSS, "do"), (DISCUSS.invert(), "undo")):
        held.apply(edit, act, History())
    held.close()
    assert disk.acts == ["do", "do", "undo"]
    assert disk.annotations.status == "done"


def test_a_full_disk_keeps_edits_and_says_why_until_there_is_room() -> None:
    """Nothing is dropped: the trouble is told, flushing raises it, and the edit is saved once it can be."""
    disk = _Disk(full=True)
    disk.gate.set()
    attempts = threading.Semaphore(0)
    held = DurableSet(disk, attempts.release)
    held.apply(DONE, "do", History())
    assert attempts.acquire(timeout=5)
    assert held.trouble == "bac.json: No space left on device"
    with pytest.raises(MachineError, match="No space"):
        held.flush(5)
    assert held.current.status == "done"
    disk.full = False
    held.flush(5)
    assert held.saved
    assert disk.annotations.status == "done"
    held.close()


def test_what_no_store_will_take_is_given_up_and_said() -> None:
    """An edit that is refused for good goes, is raised, and does not hold up the next one."""
    disk = _Disk(refuses="done")
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do", History())
    with pytest.raises(InputError, match="half a surrogate pair"):
        held.flush(5)
    assert held.current.status is None
    held.apply(SetStatus(None, "discuss"), "do", History())
    held.close()
    assert disk.annotations.status == "discuss"


def test_closing_with_something_unsaved_says_so_and_lets_the_files_go() -> None:
    """The failure is raised, not swallowed."""
    disk = _Disk(full=True)
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do", History())
    with pytest.raises(MachineError, match="No space"):
        held.close()
    assert disk.closed


def test_a_disk_that_never_answers_is_told() -> None:
    """Waiting has an end, with a line that names the article."""
    disk = _Disk()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do", History())
    with pytest.raises(MachineError, match=r"bac: not saved within 0\.05 s"):
        held.flush(0.05)
    disk.gate.set()
    held.close()


def test_what_another_program_wrote_is_taken_in_unless_edits_wait() -> None:
    """A refresh follows the disk, and never loses an edit on the way there."""
    disk = _Disk()
    held = DurableSet(disk, lambda: None)
    disk.annotations = DONE.apply(disk.annotations)
    disk.acts.append("do")
    assert held.refresh()
    assert held.current.status == "done"
    assert not held.refresh()
    held.apply(DISCUSS, "do", History())
    assert not held.refresh()
    disk.gate.set()
    held.close()
    assert disk.annotations.status == "discuss"
