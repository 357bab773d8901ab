"""Edits are there at once, on the disk in order, and never given up while the machine refuses."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest

from tui_reader.errors import DamagedError, InputError, MachineError, UnstorableError
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
    fails: Exception | None = None
    unreadable: bool = False
    kept: History = field(default_factory=History)
    readers: list[str] = field(default_factory=list)
    """The threads that read the history."""

    def load(self) -> _Written:
        if self.unreadable:
            raise OSError(5, "Input/output error")
        return _Written(self.annotations, len(self.acts))

    def commit(self, edit: Edit, act: str) -> _Written:
        self.gate.wait(5)
        if self.fails:
            raise self.fails
        after = edit.apply(self.annotations)
        if self.refuses and after.status == self.refuses:
            raise UnstorableError("bac.json: half a surrogate pair")
        if self.full:
            raise MachineError("bac.json: No space left on device")
        self.annotations = edit.apply(self.annotations)
        self.acts.append(act)
        return self.load()

    def history(self) -> History:
        self.readers.append(threading.current_thread().name)
        return self.kept

    def close(self) -> None:
        self.closed = True


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "RETRY_SECONDS", 0.01)


def test_an_edit_is_there_before_it_is_saved() -> None:
    """The caller sees the edit at once, and that it is not saved; the disk follows."""
    disk = _Disk()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do")
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
        held.apply(edit, act)
    held.close()
    assert disk.acts == ["do", "do", "undo"]
    assert disk.annotations.status == "done"


def test_a_full_disk_keeps_edits_and_says_why_until_there_is_room() -> None:
    """Nothing is dropped: the trouble is told, flushing raises it, and the edit is saved once it can be."""
    disk = _Disk(full=True)
    disk.gate.set()
    attempts = threading.Semaphore(0)
    held = DurableSet(disk, attempts.release)
    held.apply(DONE, "do")
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
    held.apply(DONE, "do")
    with pytest.raises(InputError, match="half a surrogate pair"):
        held.flush(5)
    assert held.current.status is None
    held.apply(SetStatus(None, "discuss"), "do")
    held.close()
    assert disk.annotations.status == "discuss"


def test_closing_with_something_unsaved_says_so_and_lets_the_files_go() -> None:
    """The failure is raised, not swallowed."""
    disk = _Disk(full=True)
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do")
    with pytest.raises(MachineError, match="No space"):
        held.close()
    assert disk.closed


def test_after_a_failed_close_the_work_goes_on() -> None:
    """What is unsaved stays, is tried again without a further word, and what comes later is saved too."""
    disk = _Disk(full=True)
    disk.gate.set()
    saved = threading.Event()
    held = DurableSet(disk, lambda: saved.set() if held.saved else None)
    held.apply(DONE, "do")
    with pytest.raises(MachineError, match="No space"):
        held.close()
    assert held.current.status == "done"
    assert not held.saved
    disk.full = False
    assert saved.wait(5)
    assert disk.annotations.status == "done"
    held.close()
    held.apply(DISCUSS, "do")
    held.close()
    assert disk.annotations.status == "discuss"


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (DamagedError("bac.json: empty"), "bac.json: empty"),
        (InputError("bac.json: a folder, not a file"), "bac.json: a folder, not a file"),
        (OSError(5, "Input/output error", "bac.json"), "bac.json: Input/output error"),
        (RuntimeError("out of\nthe blue"), "bac: not saved: RuntimeError: out of the blue"),
    ],
)
def test_no_failure_of_the_store_costs_an_edit(failure: Exception, told: str) -> None:
    """Whatever the store raises, expected or not, is told in one line; the edit is saved once the store works again."""
    disk = _Disk()
    disk.gate.set()
    attempts = threading.Semaphore(0)
    held = DurableSet(disk, attempts.release)
    disk.fails = failure
    held.apply(DONE, "do")
    for _ in range(3):
        assert attempts.acquire(timeout=5)
    assert held.trouble == told
    assert held.current.status == "done"
    disk.fails = None
    held.flush(5)
    assert held.saved
    assert not held.trouble
    assert disk.annotations.status == "done"
    held.close()


def test_a_listener_that_fails_does_not_end_the_saving() -> None:
    """What is told of a save may raise; the next edit is saved all the same."""
    disk = _Disk()
    disk.gate.set()

    def fail() -> None:
        raise RuntimeError("no screen any more")

    held = DurableSet(disk, fail)
    for edit in (DONE, DISCUSS):
        held.apply(edit, "do")
        held.flush(5)
    assert disk.annotations.status == "discuss"
    held.close()


def test_giving_up_an_edit_asks_nothing_of_the_disk() -> None:
    """The refused edit goes from the set and from the history even while the disk cannot be read."""
    disk = _Disk(refuses="done")
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    assert held.history == History()
    disk.unreadable = True
    held.apply(DONE, "do")
    with pytest.raises(UnstorableError):
        held.flush(5)
    assert held.current.status is None
    assert held.history == History()


def test_the_history_is_read_once_and_by_whom_it_holds_up_least() -> None:
    """An edit does not wait for the history; read ahead, it is read in the saving thread and by nobody after."""
    disk = _Disk(kept=History((DONE,)))
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    held.apply(SetStatus("done", "discuss"), "do")
    held.flush(5)
    assert disk.readers == []
    held.close()
    disk.kept = History((DONE, DISCUSS))
    held.read_ahead()
    held.apply(SetStatus("discuss", None), "do")
    held.flush(5)
    assert held.history == disk.kept.push(SetStatus("discuss", None))
    assert disk.readers == ["saver"]
    held.close()


def test_the_history_does_not_wait_for_the_disk() -> None:
    """While an edit is on its way, what can be undone is told at once, and undoing follows it."""
    disk = _Disk()
    held = DurableSet(disk, lambda: None)
    assert held.history == History()
    held.apply(DONE, "do")
    asked = threading.Thread(target=lambda: told.append(held.history))
    told: list[History] = []
    asked.start()
    asked.join(1)
    assert told == [History((DONE,))]
    assert held.step("undo", lambda edit: edit) == DONE.invert()
    assert held.step("undo", lambda edit: edit) is None
    assert held.history == History((), (DONE,))
    assert held.step("redo", lambda edit: edit) == DONE
    disk.gate.set()
    held.close()
    assert disk.acts == ["do", "undo", "redo"]


def test_the_history_follows_what_another_program_did() -> None:
    """After its acts were merged by a commit or taken in by a refresh, they can be undone as well."""
    disk = _Disk()
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    assert held.history == History()
    disk.acts.append("do")
    disk.kept = History((DISCUSS, DONE))
    held.apply(DONE, "do")
    held.flush(5)
    held.close()
    assert held.history == disk.kept
    disk.acts.append("do")
    disk.kept = disk.kept.push(DISCUSS)
    assert held.refresh()
    assert held.history == disk.kept


def test_refreshing_beside_the_work_loses_and_doubles_nothing() -> None:
    """Acts, undoing, asking and refreshing at the same time leave history and disk saying the same."""
    disk = _Disk()
    disk.gate.set()
    held = DurableSet(disk, lambda: None)
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            held.refresh()

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(200):
        held.apply(DONE, "do")
        assert held.step("undo", lambda edit: edit) == DONE.invert()
        held.apply(DONE, "do")
    over.set()
    looking.join()
    held.close()
    assert len(disk.acts) == 600
    assert len(held.history.done) == 200
    assert disk.annotations.status == "done"


def test_a_disk_that_never_answers_is_told() -> None:
    """Waiting has an end, with a line that names the article."""
    disk = _Disk()
    held = DurableSet(disk, lambda: None)
    held.apply(DONE, "do")
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
    held.apply(DISCUSS, "do")
    assert not held.refresh()
    disk.gate.set()
    held.close()
    assert disk.annotations.status == "discuss"
